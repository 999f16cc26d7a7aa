"""The right number, as it is printed, with its country, its age and its doubts."""

from __future__ import annotations

import re
from datetime import date

import pytest

from relaxapp.support.lines import SCOPES, Support, Way, as_text, load, parse
from relaxapp.support.reading import PRINTED_NUMBER
from tests.support.listed import CHECKED, LINES, SHORTLY_AFTER, every_line, only

MUST_HAVE = {"US", "CA", "GB", "IE", "AU", "DE", "FR", "NL", "AT", "CH", "NZ"}


@pytest.mark.parametrize(
    ("code", "service", "contact"),
    [
        ("US", "988 Lifeline", "988"),
        ("CA", "9-8-8", "988"),
        ("GB", "Samaritans", "116 123"),
        ("GB", "Shout", "85258"),
        ("GB", "NHS 111", "111"),
        ("IE", "Samaritans", "116 123"),
        ("AU", "Lifeline", "13 11 14"),
        ("AU", "Lifeline by text message", "0477 13 11 14"),
        ("NZ", "1737", "1737"),
        ("DE", "TelefonSeelsorge", "0800 1110111"),
        ("AT", "Telefonseelsorge", "142"),
        ("CH", "143", "143"),
        ("FR", "3114", "3114"),
        ("NL", "113", "113"),
        ("NO", "Mental Helse", "116 123"),
        ("BE", "Zelfmoordlijn", "1813"),
        ("ES", "Línea 024", "024"),
        ("SE", "Självmordslinjen", "90101"),
        ("IN", "Tele-MANAS", "14416"),
        ("JP", "Yorisoi Hotline", "0120-279-338"),
        ("CL", "*4141", "*4141"),
        ("MX", "Línea de la Vida", "800 911 2000"),
    ],
)
def test_the_number_stands_as_it_is_printed(support: Support, code: str, service: str, contact: str) -> None:
    assert only(support, code, service).contact == contact


@pytest.mark.parametrize(
    ("code", "numbers"),
    [
        ("US", ("911",)),
        ("CA", ("911",)),
        ("GB", ("999",)),
        ("IE", ("112", "999")),
        ("AU", ("000",)),
        ("NZ", ("111",)),
        ("DE", ("112",)),
        ("AT", ("144", "112")),
        ("CH", ("144", "112")),
        ("FR", ("112", "15")),
        ("NL", ("112",)),
        ("NO", ("113", "112")),
    ],
)
def test_the_emergency_numbers_are_right(support: Support, code: str, numbers: tuple[str, ...]) -> None:
    assert support.countries[code].emergency == numbers


AMBULANCES = "AT 144, BR 192, CH 144, CL 131, FR 15, IL 101, JP 119, KR 119, LK 1990, NO 113, PE 106, SG 995, TH 1669"


@pytest.mark.parametrize(("code", "number"), [pair.split() for pair in AMBULANCES.split(", ")])
def test_a_number_for_the_ambulance_alone_is_called_so(support: Support, code: str, number: str) -> None:
    country = support.countries[code]
    assert country.reached_by(number).startswith("Ambulance")
    assert all(country.reached_by(other) for other in country.emergency), "beside it, each says what it is for"
    assert f"{number} (ambulance" in as_text(support, code).splitlines()[0]


def test_the_one_number_for_everything_needs_no_label(support: Support) -> None:
    for code in ("DE", "GB", "IE", "US"):
        country = support.countries[code]
        assert {country.reached_by(number) for number in country.emergency} == {""}


def test_a_label_of_a_number_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="labelled in NO"):
        parse(LINES.replace("labels = { 113 =", "labels = { 114 ="), SHORTLY_AFTER)


def test_every_country_has_an_emergency_number(support: Support) -> None:
    assert set(support.countries) >= MUST_HAVE
    assert len(support.countries) >= 40
    for country in support.countries.values():
        assert country.emergency
        assert all(re.fullmatch(r"\d{2,5}", number) for number in country.emergency)


def test_many_countries_have_a_line_for_everybody_that_two_sources_confirm(support: Support) -> None:
    sure = {
        code
        for code, country in support.countries.items()
        if any(line.confirmed and line.scope == "general" for line in country.lines)
    }
    assert sure >= MUST_HAVE
    assert len(sure) >= 25


def test_every_line_tells_what_it_is_and_where_it_was_checked(support: Support) -> None:
    for line in every_line(support):
        assert line.service
        assert line.what.endswith(".")
        assert line.sources
        assert line.scope in SCOPES
        assert line.human
        assert line.checked == CHECKED
        for source in line.sources:
            assert re.fullmatch(r".+ \(((\d{1,2} )?([A-Z][a-z]+ )?20\d\d|no date on the page)\)", source), source


def test_a_special_line_is_listed_only_when_two_sources_agree(support: Support) -> None:
    special = [line for line in every_line(support) if line.scope != "general"]
    assert {line.scope for line in special} == set(SCOPES) - {"general"}
    assert all(line.confirmed for line in special)


def test_every_number_is_in_its_printed_form(support: Support) -> None:
    for line in every_line(support):
        for way in line.ways:
            if way.kind in ("call", "text"):
                assert PRINTED_NUMBER.fullmatch(way.value)
                assert way.value == way.value.strip()
                assert "  " not in way.value


def test_no_number_stands_twice_for_the_same_people(support: Support) -> None:
    for country in support.countries.values():
        numbers = [(line.scope, line.contact) for line in country.lines]
        assert len(set(numbers)) == len(numbers), country.name
        services = [line.service for line in country.lines]
        assert len(set(services)) == len(services), country.name


def test_a_crisis_line_is_never_an_emergency_number_of_its_own_country(support: Support) -> None:
    for country in support.countries.values():
        assert not set(country.emergency) & {line.contact for line in country.lines}


def test_the_number_shown_is_one_of_the_ways(support: Support) -> None:
    for line in every_line(support):
        assert line.contact in {way.value for way in line.ways if way.kind in ("call", "text")}


def test_short_codes_carry_no_country_prefix(support: Support) -> None:
    for line in every_line(support):
        for way in line.ways:
            assert not way.value.startswith("+")
    assert only(support, "GB", "Samaritans").ways[0] == Way("call", "116 123")
    assert only(support, "GB", "Samaritans").ways[0].uri == "tel:116123"


def test_113_is_a_line_in_the_netherlands_and_the_ambulance_in_norway(support: Support) -> None:
    dutch, norwegian = as_text(support, "NL"), as_text(support, "NO")
    assert "113 (Netherlands): 113" in dutch
    assert "call 112 (Netherlands)" in dutch
    assert "call 113 (ambulance) or 112 (police) in Norway" in norwegian
    assert "113" not in {line.contact for line in support.countries["NO"].lines}


def test_only_safe_schemes_are_offered(support: Support) -> None:
    uris = [way.uri for line in every_line(support) for way in line.ways]
    uris += [directory.url for directory in support.directories]
    assert {uri.split(":")[0] for uri in uris} == {"tel", "sms", "https"}
    for uri in uris:
        assert re.fullmatch(r"(tel|sms):[0-9*]+|https://[a-z0-9.-]+(/[a-z]*)?", uri), uri


def test_a_line_is_confirmed_by_two_agreeing_sources_only(support: Support) -> None:
    for line in every_line(support):
        assert not line.confirmed or len(set(line.sources)) > 1
        assert ("Not yet confirmed" in line.caveat) is not line.confirmed
    unsure = {code for code, country in support.countries.items() for line in country.lines if not line.confirmed}
    assert unsure == {"BE", "IT", "JP", "KE"}


def test_sources_that_differ_leave_a_line_unconfirmed() -> None:
    text = LINES.replace('sources = ["W", "O", "spektrum.de', 'differs = ["V"]\nsources = ["W", "O", "spektrum.de')
    assert text != LINES
    line = only(parse(text, SHORTLY_AFTER), "DE", "TelefonSeelsorge")
    assert not line.confirmed
    assert "Not yet confirmed" in line.caveat


def test_why_a_line_is_not_confirmed_is_said_as_it_is(support: Support) -> None:
    assert "the places where we looked do not agree" in only(support, "BE", "Zelfmoordlijn").caveat
    assert "we found it in one place only" in only(support, "JP", "TELL Lifeline").caveat


def test_nothing_that_is_said_of_a_line_is_said_twice(support: Support) -> None:
    said = [
        f"{line.service}: {line.what} {line.who}"
        for line in every_line(support)
        if line.who and (line.who.casefold() in line.what.casefold() or line.what.endswith(" answer."))
    ]
    assert said == []


def test_the_same_source_twice_is_one_source() -> None:
    text = LINES.replace('sources = ["W", "O", "spektrum.de, 2022-09"]', 'sources = ["W", "W"]')
    assert not only(parse(text, SHORTLY_AFTER), "DE", "TelefonSeelsorge").confirmed


def test_people_are_told_when_even_the_newest_source_is_old(support: Support) -> None:
    assert "from September 2016: it may have changed" in only(support, "IE", "Women's Aid").caveat
    assert only(support, "IE", "Samaritans").caveat == ""
    assert only(load(today=date(2028, 2, 1)), "LV", "Skalbes").aged == ""  # Wikipedia was read in October 2026
    assert only(load(today=date(2028, 10, 1)), "LV", "Skalbes").aged == "October 2026"


def test_the_directories_are_there(support: Support) -> None:
    urls = " ".join(directory.url for directory in support.directories)
    assert "findahelpline.com" in urls
    assert "befrienders.org" in urls


@pytest.mark.parametrize(
    ("today", "stale", "shown"),
    [
        (CHECKED, False, True),
        (date(2027, 11, 20), False, True),
        (date(2027, 11, 21), True, True),
        (date(2028, 11, 20), True, True),
        (date(2028, 11, 21), True, False),
        (date(2026, 1, 1), False, True),  # a computer whose clock is wrong
    ],
)
def test_an_old_line_is_marked_and_a_very_old_one_is_gone(today: date, stale: bool, shown: bool) -> None:
    country = load(today=today).countries["US"]
    assert bool(country.lines) is shown
    assert {line.stale for line in country.lines} == ({stale} if shown else set())
    if stale and shown:
        assert "Last checked on 21 November 2026: it may have changed." in country.lines[0].caveat
        assert country.lines[0].caveat in as_text(load(today=today), "US")


def test_emergency_numbers_and_directories_never_grow_too_old() -> None:
    later = load(today=date(2040, 1, 1))
    assert every_line(later) == []
    assert all(country.emergency for country in later.countries.values())
    assert "call 911" in as_text(later, "US")
    assert "findahelpline.com" in as_text(later, "US")


def test_why_no_line_is_left_is_said_as_it_is() -> None:
    """There was a sure line: to say that none is known would not be true."""
    old, never = load(today=date(2029, 1, 1)), load(today=SHORTLY_AFTER)
    assert "in the Netherlands were last checked on 21 November 2026. That is too long ago" in as_text(old, "NL")
    assert "two places agree" not in as_text(old, "NL")
    assert "no line in Romania yet that two places agree on" in as_text(never, "RO")
    assert "no line in Romania yet that two places agree on" in as_text(old, "RO")
    assert "too long ago" not in as_text(never, "NL")


def test_the_age_is_that_of_each_line() -> None:
    text = LINES.replace('service = "Shout"', 'service = "Shout"\nchecked = 2026-06-02')
    later = parse(text, date(2027, 7, 1))
    assert only(later, "GB", "Shout").stale
    assert not only(later, "GB", "Samaritans").stale
    assert later.checked == CHECKED


def test_the_list_was_checked_less_than_a_year_ago() -> None:
    """Fails when it is time to check every number again: then do so, and date the file."""
    assert [line.service for line in every_line(load()) if line.stale] == []

"""The right number, as it is printed, with its country, its age and its doubts; whatever happens to the file."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.paths import assets
from relaxapp.support.fallback import LINES
from relaxapp.support.lines import Line, Support, Way, as_text, guess_country, load, parse, spoken_number

if TYPE_CHECKING:
    from pathlib import Path

FILE = assets() / "support" / "lines.toml"
CHECKED = date(2026, 10, 8)
SHORTLY_AFTER = date(2026, 11, 1)
MUST_HAVE = {"US", "CA", "GB", "IE", "AU", "DE", "FR", "NL", "AT", "CH", "NZ"}


@pytest.fixture
def support() -> Support:
    return load(today=SHORTLY_AFTER)


def every_line(support: Support) -> list[Line]:
    return [line for country in support.countries.values() for line in country.lines]


def only(support: Support, code: str, service: str) -> Line:
    (line,) = [line for line in support.countries[code].lines if line.service == service]
    return line


# The data


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
        ("AT", ("144",)),
        ("CH", ("144",)),
        ("FR", ("112", "15")),
        ("NL", ("112",)),
        ("NO", ("113",)),
    ],
)
def test_the_emergency_numbers_are_right(support: Support, code: str, numbers: tuple[str, ...]) -> None:
    assert support.countries[code].emergency == numbers


def test_every_country_has_an_emergency_number_and_a_line(support: Support) -> None:
    assert set(support.countries) >= MUST_HAVE
    for country in support.countries.values():
        assert country.emergency
        assert country.lines


def test_every_line_tells_what_it_is_and_where_it_was_checked(support: Support) -> None:
    for line in every_line(support):
        assert line.service
        assert line.what.endswith(".")
        assert line.sources
        assert date(2026, 6, 2) <= line.checked <= CHECKED


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
    assert "call 113 (Norway)" in norwegian
    assert "113" not in {line.contact for line in support.countries["NO"].lines}


def test_only_safe_schemes_are_offered(support: Support) -> None:
    uris = [way.uri for line in every_line(support) for way in line.ways]
    uris += [directory.url for directory in support.directories]
    assert {uri.split(":")[0] for uri in uris} == {"tel", "sms", "https"}
    for uri in uris:
        assert re.fullmatch(r"(tel|sms):[0-9*+]+|https://[a-z0-9.-]+(/[a-z]*)?", uri), uri


def test_a_line_is_confirmed_by_two_agreeing_sources_only(support: Support) -> None:
    for line in every_line(support):
        assert len(line.sources) > 1 or not line.confirmed
        assert bool(line.caveat) is not line.confirmed
    confirmed = {code: all(line.confirmed for line in country.lines) for code, country in support.countries.items()}
    assert [code for code, sure in sorted(confirmed.items()) if not sure] == ["BE", "ES", "IT", "NZ"]


def test_sources_that_differ_leave_a_line_unconfirmed() -> None:
    text = LINES.replace('sources = ["W", "143.ch"]', 'sources = ["W", "143.ch"]\ndiffers = ["O"]')
    line = only(parse(text, SHORTLY_AFTER), "CH", "143")
    assert not line.confirmed
    assert "Not yet confirmed" in line.caveat


def test_the_directories_are_there(support: Support) -> None:
    urls = " ".join(directory.url for directory in support.directories)
    assert "findahelpline.com" in urls
    assert "befrienders.org" in urls


# Age


@pytest.mark.parametrize(
    ("today", "stale", "shown"),
    [
        (CHECKED, False, True),
        (date(2027, 10, 7), False, True),
        (date(2027, 10, 8), True, True),
        (date(2028, 10, 7), True, True),
        (date(2028, 10, 8), True, False),
        (date(2026, 1, 1), False, True),  # a computer whose clock is wrong
    ],
)
def test_an_old_line_is_marked_and_a_very_old_one_is_gone(today: date, stale: bool, shown: bool) -> None:
    country = load(today=today).countries["US"]
    assert bool(country.lines) is shown
    assert [line.stale for line in country.lines] == [stale] * shown
    if stale and shown:
        assert "Last checked on 8 October 2026: it may have changed." in country.lines[0].caveat
        assert country.lines[0].caveat in as_text(load(today=today), "US")


def test_emergency_numbers_and_directories_never_grow_too_old() -> None:
    later = load(today=date(2040, 1, 1))
    assert every_line(later) == []
    assert all(country.emergency for country in later.countries.values())
    assert "call 911" in as_text(later, "US")
    assert "findahelpline.com" in as_text(later, "US")


def test_the_age_is_that_of_each_line(support: Support) -> None:
    later = load(today=date(2027, 7, 1))
    assert only(later, "GB", "Shout").stale
    assert not only(later, "GB", "Samaritans").stale
    assert support.checked == CHECKED


def test_the_list_was_checked_less_than_a_year_ago() -> None:
    """Fails when it is time to check every number again: then do so, and date the file."""
    assert [line.service for line in every_line(load()) if line.stale] == []


# Loading never fails


def test_the_compiled_in_copy_is_the_file() -> None:
    assert FILE.read_text(encoding="utf-8") == LINES, "run scripts/copy-support"


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "\0\0\0\0",
        "checked = ",
        "x = " + "[" * 100_000,
        LINES[: len(LINES) // 2],
        LINES[: LINES.index('[[country]]\ncode = "US"')],
        LINES.replace('emergency = ["911"]', "emergency = []"),
        LINES.replace('emergency = ["911"]', 'emergency = "911"'),
        LINES.replace('emergency = ["911"]', 'emergency = ["nine one one"]'),
        LINES.replace('code = "US"', 'code = "us"'),
        LINES.replace('code = "US"', 'code = "GB"'),
        LINES.replace('contact = "988"', "contact = 988"),
        LINES.replace('kind = "call"', 'kind = "visit"'),
        LINES.replace("https://988lifeline.org", "http://988lifeline.org"),
        LINES.replace("https://988lifeline.org", "javascript:alert(1)"),
        LINES.replace("https://findahelpline.com", "file:///etc/passwd"),
        LINES.replace("checked = 2026-10-08", 'checked = "lately"'),
        LINES.replace("[[directory]]", "[[website]]"),
        LINES.replace('sources = ["W"]', 'sources = "W"'),
        LINES.replace('value = "988"', 'value = "988; rm"'),
    ],
)
def test_a_damaged_file_gives_the_copy_and_says_so(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert damage != LINES
    file = tmp_path / "lines.toml"
    file.write_text(damage, encoding="utf-8")
    with caplog.at_level(logging.CRITICAL, "relaxapp"):
        damaged = load(file, SHORTLY_AFTER)
    assert "copy inside the program" in damaged.problem
    assert replace(damaged, problem="") == load(today=SHORTLY_AFTER)
    assert damaged.problem in as_text(damaged, "GB")


@given(st.binary(max_size=400), st.integers(0, len(LINES)))
def test_no_damage_whatever_keeps_the_numbers_away(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, where: int
) -> None:
    file = tmp_path_factory.mktemp("noise") / "lines.toml"
    file.write_bytes(LINES.encode()[:where] + noise + LINES.encode()[where + len(noise) :])
    assert load(file, SHORTLY_AFTER).countries["US"].emergency


def test_a_missing_or_unreadable_file_gives_the_copy(ordinary_home: Path) -> None:
    unreadable = ordinary_home / "lines.toml"
    unreadable.write_text(LINES, encoding="utf-8")
    unreadable.chmod(0)
    for file in (ordinary_home / "none.toml", ordinary_home, unreadable):
        assert load(file, SHORTLY_AFTER).problem
        assert load(file, SHORTLY_AFTER).countries["US"].emergency == ("911",)


# In words


@pytest.mark.parametrize(
    ("printed", "spoken"),
    [
        ("116 123", "1 1 6, 1 2 3"),
        ("988", "9 8 8"),
        ("13 11 14", "1 3, 1 1, 1 4"),
        ("0800-0113", "0 8 0 0, 0 1 1 3"),
        ("0800 1110111", "0 8 0 0, 1 1 1 0 1 1 1"),
        ("+44 20", "plus 4 4, 2 0"),
        ("*4141", "star 4 1 4 1"),
    ],
)
def test_a_number_is_read_digit_by_digit(printed: str, spoken: str) -> None:
    assert spoken_number(printed) == spoken


def test_no_number_in_the_list_is_spoken_as_an_amount(support: Support) -> None:
    numbers = {line.contact for line in every_line(support)}
    numbers |= {number for country in support.countries.values() for number in country.emergency}
    for number in numbers:
        assert re.fullmatch(r"\d(,? \d)*", spoken_number(number)), number
        assert re.sub(r"\D", "", spoken_number(number)) == re.sub(r"\D", "", number)


def test_the_emergency_number_comes_first(support: Support) -> None:
    for code in support.countries:
        assert as_text(support, code).startswith("If you are in danger now, call ")


def test_the_text_says_hours_cost_languages_and_the_day_of_the_check(support: Support) -> None:
    german, american = as_text(support, "DE"), as_text(support, "US")
    assert "Hours: Day and night" in german
    assert "Cost: Free" in german
    assert "Languages: English, Spanish" in american
    assert "https://988lifeline.org" in american
    assert american.endswith("This list was last checked on 8 October 2026.")


def test_an_unknown_country_still_gets_help(support: Support) -> None:
    for code in ("XX", ""):
        text = as_text(support, code)
        assert "emergency number of the place where you are" in text
        assert "findahelpline.com" in text


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "en_IE.UTF-8"}, "IE"),
        ({"LANG": "de_DE@euro"}, "DE"),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "nl_NL.UTF-8"}, "NL"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "US"),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "de"}, ""),
        ({}, ""),
    ],
)
def test_the_country_is_guessed_from_the_system(environment: dict[str, str], code: str) -> None:
    assert guess_country(environment) == code


def test_our_own_words_are_kind_and_name_no_harm(support: Support) -> None:
    words = " ".join(f"{line.what} {line.hours}" for line in every_line(support)).casefold()
    for word in ("suicid", "commit", "overdose", "harm", "confidential", "anonym", "must"):
        assert word not in words

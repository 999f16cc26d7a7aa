"""What the list says of people who can help, in print and in a voice; and whose country is meant."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from relaxapp.sound import words
from relaxapp.support.in_words import ANYWHERE
from relaxapp.support.lines import Support, as_text, guess_country, spoken_number
from tests.support.listed import every_line


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
        assert re.fullmatch(r"(star )?\d(,? \d)*", spoken_number(number)), number
        assert re.sub(r"\D", "", spoken_number(number)) == re.sub(r"\D", "", number)


def test_the_voice_says_every_number_digit_by_digit(support: Support) -> None:
    numbers = {line.contact for line in every_line(support)}
    numbers |= {number for country in support.countries.values() for number in country.emergency}
    digits = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    for number in numbers:
        said = words.spoken(spoken_number(number)).replace(",", "").split()
        wanted = ["star" if sign == "*" else digits[int(sign)] for sign in re.sub(r"[^0-9*]", "", number)]
        assert said == wanted, number


def test_the_emergency_number_comes_first(support: Support) -> None:
    for code in support.countries:
        assert as_text(support, code).startswith("If you are in danger now, call ")


def test_the_text_says_hours_cost_languages_and_the_day_of_the_check(support: Support) -> None:
    german, american = as_text(support, "DE"), as_text(support, "US")
    assert "Hours: Day and night" in german
    assert "Cost: Free" in german
    assert "Languages: English, Spanish" in american
    assert "https://988lifeline.org" in american
    assert american.endswith("This list was last checked on 21 November 2026.")


def test_the_text_says_who_answers_whom_a_line_is_for_and_what_is_open(support: Support) -> None:
    german = as_text(support, "DE", datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    assert "Who answers: Trained volunteers" in german
    assert german.index("TelefonSeelsorge") < german.index("For young people:") < german.index("Nummer gegen Kummer")
    assert german.count("Open now") == 3
    assert "14 to 20 h. Closed now" in as_text(support, "DE", datetime(2026, 11, 23, 22, 0, tzinfo=UTC))
    assert "Text CONNECT to 686868" in as_text(support, "CA")
    assert "Call 988, press 1" in as_text(support, "US")


def test_a_country_without_a_line_has_its_number_and_the_directories(support: Support) -> None:
    text = as_text(support, "RO")
    assert text.startswith("If you are in danger now, call 112 (Romania).")
    assert "findahelpline.com" in text


def test_an_unknown_country_still_gets_help_before_the_list_of_countries(support: Support) -> None:
    for code in ("XX", ""):
        text = as_text(support, code)
        assert f"emergency number of the place where you are. {ANYWHERE}" in text
        assert 0 < text.index("befrienders.org") < text.index("CODE is one of AR, AT")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("XX", "“XX” is not in the list.\n"),
        ("irland", "“irland” is not in the list. Did you mean Ireland (IE) or"),
        ("sou", "“sou” is not in the list. Did you mean South Africa (ZA) or South Korea (KR)?"),
    ],
)
def test_an_unknown_country_is_told_with_those_that_may_be_meant(support: Support, wanted: str, said: str) -> None:
    assert said in as_text(support, wanted)


@pytest.mark.parametrize("wanted", ["ie", "IE", "Ireland", "ireland", "eire"])
def test_a_country_may_be_called_by_its_name(support: Support, wanted: str) -> None:
    assert as_text(support, wanted) == as_text(support, "IE")


@pytest.mark.parametrize(
    ("code", "name"),
    [("PH", "the Philippines"), ("GB", "the United Kingdom"), ("NL", "the Netherlands"), ("IE", "Ireland")],
)
def test_a_country_stands_in_a_sentence_as_people_say_it(support: Support, code: str, name: str) -> None:
    assert support.countries[code].in_a_sentence == name


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
    words = " ".join(f"{line.what} {line.who} {line.hours}" for line in every_line(support)).casefold()
    for word in ("suicid", "commit", "overdose", "harm", "confidential", "anonym", "must"):
        assert word not in words

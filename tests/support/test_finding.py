"""A country is found by whatever somebody types who has other things on their mind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.support.finding import find, one
from relaxapp.support.lines import load

NAMES = {country.code: country.name for country in load().countries.values()}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("ire", ["IE"]),
        ("IE", ["IE"]),
        ("united", ["GB", "US"]),
        ("kingdom", ["GB"]),
        ("usa", ["US"]),
        ("  England ", ["GB"]),
        ("turk", ["TR"]),
        ("türkiye", ["TR"]),
        ("turkiye", ["TR"]),
        ("Österreich", ["AT"]),
        ("grmany", ["DE"]),
        ("Neatherlands", ["NL"]),
        ("EI", ["IE"]),
        ("", []),
        ("   ", []),
        ("xx", []),
        ("zzzzzz", []),
    ],
)
def test_what_was_meant_is_found(typed: str, codes: list[str]) -> None:
    assert find(NAMES, typed) == codes


def test_the_likeliest_comes_first() -> None:
    assert find(NAMES, "UK") == ["GB", "UA"]
    assert find(NAMES, "Irland")[0] == "IE"


@pytest.mark.parametrize(
    ("typed", "code"), [("uk", "GB"), ("ie", "IE"), ("ger", "DE"), ("in", "IN"), ("united", ""), ("sou", ""), ("", "")]
)
def test_one_is_taken_only_when_no_other_can_be_meant(typed: str, code: str) -> None:
    assert one(NAMES, typed) == code


@pytest.mark.parametrize("code", NAMES)
def test_every_country_is_found_by_its_code_its_name_and_half_its_name(code: str) -> None:
    assert one(NAMES, code) == one(NAMES, NAMES[code].upper()) == code
    assert code in find(NAMES, NAMES[code][: len(NAMES[code]) // 2 + 1])


@given(st.text(max_size=30))
def test_nothing_that_is_typed_leads_to_a_country_that_is_not_there(typed: str) -> None:
    found = find(NAMES, typed)
    assert set(found) <= set(NAMES)
    assert len(found) == len(set(found))

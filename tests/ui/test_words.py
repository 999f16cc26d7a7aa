"""Minutes and days as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale

from relaxapp.ui import words

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "1 minute"), (3, "3 minutes"), (2.5, "2½ minutes"), (0.5, "half a minute"), (0.25, "15 seconds"),
        (1.5, "1½ minutes"), (12.1, "12 minutes"), (0, "0 minutes"), (0.1, "a few seconds"), (0.75, "45 seconds"),
        (19.9, "20 minutes"),
    ],
)  # fmt: skip
def test_minutes(value: float, expected: str):
    assert words.minutes(value) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [((8, 25), "8 to 25 minutes"), ((1, 3), "1 to 3 minutes"), ((5, 5), "5 minutes")],
)
def test_a_span_of_minutes(ends: tuple[float, float], expected: str):
    assert words.span(*ends) == expected


@pytest.mark.parametrize(("value", "expected"), [(3, "3"), (2.5, "2½"), (0.5, "½")])
def test_a_figure(value: float, expected: str):
    assert words.figure(value) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, "less than a minute"), (59, "less than a minute"), (60, "1 minute"), (410, "7 minutes")],
)
def test_time_practised(seconds: float, expected: str):
    assert words.practised(seconds) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (date(2026, 11, 21), "Today"),
        (date(2026, 11, 20), "Yesterday"),
        (date(2026, 11, 18), "Wednesday"),
        (date(2026, 11, 14), "Saturday 14 November"),
        (date(2025, 11, 20), "Thursday 20 November 2025"),
        (date(2026, 11, 22), "Sunday 22 November"),
    ],
)
def test_days(when: date, expected: str):
    assert words.day(when, TODAY) == expected


def test_a_weekday_of_last_year_in_the_last_days():
    assert words.day(date(2025, 12, 30), date(2026, 1, 2)) == "Tuesday"


@pytest.mark.parametrize(("country", "expected"), [("en_GB", "21:05"), ("en_US", "9:05 PM")])
def test_the_clock_is_written_as_this_place_does(country: str, expected: str):
    text = words.clock(datetime(2026, 11, 21, 21, 5, tzinfo=UTC), QLocale(country))
    assert text.replace("\u202f", " ") == expected


def test_a_plain_date():
    assert words.plain_date(date(2026, 10, 8)) == "8 October 2026"


@pytest.mark.parametrize(("items", "expected"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_lists(items: list[str], expected: str):
    assert words.listed(items) == expected

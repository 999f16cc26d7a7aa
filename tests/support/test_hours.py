"""Open now? By the clock of the country where they answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.support.hours import opening
from relaxapp.support.lines import load

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, tzinfo=BERLIN)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(0, 13, 59), False),
        (at(0, 14), True),
        (at(5, 19, 59), True),
        (at(5, 20), False),
        (at(6, 15), False),  # Sunday
    ],
)
def test_open_from_the_first_minute_until_before_the_last(moment: datetime, is_open: bool) -> None:
    assert opening(["Mon-Sat 14:00-20:00"], "Europe/Berlin").at(moment) is is_open


def test_the_clock_is_that_of_the_line_not_of_the_computer() -> None:
    noon_in_utc = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    assert opening(["Mon-Sun 08:00-24:00"], "Asia/Kuala_Lumpur").at(noon_in_utc) is True
    assert opening(["Mon-Sun 08:00-24:00"], "Asia/Kuala_Lumpur").at(noon_in_utc + timedelta(hours=5)) is False


def test_summer_time_is_counted() -> None:
    hours = opening(["Mon-Sun 14:00-20:00"], "Europe/Berlin")
    assert hours.at(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) is True
    assert hours.at(datetime(2026, 12, 1, 12, 0, tzinfo=UTC)) is False


@pytest.mark.parametrize(
    ("moment", "is_open"), [(at(0, 21), True), (at(1, 2), True), (at(1, 7), False), (at(0, 2), True)]
)
def test_a_night_reaches_into_the_next_day(moment: datetime, is_open: bool) -> None:
    assert opening(["Mon-Sun 20:00-07:00"], "Europe/Berlin").at(moment) is is_open


def test_the_night_after_the_last_day_still_counts() -> None:
    fridays = opening(["Fri 20:00-07:00"], "Europe/Berlin")
    assert fridays.at(at(5, 6, 59)) is True
    assert fridays.at(at(4, 6, 59)) is False


def test_days_may_go_round_the_end_of_the_week() -> None:
    weekend = opening(["Sat-Mon 10:00-12:00"], "Europe/Berlin")
    assert [weekend.at(at(day, 11)) for day in range(7)] == [True, False, False, False, False, True, True]


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_always_is_always_and_unknown_is_never_a_promise(moment: datetime) -> None:
    assert opening(["always"], "").at(moment) is True
    assert opening([], "").at(moment) is None


def test_a_computer_without_time_zones_says_that_it_does_not_know() -> None:
    assert opening(["Mon-Sun 10:00-24:00"], "Nowhere/At_All").at(MONDAY) is None


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        opening(["always"], "").at(datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    "written", ["Mon 9-17", "Mon 24:30-25:00", "Mon 10:75-11:00", "Xyz 10:00-11:00", "mon 10:00-11:00", ""]
)
def test_hours_that_make_no_sense_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="“"):
        opening([written], "Europe/Berlin")


def test_hours_need_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        opening(["Mon 10:00-11:00"], "")


def test_every_time_zone_in_the_list_exists() -> None:
    zones = {line.opening.zone for country in load().countries.values() for line in country.lines} - {""}
    assert zones
    assert zones <= available_timezones()


def test_hours_in_words_and_for_the_computer_go_together() -> None:
    for country in load().countries.values():
        for line in country.lines:
            if line.opening.always:
                assert line.hours.startswith("Day and night")
            if line.opening.spans:
                assert line.hours

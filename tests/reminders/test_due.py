"""What is due: the same as somebody very patient would show, through sleep, journeys and clocks that are set."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.reminders.clocks import ZONES
from tests.reminders.watching import live

DAYS = 5 * 720


def clock_changes(name):
    """Some days before the clocks are set, in three years; or around leap days where they never are."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    zone, start = ZoneInfo(name), ZONES[name]
    days = [start + timedelta(days=number) for number in range(3 * 366)]
    offsets = [day.astimezone(zone).utcoffset() for day in days]
    found = [day for day, before, after in zip(days, offsets, offsets[1:], strict=False) if before != after]
    return [day - timedelta(days=1) for day in found] or [
        datetime(year, 2, 28, tzinfo=UTC) for year in range(2024, 2030)
    ]


@pytest.mark.parametrize("name", ZONES)
def test_the_same_is_shown_as_by_somebody_who_watches(name):
    told = 0
    for number, start in enumerate(clock_changes(name)):
        told += live(number, name, start, DAYS, steady=number % 2 == 0)
    assert told > 10

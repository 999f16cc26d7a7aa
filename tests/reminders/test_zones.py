"""The zone of this computer: the same answers as the zone that it is set to, and another one after a journey."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from relaxapp.reminders.zones import clock, instant, local_zone


@pytest.fixture
def move(monkeypatch: pytest.MonkeyPatch):
    """Have the computer be somewhere else."""

    def to(name: str):
        monkeypatch.setenv("TZ", name)
        return local_zone()

    yield to
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_it_answers_as_the_zone_that_it_is_set_to(move, name):
    here, there = move(name), ZoneInfo(name)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(2 * 366 * 24):
        assert clock(moment, here) == clock(moment, there)
        assert moment.astimezone(here).isoformat() == moment.astimezone(there).isoformat()
        moment += timedelta(minutes=30 * 2 + 1)


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2026-06-01"])
def test_clocks_that_are_set_are_the_same_there(move, day):
    here, there = move("Europe/Berlin"), ZoneInfo("Europe/Berlin")
    wall = datetime.fromisoformat(f"{day} 00:00")
    for _ in range(24 * 12):
        assert instant(wall, here) == instant(wall, there)
        wall += timedelta(minutes=5)


def test_after_a_journey_it_is_another_one(move):
    moment = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert f"{moment.astimezone(move('Europe/Berlin')):%H:%M %Z}" == "14:00 CEST"
    assert f"{moment.astimezone(move('America/New_York')):%H:%M %Z}" == "08:00 EDT"

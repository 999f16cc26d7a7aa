"""Reminders come when somebody who watches the clock would say so: for years, and in many zones."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from relaxapp.reminders.plan import Plan, QuietHours, occurrences
from relaxapp.reminders.rule import AtTimes, Between, EveryDays, Reminder, Weekdays
from tests.reminders.clocks import YEARS, ZONES, seen, some_reminder

BERLIN = ZoneInfo("Europe/Berlin")


def reminder(when, **more) -> Reminder:
    return Reminder(**{"id": "one", "name": "After lunch", "when": when, **more})


def local(found, zone):
    return [f"{known.at.astimezone(zone):%Y-%m-%d %H:%M%z}" for known in found]


@pytest.mark.parametrize("name", ZONES)
def test_for_three_years_they_come_as_somebody_who_watches_the_clock_would_say(name: str):
    zone, start = ZoneInfo(name), ZONES[name]
    chance = random.Random(name)
    reminders = [some_reminder(chance, number, start.date()) for number in range(8)]
    expected = seen(reminders, zone, start, YEARS)
    for known in reminders:
        found = occurrences(known, start, start + YEARS, zone)
        assert [int(one.at.timestamp()) // 60 for one in found] == expected[known.id], known
        assert all(one.at.second == 0 for one in found)
    assert sum(map(len, expected.values())) > 3000


def test_an_hour_that_is_left_out_comes_right_after_it():
    found = occurrences(
        reminder(AtTimes((time(1, 30), time(2), time(2, 30), time(3, 30)))),
        datetime(2026, 3, 29, tzinfo=UTC),
        datetime(2026, 3, 29, 12, tzinfo=UTC),
        BERLIN,
    )
    assert local(found, BERLIN) == ["2026-03-29 01:30+0100", "2026-03-29 03:00+0200", "2026-03-29 03:30+0200"]


def test_an_hour_that_comes_twice_counts_once_and_first():
    found = occurrences(
        reminder(AtTimes((time(2, 30), time(3)))),
        datetime(2026, 10, 24, 22, tzinfo=UTC),
        datetime(2026, 10, 25, 12, tzinfo=UTC),
        BERLIN,
    )
    assert local(found, BERLIN) == ["2026-10-25 02:30+0200", "2026-10-25 03:00+0100"]


def test_a_day_that_a_country_left_out_comes_right_after_it():
    apia = ZoneInfo("Pacific/Apia")
    found = occurrences(
        reminder(AtTimes((time(9),))), datetime(2011, 12, 29, tzinfo=UTC), datetime(2011, 12, 31, tzinfo=UTC), apia
    )
    assert local(found, apia) == ["2011-12-29 09:00-1000", "2011-12-31 00:00+1400", "2011-12-31 09:00+1400"]


def test_a_leap_day_is_a_day_like_others():
    every = reminder(AtTimes((time(9),), EveryDays(2, date(2028, 2, 25))))
    found = occurrences(every, datetime(2028, 2, 25, tzinfo=UTC), datetime(2028, 3, 5, tzinfo=UTC), BERLIN)
    assert [f"{one.wall:%m-%d}" for one in found] == ["02-25", "02-27", "02-29", "03-02", "03-04"]


def test_the_beginning_belongs_to_a_stretch_and_its_end_does_not():
    nine = reminder(AtTimes((time(9),)))
    at = datetime(2026, 6, 1, 7, tzinfo=UTC)
    assert occurrences(nine, at, at + timedelta(minutes=1), BERLIN)
    assert not occurrences(nine, at - timedelta(hours=1), at, BERLIN)


def test_an_interval_over_midnight_belongs_to_the_day_on_which_it_starts():
    night = reminder(Between(time(22), time(1), 60, Weekdays(frozenset({0}))))
    found = occurrences(night, datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 8, tzinfo=UTC), ZoneInfo("UTC"))
    assert [f"{one.wall:%a %H}" for one in found] == ["Mon 22", "Mon 23", "Tue 00", "Tue 01"]


@pytest.mark.parametrize("days", [Weekdays(frozenset({1, 4, 5})), EveryDays(3, date(2026, 1, 2)), Weekdays()])
def test_days_are_numbered_without_a_gap(days):
    start = date(2026, 1, 2)
    holding = [day for day in (start + timedelta(days=ahead) for ahead in range(400)) if days.holds(day)]
    first = days.number(holding[0])
    assert [days.number(day) - first for day in holding] == list(range(len(holding)))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Weekdays(frozenset()),
        lambda: Weekdays(frozenset({7})),
        lambda: EveryDays(0, date(2026, 1, 1)),
        lambda: AtTimes(()),
        lambda: AtTimes((time(9, tzinfo=UTC),)),
        lambda: Between(time(9), time(9), 30),
        lambda: Between(time(9), time(10), 4),
        lambda: reminder(AtTimes((time(9),)), name=" "),
        lambda: reminder(AtTimes((time(9),)), id=""),
        lambda: reminder(AtTimes((time(9),)), minutes=float("nan")),
        lambda: reminder(AtTimes((time(9),)), minutes=0),
        lambda: reminder(AtTimes((time(9),)), skip_hours=49),
        lambda: QuietHours(time(9), time(9)),
        lambda: Plan(most_a_day=-1),
        lambda: Plan(late_hours=0),
        lambda: Plan(late_hours=float("inf")),
        lambda: Plan(volume=1.1),
        lambda: Plan(reminders=(reminder(AtTimes((time(9),))),) * 2),
    ],
)
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\w"):
        wrong()


def test_times_are_in_order_and_in_whole_minutes():
    assert AtTimes((time(13, 0, 30), time(9), time(13))).times == (time(9), time(13))


def test_quiet_hours_may_go_over_midnight():
    night, noon = QuietHours(time(22), time(7)), QuietHours(time(12), time(13))
    hours = [*range(24)]
    assert [hour for hour in hours if night.holds(time(hour))] == [*range(7), 22, 23]
    assert [hour for hour in hours if noon.holds(time(hour))] == [12]


def test_a_plan_keeps_the_order_of_its_reminders():
    one, two = (reminder(AtTimes((time(9),)), id=name) for name in ("one", "two"))
    plan = Plan().with_reminder(one).with_reminder(two)
    louder = reminder(AtTimes((time(9),)), sound=True)
    assert plan.with_reminder(louder).reminders == (louder, two)
    assert plan.without("one").reminders == (two,)
    assert plan.get("one") == one
    assert plan.get("three") is None

"""What comes next is what will come: as it is announced, nothing more and nothing less."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, time, timedelta

import pytest

from relaxapp.reminders.coming import coming
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import AtTimes, Between, EveryDays, Weekdays
from tests.reminders.life import BERLIN, LUNCH, TEA, Life, at

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("plan", "next_ones"),
    [
        ({}, ["21 13:00", "21 16:00", "22 13:00"]),
        ({"paused_until": date(2026, 11, 24)}, ["24 13:00", "24 16:00", "25 13:00"]),
        ({"most_a_day": 1}, ["21 13:00", "22 13:00", "23 13:00"]),
        ({"quiet": QuietHours(time(12), time(14, 30))}, ["21 14:30", "21 16:00", "22 14:30"]),
        ({"quiet": QuietHours(time(12), time(15, 30))}, ["21 16:00", "22 16:00", "23 16:00"]),
        ({"quiet": QuietHours(time(12), time(17)), "late_hours": 1}, ["21 17:00", "22 17:00", "23 17:00"]),
        ({"flare_mode": True}, ["21 13:00", "22 16:00", "23 13:00"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_what_comes_next_is_what_will_come(plan, next_ones):
    life = Life(LUNCH, TEA, **plan)
    found = coming(life.plan, life.now, BERLIN, 3)
    assert [one.at for one in found] == [at(words) for words in next_ones]


def test_what_was_put_off_or_is_not_wanted_today_is_known():
    life = Life(LUNCH, TEA)
    life.look("21 13:00")
    shown = life.shown.later("lunch", 30, life.now).not_on("tea", life.now.date())
    found = coming(life.plan, life.now, BERLIN, 2, shown)
    assert [(one.at, one.reminder) for one in found] == [(at("21 13:30"), LUNCH), (at("22 13:00"), LUNCH)]


@pytest.mark.parametrize(
    "plan",
    [
        Plan(),
        Plan(reminders=(replace(LUNCH, on=False),)),
        Plan(reminders=(replace(LUNCH, when=AtTimes((time(3),))),)),
        Plan(reminders=(replace(LUNCH, when=Between(time(0), time(4), 5)),)),
    ],
    ids=["none", "off", "in the night", "often in the night"],
)
def test_nothing_is_promised_that_will_not_come(plan):
    assert coming(plan, at("21 8:00"), BERLIN, 3) == []


def test_the_rarest_is_found():
    plan = Plan(
        reminders=(replace(LUNCH, when=AtTimes((time(9),), EveryDays(366, date(2026, 11, 20)))),), flare_mode=True
    )
    found = coming(plan, at("21 8:00"), BERLIN, 1)
    assert [one.at for one in found] in ([at("2027-11-21 9:00")], [at("2028-11-21 9:00")])


def test_over_many_days_what_comes_is_what_was_announced():
    often = replace(LUNCH, when=Between(time(5), time(23), 50, Weekdays(frozenset({0, 2, 5}))))
    life = Life(often, TEA, start="2026-10-22 0:30", quiet=QuietHours(time(21), time(8)), most_a_day=7)
    announced = [one.at.astimezone(UTC) for one in coming(life.plan, life.now, BERLIN, 40)]
    came = []
    moment = life.now.astimezone(UTC)
    while moment < announced[-1]:
        moment += MINUTE
        if found := life.look_at(moment):
            came.append(moment)
            life.shown = life.shown.answered(found.reminder.id)
    assert came == announced

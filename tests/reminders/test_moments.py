"""Moments in the life of a reminder: put off, not today, held back, left alone, asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import AtTimes, Between
from tests.reminders.life import LUNCH, TEA, Life, at

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def test_it_comes_at_its_time_and_once():
    life = Life()
    assert [life.shown_on(f"21 {hour}") for hour in ("12:59", "13:00", "13:00", "13:01", "15:00")] == [0, 1, 0, 0, 0]
    assert life.shown_on("22 13:00")


def test_what_was_slept_through_comes_once_and_gently():
    life = Life(LUNCH, TEA, late_hours=4)
    found = life.look("21 16:10")
    assert found
    assert (found.reminder, [one.reminder for one in found.covers]) == (TEA, ["lunch", "tea"])
    assert not life.shown_on("21 16:11")


def test_what_is_too_late_does_not_come():
    assert Life(late_hours=2).shown_on("21 15:00")
    assert not Life(late_hours=2).shown_on("21 15:01")
    assert not Life(late_hours=2).shown_on("25 12:00")


def test_after_a_restart_nothing_comes_twice_and_nothing_is_lost():
    life = Life()
    life.last_seen = at("21 12:00")  # the program has ended here
    assert life.shown_on("21 13:30")
    life.last_seen = at("21 12:00")  # and again, before it could write more than what it had shown
    assert not life.shown_on("21 13:31")


def test_quiet_hours_hold_it_back_until_they_end_when_that_is_soon():
    early, earlier = replace(LUNCH, when=AtTimes((time(6),))), replace(TEA, when=AtTimes((time(4, 59),)))
    life = Life(early, earlier, quiet=QuietHours(time(22), time(7)))
    looks = {hour: life.look(f"22 {hour}") for hour in ("4:59", "5:30", "6:00", "6:59", "7:00", "7:01")}
    assert [hour for hour, found in looks.items() if found] == ["7:00"]
    assert [one.reminder for one in looks["7:00"].covers] == ["lunch"]


def test_what_keeps_somebody_busy_holds_it_back_and_then_it_comes_once():
    life = Life(late_hours=1)
    assert not life.shown_on("21 13:00", busy=True)
    assert not life.shown_on("21 13:59", busy=True)
    assert life.shown_on("21 14:00")
    assert not life.shown_on("21 14:01")
    assert not life.shown_on("22 13:00", busy=True)
    assert not life.shown_on("22 14:01"), "beyond its time"


def test_put_off_it_comes_again_once_even_when_there_were_enough_today():
    life = Life(most_a_day=1)
    assert life.shown_on("21 13:00")
    life.shown = life.shown.later("lunch", 30, life.now)
    assert not life.shown_on("21 13:29")
    found = life.look("21 13:30")
    assert found
    assert (found.reminder, found.covers, found.over) == (LUNCH, (), ("lunch",))
    assert not life.shown_on("21 13:31")


@pytest.mark.parametrize("why", ["practised", "not today", "off", "removed", "paused", "too late"])
def test_put_off_it_does_not_come_when_there_is_no_more_reason(why):
    life = Life()
    life.look("21 13:00")
    life.shown = life.shown.later("lunch", 30, life.now)
    look = "21 13:30"
    match why:
        case "practised":
            life.practised = [at("21 13:10")]
        case "not today":
            life.shown = life.shown.not_on("lunch", date(2026, 11, 21))
        case "off":
            life.change(Plan(reminders=(replace(LUNCH, on=False),)))
        case "removed":
            life.change(Plan())
        case "paused":
            life.change(replace(life.plan, paused_until=date(2026, 11, 22)))
        case _:
            look = "21 15:31"
    assert not life.shown_on(look)


def test_put_off_it_comes_after_all_when_the_clock_is_set_back():
    life = Life()
    life.look("21 13:00")
    life.shown = life.shown.later("lunch", 60, life.now)
    assert life.shown_on("20 9:00"), "rather at once than in a day"


def test_not_today_is_over_tomorrow():
    life = Life(replace(LUNCH, when=Between(time(9), time(17), 60)), TEA)
    assert life.shown_on("21 9:00")
    life.shown = life.shown.not_on("lunch", life.now.date())
    assert not life.shown_on("21 10:00")
    assert life.look("21 16:00").reminder == TEA
    assert life.shown_on("22 9:00")


def test_paused_until_a_day_nothing_comes_and_nothing_is_made_up_for():
    life = Life(paused_until=date(2026, 11, 23), late_hours=24)
    assert not any(life.shown_on(words) for words in ("21 13:00", "22 13:00", "23 0:00", "23 12:59"))
    assert life.shown_on("23 13:00")


def test_what_was_paused_is_not_made_up_for_after_sleep_either():
    life = Life(replace(LUNCH, when=AtTimes((time(23, 30),))), paused_until=date(2026, 11, 22))
    assert not life.shown_on("21 23:00")
    assert not life.shown_on("22 0:30")
    assert life.shown_on("22 23:30")


def test_no_more_come_in_a_day_than_are_wanted():
    life = Life(replace(LUNCH, when=Between(time(9), time(17), 60)), most_a_day=3)
    assert sum(life.shown_on(f"21 {hour}:00") for hour in range(9, 18)) == 3
    assert sum(life.shown_on(f"22 {hour}:00") for hour in range(9, 18)) == 3
    assert not life.shown_on("22 20:00")


def test_with_fewer_and_shorter_ones_every_second_one_comes_for_a_minute():
    life = Life(replace(LUNCH, when=AtTimes((time(9), time(13), time(17)))), flare_mode=True)
    found = [life.look(f"{day} {hour}:00") for day in range(21, 29) for hour in (9, 13, 17)]
    assert [bool(one) for one in found] in ([True, False] * 12, [False, True] * 12)
    assert {one.minutes for one in found if one} == {1.0}
    assert {one.flare for one in found if one} == {True}


def test_who_has_just_practised_is_left_alone():
    life = Life(replace(LUNCH, skip_hours=3))
    life.practised = [at("21 10:01")]
    assert not life.shown_on("21 13:00")
    assert not life.shown_on("21 13:02"), "it is not made up for"
    life.practised.append(at("22 10:00"))
    assert life.shown_on("22 13:00")


def test_a_reminder_that_is_made_after_its_time_comes_the_next_day():
    life = Life(TEA)
    life.look("21 13:20")
    life.change(life.plan.with_reminder(LUNCH))
    assert not life.shown_on("21 13:21")
    assert life.look("21 16:00").reminder == TEA
    assert life.look("22 13:00").reminder == LUNCH
    life.look("22 12:00")


def test_a_reminder_that_is_made_ahead_of_its_time_comes_when_the_clock_was_wrong_then():
    life = Life(TEA)
    life.look("2031-01-01 9:00")
    life.change(life.plan.with_reminder(LUNCH))
    assert not life.shown_on("21 12:00")
    assert life.shown_on("21 13:00")


def test_a_clock_that_ran_years_ahead_is_forgiven():
    life = Life()
    assert life.shown_on("21 13:00")
    life.look("2031-01-01 9:00")
    assert not life.shown_on("21 12:30")
    assert not life.shown_on("21 13:00"), "it was shown today"
    assert life.shown_on("22 13:00")


def test_a_journey_eastward_brings_what_it_jumped_over_and_one_westward_brings_nothing_twice():
    life = Life(LUNCH, replace(TEA, when=AtTimes((time(18),))), late_hours=3)
    life.look("21 12:30")
    life.zone = ZoneInfo("Asia/Dubai")  # three hours ahead
    assert life.look_at(at("21 12:31")).reminder == LUNCH
    assert life.look("21 18:00").at == at("21 15:00")
    life.zone = ZoneInfo("America/New_York")
    assert life.look_at(at("21 15:30")) is None
    assert not life.shown_on("21 13:00")
    assert not life.shown_on("21 18:00")
    assert life.look("22 13:00").at == at("22 19:00")


def test_a_notice_comes_even_if_the_hour_of_its_time_is_left_out():
    life = Life(replace(LUNCH, when=AtTimes((time(2, 30),))), start="2026-03-28 12:00")
    start = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    assert [life.look_at(start + MINUTE * minute) is not None for minute in range(4)] == [0, 1, 0, 0]


def test_left_alone_for_two_weeks_it_asks_once_and_is_quiet():
    life = Life()
    found = [life.look(f"2026-{month}-{day:02} 13:00") for month, day in days(30)]
    asked = [number for number, one in enumerate(found) if one and one.ask]
    assert asked == [14]
    assert all(found[:15])
    assert not any(found[15:])
    life.shown = life.shown.answered("lunch")
    assert life.shown_on("2026-12-25 13:00")


@pytest.mark.parametrize("how", ["answered", "practised", "put off", "not today", "changed"])
def test_whoever_takes_notice_is_not_asked(how):
    life = Life()
    for number, (month, day) in enumerate(days(40)):
        found = life.look(f"2026-{month}-{day:02} 13:00")
        assert found
        assert not found.ask
        if number % 12:
            continue
        match how:
            case "answered":
                life.shown = life.shown.answered("lunch")
            case "practised":
                life.practised = [life.now + 2 * HOUR]
            case "put off":
                life.shown = life.shown.later("lunch", 10, life.now)
            case "not today":
                life.shown = life.shown.not_on("lunch", life.now.date())
            case _:
                life.change(life.plan.with_reminder(replace(life.plan.reminders[0], minutes=5 + number)))


def days(count: int):
    first = date(2026, 11, 21)
    return [((first + DAY * number).month, (first + DAY * number).day) for number in range(count)]


def test_what_is_remembered_does_not_grow():
    life = Life(replace(LUNCH, when=Between(time(9), time(17), 30)), TEA, most_a_day=0)
    sizes = []
    for day in range(120):
        for hour in range(9, 18):
            if found := life.look_at(at("21 0:00") + DAY * day + HOUR * hour):
                life.shown = life.shown.later(found.reminder.id, 10, life.now)
        life.shown = life.shown.not_on("tea", life.now.date()).tidied(life.plan, life.now)
        sizes.append(len(repr(life.shown)))
    assert max(sizes[60:90]) >= max(sizes[90:])
    assert len(life.shown.snoozed) <= 2

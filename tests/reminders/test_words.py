"""Reminders in words: what a person reads in a list, in a notice, in a calendar."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from relaxapp.reminders import in_words, lines
from relaxapp.reminders.calendar import ics
from relaxapp.reminders.due import Due
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import AtTimes, Between, EveryDays, Reminder, Weekdays, slots

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)
NINE, ONE = time(9), time(13)
WORKDAYS = Weekdays(frozenset(range(5)))


def reminder(when, **more) -> Reminder:
    return Reminder(**{"id": "one", "name": "After lunch", "when": when, **more})


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (AtTimes((ONE, NINE), WORKDAYS), "Every weekday at 9:00 and 13:00"),
        (AtTimes((time(0, 5), NINE, ONE)), "Every day at 0:05, 9:00 and 13:00"),
        (AtTimes((NINE,), Weekdays(frozenset({5, 6}))), "Every Saturday and Sunday at 9:00"),
        (AtTimes((NINE,), Weekdays(frozenset({2, 0, 4}))), "Every Monday, Wednesday and Friday at 9:00"),
        (AtTimes((NINE,), EveryDays(1, date(2026, 1, 2))), "Every day at 9:00"),
        (AtTimes((NINE,), EveryDays(2, date(2026, 1, 2))), "Every second day (from 2 January on) at 9:00"),
        (AtTimes((NINE,), EveryDays(3, date(2026, 1, 2))), "Every 3 days (from 2 January on) at 9:00"),
        (Between(NINE, time(17), 60), "Every day from 9:00 to 17:00, every hour"),
        (Between(NINE, time(17), 45), "Every day from 9:00 to 17:00, every 45 minutes"),
        (Between(NINE, time(17), 120), "Every day from 9:00 to 17:00, every 2 hours"),
        (Between(time(22), time(2), 91), "Every day from 22:00 to 2:00 the next day, every 1 hour and 31 minutes"),
    ],
)
def test_a_rule_is_said_as_one_would(when, words):
    assert in_words.when(when) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Today, Saturday, 13:00"),
        (1, "Tomorrow, Sunday, 13:00"),
        (2, "Monday, 23 November, 13:00"),
        (-1, "Friday, 20 November, 13:00"),
        (45, "Tuesday, 5 January 2027, 13:00"),
    ],
)
def test_a_moment_is_said_as_one_would(days, words):
    now = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
    assert in_words.moment(datetime(2026, 11, 21, 13, tzinfo=UTC) + timedelta(days=days), now) == words


def notice(*, turn: int = 0, discreet: bool = True, ask: bool = False, sentence: str = "Then I breathe."):
    known = reminder(AtTimes((NINE,)), name="Pain break", sentence=sentence)
    return lines.words(Due(known, NOW, (), (), 5, ask=ask), turn, discreet=discreet)


def test_the_lines_take_turns():
    said = [notice(turn=turn).body for turn in range(60)]
    assert all(one != following for one, following in itertools.pairwise(said))
    assert len(set(said)) == 20


TELLING = re.compile(
    r"\b(pain|hurt|ache|health|ill\b|sick|doctor|clinic|relax|calm|breath|exercise|practi[sc]e|session|meditat|stress|"
    r"anxi|sleep|body|muscle|rest\b|sooth|feel|mood|crisis|support|therap|mind)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("ask", [True, False])
def test_on_a_lock_screen_nothing_tells_what_it_is_for(ask):
    for turn in range(len(lines.LINES)):
        words = notice(turn=turn, ask=ask)
        shown = " ".join((words.title, words.body, *words.answers.values()))
        assert TELLING.search(shown) is None, shown
    assert TELLING.search("A moment to breathe")


def test_ones_own_words_are_shown_to_who_wants_them():
    words = notice(discreet=False)
    assert (words.title, words.body) == ("Pain break", "Then I breathe.")
    assert notice(discreet=False, sentence=" ").body == lines.LINES[0]


def test_the_first_three_answers_do_where_there_is_room_for_no_more():
    assert list(notice().answers)[:3] == ["start", "later-10", "not-today"]
    assert set(notice().answers) == {"start", "not-today", *lines.LATER}
    assert list(notice(ask=True).answers) == ["change", "keep", "stop"]


# The calendar


RULES = [
    AtTimes((NINE, ONE), WORKDAYS),
    AtTimes((time(0, 5),), EveryDays(3, date(2026, 11, 1))),
    AtTimes((NINE,), EveryDays(366, date(2027, 2, 1))),
    Between(time(21, 30), time(2, 15), 95, Weekdays(frozenset({5, 6}))),
    Between(time(22), time(1), 60, EveryDays(2, date(2026, 11, 20))),
]


@pytest.mark.parametrize("when", RULES, ids=in_words.when)
def test_a_calendar_rings_when_the_reminder_comes(when):
    calendar = Calendar.from_ical(ics(Plan(reminders=(reminder(when),), quiet=None), NOW.date(), NOW))
    until = datetime(2028, 3, 5)  # noqa: DTZ001 - a clock on the wall
    rung = []
    for event in calendar.walk("VEVENT"):
        start = event.decoded("DTSTART")
        assert start.tzinfo is None, "by the clock of the place where one is"
        assert event.decoded("DURATION") == timedelta(minutes=5)
        (alarm,) = event.walk("VALARM")
        assert (alarm["ACTION"], alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(0))
        rule = event["RRULE"].to_ical().decode()
        rung += rrulestr(rule, dtstart=start).between(start, until, inc=True)
    start = datetime.combine(NOW.date(), time())
    assert sorted(rung) == [slot.wall for slot in slots(when, start - timedelta(seconds=1), until)]
    assert len({event["UID"] for event in calendar.walk("VEVENT")}) == len(calendar.walk("VEVENT"))


@pytest.mark.parametrize(
    ("when", "quiet", "rung"),
    [
        (AtTimes(tuple(map(time, (6, 7, 21, 23)))), (22, 7), ["23 07:00", "23 21:00", "24 07:00"]),
        (AtTimes((time(4, 59), time(5))), (22, 7), ["23 07:00", "24 07:00"]),
        (Between(time(21), time(1), 60, Weekdays(frozenset({0}))), (22, 0), ["23 21:00", "24 00:00", "24 01:00"]),
    ],
)
def test_in_quiet_hours_a_calendar_keeps_quiet_too(when, quiet, rung):
    plan = Plan(reminders=(reminder(when),), quiet=QuietHours(*map(time, quiet)), late_hours=2)
    start, end = datetime(2026, 11, 23), datetime(2026, 11, 24, 12)  # noqa: DTZ001 - a clock on the wall
    found = [
        moment
        for event in Calendar.from_ical(ics(plan, start.date(), NOW)).walk("VEVENT")
        for moment in rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.decoded("DTSTART")).between(
            start, end, inc=True
        )
    ]
    assert [f"{moment:%d %H:%M}" for moment in sorted(found)] == rung


LONG = "Nach dem Essen, dann; ruhig \\ atmen – äöü 🌊\n" * 5


def test_words_of_any_kind_come_through_a_calendar():
    plan = Plan(reminders=(reminder(AtTimes((NINE,)), name="a,b;c\\d", sentence=LONG),), discreet=False)
    text = ics(plan, NOW.date(), NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("a,b;c\\d", LONG)


def test_signs_that_would_break_a_calendar_become_spaces():
    plan = Plan(reminders=(reminder(AtTimes((NINE,)), name="a\x00b\rEND:VEVENT"),), discreet=False)
    (event,) = Calendar.from_ical(ics(plan, NOW.date(), NOW)).walk("VEVENT")
    assert event["SUMMARY"] == "a b\nEND:VEVENT"


def test_a_calendar_that_others_may_see_says_no_word_of_ones_own():
    plan = Plan(reminders=(reminder(AtTimes((NINE,)), name="Pain break", sentence="Breathe."),))
    text = ics(plan, NOW.date(), NOW)
    assert "Pain" not in text
    assert "Breathe" not in text


def test_what_is_off_is_in_no_calendar_and_a_pause_is_kept():
    on, off = reminder(AtTimes((NINE,))), reminder(AtTimes((NINE,)), id="two", on=False)
    plan = Plan(reminders=(on, off), paused_until=date(2026, 12, 24))
    (event,) = Calendar.from_ical(ics(plan, NOW.date(), NOW)).walk("VEVENT")
    assert event.decoded("DTSTART") == datetime(2026, 12, 24, 9)  # noqa: DTZ001 - a clock on the wall
    assert Calendar.from_ical(ics(Plan(), NOW.date(), NOW)).walk("VEVENT") == []

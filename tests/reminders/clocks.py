"""Somebody who watches a clock minute by minute: what reminders are held to. Knows nothing of the code it judges."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from relaxapp.reminders.rule import AtTimes, Between, EveryDays, Reminder, Weekdays

if TYPE_CHECKING:
    import random

A_MINUTE = timedelta(minutes=1)
ZONES = {
    # Daylight saving of an hour, of half an hour, of two; at midnight; backwards; a day that was left out; none at all.
    "Europe/Berlin": datetime(2024, 1, 1, tzinfo=UTC),
    "America/New_York": datetime(2026, 1, 1, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2024, 1, 1, tzinfo=UTC),
    "Antarctica/Troll": datetime(2024, 1, 1, tzinfo=UTC),
    "Asia/Beirut": datetime(2024, 1, 1, tzinfo=UTC),
    "Africa/Casablanca": datetime(2024, 1, 1, tzinfo=UTC),
    "Pacific/Apia": datetime(2010, 6, 1, tzinfo=UTC),
    "Asia/Kathmandu": datetime(2024, 1, 1, tzinfo=UTC),
}
YEARS = timedelta(days=3 * 366)  # with a leap day in each of these


def wall(minute: int, zone: tzinfo) -> int:
    """What the clock shows so many minutes after 1970, as minutes since the year 1."""
    shown = datetime.fromtimestamp(minute * 60, zone)
    return shown.toordinal() * 1440 + shown.hour * 60 + shown.minute


def walls(zone: tzinfo, start: datetime, length: timedelta):
    """What the clock shows, minute by minute, with the moment: both in minutes.

    The zone is asked for every single minute wherever the clock is not the same before and after a quarter of an hour.
    """
    first = int(start.timestamp()) // 60
    for minute in range(first, first + length // A_MINUTE, 15):
        before, after = wall(minute, zone), wall(minute + 15, zone)
        for more in range(15):
            yield minute + more, before + more if after == before + 15 else wall(minute + more, zone)


def scheduled(reminder: Reminder, first: date, last: date) -> set[int]:
    """Every minute of the clock at which a reminder is to come, from its rule as a person would read it."""
    when, days = reminder.when, reminder.when.days
    minutes = set()
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        if isinstance(days, Weekdays):
            comes = date.fromordinal(ordinal).weekday() in days.days
        else:
            comes = ordinal in range(days.since.toordinal(), last.toordinal() + 1, days.n)
        if not comes:
            continue
        if isinstance(when, AtTimes):
            minutes |= {ordinal * 1440 + moment.hour * 60 + moment.minute for moment in when.times}
        else:
            minute = ordinal * 1440 + when.start.hour * 60 + when.start.minute
            end = ordinal * 1440 + when.end.hour * 60 + when.end.minute
            end += 1440 if end < minute else 0
            minutes |= set(range(minute, end + 1, when.every))
    return minutes


def some_reminder(chance: random.Random, number: int, around: date, *, often: bool = False) -> Reminder:
    """A reminder of any kind, or one that comes `often`; many have times in the night, where clocks are set."""
    days = (
        Weekdays(frozenset(chance.sample(range(7), chance.randint(4 if often else 1, 7))))
        if chance.random() < 0.6
        else EveryDays(
            chance.choice([1, 2] if often else [1, 2, 3, 7, 30, 366]),
            around + timedelta(days=0 if often else chance.randint(0, 40)),
        )
    )

    def moment() -> time:
        return time(
            chance.choice([0, 0, 1, 2, 2, 3, *range(24)]), chance.choice([0, 0, 1, 30, 59, chance.randrange(60)])
        )

    if chance.random() < 0.6:
        when = AtTimes(tuple(moment() for _ in range(chance.randint(1, 4))), days)
    else:
        start = moment()
        end = chance.choice([other for other in (moment(), time(23, 58), time(4, 13)) if other != start])
        when = Between(start, end, chance.choice([7, 15, 45, 60, 90, 240]), days)
    return Reminder(id=f"r{number}", name="A reminder", when=when)


def seen(reminders: list[Reminder], zone: tzinfo, start: datetime, length: timedelta):
    """When each reminder comes for somebody who never takes their eyes off the clock.

    A time has come when the clock shows it for the first time, or has jumped over it.
    """
    first, last = start.date() - timedelta(days=2), (start + length).date() + timedelta(days=2)
    due: dict[int, list[str]] = {}
    for reminder in reminders:
        for minute in scheduled(reminder, first, last):
            due.setdefault(minute, []).append(reminder.id)
    found: dict[str, list[int]] = {reminder.id: [] for reminder in reminders}
    latest = None
    for minute, now in walls(zone, start, length):
        latest = now - 1 if latest is None else latest
        if now == latest + 1 and now not in due:
            latest = now
            continue
        for passed in range(latest + 1, now + 1):
            for name in due.get(passed, ()):
                if not found[name] or found[name][-1] != minute:
                    found[name].append(minute)
        latest = max(now, latest)
    return found

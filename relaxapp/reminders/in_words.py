"""Rules and moments as one would say them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.reminders.rule import AtTimes, Weekdays

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime, time

    from relaxapp.reminders.rule import Between, Days, When

    Clock = Callable[[time], str]

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WORKDAYS: Final = frozenset(range(5))
_WEEKEND: Final = frozenset({5, 6})
_NEAR: Final = {0: "Today", 1: "Tomorrow"}
_AN_HOUR: Final = 60


def hour(moment: time) -> str:
    """Return a time of the day: "9:00"."""
    return f"{moment.hour}:{moment.minute:02}"


def moment(at: datetime, now: datetime, clock: Clock = hour) -> str:
    """Return a local moment as seen from another one: "Tomorrow, Sunday, 13:00"; `clock` says a time of the day."""
    return f"{day(at.date(), now.date())}, {clock(at.time())}"


def day(wanted: date, today: date) -> str:
    """Return a day as seen from another one: "Tomorrow, Sunday", "Wednesday, 25 November"."""
    weekday = WEEKDAYS[wanted.weekday()]
    if near := _NEAR.get((wanted - today).days):
        return f"{near}, {weekday}"
    year = "" if wanted.year == today.year else f" {wanted.year}"
    return f"{weekday}, {wanted.day} {_MONTHS[wanted.month - 1]}{year}"


def when(rule: When, clock: Clock = hour) -> str:
    """Return when a reminder comes: "Every weekday at 9:00 and 13:00"; `clock` says a time of the day."""
    days = _days(rule.days)
    if isinstance(rule, AtTimes):
        return f"{days} at {_listed([clock(known) for known in rule.times])}"
    return f"{days} {_span(rule, clock)}, every {length(rule.every)}"


def length(minutes: int) -> str:
    """Return a length as it follows "every": "hour", "45 minutes", "1 hour and 30 minutes"."""
    hours, rest = divmod(minutes, _AN_HOUR)
    if not hours:
        return f"{minutes} minutes"
    spoken = "hour" if hours == 1 else f"{hours} hours"
    if not rest:
        return spoken
    if hours == 1:
        spoken = "1 hour"
    return f"{spoken} and {rest} minute{'s' * (rest != 1)}"


def refusal(error: ValueError) -> str:
    """Return as a sentence why a rule makes no sense."""
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."


def _span(rule: Between, clock: Clock) -> str:
    night = " the next day" if rule.end < rule.start else ""
    return f"from {clock(rule.start)} to {clock(rule.end)}{night}"


def _days(days: Days) -> str:
    if not isinstance(days, Weekdays):
        start = f"{days.since.day} {_MONTHS[days.since.month - 1]}"
        every = {1: "Every day", 2: "Every second day"}.get(days.n, f"Every {days.n} days")
        return f"{every} (from {start} on)" if days.n > 1 else every
    known = {frozenset(range(7)): "Every day", _WORKDAYS: "Every weekday", _WEEKEND: "Every Saturday and Sunday"}
    return known.get(days.days) or f"Every {_listed([WEEKDAYS[number] for number in sorted(days.days)])}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)

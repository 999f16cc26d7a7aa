"""Reminders as a calendar file (RFC 5545), for a calendar that also rings where this program does not run.

Times are those of the person's own clock, wherever it is ("floating"), so that no zone needs to be described.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from relaxapp.reminders.lines import TITLE
from relaxapp.reminders.rule import A_DAY, Weekdays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.reminders.plan import Plan
    from relaxapp.reminders.rule import Reminder

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST_LINE: Final = 75
"""Bytes of a line, without its end."""


def ics(plan: Plan, today: date, now: datetime) -> str:
    """Return a calendar with every reminder that is on, from `today` (or the plan's end of the pause) on.

    Of a discreet plan it carries no word that the person wrote. Whatever depends on what was practised is no part of
    it: a calendar knows nothing of that.
    """
    if plan.paused_until is not None:
        today = max(today, plan.paused_until)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Relaxapp//Reminders//EN", "CALSCALE:GREGORIAN"]
    for reminder in plan.reminders:
        if reminder.on:
            lines += _events(plan, reminder, today, now)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _events(plan: Plan, reminder: Reminder, today: date, now: datetime) -> Iterator[str]:
    """Yield one event for each time of the day: every calendar reads that."""
    days = reminder.when.days
    own_words = not plan.discreet
    title = reminder.name if own_words else TITLE
    for distance in _outside_quiet(plan, reminder):
        later = distance // A_DAY  # after midnight, of a day that has begun before
        first = today - later * A_DAY
        while not days.holds(first):
            first += A_DAY
        start = datetime.combine(first, time.min) + distance
        yield "BEGIN:VEVENT"
        yield f"UID:{_id(reminder.id)}-{distance // timedelta(minutes=1):04}@relaxapp"
        yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield f"DTSTART:{start:%Y%m%dT%H%M%S}"
        yield f"DURATION:PT{max(1, round(reminder.minutes))}M"
        yield f"RRULE:{_rule(reminder, later)}"
        yield f"SUMMARY:{_escaped(title)}"
        if own_words and reminder.sentence:
            yield f"DESCRIPTION:{_escaped(reminder.sentence)}"
        yield "CLASS:PRIVATE"
        yield "TRANSP:TRANSPARENT"
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(title)}", "TRIGGER:PT0S", "END:VALARM")
        yield "END:VEVENT"


def _outside_quiet(plan: Plan, reminder: Reminder) -> list[timedelta]:
    """Return how far into its day a reminder comes: what falls into the quiet hours after them, if not too late."""
    found = set()
    for distance in reminder.when.from_start:
        at = datetime.combine(date.min, time.min) + distance % A_DAY
        held = timedelta(0)
        if plan.quiet and plan.quiet.holds(at.time()):
            held = (datetime.combine(at, plan.quiet.end) - at) % A_DAY
        if held <= plan.window:
            found.add(distance + held)
    return sorted(found)


def _rule(reminder: Reminder, later: int) -> str:
    days = reminder.when.days
    if not isinstance(days, Weekdays):
        return f"FREQ=DAILY;INTERVAL={days.n}"
    return f"FREQ=WEEKLY;BYDAY={','.join(sorted((_DAYS[(day + later) % 7] for day in days.days), key=_DAYS.index))}"


def _id(reminder: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", reminder)


def _escaped(text: str) -> str:
    """Return text as the format wants it; signs that no line may hold become spaces."""
    text = re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", text)
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", text)
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> str:
    """Return the line in pieces that are short enough; each after the first begins with a space."""
    pieces = [""]
    size = 0
    for sign in line:
        length = len(sign.encode(errors="replace"))
        if size + length > _LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += length
    return "\r\n".join(pieces)

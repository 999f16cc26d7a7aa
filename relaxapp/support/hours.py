"""Opening hours that a computer can read: "Mon-Sat 14:00-20:00", by the clock of the line's own country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

ALWAYS: Final = "always"
"""What stands for day and night, every day."""

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SPAN: Final = re.compile(r"([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? (\d\d):(\d\d)-(\d\d):(\d\d)")
_MINUTES_A_DAY: Final = 24 * 60


class Span(NamedTuple):
    """Some days of the week (Monday is 0), from one minute of the day until before another.

    An `end` that is not after the `start` is reached on the next day.
    """

    days: tuple[int, ...]
    start: int
    end: int

    def holds(self, weekday: int, minute: int) -> bool:
        """Whether this minute of this day lies inside."""
        if self.start < self.end:
            return weekday in self.days and self.start <= minute < self.end
        yesterday = (weekday - 1) % 7
        return (weekday in self.days and minute >= self.start) or (yesterday in self.days and minute < self.end)


class Opening(NamedTuple):
    """When somebody answers: `always`, or during the spans by the clock of the time zone."""

    always: bool = False
    spans: tuple[Span, ...] = ()
    zone: str = ""

    def at(self, now: datetime) -> bool | None:
        """Whether the line is open at this moment (aware of its time zone); None when that is not known."""
        if now.tzinfo is None:
            raise ValueError("this moment has no time zone")
        if self.always:
            return True
        if not self.spans:
            return None
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # not needed to show a number

        try:
            there = now.astimezone(ZoneInfo(self.zone))
        except (ZoneInfoNotFoundError, OSError):
            return None  # a computer without a list of time zones
        return any(span.holds(there.weekday(), there.hour * 60 + there.minute) for span in self.spans)


def opening(spans: Iterable[str], zone: str) -> Opening:
    """Read spans such as "Mon-Sat 14:00-20:00", or "always". Raises ValueError when one makes no sense."""
    written = tuple(spans)
    if written == (ALWAYS,):
        return Opening(always=True)
    if written and not zone:
        raise ValueError("opening hours without a time zone")
    return Opening(spans=tuple(map(_span, written)), zone=zone)


def _span(written: str) -> Span:
    found = _SPAN.fullmatch(written)
    if not found:
        raise ValueError(f"“{written}” are no opening hours")
    first, last, *clock = found.groups()
    if first not in _DAYS or (last or first) not in _DAYS:
        raise ValueError(f"“{written}” names no day of the week")
    begin, end = _DAYS.index(first), _DAYS.index(last or first)
    days = tuple(day % 7 for day in range(begin, end + 1 if end >= begin else end + 8))
    start, until = (int(hour) * 60 + int(minute) for hour, minute in (clock[:2], clock[2:]))
    if max(start, until) > _MINUTES_A_DAY or int(clock[1]) > 59 or int(clock[3]) > 59:  # noqa: PLR2004 - minutes
        raise ValueError(f"“{written}” is no time of the day")
    return Span(days, start, until)

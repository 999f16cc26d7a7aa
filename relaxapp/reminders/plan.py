"""All reminders of one person, and what holds for all of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from relaxapp.reminders.rule import Reminder, slots
from relaxapp.reminders.zones import clock, instant

MOST_LATE_HOURS: Final = 24
_MARGIN: Final = timedelta(hours=50)
"""Clocks differ by 26 hours around the world, and none has ever left out more than a day."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of the day to another, which is on the next day when it is the earlier one."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError("quiet hours begin and end at different times")

    def holds(self, moment: time) -> bool:
        """Tell whether a time is within them; their end is not."""
        if self.start < self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All reminders, and what holds for all.

    Nothing comes before the day `paused_until`. At most `most_a_day` come in a day (0: any number); what could not be
    shown within `late_hours` is let go. In `flare_mode` every second one comes, for a minute. `discreet` leaves out the
    person's own words; `volume` (0..1) is that of the bell. Raises ValueError for what makes no sense.
    """

    reminders: tuple[Reminder, ...] = ()
    quiet: QuietHours | None = QuietHours(time(22), time(7))
    paused_until: date | None = None
    most_a_day: int = 4
    late_hours: float = 2.0
    flare_mode: bool = False
    discreet: bool = True
    volume: float = 0.4

    def __post_init__(self) -> None:
        if len({reminder.id for reminder in self.reminders}) < len(self.reminders):
            raise ValueError("two reminders have the same id")
        if self.most_a_day < 0:
            raise ValueError("choose how many a day at most, or 0 for any number")
        if not (math.isfinite(self.late_hours) and 0 < self.late_hours <= MOST_LATE_HOURS):
            raise ValueError(f"choose up to {MOST_LATE_HOURS} hours")
        if not 0 <= self.volume <= 1:
            raise ValueError("a volume is between 0 and 1")

    @property
    def window(self) -> timedelta:
        """How late a reminder may come."""
        return timedelta(hours=self.late_hours)

    def get(self, reminder: str) -> Reminder | None:
        """Return the reminder with this id, if there is one."""
        return next((known for known in self.reminders if known.id == reminder), None)

    def with_reminder(self, reminder: Reminder) -> Plan:
        """Return the plan with a reminder in the place of the one with its id, or added at the end."""
        if self.get(reminder.id) is None:
            return replace(self, reminders=(*self.reminders, reminder))
        return replace(
            self, reminders=tuple(reminder if known.id == reminder.id else known for known in self.reminders)
        )

    def without(self, reminder: str) -> Plan:
        """Return the plan without the reminder with this id."""
        return replace(self, reminders=tuple(known for known in self.reminders if known.id != reminder))

    def paused_on(self, day: date) -> bool:
        """Tell whether everything is paused on a day."""
        return self.paused_until is not None and day < self.paused_until

    def quiet_at(self, moment: time) -> bool:
        """Tell whether a time of the day is within the quiet hours."""
        return self.quiet is not None and self.quiet.holds(moment)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """A time at which a reminder comes: the moment in UTC, what the clock then reads or has passed, its id."""

    at: datetime
    wall: datetime
    reminder: str


def occurrences(reminder: Reminder, start: datetime, end: datetime, zone: tzinfo) -> list[Occurrence]:
    """Return when a reminder comes by its rule from `start` (with it) to `end` (without), by the clocks of a zone.

    Where a clock is set forward over several of its times, they are one.
    """
    found: dict[datetime, Occurrence] = {}
    for slot in slots(reminder.when, clock(start, zone) - _MARGIN, clock(end, zone) + _MARGIN):
        at = instant(slot.wall, zone)
        if start <= at < end:
            found.setdefault(at, Occurrence(at, slot.wall, reminder.id))
    return list(found.values())

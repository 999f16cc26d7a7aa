"""A reminder: what it is for, and the times of the person's own clock at which it comes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

A_DAY: Final = timedelta(days=1)
LONGEST_GAP_DAYS: Final = 366
LEAST_EVERY: Final = 5
LONGEST_MINUTES: Final = 240
LONGEST_SKIP_HOURS: Final = 48

USUAL: Final = "usual"
"""As a reminder's exercise: the one that this person uses most."""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Certain days of the week; 0 is Monday. Raises ValueError when there is none, or one that does not exist."""

    days: frozenset[int] = frozenset(range(7))

    def __post_init__(self) -> None:
        if not self.days or not self.days <= frozenset(range(7)):
            raise ValueError("choose at least one day of the week")

    def holds(self, day: date) -> bool:
        """Tell whether the reminder comes on this day."""
        return day.weekday() in self.days

    def number(self, day: date) -> int:
        """Count the days of this kind before `day`, from a Monday long ago."""
        weeks, weekday = divmod(day.toordinal() - 1, 7)  # 1 January of the year 1 counts as a Monday
        return weeks * len(self.days) + sum(known < weekday for known in self.days)


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Every `n` days, the first time on the day `since`. Raises ValueError for a number that makes no sense."""

    n: int
    since: date

    def __post_init__(self) -> None:
        if not 1 <= self.n <= LONGEST_GAP_DAYS:
            raise ValueError(f"every 1 to {LONGEST_GAP_DAYS} days is possible")

    def holds(self, day: date) -> bool:
        """Tell whether the reminder comes on this day."""
        return day >= self.since and (day - self.since).days % self.n == 0

    def number(self, day: date) -> int:
        """Count the days of this kind before `day`."""
        return (day - self.since).days // self.n


Days = Weekdays | EveryDays


@dataclass(frozen=True, slots=True)
class AtTimes:
    """At certain times of the day, in whole minutes; they are kept in order, each once. Raises ValueError for none."""

    times: tuple[time, ...]
    days: Days = Weekdays()

    def __post_init__(self) -> None:
        if not self.times:
            raise ValueError("choose at least one time")
        object.__setattr__(self, "times", tuple(sorted({_whole_minute(moment) for moment in self.times})))

    @property
    def from_start(self) -> tuple[timedelta, ...]:
        """How far into its day each time is."""
        return tuple(_into_the_day(moment) for moment in self.times)


@dataclass(frozen=True, slots=True)
class Between:
    """Every so many minutes from `start` on, `end` included; an earlier `end` is on the next day.

    `days` are those on which it starts. Raises ValueError for an interval that makes no sense.
    """

    start: time
    end: time
    every: int
    days: Days = Weekdays()

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", _whole_minute(self.start))
        object.__setattr__(self, "end", _whole_minute(self.end))
        if self.start == self.end:
            raise ValueError("the two hours are the same")
        if not LEAST_EVERY <= self.every <= A_DAY // timedelta(minutes=1):
            raise ValueError(f"every {LEAST_EVERY} minutes is the most often")

    @property
    def from_start(self) -> tuple[timedelta, ...]:
        """How far into its day each time is; more than 24 hours after midnight."""
        start = _into_the_day(self.start)
        length = (_into_the_day(self.end) - start) % A_DAY
        step = timedelta(minutes=self.every)
        return tuple(start + step * number for number in range(length // step + 1))


When = AtTimes | Between


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder.

    `sentence` is what the person means to do, in their own words. `exercise` is an id, USUAL, or empty for "let me
    choose"; `minutes` is how long it takes. It stays away when the person practised within `skip_hours` (0: it always
    comes). Raises ValueError, in plain words, for what makes no sense.
    """

    id: str
    name: str
    when: When
    sentence: str = ""
    on: bool = True
    exercise: str = ""
    minutes: float = 5.0
    skip_hours: float = 0.0
    sound: bool = False

    def __post_init__(self) -> None:
        if not self.id or not self.name.strip():
            raise ValueError("a reminder has a name")
        if not (math.isfinite(self.minutes) and 0 < self.minutes <= LONGEST_MINUTES):
            raise ValueError(f"choose between 1 and {LONGEST_MINUTES} minutes")
        if not (math.isfinite(self.skip_hours) and 0 <= self.skip_hours <= LONGEST_SKIP_HOURS):
            raise ValueError(f"choose between 0 and {LONGEST_SKIP_HOURS} hours")


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A time of the person's own clock (no zone) at which a reminder comes, and its number among all of them."""

    wall: datetime
    number: int


def slots(when: When, after: datetime, until: datetime) -> Iterator[Slot]:
    """Yield the times of the clock that come after `after`, up to and with `until`, in order; all without a zone."""
    times = when.from_start
    day = after.date() - A_DAY if times[-1] >= A_DAY else after.date()
    while day <= until.date():
        if when.days.holds(day):
            midnight = datetime.combine(day, time.min)
            first = when.days.number(day) * len(times)
            for number, distance in enumerate(times, first):
                if after < (wall := midnight + distance) <= until:
                    yield Slot(wall, number)
        day += A_DAY


def _into_the_day(moment: time) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute)


def _whole_minute(moment: time) -> time:
    if moment.tzinfo is not None:
        raise ValueError("a reminder's times are those of the person's own clock, wherever it is")
    return time(moment.hour, moment.minute)

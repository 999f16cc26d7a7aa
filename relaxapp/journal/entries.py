"""What is written down: sessions, check-ins, the weekly look back, sheets. Plain values that know what makes sense."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

MEASURES: Final = ("pain", "tension", "distress")
"""What a check-in may rate, each from 0 (none) to 10 (as much as one can imagine)."""
MOST: Final = 10
MOST_MOOD: Final = 3
MOST_HOURS: Final = 24


def new_id() -> str:
    """Return the id of a new entry: a UUID as text."""
    return str(uuid4())


class Ending(StrEnum):
    """How a session ended: it ran out, the person stopped it, or the program or computer went down."""

    FINISHED = "finished"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


class Moment(StrEnum):
    """When a check-in was: before a session, after it, or apart from any."""

    BEFORE = "before"
    AFTER = "after"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session that took place.

    `id` is a UUID as text; `started` knows its offset from UTC; the title is kept because an exercise may be renamed
    or removed later. `pauses` counts how often it rested, for `paused_seconds` in all. `by_hand` marks practice without
    the program, written down later. Raises ValueError for a naive time or lengths that make no sense.
    """

    id: str
    exercise: str
    title: str
    started: datetime
    planned_seconds: float
    practised_seconds: float
    ended: Ending
    pauses: int = 0
    paused_seconds: float = 0.0
    by_hand: bool = False
    note: str = ""

    @classmethod
    def of(
        cls,
        exercise: str,
        title: str,
        started: datetime,
        planned_seconds: float,
        practised_seconds: float,
        *,
        finished: bool,
    ) -> SessionRecord:
        """Return the record of a session that has just ended, by itself (`finished`) or by the person's choice."""
        ended = Ending.FINISHED if finished else Ending.STOPPED
        return cls(new_id(), exercise, title, started, planned_seconds, practised_seconds, ended)

    def __post_init__(self) -> None:
        _check_time(self.started)
        for seconds in (self.planned_seconds, self.practised_seconds, self.paused_seconds):
            if not (math.isfinite(seconds) and seconds >= 0):
                raise ValueError(f"{seconds} is no length of a session")
        _check_range("pauses", self.pauses, None)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How it was at one moment: ratings from 0 to 10, None where nothing was said.

    `session` is the id of the session before or after which it was; "" apart from any. Raises ValueError.
    """

    id: str
    at: datetime
    moment: Moment
    session: str = ""
    pain: int | None = None
    tension: int | None = None
    distress: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        _check_time(self.at)
        if bool(self.session) is (self.moment is Moment.APART):
            raise ValueError("a check-in before or after belongs to a session, one apart to none")
        for measure in MEASURES:
            _check_range(measure, self.rating(measure), MOST)

    def rating(self, measure: str) -> int | None:
        """Return the rating of one of MEASURES."""
        value: int | None = getattr(self, measure)
        return value


@dataclass(frozen=True, slots=True)
class Weekly:
    """A look back at a week; None where nothing was said.

    `peg` holds the three items of the PEG, 0–10 each: average pain, enjoyment of life, general activity (Krebs 2009).
    `mood` holds the four items of the PHQ-4, 0–3 each (Kroenke 2009). `sleep_hours` is per night, `sleep_quality` and
    `confidence` run from 0 to 10. Raises ValueError.
    """

    id: str
    at: datetime
    peg: tuple[int, int, int] | None = None
    mood: tuple[int, int, int, int] | None = None
    sleep_hours: float | None = None
    sleep_quality: int | None = None
    confidence: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        _check_time(self.at)
        for value in (*(self.peg or ()), self.sleep_quality, self.confidence):
            _check_range("a rating", value, MOST)
        for value in self.mood or ():
            _check_range("an answer about mood", value, MOST_MOOD)
        if self.sleep_hours is not None and not 0 <= self.sleep_hours <= MOST_HOURS:
            raise ValueError(f"{self.sleep_hours} is no number of hours of sleep")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One filled-in sheet: `kind` says which, `content` holds what was written, as JSON can."""

    id: str
    kind: str
    made: datetime
    changed: datetime
    content: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_time(self.made)
        _check_time(self.changed)


Entry = SessionRecord | CheckIn | Weekly | Sheet


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a journal holds."""

    sessions: tuple[SessionRecord, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    weeklies: tuple[Weekly, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of entries that were brought in: how many were `new`, and how many were `known` already."""

    new: int
    known: int


def _check_time(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("an entry has a time with a known offset from UTC")


def _check_range(name: str, value: int | None, most: int | None) -> None:
    if value is not None and (value < 0 or (most is not None and value > most)):
        raise ValueError(f"{value} makes no sense for {name}")

"""What was practised: in the last days, and day by day in a month. It counts, and wants nothing.

A day is the one that the clock showed where the person was: each session belongs to the date of its own offset from
UTC, so that a journey or a change of the clock moves none to another day. One that goes past midnight belongs to the
day when it began.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relaxapp.journal.entries import SessionRecord


@dataclass(frozen=True, slots=True)
class Practised:
    """One exercise: how many sessions, and how many seconds of practice in all."""

    exercise: str
    title: str
    sessions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Overview:
    """Some days: how many sessions, how many seconds of practice, and the exercises, those with most sessions first."""

    sessions: int
    seconds: float
    by_exercise: tuple[Practised, ...] = ()


@dataclass(frozen=True, slots=True)
class DayDone:
    """One day: how many sessions, how many seconds of practice, and the titles in the order of their time."""

    sessions: int
    seconds: float
    titles: tuple[str, ...]


def overview(sessions: Iterable[SessionRecord], today: date, days: int = 14) -> Overview:
    """Return what was practised in the last days, today among them. Raises ValueError for less than one day."""
    if days < 1:
        raise ValueError(f"{days} days are no time to look back on")
    first = today - timedelta(days=days - 1)
    done = [session for session in sessions if first <= session.started.date() <= today]
    of: dict[str, list[SessionRecord]] = defaultdict(list)
    for session in done:
        of[session.exercise].append(session)
    practised = [Practised(name, _title(each), len(each), _seconds(each)) for name, each in of.items()]
    practised.sort(key=lambda one: (-one.sessions, -one.seconds, one.title, one.exercise))
    return Overview(len(done), _seconds(done), tuple(practised))


def month(sessions: Iterable[SessionRecord], year: int, month: int) -> Mapping[date, DayDone]:
    """Return the days of a month on which there was practice, in their order."""
    on: dict[date, list[SessionRecord]] = defaultdict(list)
    for session in sessions:
        started = session.started
        if started.year == year and started.month == month:
            on[started.date()].append(session)
    return {day: _day(on[day]) for day in sorted(on)}


def _day(done: Sequence[SessionRecord]) -> DayDone:
    in_order = sorted(done, key=lambda session: (session.started, session.id))
    return DayDone(len(done), _seconds(done), tuple(session.title for session in in_order))


def _title(sessions: Sequence[SessionRecord]) -> str:
    """Return the title that an exercise had last: it may have been renamed."""
    return max(sessions, key=lambda session: (session.started, session.id)).title


def _seconds(sessions: Iterable[SessionRecord]) -> float:
    return sum((session.practised_seconds for session in sessions), 0.0)

"""Entries as tests need them, with all that does not matter filled in."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import count
from typing import Any

from relaxapp.journal.entries import CheckIn, Ending, Moment, SessionRecord, Weekly

MORNING = datetime(2026, 10, 8, 7, 30, tzinfo=timezone(timedelta(hours=2)))
_number = count()


def session(exercise: str = "box", started: datetime = MORNING, **changes: Any) -> SessionRecord:
    filled = {
        "title": f"The {exercise}",
        "planned_seconds": 300.0,
        "practised_seconds": 240.0,
        "ended": Ending.FINISHED,
    }
    return SessionRecord(f"session-{next(_number)}", exercise, started=started, **(filled | changes))


def check_in(moment: Moment, of: SessionRecord | None = None, at: datetime | None = None, **ratings: int) -> CheckIn:
    if at is None:
        begun = of.started if of else MORNING
        at = begun + timedelta(minutes=10 if moment is Moment.AFTER else 0)
    return CheckIn(f"check-in-{next(_number)}", at, moment, of.id if of else "", **ratings)


def rated(
    exercise: str, ratings: list[tuple[int, int]], first: datetime = MORNING, measure: str = "tension"
) -> tuple[list[SessionRecord], list[CheckIn]]:
    """Sessions a day apart, rated before and after."""
    sessions = [session(exercise, first + timedelta(days=day)) for day in range(len(ratings))]
    check_ins = [
        check_in(moment, of, **{measure: value})
        for of, values in zip(sessions, ratings, strict=True)
        for moment, value in zip((Moment.BEFORE, Moment.AFTER), values, strict=True)
    ]
    return sessions, check_ins


def weekly(at: datetime = MORNING, **answers: Any) -> Weekly:
    return Weekly(f"weekly-{next(_number)}", at, **answers)

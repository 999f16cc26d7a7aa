"""Entries to write down in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, Sheet, Weekly, new_id

MORNING = datetime(2026, 10, 8, 7, 30, tzinfo=timezone(timedelta(hours=2)))


def session(**changes: Any) -> SessionRecord:
    usual = SessionRecord(new_id(), "box", "Box breathing", MORNING, 180.0, 180.0, Ending.FINISHED)
    return replace(usual, **changes)


def check_in(session: SessionRecord | None = None, **changes: Any) -> CheckIn:
    moment = Moment.BEFORE if session else Moment.APART
    usual = CheckIn(new_id(), MORNING, moment, session.id if session else "", pain=6, tension=0, note="“so so” – ja 🙂")
    return replace(usual, **changes)


def weekly(**changes: Any) -> Weekly:
    usual = Weekly(new_id(), MORNING, (6, 5, 0), (0, 1, 2, 3), 6.25, 4, 10, "a long week")
    return replace(usual, **changes)


def sheet(**changes: Any) -> Sheet:
    content = {"thought": "It will never end", "before": 8, "steps": ["one", {"two": None}]}
    return replace(Sheet(new_id(), "thought", MORNING, MORNING, content), **changes)


def contents(number: int = 3) -> Contents:
    """So many sessions with a check-in before and after each, and as many weeks and sheets; the newest first."""
    times = [MORNING - timedelta(days=day) for day in range(number)]
    sessions = [session(started=at) for at in times]
    check_ins: list[CheckIn] = []
    for each in sessions:
        check_ins.append(check_in(each, at=each.started + timedelta(minutes=3), moment=Moment.AFTER))
        check_ins.append(check_in(each, at=each.started))
    return Contents(
        tuple(sessions),
        tuple(check_ins),
        tuple(weekly(at=at) for at in times),
        tuple(sheet(made=at, changed=at) for at in times),
    )

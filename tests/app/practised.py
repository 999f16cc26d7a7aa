"""A journal with some days of practice in it, as the window shows it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, Weekly, new_id

if TYPE_CHECKING:
    from tests.app.conftest import Program

NOW = datetime.now().astimezone().replace(microsecond=0)
BOX, SHORE = ("box", "Box breathing"), ("shore", "A quiet shore")


def entries(count: int = 12, exercise: tuple[str, str] = BOX, *, rated: bool = True) -> Contents:
    """Sessions, one a day until now, with a falling tension, and a week that was looked back on."""
    sessions, check_ins = [], []
    for day in range(count):
        at = NOW - timedelta(days=day, minutes=30)
        of = SessionRecord(new_id(), *exercise, at, 300, 300, Ending.FINISHED)
        sessions.append(of)
        if rated:
            check_ins.append(CheckIn(new_id(), at, Moment.BEFORE, of.id, tension=6 + day % 3))
            check_ins.append(CheckIn(new_id(), at + timedelta(minutes=5), Moment.AFTER, of.id, tension=4 + day % 2))
    return Contents(tuple(sessions), tuple(check_ins), (Weekly(new_id(), NOW - timedelta(days=2), (6, 5, 4)),))


def words(program: Program) -> str:
    labels = program.window.screen_shown.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


# Entries


def open_first(program: Program) -> None:
    program.press("My entries")
    assert program.screen == "EntriesScreen"
    program.key(Qt.Key.Key_Return)
    assert program.screen == "EntryScreen"

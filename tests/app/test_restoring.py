"""A journal that is damaged or out of reach, and its earlier copies, through the window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from tests.app.practised import entries, words

if TYPE_CHECKING:
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_an_earlier_copy_is_put_back(program: Program, journal) -> None:
    journal.take_in(entries(3))
    program.app.parts.records.let_go()  # the day's copy is made by now
    for each in journal.sessions():
        journal.delete(each)
    program.press("My journal")
    program.press("Earlier copies")
    assert program.screen == "RestoreBackup"
    name = next(
        each.accessibleName()
        for each in program.window.screen_shown.findChildren(QObject)
        if hasattr(each, "accessibleName") and each.accessibleName().startswith("Put this one back")
    )
    program.press(name)
    program.press("Put it back")
    assert "It is being put back." in words(program)
    program.bot.waitUntil(lambda: "How it was until now is the first of the copies." in words(program))
    assert len(journal.sessions()) == 3
    assert len(journal.backups()) == 2
    program.press("Back")
    assert "3 sessions in the last 14 days" in words(program)


def test_a_damaged_journal_is_set_aside_told_and_goes_on(program: Program, journal) -> None:
    journal.take_in(entries(3))
    program.app.parts.records.let_go()
    program.where.journal.write_bytes(b"no database at all" * 500)
    program.press("My journal")
    assert "The file of your journal was damaged." in program.notice
    assert "An earlier copy of your journal can be put back." in program.notice
    assert program.screen == "JournalScreen"
    with closing(sqlite3.connect(program.where.journal)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    program.press("Earlier copies")
    assert "3 sessions, 6 check-ins" in words(program)


def test_a_journal_that_can_not_be_read_says_so_on_every_screen(program: Program) -> None:
    program.where.data.mkdir(parents=True, exist_ok=True)
    program.where.journal.mkdir()
    program.press("My journal")
    for door in ("What helps me", "My entries"):
        assert "Every exercise works as usual." in words(program)
        program.press(door)
        assert "Every exercise works as usual." in words(program)
        program.press("Back")

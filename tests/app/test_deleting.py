"""Deleting everything while the window is open: nothing of the person is left anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from relaxapp.erasing import ALSO
from relaxapp.journal.entries import CheckIn, Moment
from relaxapp.journal.store import journal_of
from relaxapp.settings import Settings
from tests.app.houses import NOW, choose_file, seen
from tests.app.traces import MARK, fill, to_deleting, traces

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_all_is_gone_while_the_window_is_open_and_it_is_the_first_day_again(program: Program) -> None:
    program.app.parts.choosing.show_home()
    fill(program)
    assert len(traces(program.where)) >= 6
    screen = to_deleting(program)
    for switch in screen._switches.values():
        switch.setChecked(True)
    program.press("Delete …")
    program.press("Delete it all")
    assert "Gone: your journal and its copies" in seen(program.window)
    assert traces(program.where) == []
    program.press("Go on")
    assert program.screen == "FirstRun"
    assert program.app.chosen.now == Settings()
    # It goes on as ever, and closing brings nothing back.
    assert program.app.parts.records.journal.sessions() == []
    program.window.close()
    program.app.close()
    assert traces(program.where) == []
    assert not program.where.settings.exists()


def test_nothing_is_deleted_unless_that_is_said(program: Program) -> None:
    fill(program)
    before = traces(program.where)
    to_deleting(program)
    program.press("Delete …")
    assert program.window.focusWidget().text() == "Keep it", "the answer that changes nothing"
    program.key(Qt.Key.Key_Return)
    assert traces(program.where) == before
    program.press("Delete …")
    program.key(Qt.Key.Key_Escape)
    assert traces(program.where) == before
    assert program.screen == "DeletingScreen"
    program.press("Back")
    assert program.screen == "TakingOutScreen"


def test_what_is_not_ticked_stays(program: Program) -> None:
    fill(program)
    screen = to_deleting(program)
    assert not any(switch.isChecked() for switch in screen._switches.values())
    assert set(screen._switches) == set(ALSO)
    program.press("Delete …")
    program.press("Delete it all")
    assert {path.rpartition("/")[2] for path in traces(program.where)} == {"plan.json", "mine.md"}
    assert "Kept: your plans and people and what you made." in seen(program.window)
    program.key(Qt.Key.Key_Escape)
    assert program.screen == "FirstRun", "not back to what is gone"


def test_a_copy_can_be_saved_first(program: Program, tmp_path: Path) -> None:
    fill(program)
    to_deleting(program)
    program.press("Save a copy first")
    choose_file(program.window, tmp_path / "copy.json")
    program.bot.waitUntil(lambda: "Everything is in" in program.notice)
    assert MARK in (tmp_path / "copy.json").read_text()


def test_a_session_that_rests_meanwhile_leaves_nothing_either(program: Program) -> None:
    program.press("Breathe")
    program.become("SessionScreen")
    program.hear(30)
    program.app.house.sessions.pause()
    to_deleting(program)
    program.press("Delete …")
    program.press("Delete it all")
    assert program.screen == "DeletingScreen", "nobody is called away from what is told"
    program.window.close()
    program.app.close()
    kept = journal_of(program.where)
    assert kept.sessions() == []
    kept.close()
    assert not list(program.where.running.glob("*"))


def test_what_waits_to_be_written_does_not_come_back(program: Program) -> None:
    journal = program.app.parts.records.journal
    program.where.data.mkdir(parents=True, exist_ok=True)
    program.where.journal.mkdir()
    with pytest.raises(Exception, match="can't be read or added to"):
        journal.keep(CheckIn("c1", NOW, Moment.APART, tension=4, note=MARK))
    program.where.journal.rmdir()
    to_deleting(program)
    program.press("Delete …")
    program.press("Delete it all")
    journal.close()
    assert traces(program.where) == []

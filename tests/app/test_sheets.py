"""The sheets in the window: what is written is kept, nothing is lost on leaving, and one can be taken along."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QPushButton

from relaxapp.app.sheets import Sheets
from relaxapp.failures import Failure
from relaxapp.journal.entries import Sheet
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
from relaxapp.paths import places
from relaxapp.ui.filled_sheet import FilledSheet
from relaxapp.ui.sheets import SheetsScreen
from tests.app.houses import make_house, press, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

MARCH = datetime(2026, 3, 3, 21, tzinfo=UTC)
GOAL = Sheet("g", "goal", MARCH, MARCH, {"goal": "Water the plants", "from another version": [1]})
STRANGE = Sheet("s", "of another version", MARCH, MARCH, {"x": 1})


class Stage:
    """The sheets of one person, with a clock and a journal that may be out of reach."""

    def __init__(self, window: Window, where: Path, told: list[Failure]) -> None:
        self.window = window
        self.journal = Journal(Plain(places(where).journal))
        self.now = MARCH + timedelta(days=1)
        self.reachable = True
        house = make_house(window, places(where), told)
        self.sheets = Sheets(house, self._journal, parent=window, now=lambda: self.now)

    def _journal(self) -> Journal:
        if not self.reachable:
            raise Failure("The journal is out of reach.")
        return self.journal

    def press(self, name: str) -> None:
        press(self.window, name)

    def write(self, name: str, text: str) -> None:
        fields = [one for one in self.window.findChildren(QPlainTextEdit) if one.isVisible()]
        (field,) = [one for one in fields if one.accessibleName() == name]
        field.setFocus()
        QTest.keyClicks(field, text)

    @property
    def said(self) -> str:
        return seen(self.window)

    @property
    def kept(self) -> list[Sheet]:
        return self.journal.sheets()


@pytest.fixture
def stage(window: Window, tmp_path: Path, told: list[Failure]) -> Iterator[Stage]:
    made = Stage(window, tmp_path, told)
    yield made
    made.journal.close()


def test_what_is_written_is_soon_in_the_journal(stage: Stage, qtbot: QtBot) -> None:
    stage.sheets.open()
    stage.press("One small goal")
    assert isinstance(stage.window.screen_shown, FilledSheet)
    assert stage.window.focusWidget() is stage.window.screen_shown.first, "one can write at once"
    QTest.keyClicks(QApplication.focusWidget(), "Ring Noor")
    qtbot.waitUntil(lambda: [sheet.content for sheet in stage.kept] == [{"goal": "Ring Noor"}])
    assert [(sheet.kind, sheet.made, sheet.changed) for sheet in stage.kept] == [("goal", stage.now, stage.now)]


def test_leaving_keeps_it_at_once_and_lists_it_with_its_day(stage: Stage) -> None:
    stage.sheets.begin("problem")
    stage.write("1. What it is", "The stairs")
    assert stage.kept == []
    QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_Escape)
    assert isinstance(stage.window.screen_shown, SheetsScreen)
    assert [sheet.content for sheet in stage.kept] == [{"problem": "The stairs"}]
    assert "The stairs\nA problem, in five steps · Today" in stage.said


def test_a_new_sheet_on_which_nothing_is_written_is_not_kept(stage: Stage) -> None:
    stage.sheets.begin("thought")
    stage.press("Back")
    assert stage.kept == []


def test_a_sheet_is_opened_read_and_changed_and_the_rest_of_it_stays(stage: Stage) -> None:
    stage.journal.keep(GOAL)
    stage.sheets.open()
    stage.press("Open: Water the plants, Yesterday")
    assert "3 March 2026" in stage.said
    stage.press("Write on this sheet")
    stage.write("If it is a hard day", "One plant")
    stage.press("Back")
    (kept,) = stage.kept
    assert kept.content == {"goal": "Water the plants", "from another version": [1], "hard_day": "One plant"}
    assert (kept.made, kept.changed) == (GOAL.made, stage.now)


def test_reading_changes_nothing(stage: Stage) -> None:
    stage.journal.keep(GOAL)
    stage.sheets.open()
    stage.press("Open: Water the plants, Yesterday")
    stage.press("Write on this sheet")
    stage.press("Done writing")
    stage.press("Back")
    assert stage.kept == [GOAL]


def test_minutes_that_were_only_just_typed_are_kept_on_leaving(stage: Stage) -> None:
    stage.sheets.begin("pacing")
    stage.press("Add a day")
    QTest.keyClicks(QApplication.focusWidget(), "25")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert [sheet.content for sheet in stage.kept] == [{"managed": [25]}]


def test_a_sheet_that_is_emptied_goes_and_one_of_another_version_stays(stage: Stage) -> None:
    stage.journal.keep(STRANGE)
    stage.sheets.begin("goal")
    stage.write("What I would like to do", "x")
    stage.sheets.save()
    assert len(stage.kept) == 2
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    stage.press("Back")
    assert stage.kept == [STRANGE]


def test_deleting_is_asked_for_first(stage: Stage) -> None:
    stage.journal.keep(GOAL)
    stage.sheets.open()
    stage.press("Delete: Water the plants, Yesterday")
    stage.press("Keep it")
    assert stage.kept == [GOAL]
    stage.press("Delete: Water the plants, Yesterday")
    stage.press("Delete it")
    assert stage.kept == []
    assert "Water the plants" not in stage.said


def test_what_can_not_be_kept_waits_is_told_and_is_not_lost(stage: Stage) -> None:
    stage.sheets.begin("goal")
    stage.reachable = False
    stage.write("What I would like to do", "Ring Noor")
    stage.sheets.save()
    assert "out of reach" in stage.said
    stage.press("Back")
    assert "out of reach" in stage.said
    stage.press("Open: Ring Noor, Today")
    stage.reachable = True
    stage.sheets.save()
    assert "out of reach" not in stage.said
    assert [sheet.content for sheet in stage.kept] == [{"goal": "Ring Noor"}]


def test_what_can_not_be_deleted_stays_and_is_told(stage: Stage) -> None:
    stage.journal.keep(GOAL)
    stage.sheets.open()
    stage.press("Delete: Water the plants, Yesterday")
    stage.reachable = False
    stage.press("Delete it")
    assert "out of reach" in stage.said
    assert stage.kept == [GOAL]


def test_closing_the_program_keeps_what_was_written_last(stage: Stage) -> None:
    stage.sheets.begin("values")
    stage.write("One small step", "Ring Noor")
    stage.sheets.close()
    assert [sheet.content for sheet in stage.kept] == [{"step": "Ring Noor"}]


def test_nothing_of_it_stays_in_the_window_when_it_is_to_be_forgotten(stage: Stage) -> None:
    stage.sheets.begin("goal")
    stage.write("What I would like to do", "Ring Noor")
    stage.press("Back")
    stage.press("Open: Ring Noor, Today")
    stage.press("Write on this sheet")
    stage.write("If it is a hard day", "Text her")
    stage.sheets.forget()
    QApplication.processEvents()
    texts = [one.text() for one in stage.window.findChildren(QLabel)]
    texts += [one.toPlainText() for one in stage.window.findChildren(QPlainTextEdit)]
    texts += [one.accessibleName() for one in stage.window.findChildren(QPushButton)]
    assert not [text for text in texts if "Noor" in text or "Text her" in text]
    assert stage.kept[0].content == {"goal": "Ring Noor", "hard_day": "Text her"}
    stage.write("If it is a hard day", "typed on a screen that waits for the phrase")
    stage.sheets.close()
    assert stage.kept[0].content == {"goal": "Ring Noor", "hard_day": "Text her"}
    stage.sheets.come_back()
    assert "Text her" in stage.said
    stage.press("Write on this sheet")
    stage.write("Looking back", "Fine")
    stage.press("Back")
    assert stage.kept[0].content == {"goal": "Ring Noor", "hard_day": "Text her", "went": "Fine"}


def test_a_new_sheet_goes_on_after_the_journal_was_shut(stage: Stage) -> None:
    stage.sheets.begin("goal")
    stage.sheets.forget()
    stage.sheets.come_back()
    stage.write("What I would like to do", "Ring Noor")
    stage.press("Back")
    assert [sheet.content for sheet in stage.kept] == [{"goal": "Ring Noor"}]


def test_the_list_waits_for_the_phrase(window: Window, tmp_path: Path, told: list[Failure]) -> None:
    waiting: list[Callable[[], None]] = []
    journal = Journal(Plain(places(tmp_path).journal))
    sheets = Sheets(make_house(window, places(tmp_path), told), lambda: journal, window, unlocked=waiting.append)
    sheets.open()
    sheets.begin("goal")
    assert window.screen_shown is None
    for then in waiting:
        then()
        assert sheets.shows(window.screen_shown)
    assert not sheets.shows(window)


@pytest.mark.parametrize(
    ("words", "name", "begins"),
    [("Save as PDF", "my.pdf", b"%PDF-"), ("Save as text", "my.txt", b"One small goal\n3 ")],
)
def test_it_can_be_taken_along(stage: Stage, tmp_path: Path, words: str, name: str, begins: bytes) -> None:
    stage.journal.keep(GOAL)
    stage.sheets.open()
    stage.press("Open: Water the plants, Yesterday")
    stage.press(words)
    (dialog,) = stage.window.findChildren(QFileDialog)
    assert not dialog.isModal(), "help stays within reach"
    dialog.fileSelected.emit(str(tmp_path / name))
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_it_can_be_printed(stage: Stage) -> None:
    stage.journal.keep(GOAL)
    stage.sheets.open()
    stage.press("Open: Water the plants, Yesterday")
    stage.press("Print")
    (asked,) = stage.window.findChildren(QPrintDialog)
    assert not asked.isModal()

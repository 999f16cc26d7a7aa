"""Help from wherever somebody is, also from what stands in front of the window, and back to the same place."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPlainTextEdit

from relaxapp.app import dialogs
from relaxapp.desktop.printing import print_page
from relaxapp.ui.controls import SUPPORT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)", extend=True)

KEYS = [(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)]


def helped(program: Program, back: str) -> None:
    """Go for help by the corner and come back to the same screen."""
    program.press(SUPPORT)
    assert program.screen == "SupportScreen"
    program.press("Back")
    assert program.screen == back


# Screens that wait for something


@pytest.mark.usefixtures("cheap_lock")
def test_from_the_question_for_a_phrase(program: Program):
    vault = program.app.parts.locking._house.vault
    vault.create("four quiet green chairs")
    vault.lock()
    program.press("My journal")
    assert program.screen == "PhraseScreen"
    helped(program, "PhraseScreen")
    assert vault.locked


def test_from_the_midst_of_a_sheet(program: Program):
    program.press("My journal")
    program.app.parts.journal._sheets.begin("thought")
    program.bot.keyClicks(program.window.focusWidget(), "On the stairs")
    helped(program, "FilledSheet")
    assert "On the stairs" in [field.toPlainText() for field in program.window.findChildren(QPlainTextEdit)]
    program.window.close()
    assert ["On the stairs" in sheet.content.values() for sheet in program.app.parts.records.journal.sheets()] == [True]


def test_from_the_question_whether_to_delete_everything(program: Program):
    program.press("My journal")
    program.app.parts.journal._taking_out.open()
    program.app.parts.journal._taking_out._deleting.open()
    program.press("Delete …")
    helped(program, "DeletingScreen")
    assert program.where.settings.exists(), "nothing is deleted on the way"
    program.press("Keep it")


def test_from_the_moment_to_look_around_it_leads_home_and_nothing_is_asked(program: Program):
    program.app.chosen.change(replace(program.app.chosen.now, check_after=True))
    program.press("Breathe")
    program.app.house.sessions.break_off()
    program.become("Orienting")
    helped(program, "Home")


def test_from_what_was_deleted(program: Program):
    program.app.parts.journal._taking_out._deleting.open()
    program.press("Delete …")
    program.press("Delete it all")
    helped(program, "DeletingScreen")
    program.press("Go on")
    assert program.screen == "FirstRun"


def test_from_the_question_before_a_session_and_after_it(program: Program):
    program.app.chosen.change(replace(program.app.chosen.now, check_before=True, check_after=True))
    program.press("Breathe")
    program.app.house.sessions.break_off()
    program.become("Orienting")
    program.key(Qt.Key.Key_Space)
    assert program.screen == "CheckInScreen"
    helped(program, "CheckInScreen")
    program.key(Qt.Key.Key_Escape)
    program.app.parts.choosing._quick("extended-exhale")
    assert program.screen == "CheckInScreen"
    helped(program, "CheckInScreen")
    assert not program.app.house.sessions.running


def test_while_everything_is_being_written_to_a_file(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    still_written = threading.Event()
    monkeypatch.setattr("relaxapp.app.taking_out.export", lambda *_: still_written.wait())
    program.press("My journal")
    taking_out = program.app.parts.journal._taking_out
    taking_out.open()
    program.press("Save everything")
    [asked] = shown_dialogs()
    asked.fileSelected.emit(str(tmp_path / "all.json"))
    program.press(SUPPORT)
    assert program.screen == "SupportScreen"
    still_written.set()
    program.bot.waitUntil(lambda: "Everything is in" in program.notice)
    assert program.screen == "SupportScreen", "nobody is called away"


# From outside the window


@pytest.mark.parametrize("hidden", [False, True])
def test_from_the_tray(program: Program, hidden: bool):
    program.press("Settings")
    if hidden:
        program.key(Qt.Key.Key_F9)
    program.window.hide()
    program.app.parts.presence._tray.chosen.emit("support")
    assert program.window.isVisible()
    assert not program.window.covered
    assert program.screen == "SupportScreen"
    program.press("Back")
    assert program.screen == "SettingsScreen"


# What stands in front of the window


@pytest.mark.parametrize(("key", "held"), KEYS)
def test_from_a_dialog_that_asks_for_a_file(program: Program, key: Qt.Key, held: Qt.KeyboardModifier):
    program.press("My journal")
    asked = dialogs.to_save(program.window, "Save", lambda path: pytest.fail(f"{path} was not chosen"), name="a.json")
    asked.activateWindow()
    program.bot.waitUntil(lambda: QApplication.activeWindow() is asked)
    program.bot.keyClick(asked.focusWidget(), key, held)
    assert program.screen == "SupportScreen"
    program.bot.waitUntil(lambda: not shown_dialogs())
    program.press("Back")
    assert program.screen == "JournalScreen"


def test_the_button_in_the_corner_puts_away_what_stands_before_the_numbers(program: Program):
    asked = dialogs.to_open(program.window, "Open", lambda _: None)
    program.bot.waitUntil(asked.isVisible)
    assert not asked.isModal(), "the window stays within reach"
    program.press(SUPPORT)
    program.bot.waitUntil(lambda: not shown_dialogs())


def test_from_the_dialog_of_a_printer(program: Program):
    print_page("<p>My plan</p>", program.window)
    [asked] = shown_dialogs()
    assert not asked.isModal()
    asked.activateWindow()
    program.bot.waitUntil(lambda: QApplication.activeWindow() is asked)
    program.bot.keyClick(asked.focusWidget(), Qt.Key.Key_F1)
    assert program.screen == "SupportScreen"
    program.bot.waitUntil(lambda: not shown_dialogs())


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_F9])
def test_from_the_question_whether_a_file_is_to_be_replaced(program: Program, tmp_path: Path, key: Qt.Key):
    """It lets nobody past it to the window: the keys of help and of hiding are its own as well."""
    there = tmp_path / "a.json"
    there.write_text("mine")
    asked = dialogs.to_save(program.window, "Save", lambda path: pytest.fail(f"{path} is to stay"), name="a.json")
    asked.setDirectory(str(tmp_path))

    def press() -> None:
        [question] = [one for one in shown_dialogs() if isinstance(one, QMessageBox)]
        question.activateWindow()
        program.bot.waitUntil(lambda: QApplication.activeWindow() is question)
        program.bot.keyClick(question, key)
        QTimer.singleShot(0, question, question.reject)  # or this would never end, where the key leads nowhere

    QTimer.singleShot(0, press)
    asked.accept()  # returns when the question is answered, or put away
    program.bot.waitUntil(lambda: not shown_dialogs())
    if key == Qt.Key.Key_F1:
        assert program.screen == "SupportScreen"
    else:
        assert program.window.covered


def shown_dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

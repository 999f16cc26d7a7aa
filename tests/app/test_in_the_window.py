"""The window as it is wired: the first page, and what there is when an exercise does not help."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relaxapp import paths, settings
from relaxapp.app import App
from relaxapp.journal.store import journal_of
from relaxapp.opening import Opening
from tests.app.houses import press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


class Program:
    def __init__(self, application: QApplication, folder: Path, qtbot: QtBot) -> None:
        self.where = paths.places(folder)
        self._qtbot = qtbot
        self.app = App(application, self.where)
        self.window = self.app.window

    def open(self, *, support: bool = False) -> None:
        self.app.open(Opening("support" if support else ""))
        with self._qtbot.waitActive(self.window):
            self.window.activateWindow()

    @property
    def screen(self) -> str:
        return type(self.window.screen_shown).__name__

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key)
        QApplication.processEvents()

    def press(self, name: str) -> None:
        press(self.window.screen_shown, name)

    def practised(self) -> list[tuple[str, str]]:
        """Return what was kept: the exercise and how it ended, the last first."""
        return [(record.exercise, record.ended.value) for record in journal_of(self.where).sessions()]


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the window has its own: put back what was there
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Program(qapp, tmp_path / "me", qtbot)
    yield made
    made.app.close()
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def in_session(program: Program) -> Program:
    settings.save(replace(settings.Settings(), welcomed=True), program.where.settings)
    program.app.chosen.now = settings.load(program.where.settings)[0]
    program.open()
    program.key(Qt.Key.Key_Return)
    assert program.screen == "SessionScreen"
    return program


def test_the_first_page_is_shown_once(program: Program):
    program.open()
    assert program.screen == "FirstRun"
    program.press("Go on")
    assert program.screen == "Home"
    program.app.close()
    assert settings.load(program.where.settings)[0].welcomed


def test_closed_before_the_rest_is_made_it_begins_nothing_any_more(program: Program):
    program.app.close()
    program.app._furnish()
    assert "_home" not in program.app.parts.choosing.__dict__
    assert program.app.house.sessions._warming is None


def test_from_the_first_page_breathing_is_one_press(program: Program):
    program.open()
    program.key(Qt.Key.Key_Return)
    assert program.screen == "SessionScreen"


def test_support_is_the_first_thing_when_it_is_asked_for_and_leads_on_to_the_first_page(program: Program):
    program.open(support=True)
    assert program.screen == "SupportScreen"
    program.key(Qt.Key.Key_Escape)
    assert program.screen == "FirstRun"


@pytest.mark.parametrize(
    ("choice", "next_exercise"),
    [("Only sounds", "only-sounds"), ("Without breath or body", "five-senses")],
)
def test_when_it_does_not_help_something_else_is_two_presses_away(in_session: Program, choice: str, next_exercise: str):
    in_session.key(Qt.Key.Key_N)
    assert in_session.screen == "NotHelping"
    in_session.press(choice)
    assert in_session.screen == "SessionScreen"
    assert in_session.app.house.sessions._script.name == next_exercise
    assert in_session.practised() == [("extended-exhale", "stopped")]
    in_session.key(Qt.Key.Key_Escape)


def test_when_it_does_not_help_it_can_stop_and_come_back_to_the_room(in_session: Program):
    in_session.key(Qt.Key.Key_N)
    in_session.press("Stop here")
    assert in_session.screen == "Orienting"
    assert not in_session.app.house.sessions.running


def test_when_it_does_help_after_all_it_goes_on(in_session: Program):
    in_session.key(Qt.Key.Key_N)
    assert in_session.app.house.sessions._session.state.value == "paused"
    in_session.key(Qt.Key.Key_Escape)
    assert in_session.screen == "SessionScreen"
    assert in_session.app.house.sessions._session.state.value == "playing"


def test_from_there_to_people_and_back_again(in_session: Program):
    in_session.key(Qt.Key.Key_N)
    in_session.press("People who can help")
    assert in_session.screen == "SupportScreen"
    in_session.key(Qt.Key.Key_Escape)
    assert in_session.screen == "NotHelping"


def test_sounds_while_waiting_are_company_and_no_practice(in_session: Program):
    in_session.key(Qt.Key.Key_F1)
    in_session.press("Wait with me")
    in_session.press("Sounds")
    assert in_session.screen == "WaitingScreen"
    assert in_session.app.house.sessions._script.name == "only-sounds"
    in_session.press("Breath")
    assert not in_session.app.house.sessions.running
    assert in_session.practised() == [("extended-exhale", "stopped")]
    assert in_session.screen == "WaitingScreen"
    in_session.key(Qt.Key.Key_Escape)
    in_session.key(Qt.Key.Key_Escape)
    assert in_session.screen == "Home"

"""Recording line by line: Enter alone is enough, and other keys are shorter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QWidget

from relaxapp.ui.record_lines import PRIVATE, At, RecordLinesScreen
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]


@pytest.fixture
def screen(show: Show) -> RecordLinesScreen:
    made = RecordLinesScreen()
    made.show_exercise("Box breathing", "My voice")
    made.show_line("In for four, and out for four.", 2, 3, 1, recorded=False)
    show(made)
    made.focus_first()
    return made


def test_says_what_to_read_where_one_is_and_that_it_stays_here(screen: RecordLinesScreen, said: Said):
    assert "In for four, and out for four." in said(screen)
    assert "Box breathing · line 2 of 3 · 1 recorded" in said(screen)
    assert "nothing is sent anywhere" in PRIVATE
    assert PRIVATE in said(screen)


def test_enter_alone_goes_through_a_line(screen: RecordLinesScreen, qtbot: QtBot, said: Said):
    with qtbot.waitSignals([screen.named, screen.record]):
        press(Qt.Key.Key_Return)
    screen.show_state(At.OPENING)
    assert "being opened" in said(screen)
    screen.show_state(At.RECORDING)
    assert "Speak now" in said(screen)
    with qtbot.waitSignal(screen.stop):
        press(Qt.Key.Key_Return)
    screen.show_state(At.KEEPING)
    screen.show_line("In for four, and out for four.", 2, 3, 2, recorded=True)
    screen.show_recorded()
    assert "2 recorded · this one too" in said(screen)
    with qtbot.waitSignal(screen.go) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [1]


def test_the_keys_do_what_the_buttons_do(screen: RecordLinesScreen, qtbot: QtBot):
    with qtbot.waitSignal(screen.record):
        press(Qt.Key.Key_R)
    screen.show_line("In.", 2, 3, 2, recorded=True)
    with qtbot.waitSignal(screen.listen):
        press(Qt.Key.Key_L)
    for key, way in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)):
        with qtbot.waitSignal(screen.go) as told:
            press(key)
        assert told.args == [way]
    with qtbot.waitSignal(screen.back):
        press(Qt.Key.Key_Escape)


def test_letters_in_the_name_are_letters(screen: RecordLinesScreen, qtbot: QtBot):
    screen.name.setFocus()
    screen.name.selectAll()
    with qtbot.assertNotEmitted(screen.record):
        QTest.keyClicks(screen.name, "Karl  Lr")
    with qtbot.waitSignal(screen.named) as told:
        QTest.keyClick(screen.name, Qt.Key.Key_Return)
    assert told.args == ["Karl Lr"]


def test_only_what_is_there_can_be_heard_and_only_lines_that_exist_reached(screen: RecordLinesScreen, named: Named):
    assert not named(screen, "Listen").isEnabled()
    screen.show_line("First.", 1, 3, 0, recorded=True)
    assert named(screen, "Listen").isEnabled()
    assert not named(screen, "Previous").isEnabled()
    assert named(screen, "Record again").isEnabled()
    screen.show_line("Last.", 3, 3, 0, recorded=False)
    assert not named(screen, "Next").isEnabled()
    screen.show_recorded()
    assert QApplication.focusWidget() is named(screen, "Done")


def test_while_it_records_nothing_else_can_begin(screen: RecordLinesScreen, named: Named, qtbot: QtBot):
    screen.show_line("First.", 1, 3, 1, recorded=True)
    screen.show_state(At.OPENING)
    with qtbot.assertNotEmitted(screen.record), qtbot.assertNotEmitted(screen.stop):
        named(screen, "Record again").click()
    assert not named(screen, "Listen").isEnabled()


def test_the_meter_shows_how_loud_it_is(screen: RecordLinesScreen):
    screen.show_state(At.RECORDING)
    screen.show_level(0.63)
    assert screen.findChild(QProgressBar).value() == 63
    screen.show_state(At.REST)
    assert screen.findChild(QProgressBar).value() == 0


def test_leaving_it_in_any_way_is_told(screen: RecordLinesScreen, qtbot: QtBot):
    with qtbot.waitSignal(screen.gone):
        screen.hide()

"""Coming back: twenty seconds that any key skips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from relaxapp.ui.orienting import SECONDS, SENTENCES, Orienting
from tests.clocks import Clock
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def orienting(show: Show, clock: Clock) -> Orienting:
    made = Orienting(clock)
    made.begin()
    show(made)
    made.focus_first()
    return made


def test_one_sentence_at_a_time(orienting: Orienting, clock: Clock):
    heard = []
    for second in range(int(SECONDS)):
        clock.now = 100.0 + second
        orienting.tick()
        heard.append(orienting.sentence)
    assert list(dict.fromkeys(heard)) == list(SENTENCES)
    assert all(heard.count(sentence) == 5 for sentence in SENTENCES)


def test_is_done_after_twenty_seconds_and_only_once(orienting: Orienting, clock: Clock, qtbot: QtBot):
    with qtbot.waitSignal(orienting.done):
        clock.now += SECONDS
    with qtbot.assertNotEmitted(orienting.done):
        orienting.tick()


def test_is_not_done_before(orienting: Orienting, clock: Clock, qtbot: QtBot):
    clock.now += SECONDS - 0.1
    with qtbot.assertNotEmitted(orienting.done):
        orienting.tick()


def test_go_on_has_the_focus(orienting: Orienting, qtbot: QtBot):
    assert QApplication.focusWidget().accessibleName() == "Go on"
    with qtbot.waitSignal(orienting.done):
        press(Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_F5])
def test_any_key_skips(orienting: Orienting, qtbot: QtBot, key: Qt.Key):
    with qtbot.waitSignal(orienting.done):
        press(key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt])
def test_keys_that_are_only_held_do_not_skip(orienting: Orienting, qtbot: QtBot, key: Qt.Key):
    with qtbot.assertNotEmitted(orienting.done):
        press(key)


def test_a_click_anywhere_skips(orienting: Orienting, qtbot: QtBot):
    with qtbot.waitSignal(orienting.done):
        QTest.mouseClick(orienting.childAt(60, 60), Qt.MouseButton.LeftButton)


def test_nobody_is_called_away_from_where_they_went_for_support(orienting: Orienting, clock: Clock, qtbot: QtBot):
    orienting.hide()
    clock.now += 2 * SECONDS
    with qtbot.assertNotEmitted(orienting.done, wait=150):
        orienting.tick()


def test_go_on_works_after_the_window_was_away(orienting: Orienting, qtbot: QtBot):
    orienting.hide()
    orienting.show()
    with qtbot.waitSignal(orienting.done):
        orienting.first.click()


def test_time_goes_on_while_the_window_is_small(orienting: Orienting, clock: Clock, qtbot: QtBot):
    orienting.showMinimized()
    with qtbot.waitSignal(orienting.done):
        clock.now += SECONDS


def test_a_key_still_held_from_before_does_not_skip(orienting: Orienting, qtbot: QtBot):
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    with qtbot.assertNotEmitted(orienting.done):
        QApplication.sendEvent(orienting.first, held)


def test_begins_again(orienting: Orienting, clock: Clock, qtbot: QtBot):
    clock.now += SECONDS / 2
    orienting.begin()
    assert orienting.sentence == SENTENCES[0]
    with qtbot.assertNotEmitted(orienting.done):
        clock.now += SECONDS / 2 + 1
        orienting.tick()


def test_nothing_moves_when_the_sentence_changes(orienting: Orienting, clock: Clock, application: QApplication):
    place = orienting.first.geometry()
    clock.now += SECONDS / 2
    orienting.tick()
    application.processEvents()
    assert orienting.first.geometry() == place

"""The screen from which an exercise is taken along: by keys alone, and always with a word on how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QWidget

from relaxapp.sound.render import FORMATS as RENDERED
from relaxapp.sound.take_along import TRANSCRIPTS, Step
from relaxapp.ui.take_along import FORMATS, WORDS, TakeAlongScreen
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]


@pytest.fixture
def screen(show: Show) -> TakeAlongScreen:
    made = TakeAlongScreen()
    made.show_exercise("Box breathing", 4.5, voice=True)
    show(made)
    made.focus_first()
    return made


def test_offers_all_that_can_be_written():
    assert set(FORMATS) == set(RENDERED)
    assert set(WORDS) == {"", *TRANSCRIPTS}


def test_one_press_is_enough(screen: TakeAlongScreen, qtbot: QtBot, said: Said):
    assert "Box breathing, 4½ minutes" in said(screen)
    with qtbot.waitSignal(screen.wanted) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [".mp3", "", True]


def test_says_that_it_is_not_for_driving(screen: TakeAlongScreen, said: Said):
    assert "not for listening while driving" in said(screen)


def test_everything_can_be_chosen_by_keys(screen: TakeAlongScreen, qtbot: QtBot):
    screen.sound.setCurrentIndex(screen.sound.findData(".flac"))
    screen.words.setCurrentIndex(screen.words.findData(".srt"))
    screen.voice.setFocus()
    QTest.keyClick(screen.voice, Qt.Key.Key_Space)
    with qtbot.waitSignal(screen.wanted) as told:
        QTest.keyClick(screen.voice, Qt.Key.Key_Tab)
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)
    assert told.args == [".flac", ".srt", False]


def test_shows_how_far_it_is_and_lets_it_be_cancelled(screen: TakeAlongScreen, qtbot: QtBot, said: Said, named: Named):
    screen.show_work()
    screen.show_progress(Step.VOICE, 0.25)
    assert "Speaking the words: 25 %" in said(screen)
    screen.show_progress(Step.SOUND, 0.5)
    assert "Writing the sound: 50 %" in said(screen)
    assert screen.findChild(QProgressBar).value() == 500
    assert QApplication.focusWidget() is named(screen, "Cancel")
    with qtbot.waitSignal(screen.cancel):
        press(Qt.Key.Key_Return)
    screen.show_cancelled()
    assert QApplication.focusWidget() is named(screen, "Save it as …")


def test_tells_that_it_is_ready_and_shows_where(screen: TakeAlongScreen, qtbot: QtBot, said: Said, named: Named):
    screen.show_work()
    screen.show_done("evening.mp3", "2 of 30 lines could not be spoken.")
    assert "evening.mp3 is ready." in said(screen)
    assert "2 of 30 lines" in said(screen)
    with qtbot.waitSignal(screen.folder):
        named(screen, "Show in folder").click()
    with qtbot.waitSignal(screen.back):
        named(screen, "Back").click()


def test_a_problem_is_said_and_it_can_be_tried_again(screen: TakeAlongScreen, qtbot: QtBot, said: Said, named: Named):
    screen.show_work()
    screen.show_problem("Nothing can be written in the folder /nowhere.")
    assert "Nothing can be written" in said(screen)
    with qtbot.waitSignal(screen.wanted):
        named(screen, "Save it as …").click()
    assert "Nothing can be written" not in said(screen)


def test_another_exercise_begins_afresh(screen: TakeAlongScreen, said: Said):
    screen.show_done("evening.mp3", "Something to know.")
    screen.show_exercise("A quiet shore", 10, voice=False)
    assert "evening.mp3" not in said(screen)
    assert "Something to know" not in said(screen)
    assert not screen.voice.isChecked()

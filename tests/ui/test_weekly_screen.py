"""The weekly look back: every question can be left out, the sources are named, and nothing pops up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from relaxapp.journal.entries import Weekly
from relaxapp.ui.weekly import Answered, WeeklyScreen
from relaxapp.ui.weekly_words import MOOD, MOOD_ANSWERS, TALK
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from relaxapp.ui.window import Window

    InWindow = Callable[..., Window]
    Show = Callable[..., QWidget]
    Said = Callable[[QWidget], str]

K = Qt.Key


@pytest.fixture
def screen(in_window: InWindow) -> WeeklyScreen:
    made = WeeklyScreen()
    made.open(mood=True)
    in_window(made)
    return made


def answer_mood(screen: WeeklyScreen, bot: QtBot, *answers: int) -> None:
    for item, answer in zip(MOOD, answers, strict=False):
        name = f"{item}: {MOOD_ANSWERS[answer]}"
        bot.mouseClick(next(b for b in screen.findChildren(QPushButton) if b.accessibleName() == name), LEFT)


LEFT = Qt.MouseButton.LeftButton


def click(screen: WeeklyScreen, bot: QtBot, name: str) -> None:
    bot.mouseClick(next(b for b in screen.findChildren(QPushButton) if b.accessibleName() == name), LEFT)


def test_the_numbers_are_typed_one_after_the_other(screen: WeeklyScreen, said: Said) -> None:
    press(K.Key_7, K.Key_Return, K.Key_5, K.Key_Return, K.Key_1, K.Key_0, K.Key_Return)
    assert screen.answered.peg == (7, 5, 10)
    assert "Their mean is 7.3." in said(screen)


def test_both_questionnaires_name_their_source(screen: WeeklyScreen, said: Said) -> None:
    assert "Krebs and others 2009" in said(screen)
    assert "Kroenke and others 2009" in said(screen)


def test_mood_is_asked_only_where_it_is_wanted(screen: WeeklyScreen, qtbot: QtBot, said: Said) -> None:
    answer_mood(screen, qtbot, 1, 1, 1, 1)
    assert screen.answered.mood == (1, 1, 1, 1)
    screen.open(mood=False)
    assert "Kroenke" not in said(screen)
    assert screen.answered.mood is None


@pytest.mark.parametrize(
    ("answers", "words", "talk"),
    [
        ((0, 0, 0, 0), "took up little room", False),
        ((1, 1, 1, 1), "some worry or low mood", False),
        ((3, 0, 0, 0), "some worry or low mood", True),
        ((0, 0, 2, 1), "some worry or low mood", True),
        ((2, 2, 2, 1), "a good deal of worry", True),
        ((3, 3, 3, 3), "A doctor, or someone you trust", False),
    ],
)
def test_what_mood_comes_to_is_said_calmly_in_its_place(
    screen: WeeklyScreen, qtbot: QtBot, said: Said, answers: tuple[int, int, int, int], words: str, talk: bool
) -> None:
    before = QApplication.topLevelWidgets()
    answer_mood(screen, qtbot, *answers[:3])
    assert words not in said(screen), "nothing is said before all four are answered"
    click(screen, qtbot, f"{MOOD[3]}: {MOOD_ANSWERS[answers[3]]}")
    assert words in said(screen)
    assert (TALK in said(screen)) is talk
    assert not any(str(number) in screen.mood._band.text() for number in range(13)), "it is no score"
    assert QApplication.topLevelWidgets() == before
    assert not screen.told.isVisible()


def test_an_answer_pressed_again_is_taken_back(screen: WeeklyScreen, qtbot: QtBot, said: Said) -> None:
    answer_mood(screen, qtbot, 1, 1, 1, 1)
    answer_mood(screen, qtbot, 1)
    assert screen.mood.given == [None, 1, 1, 1]
    assert "some worry" not in said(screen)
    answer_mood(screen, qtbot, 2)
    first = next(b for b in screen.findChildren(QPushButton) if b.accessibleName() == f"{MOOD[0]}: {MOOD_ANSWERS[2]}")
    qtbot.mouseDClick(first, LEFT)  # a hand that shakes
    qtbot.mouseRelease(first, LEFT)
    assert screen.mood.value == (2, 1, 1, 1)


def test_clearing_asks_first_and_only_where_something_is_there(screen: WeeklyScreen, qtbot: QtBot) -> None:
    click(screen, qtbot, "Clear")
    assert screen.question.isHidden()
    screen.focus_first()
    press(K.Key_7)
    answer_mood(screen, qtbot, 2)
    click(screen, qtbot, "Clear")
    press(K.Key_Escape)
    assert screen.peg.given == [7, None, None]
    click(screen, qtbot, "Clear")
    click(screen, qtbot, "Take them away")
    assert not screen.peg.answered
    assert not screen.mood.answered
    assert screen.peg.ratings[0].scale.hasFocus()


def test_a_week_that_was_kept_is_shown_as_it_was(screen: WeeklyScreen) -> None:
    week = Weekly("w", datetime(2026, 3, 1, tzinfo=UTC), (6, 5, 4), (0, 1, 2, 3), 7.25, 5, 9, "rain")
    screen.open_week(week, mood=False)
    assert screen.answered == Answered((6, 5, 4), (0, 1, 2, 3), 7.25, 5, 9, "rain"), "mood, though it is not asked now"
    assert screen.hours.currentText() == "7.25 hours"
    screen.clear()
    assert not screen.answered
    assert screen.hours.findData(7.25) < 0


def test_the_week_that_is_changed_is_named_to_the_eye_and_to_the_ear(show: Show, said: Said) -> None:
    screen = WeeklyScreen(changing=True)
    show(screen)
    for day, name in ((3, "The week up to 3 March 2026"), (10, "The week up to 10 March 2026")):
        screen.open_week(Weekly("one", datetime(2026, 3, day, 21, tzinfo=UTC), (6, 5, 4)), mood=False)
        assert said(screen).startswith(name)
        assert screen.accessibleName() == f"Changing: the week up to {day} March 2026"
    screen.clear()
    assert "March" not in f"{said(screen)} {screen.accessibleName()}"


def test_everything_that_was_answered_is_carried(screen: WeeklyScreen, qtbot: QtBot) -> None:
    for rating, number in zip(screen.peg.ratings, (3, 4, 5), strict=True):
        rating.scale.set_rating(number)
    answer_mood(screen, qtbot, 0, 1, 2, 3)
    screen.hours.setCurrentText("6½ hours")
    screen.sleep.scale.set_rating(0)
    screen.confidence.scale.set_rating(8)
    screen.note.setPlainText("Two visits. ")
    with qtbot.waitSignal(screen.keep) as kept:
        click(screen, qtbot, "Keep it")
    assert kept.args == [Answered((3, 4, 5), (0, 1, 2, 3), 6.5, 0, 8, "Two visits.")]


def test_anything_can_be_left_out(screen: WeeklyScreen, qtbot: QtBot) -> None:
    screen.confidence.scale.set_rating(0)
    with qtbot.waitSignal(screen.keep) as kept:
        click(screen, qtbot, "Keep it")
    assert kept.args == [Answered(confidence=0)]


def test_what_belongs_together_is_pointed_out_once(screen: WeeklyScreen, qtbot: QtBot) -> None:
    press(K.Key_7, K.Key_Return, K.Key_5)
    with qtbot.assertNotEmitted(screen.keep):
        click(screen, qtbot, "Keep it")
    assert screen.told.isVisible()
    assert QApplication.focusWidget() is screen.peg.ratings[2].scale, "where the open question is"
    with qtbot.waitSignal(screen.keep) as kept:
        click(screen, qtbot, "Keep it")
    assert kept.args == [Answered()]


def test_what_is_filled_in_waits_for_who_comes_back(screen: WeeklyScreen, qtbot: QtBot) -> None:
    press(K.Key_7)
    with qtbot.waitSignal(screen.back):
        press(K.Key_Escape)
    screen.open(mood=True)
    assert screen.peg.ratings[0].scale.rating == 7
    click(screen, qtbot, "Clear")
    assert screen.answered == Answered()

"""Checking in: a number by keys, arrows or touch, quickly or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from relaxapp.journal.entries import MEASURES
from relaxapp.ui.checkin import CheckInScreen, MoreThanBefore
from relaxapp.ui.checkin_words import ENDS, KEYS_WITH_WORDS, more_than_before
from relaxapp.ui.scale import Scale
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget
    from pytestqt.qtbot import QtBot

    from relaxapp.ui.window import Window

    InWindow = Callable[..., Window]
    Show = Callable[..., QWidget]

K = Qt.Key


@pytest.fixture
def scale(show: Show) -> Scale:
    made = Scale("Tension", ENDS)
    show(made, 600, made.sizeHint().height())
    made.setFocus()
    return made


@pytest.fixture
def screen(in_window: InWindow) -> CheckInScreen:
    made = CheckInScreen()
    in_window(made)
    return made


# A scale


@pytest.mark.parametrize(
    ("pressed", "rating"),
    [
        ((), None),
        ((K.Key_0,), 0),
        ((K.Key_7,), 7),
        ((K.Key_1, K.Key_0), 10),
        ((K.Key_1, K.Key_0, K.Key_0), 0),
        ((K.Key_1, K.Key_1, K.Key_0), 0),
        ((K.Key_1, K.Key_Right, K.Key_0), 0),
        ((K.Key_2, K.Key_0), 0),
        ((K.Key_3, K.Key_8), 8),
        ((K.Key_5, K.Key_Right), 6),
        ((K.Key_5, K.Key_Down), 4),
        ((K.Key_Right,), 0),
        ((K.Key_Right, K.Key_Right), 1),
        ((K.Key_Left,), 10),
        ((K.Key_0, K.Key_Left), 0),
        ((K.Key_4, K.Key_Backspace), None),
    ],
)
def test_a_number_is_typed_or_found_with_the_arrows(
    scale: Scale, pressed: tuple[Qt.Key, ...], rating: int | None
) -> None:
    press(*pressed)
    assert scale.rating == rating


def test_every_number_given_or_taken_back_is_told_once(scale: Scale) -> None:
    told: list[int | None] = []
    scale.rated.connect(lambda: told.append(scale.rating))
    press(K.Key_0, K.Key_0, K.Key_4, K.Key_Backspace, K.Key_0, K.Key_Right)
    assert told == [0, 4, None, 0, 1]


def test_what_is_shown_is_told_to_nobody(scale: Scale) -> None:
    told: list[int | None] = []
    scale.rated.connect(lambda: told.append(scale.rating))
    scale.set_rating(7)
    assert scale.rating == 7
    scale.set_rating(None)
    assert scale.rating is None
    assert told == []


@pytest.mark.parametrize("number", range(11))
def test_each_number_is_touched_where_it_stands(scale: Scale, qtbot: QtBot, number: int) -> None:
    cell = scale.cell(number)
    for x in (cell.left() + 1, cell.center().x(), cell.right() - 1):
        scale.set_rating(None)
        qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=QPoint(round(x), 20))
        assert scale.rating == number


def test_a_finger_that_slides_takes_the_number_along(scale: Scale, qtbot: QtBot) -> None:
    qtbot.mousePress(scale, Qt.MouseButton.LeftButton, pos=scale.cell(2).center().toPoint())
    qtbot.mouseMove(scale, scale.cell(8).center().toPoint())
    qtbot.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=scale.cell(8).center().toPoint())
    assert scale.rating == 8


def touch(scale: Scale, bot: QtBot, number: int) -> None:
    bot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=scale.cell(number).center().toPoint())


def test_the_number_that_is_there_is_taken_back_by_a_touch(scale: Scale, qtbot: QtBot) -> None:
    told = []
    scale.rated.connect(lambda: told.append(scale.rating))
    for number in (7, 7, 7, 4, 4):
        touch(scale, qtbot, number)
    assert told == [7, None, 7, 4, None]


def test_a_finger_that_slides_away_from_the_number_and_back_takes_nothing_back(scale: Scale, qtbot: QtBot) -> None:
    touch(scale, qtbot, 3)
    qtbot.mousePress(scale, Qt.MouseButton.LeftButton, pos=scale.cell(3).center().toPoint())
    for number in (4, 3):
        qtbot.mouseMove(scale, scale.cell(number).center().toPoint())
    qtbot.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=scale.cell(3).center().toPoint())
    assert scale.rating == 3


def test_a_hand_that_shakes_takes_nothing_back(scale: Scale, qtbot: QtBot) -> None:
    place = scale.cell(6).center().toPoint()
    touch(scale, qtbot, 6)
    qtbot.mouseDClick(scale, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=place)
    assert scale.rating == 6


def test_a_screen_reader_knows_whether_there_is_a_number(scale: Scale) -> None:
    assert scale.accessibleName() == "Tension, no number yet"
    press(K.Key_6)
    interface = QAccessible.queryAccessibleInterface(scale)
    assert interface.text(QAccessible.Text.Name) == "Tension"
    assert interface.role() == QAccessible.Role.Slider
    assert interface.valueInterface().currentValue() == 6


def test_the_page_keys_scroll_and_never_change_a_number(scale: Scale) -> None:
    scale.set_rating(5)
    press(K.Key_PageUp, K.Key_PageDown, K.Key_Home, K.Key_End)
    assert scale.rating == 5


# The screen


@pytest.mark.parametrize("size", [(640, 520), (980, 760)])
def test_every_number_is_large_enough_for_a_finger(screen: CheckInScreen, size: tuple[int, int]) -> None:
    screen.ask_before(MEASURES)
    screen.window().resize(*size)
    QApplication.processEvents()
    for rating in screen.ratings.values():
        cells = [rating.scale.cell(number) for number in range(11)]
        assert min(min(cell.width(), cell.height()) for cell in cells) >= 44


def test_one_measure_takes_two_keys(screen: CheckInScreen, qtbot: QtBot) -> None:
    screen.ask_before(["tension"])
    screen.focus_first()
    with qtbot.waitSignal(screen.done) as done:
        press(K.Key_6, K.Key_Return)
    assert done.args == [{"tension": 6}, ""]


def test_all_three_take_a_number_and_enter_each(screen: CheckInScreen, qtbot: QtBot) -> None:
    screen.ask_before(MEASURES)
    screen.focus_first()
    with qtbot.waitSignal(screen.done) as done:
        press(K.Key_6, K.Key_Return, K.Key_Return, K.Key_1, K.Key_0, K.Key_Return)
    assert done.args == [{"pain": 6, "distress": 10}, ""], "what was passed over has no number"


def test_a_number_counts_wherever_the_focus_is(
    screen: CheckInScreen, named: Callable[[QWidget, str], QPushButton]
) -> None:
    screen.ask_before(["pain", "tension"])
    named(screen, "Begin").setFocus()
    press(K.Key_3, K.Key_Return, K.Key_4)
    assert [rating.scale.rating for rating in screen.ratings.values()] == [3, 4]


def test_one_key_skips_all_of_it(screen: CheckInScreen, qtbot: QtBot) -> None:
    screen.ask_before(["tension"])
    screen.focus_first()
    press(K.Key_6)
    with qtbot.waitSignal(screen.back), qtbot.assertNotEmitted(screen.done):
        press(K.Key_Escape)


def test_the_keys_are_said_on_the_screen(screen: CheckInScreen, said: Callable[[QWidget], str]) -> None:
    screen.ask_before(["tension"])
    assert "for ten, 1 and 0. Enter goes on, Esc skips." in said(screen)


def test_a_note_is_asked_for_only_afterwards_and_holds_back_nobody(screen: CheckInScreen, qtbot: QtBot) -> None:
    screen.ask_before(["tension"])
    assert not screen.note.isVisible()
    screen.ask_after(["tension"])
    assert screen.note.isVisible()
    screen.focus_first()
    with qtbot.waitSignal(screen.done) as done:
        press(K.Key_2, K.Key_Return)
    assert done.args == [{"tension": 2}, ""]


def test_a_note_is_carried_along(screen: CheckInScreen, qtbot: QtBot) -> None:
    screen.ask_after(["tension"])
    screen.note.setFocus()
    qtbot.keyClicks(screen.note, " At 7 it was quiet. ")
    with qtbot.waitSignal(screen.done) as done:
        press(K.Key_Return)
    assert done.args == [{}, "At 7 it was quiet."]


def test_words_that_were_written_are_kept_by_the_key_that_skips(
    screen: CheckInScreen, qtbot: QtBot, said: Callable[[QWidget], str]
) -> None:
    screen.ask_after(["tension"])
    screen.focus_first()
    press(K.Key_4, K.Key_Tab)
    qtbot.keyClicks(screen.note, "the phone rang")
    assert KEYS_WITH_WORDS in said(screen)
    assert not screen._skip.isVisible(), "nothing skips them"
    with qtbot.waitSignal(screen.done) as done:
        press(K.Key_Escape)
    assert done.args == [{"tension": 4}, "the phone rang"]
    screen.note.clear()
    assert screen._skip.isVisible()
    with qtbot.waitSignal(screen.back):
        press(K.Key_Escape)


def test_each_time_it_is_asked_anew(screen: CheckInScreen) -> None:
    screen.ask_after(["tension"])
    screen.note.setPlainText("x")
    screen.focus_first()
    press(K.Key_6)
    screen.ask_after(["pain", "tension"])
    assert [rating.scale.rating for rating in screen.ratings.values()] == [None, None]
    assert screen.note.toPlainText() == ""


def test_with_no_measure_there_is_only_the_note(screen: CheckInScreen, said: Callable[[QWidget], str]) -> None:
    screen.ask_after([])
    assert screen.first is screen.note
    assert "Type a number" not in said(screen)


# More than before


@pytest.mark.parametrize("measure", MEASURES)
def test_more_than_before_is_an_ordinary_answer_with_something_useful(measure: str) -> None:
    said = " ".join(more_than_before({measure: 3}, {measure: 4}))
    assert "an ordinary answer" in said
    assert "may help" in said


@pytest.mark.parametrize(
    ("before", "after"),
    [({"tension": 6}, {"tension": 2}), ({"tension": 6}, {"tension": 6}), ({}, {"tension": 9}), ({"tension": 2}, {})],
)
def test_less_or_the_same_gets_no_praise_and_what_cant_be_compared_no_word(
    before: dict[str, int], after: dict[str, int]
) -> None:
    assert more_than_before(before, after) == ()


def test_it_is_said_on_a_page_that_enter_leaves(
    in_window: InWindow, qtbot: QtBot, said: Callable[[QWidget], str]
) -> None:
    page = MoreThanBefore()
    page.say(more_than_before({"tension": 3}, {"tension": 7}))
    in_window(page)
    for words in ("shorter", "eyes open", "sounds alone", "pause"):
        assert words in said(page)
    with qtbot.waitSignal(page.back):
        press(K.Key_Return)

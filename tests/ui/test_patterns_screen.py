"""Making a breath of one's own: by hand, by keys, by a screen reader; and choosing among paces that were tried."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises.own_patterns import OwnPattern
from relaxapp.exercises.pattern import Pattern
from relaxapp.ui import theme
from relaxapp.ui.pace_choice import PaceChoice
from relaxapp.ui.patterns import BY_HAND, NEW, PatternEditor
from relaxapp.ui.picture import Shape
from relaxapp.ui.window import Window
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    InWindow = Callable[..., Window]
    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

EVENING = OwnPattern("Evening", Pattern.parse("4-0-7-0"), "evening")
HELD = OwnPattern("With a rest", Pattern.parse("3-1-1-1-8-2"), "with-a-rest")
BY_A_HAND = OwnPattern("Mine", Pattern.parse("5-0-5-0"), "mine", by_hand=True)


@dataclass
class Stage:
    """The editor in its window, with the clock in the hands of the test."""

    screen: PatternEditor
    window: Window
    now: list[float]
    saved: list[OwnPattern] = field(default_factory=list)
    deleted: list[OwnPattern] = field(default_factory=list)

    def set(self, *lengths: float) -> None:
        for part, seconds in zip(self.screen.parts, lengths, strict=True):
            part.set_value(seconds)


@pytest.fixture
def stage(show: Show) -> Stage:
    now = [0.0]
    made = Stage(PatternEditor(theme.load("light"), lambda: now[0]), Window(), now)
    made.screen.save.connect(made.saved.append)
    made.screen.delete.connect(made.deleted.append)
    made.screen.show_patterns([EVENING, HELD, BY_A_HAND], NEW, holds=False, reduced=False)
    made.window.show_screen(made.screen)
    show(made.window)
    return made


def test_a_new_one_is_named_changed_and_saved(stage: Stage, named: Named):
    QTest.keyClicks(stage.screen.name, "Night")
    stage.set(4, 0, 0, 0, 6.5, 0)
    QTest.mouseClick(named(stage.screen, "Save"), Qt.MouseButton.LeftButton)
    assert stage.saved == [OwnPattern("Night", Pattern.parse("4-0-6.5-0"))]


def test_it_can_all_be_done_with_the_keys(stage: Stage):
    assert QApplication.focusWidget() is stage.screen.name
    QTest.keyClicks(stage.screen.name, "Night")
    QTest.keyClick(stage.screen.name, Qt.Key.Key_Return)
    for presses, key in ((1, Qt.Key.Key_Up), (0, None), (0, None), (0, None), (2, Qt.Key.Key_Down)):
        for _ in range(presses):
            press(key)
        press(Qt.Key.Key_Tab)
    assert [part.value for part in stage.screen.parts] == [4.5, 0, 0, 0, 5, 0]


def test_a_button_changes_half_a_second_and_none_takes_the_focus(stage: Stage, named: Named):
    QTest.mouseClick(named(stage.screen, "Breathe out: more"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(named(stage.screen, "Breathe in: less"), Qt.MouseButton.LeftButton)
    assert [part.value for part in stage.screen.parts] == [3.5, 0, 0, 0, 6.5, 0]
    assert QApplication.focusWidget() is stage.screen.name


@pytest.mark.parametrize(
    ("typed", "value"), [("5", 5), ("5.5", 5.5), ("5,5", 5.5), ("5.3", 5.5), ("7 s", 7), ("", 4), ("99", 4), ("x", 4)]
)
def test_seconds_can_be_written(stage: Stage, typed: str, value: float):
    seconds = stage.screen.parts[0].field
    seconds.setFocus()
    seconds.selectAll()
    QTest.keyClick(seconds, Qt.Key.Key_Delete)
    QTest.keyClicks(seconds, typed)
    stage.screen.name.setFocus()
    assert (seconds.value(), seconds.text()) == (value, f"{value:g} s")


def test_a_wheel_changes_nothing(stage: Stage):
    field_ = stage.screen.parts[0].field
    window = stage.window.windowHandle()
    assert window
    QTest.wheelEvent(window, QPointF(field_.mapTo(stage.window, field_.rect().center())), QPoint(0, 120))
    assert stage.screen.parts[0].value == 4


def test_the_preview_breathes_what_is_set(stage: Stage):
    pacer = stage.screen.preview.pacer
    discs = []
    for now in (0.0, 2.0, 4.0, 7.0, 10.0):
        stage.now[0] = now
        pacer.look()
        discs.append(pacer._picture.disc)
    assert discs[0] < discs[1] < discs[2] > discs[3] > discs[4]
    assert discs[4] == pytest.approx(discs[0], abs=0.01)
    assert pacer.ticking


def test_a_change_goes_on_where_the_preview_is(stage: Stage):
    pacer = stage.screen.preview.pacer
    stage.now[0] = 3.0
    pacer.look()
    before = pacer._picture.disc
    stage.set(4.5, 0, 0, 0, 6.5, 0)
    pacer.look()
    assert pacer._picture.disc == pytest.approx(before, abs=0.05)


def test_it_says_what_it_is_and_how_many_a_minute_has(stage: Stage, said: Said):
    assert "In 4, out 6" in said(stage.screen).replace("\u00a0", " ")
    assert "6 breaths a minute" in said(stage.screen)
    stage.set(4, 0, 0, 0, 6.5, 0)
    assert "5.7 breaths a minute" in said(stage.screen)


def test_reduced_motion_is_honoured(stage: Stage):
    stage.screen.show_patterns([], EVENING, holds=False, reduced=True)
    assert stage.screen.preview.pacer._picture.shape is Shape.BAR


def test_with_holds_off_it_says_what_a_pattern_becomes(stage: Stage, said: Said):
    stage.set(4, 4, 0, 0, 6, 4)
    assert "it becomes: In 4, out 6." in said(stage.screen)
    stage.screen.show_patterns([HELD], HELD, holds=True, reduced=False)
    assert "becomes" not in said(stage.screen)


def test_what_is_no_breath_is_said_kindly_and_not_saved(stage: Stage, said: Said, named: Named):
    stage.set(1, 0, 0, 0, 2, 0)
    assert "Slower is kinder" in said(stage.screen)
    QTest.mouseClick(named(stage.screen, "Save"), Qt.MouseButton.LeftButton)
    assert stage.saved == []
    stage.set(2, 0, 0, 0, 2, 0)
    assert "kinder" not in said(stage.screen)


def test_another_one_is_opened_changed_and_saved_as_itself(stage: Stage, named: Named):
    QTest.mouseClick(named(stage.screen, "Evening"), Qt.MouseButton.LeftButton)
    assert stage.screen.name.toPlainText() == "Evening"
    assert [part.value for part in stage.screen.parts] == [4, 0, 0, 0, 7, 0]
    stage.set(5, 0, 0, 0, 7, 0)
    QTest.mouseClick(named(stage.screen, "Save"), Qt.MouseButton.LeftButton)
    assert stage.saved == [replace(EVENING, pattern=Pattern.parse("5-0-7-0"))]


def test_deleting_asks_first(stage: Stage, named: Named):
    QTest.mouseClick(named(stage.screen, "Evening"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(named(stage.screen, "Delete"), Qt.MouseButton.LeftButton)
    assert stage.deleted == []
    assert "Delete “Evening”" in stage.screen.question.asked
    QTest.mouseClick(named(stage.screen, "Keep it"), Qt.MouseButton.LeftButton)
    assert stage.deleted == []
    assert stage.screen.question.asked == ""
    QTest.mouseClick(named(stage.screen, "Delete"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(named(stage.screen, "Delete it"), Qt.MouseButton.LeftButton)
    assert stage.deleted == [EVENING]


def test_a_new_one_has_nothing_to_delete(stage: Stage):
    names = [each.text() for each in stage.screen.findChildren(QPushButton) if each.isVisible()]
    assert "Delete" not in names


def test_one_that_was_changed_by_hand_says_so(stage: Stage, said: Said, named: Named):
    QTest.mouseClick(named(stage.screen, "Mine"), Qt.MouseButton.LeftButton)
    assert BY_HAND in said(stage.screen)
    QTest.mouseClick(named(stage.screen, "New"), Qt.MouseButton.LeftButton)
    assert BY_HAND not in said(stage.screen)


def test_escape_leads_back(stage: Stage):
    left: list[bool] = []
    stage.screen.back.connect(lambda: left.append(True))
    QTest.keyClick(stage.screen.parts[0].field, Qt.Key.Key_Escape)
    assert left == [True]


# Which pace felt best


def test_each_pace_that_was_tried_is_one_press(in_window: InWindow, named: Named):
    screen, chosen, left = PaceChoice(), [], []
    screen.chosen.connect(chosen.append)
    screen.back.connect(lambda: left.append(True))
    paces = [Pattern.parse(text) for text in ("3.5-0-5.5-0", "4-0-6-0", "5-0-7-0")]
    screen.show_paces(paces)
    in_window(screen)
    assert QApplication.focusWidget() is named(screen, "In 3.5, out 5.5")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert chosen == [paces[1]]
    QTest.mouseClick(named(screen, "None of them, or not sure"), Qt.MouseButton.LeftButton)
    assert left == [True]
    assert "breaths a minute" in named(screen, "In 5, out 7").accessibleDescription()

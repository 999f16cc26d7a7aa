"""A session in the smallest window: nothing lies over anything else, the words are read, and no control is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises.pattern import Pattern
from relaxapp.exercises.timeline import Phase, Segment
from relaxapp.ui import theme
from relaxapp.ui.controls import SUPPORT
from tests.ui.session_stages import LINE, POSITION, Stage, letting_go

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Lists = Callable[[QWidget], list[str]]
    Named = Callable[[QWidget, str], QPushButton]

STRIP = (
    "There is no sound just now. The session goes on with words on the screen, and the sound comes back when it can."
)
GONE = "The sound is gone. The session goes on with captions."
ROUNDS = 5
"""What is laid out anew may ask for another layout: that takes some rounds."""
PACED = replace(
    LINE,
    segments=(Segment(0, 20, Phase.IN, 0, 0, 1, 1, 1, pace=Pattern.parse("20-0-20-0")), *LINE.segments[2:]),
)
ALL = ["Pause", "Again", "Skip ahead", "Mute voice", "Sound", "Full screen", "This isn't helping", "End"]


@pytest.fixture
def stage(show: Show) -> Stage:
    made = letting_go(show)
    made.line = PACED
    made.begin()
    return made


def small(stage: Stage, scale: float, notice: str = "") -> None:
    """Bring the session into the smallest window, with so large a text, and a notice above it or on it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, theme.load("light"), scale)
    stage.window.resize(640, 520)
    if "strip" in notice:
        stage.window.notice(STRIP)
    if "session" in notice:
        stage.screen.set_notice(GONE)
    stage.at(6)
    for _ in range(ROUNDS):
        QApplication.processEvents()


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def names(stage: Stage, within: QWidget) -> list[str]:
    return [each.text() for each in stage.screen.controls.buttons if within.isAncestorOf(each) and each.isVisible()]


@pytest.mark.parametrize("notice", ["none", "strip", "session", "strip and session"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_covered_and_the_words_can_be_read(
    stage: Stage, clipped: Lists, small_targets: Lists, nameless: Lists, named: Named, scale: float, notice: str
):
    small(stage, scale, notice)
    screen = stage.screen
    assert clipped(stage.window) == []
    assert small_targets(stage.window) == []
    assert nameless(stage.window) == []
    pressed = [each for each in screen.findChildren(QPushButton) if each.isVisible()]
    assert {"Pause", "End", "Slower", "Quicker"} <= {each.text() for each in pressed}
    parts = [*pressed, named(stage.window, SUPPORT), screen.caption, screen.header]
    covered = [(one, other) for one, other in combinations(parts, 2) if place(one).intersects(place(other))]
    assert covered == []
    assert not place(screen.pacer).intersects(place(screen.caption))
    assert all(stage.window.rect().contains(place(each)) for each in parts)
    assert screen.caption.text() == POSITION
    assert screen.caption.font().pointSizeF() >= theme.LEAST_POINTS
    assert min(screen.pacer._square.size().toTuple()) >= 64


def test_what_is_needed_most_stays_in_the_row(stage: Stage):
    row = {}
    for scale, notice in ((1.0, ""), (2.0, ""), (2.0, "strip")):
        small(stage, scale, notice)
        row[scale, notice] = names(stage, stage.screen.controls)
    assert row == {
        (1.0, ""): ALL,
        (2.0, ""): ["Pause", "Again", "Skip ahead", "This isn't helping", "End"],
        (2.0, "strip"): ["Pause", "End"],
    }


@pytest.mark.parametrize(("scale", "notice"), [(1.0, ""), (1.5, "strip"), (2.0, ""), (2.0, "session"), (2.0, "strip")])
def test_no_control_is_lost(stage: Stage, clipped: Lists, named: Named, scale: float, notice: str):
    small(stage, scale, notice)
    controls = stage.screen.controls
    shown = names(stage, controls)
    if scale > 1.0:
        stage.key(Qt.Key.Key_M)
        QApplication.processEvents()
        assert clipped(controls.more) == []
        assert stage.window.rect().contains(place(controls.more))
        assert not place(controls.more).intersects(place(named(stage.window, SUPPORT)))
        assert not place(controls.more).intersects(place(controls.more.button)), "it is also there to close it again"
    behind = names(stage, controls.more)
    assert sorted(shown + behind) == sorted(ALL)
    assert bool(behind) is (scale > 1.0)


def test_what_is_pressed_behind_more_works_and_closes_it(stage: Stage, named: Named):
    small(stage, 2.0, "strip")
    more = stage.screen.controls.more
    QTest.mouseClick(more.button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is stage.screen.controls.again
    QTest.mouseClick(named(stage.screen, "Skip ahead"), Qt.MouseButton.LeftButton)
    assert stage.told == [("skip",)]
    assert not more.isVisible()
    assert QApplication.focusWidget() is more.button
    stage.key(Qt.Key.Key_Return)
    assert more.isVisible()
    stage.key(Qt.Key.Key_Escape)
    assert not more.isVisible()
    assert stage.told == [("skip",)], "the session goes on"
    stage.key(Qt.Key.Key_R)
    assert stage.told == [("skip",), ("repeat",)], "the keys work as ever"


def test_the_volumes_are_opened_from_there_whole_and_above_the_support_button(
    stage: Stage, clipped: Lists, named: Named
):
    small(stage, 2.0, "strip")
    stage.key(Qt.Key.Key_M)
    QTest.mouseClick(named(stage.screen, "Sound"), Qt.MouseButton.LeftButton)
    for _ in range(ROUNDS):
        QApplication.processEvents()
    volumes = stage.screen.volumes
    assert clipped(volumes) == []
    assert stage.screen.rect().contains(volumes.geometry())
    assert not place(volumes).intersects(place(named(stage.window, SUPPORT)))
    stage.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is stage.screen.controls.more.button


def test_the_focus_is_not_lost_when_its_button_goes_behind_more_and_tab_reaches_all(stage: Stage, named: Named):
    named(stage.screen, "Sound").setFocus()
    small(stage, 2.0)
    assert QApplication.focusWidget() is stage.screen.controls.more.button
    reached = []
    while "More" not in reached:
        stage.key(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().accessibleName())
    in_row = ["Pause", "Again", "Skip ahead", "More", "This isn't helping", "End"]
    first = reached.index("Pause")
    assert [name for name in reached[first:] + reached[:first] if name in in_row] == in_row
    stage.screen.controls.more.button.setFocus()
    stage.window.resize(1600, 1000)
    QApplication.processEvents()
    assert names(stage, stage.screen.controls) == ALL
    assert QApplication.focusWidget() is stage.screen.controls.pause
    stage.key(Qt.Key.Key_M)
    assert not stage.screen.controls.more.isVisible(), "there is nothing behind it"


def test_what_the_session_says_waits_until_the_strip_above_is_put_away(stage: Stage, named: Named):
    small(stage, 2.0, "strip and session")
    assert not stage.screen.header.notice.isVisible()
    named(stage.window, "All right").click()
    QApplication.processEvents()
    assert stage.screen.header.notice.isVisible()
    assert stage.screen.header.notice.text() == GONE

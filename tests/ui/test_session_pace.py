"""What changes the pace on the session's screen: slower and quicker, and the breath that a person shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises.pattern import Pattern
from relaxapp.exercises.timeline import Phase, SectionSpan, Segment, Timeline
from relaxapp.ui import theme
from relaxapp.ui.controls import SUPPORT
from relaxapp.ui.session import SessionScreen
from relaxapp.ui.session_pace import FOLLOW_KEYS, PACE_KEYS
from relaxapp.ui.window import Window
from tests.ui.session_stages import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    Lists = Callable[[QWidget], list[str]]
    Named = Callable[[QWidget, str], QPushButton]

PACE = Pattern.parse("4-0-6-0")
LINE = Timeline(
    "x",
    "X",
    60.0,
    4.0,
    "rain",
    (SectionSpan("All of it", 0, 60),),
    (
        Segment(0, 10, Phase.SETTLE, 0),
        Segment(10, 14, Phase.IN, 0, 0, 1, 1, 1, pace=PACE),
        Segment(14, 20, Phase.OUT, 0, 1, 0, 1, 1, pace=PACE),
        Segment(20, 30, Phase.STILL, 0),
        Segment(30, 34, Phase.IN, 0, 0, 1, 1, 1, followed=True),
        Segment(34, 40, Phase.OUT, 0, 1, 0, 1, 1, followed=True),
        Segment(40, 60, Phase.STILL, 0),
    ),
    (),
)
STILL, PACED, FOLLOWED = 25, 12, 32


class Paced(Stage):
    def at(self, position: float) -> None:
        super().at(position)
        QApplication.processEvents()

    @property
    def offered(self) -> list[str]:
        return [each.text() for each in self.screen.pace.buttons if each.isVisible()]


@pytest.fixture
def stage(show: Show) -> Paced:
    made = Paced(SessionScreen(theme.load("light")), Window(), LINE)
    screen = made.screen
    screen.slower.connect(lambda: made.told.append("slower"))
    screen.quicker.connect(lambda: made.told.append("quicker"))
    screen.breathing.connect(made.told.append)
    screen.level.connect(lambda bus, _level: made.told.append(bus))
    made.begin(announce=True)
    made.window.show_screen(screen)
    show(made.window)
    return made


def test_slower_and_quicker_are_there_only_while_a_breath_is_paced(stage: Paced):
    offers = {}
    for position in (2, PACED, STILL, FOLLOWED, 50):
        stage.at(position)
        offers[position] = stage.offered
    assert offers == {2: [], PACED: ["Slower", "Quicker"], STILL: [], FOLLOWED: ["Breathe in"], 50: []}


def test_the_pacer_stays_where_it_is_when_they_come_and_go(stage: Paced):
    places = set()
    for position in (2, PACED, STILL, FOLLOWED, 50):
        stage.at(position)
        places.add(stage.screen.pacer.geometry().getRect())
    assert len(places) == 1


def test_the_arrows_and_the_buttons_change_the_pace(stage: Paced, named: Named):
    stage.at(PACED)
    stage.key(Qt.Key.Key_Left)
    stage.key(Qt.Key.Key_Right)
    QTest.mouseClick(named(stage.screen, "Slower"), Qt.MouseButton.LeftButton)
    named(stage.screen, "Quicker").setFocus()
    stage.key(Qt.Key.Key_Return)
    assert stage.told == ["slower", "quicker", "slower", "quicker"]
    named(stage.screen, "End").setFocus()
    stage.key(Qt.Key.Key_Left)
    assert stage.told[-1] == "slower", "wherever the focus is"


@pytest.mark.parametrize("position", [STILL, FOLLOWED])
def test_where_there_is_no_pace_to_change_the_arrows_do_nothing(stage: Paced, position: float):
    stage.at(position)
    stage.key(Qt.Key.Key_Left)
    stage.key(Qt.Key.Key_Right)
    assert stage.told == []


def test_in_a_pause_the_pace_can_be_changed_and_in_a_landing_not(stage: Paced):
    stage.at(PACED)
    stage.screen.set_state("paused")
    stage.key(Qt.Key.Key_Left)
    stage.screen.set_state("landing")
    stage.key(Qt.Key.Key_Left)
    assert stage.told == ["slower"]


def test_the_arrows_still_move_a_volume_that_has_the_focus(stage: Paced):
    stage.at(PACED)
    stage.screen.volumes.open_panel()
    stage.key(Qt.Key.Key_Left)
    assert stage.told == ["voice"]


def test_the_keys_are_whispered_when_they_begin_to_matter(stage: Paced):
    stage.at(PACED)
    assert stage.screen.whisper.text() == PACE_KEYS
    stage.at(FOLLOWED)
    assert stage.screen.whisper.text() == FOLLOW_KEYS


def test_what_has_changed_is_whispered_and_announced(stage: Paced):
    said: list[str] = []
    stage.screen.announced.connect(said.append)
    stage.screen.hint("In 4, out 6.5")
    assert stage.screen.whisper.text() == "In 4, out 6.5"
    assert said == ["In 4, out 6.5"]
    stage.screen._hush.timeout.emit()
    assert stage.screen.whisper.text() == ""


# One's own breath


def test_a_key_that_is_held_shows_the_breath(stage: Paced, qtbot: QtBot):
    stage.at(FOLLOWED)
    QTest.keyPress(stage.screen, Qt.Key.Key_B)
    assert stage.told == [True]
    QTest.keyRelease(stage.screen, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: stage.told == [True, False])


@pytest.mark.parametrize("marked", [True, False], ids=["said to be repeated", "not told from a hand"])
def test_a_key_that_repeats_itself_is_one_breath(stage: Paced, qtbot: QtBot, marked: bool):
    stage.at(FOLLOWED)
    none = Qt.KeyboardModifier.NoModifier
    press, release = QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease
    for kind, repeated in ((press, False), (release, marked), (press, marked), (release, marked), (press, marked)):
        QApplication.sendEvent(stage.screen, QKeyEvent(kind, Qt.Key.Key_B, none, "b", repeated))
    assert stage.told == [True]
    QApplication.sendEvent(stage.screen, QKeyEvent(release, Qt.Key.Key_B, none, "b"))
    qtbot.waitUntil(lambda: stage.told == [True, False])


def test_the_key_works_from_every_button(stage: Paced, qtbot: QtBot, named: Named):
    stage.at(FOLLOWED)
    for number, name in enumerate(("Pause", "End", "Breathe in"), 1):
        named(stage.screen, name).setFocus()
        stage.key(Qt.Key.Key_B)
        qtbot.waitUntil(lambda number=number: stage.told == [True, False] * number)


def test_the_pacer_itself_can_be_pressed(stage: Paced):
    stage.at(FOLLOWED)
    QTest.mousePress(stage.screen.pacer, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(stage.screen.pacer, Qt.MouseButton.LeftButton)
    assert stage.told == [True, False]
    QTest.mouseClick(stage.screen.pacer, Qt.MouseButton.RightButton)
    assert len(stage.told) == 2


def test_the_button_is_held_by_mouse_and_tapped_by_enter(stage: Paced, named: Named):
    stage.at(FOLLOWED)
    lead = named(stage.screen, "Breathe in")
    QTest.mousePress(lead, Qt.MouseButton.LeftButton)
    assert stage.told == [True]
    QTest.mouseRelease(lead, Qt.MouseButton.LeftButton)
    lead.setFocus()
    stage.key(Qt.Key.Key_Return)
    assert stage.told == [True, False, True, False]


@pytest.mark.parametrize("position", [PACED, STILL])
def test_where_no_breath_is_followed_nothing_is_shown_of_it(stage: Paced, position: float):
    stage.at(position)
    stage.key(Qt.Key.Key_B)
    QTest.mouseClick(stage.screen.pacer, Qt.MouseButton.LeftButton)
    assert stage.told == []


def test_what_is_held_when_the_stretch_ends_or_the_window_is_left_is_let_go(stage: Paced):
    stage.at(FOLLOWED)
    QTest.keyPress(stage.screen, Qt.Key.Key_B)
    other = QWidget()
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)
    assert stage.told == [True, False]
    other.close()


def test_a_pause_lets_go_without_a_word(stage: Paced):
    stage.at(FOLLOWED)
    QTest.keyPress(stage.screen, Qt.Key.Key_B)
    stage.screen.set_state("paused")
    QTest.keyRelease(stage.screen, Qt.Key.Key_B)
    stage.screen.set_state("playing")
    QTest.keyPress(stage.screen, Qt.Key.Key_B)
    assert stage.told == [True, True]


def test_they_dim_and_wake_with_the_other_controls(stage: Paced):
    stage.at(PACED)
    stage.window.showFullScreen()
    for _ in range(30):
        stage.screen.controls.look()
    effects = [each.graphicsEffect() for each in stage.screen.pace.buttons]
    assert all(effect.isEnabled() for effect in effects)
    stage.key(Qt.Key.Key_Up)
    assert not any(effect.isEnabled() for effect in effects)
    stage.window.showNormal()


@pytest.mark.parametrize("position", [PACED, FOLLOWED])
@pytest.mark.parametrize(
    ("scale", "width", "height"),
    [(1.0, 900, 700), (1.0, 640, 520), (1.5, 900, 700), (2.0, 900, 700), (2.0, 1600, 1000)],
)
def test_nothing_is_clipped_or_covered(
    stage: Paced,
    clipped: Lists,
    small_targets: Lists,
    nameless: Lists,
    named: Named,
    position: float,
    scale: float,
    width: int,
    height: int,
):
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, theme.load("light"), scale)
    stage.window.resize(width, height)
    stage.at(position)
    stage.screen.hint("In 4.5, a little more 1.5, out 8.5")
    QApplication.processEvents()
    assert clipped(stage.screen) == []
    assert small_targets(stage.window) == []
    assert nameless(stage.window) == []
    assert min(stage.screen.pacer._square.size().toTuple()) >= 180
    support = named(stage.window, SUPPORT)
    corner = support.rect().translated(support.mapTo(stage.window, QPoint()))
    shown = [each for each in stage.screen.pace.buttons if each.isVisible()]
    assert shown
    for button in shown:
        assert not corner.intersects(button.rect().translated(button.mapTo(stage.window, QPoint())))
        assert "Key: " in button.accessibleDescription()

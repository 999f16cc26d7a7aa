"""The session's screen: what it shows, what it tells, by keys, by mouse, by screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.ui import theme
from relaxapp.ui.controls import SUPPORT
from relaxapp.ui.picture import Shape
from relaxapp.ui.session import LANDING, PAUSED, SessionScreen
from relaxapp.ui.session_header import time_left
from tests.ui.session_stages import POSITION, Stage, letting_go

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Lists = Callable[[QWidget], list[str]]
    Named = Callable[[QWidget, str], QPushButton]


@pytest.fixture
def stage(show: Show) -> Stage:
    return letting_go(show)


def test_shows_the_very_words_the_part_and_the_time_left(stage: Stage):
    stage.at(6)
    screen = stage.screen
    assert (screen.caption.text(), screen.header.section.text(), screen.header.left.text()) == (
        POSITION,
        "Settling",
        "3 minutes left",
    )
    stage.at(25)
    assert (screen.caption.text(), screen.header.section.text()) == ("", "Breathing")
    stage.at(125)
    assert screen.header.left.text() == "Less than a minute left"


@pytest.mark.parametrize(("key", "place", "section"), [(Qt.Key.Key_S, 40, "Right hand"), (Qt.Key.Key_R, 5, "Settling")])
def test_skipping_and_repeating_in_a_pause_shows_the_new_place(stage: Stage, key: Qt.Key, place: float, section: str):
    stage.at(25)
    stage.screen.set_state("paused")
    for asked in (stage.screen.skip, stage.screen.repeat):
        asked.connect(lambda: setattr(stage, "position", place))
    stage.key(key)
    assert stage.screen.header.section.text().startswith(section)
    assert stage.screen.caption.text() == PAUSED


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (720, "12 minutes left"),
        (719, "12 minutes left"),
        (61, "2 minutes left"),
        (59, "Less than a minute left"),
        (60, "Less than a minute left"),
        (0, ""),
    ],
)
def test_time_is_told_in_minutes(seconds: float, words: str):
    assert time_left(seconds) == words


def test_the_pacer_stays_in_its_place_whatever_is_said(stage: Stage):
    places = set()
    for position in (1, 6, 21, 25, 42, 60, 100):
        stage.at(position)
        QApplication.processEvents()
        places.add(stage.screen.pacer.geometry().getRect())
    assert len(places) == 1


EVERYWHERE = ("Pause", "Again", "Mute voice", "End")


@pytest.mark.parametrize("focus", EVERYWHERE)
@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Qt.Key.Key_Space, [("pause",)]),
        (Qt.Key.Key_Escape, [("stop",)]),
        (Qt.Key.Key_R, [("repeat",)]),
        (Qt.Key.Key_S, [("skip",)]),
        (Qt.Key.Key_V, [("voice", False)]),
        (Qt.Key.Key_F11, [("full_screen",)]),
        (Qt.Key.Key_N, [("not_helping",)]),
        (Qt.Key.Key_Up, [("level", "voice", 0.85), ("level", "ambience", 0.55)]),
        (Qt.Key.Key_Down, [("level", "voice", 0.75), ("level", "ambience", 0.45)]),
    ],
)
def test_each_key_works_wherever_the_focus_is(
    stage: Stage, named: Named, focus: str, key: Qt.Key, told: list[tuple[object, ...]]
):
    named(stage.screen, focus).setFocus()
    stage.key(key)
    assert stage.told == told


def test_keys_work_before_anything_was_pressed(stage: Stage):
    assert QApplication.focusWidget() is stage.screen
    stage.key(Qt.Key.Key_Space)
    assert stage.told == [("pause",)]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Pause", ("pause",)),
        ("Again", ("repeat",)),
        ("Skip ahead", ("skip",)),
        ("Mute voice", ("voice", False)),
        ("Full screen", ("full_screen",)),
        ("This isn't helping", ("not_helping",)),
        ("End", ("stop",)),
    ],
)
def test_each_button_works_by_mouse_and_by_enter(stage: Stage, named: Named, name: str, told: tuple[object, ...]):
    wanted = named(stage.screen, name)
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    stage.screen.controls.set_voice(True)
    stage.screen._voice_on = True
    wanted.setFocus()
    stage.key(Qt.Key.Key_Return)
    assert stage.told == [told, told]


def test_tab_reaches_every_control_and_the_support_button(stage: Stage):
    reached = []
    for _ in range(9):
        stage.key(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().accessibleName())
    expected = ["Pause", "Again", "Skip ahead", "Mute voice", "Sound", "Full screen", "End"]
    assert [name for name in reached if name in expected] == expected
    assert SUPPORT in reached


def test_a_pause_says_how_to_go_on_and_stops_the_clock(stage: Stage, named: Named):
    stage.at(21)
    stage.screen.set_state("paused")
    assert stage.screen.caption.text() == PAUSED
    assert not stage.screen.pacer.ticking
    stage.key(Qt.Key.Key_Space)
    assert stage.told == [("resume",)]
    assert named(stage.screen, "Go on").isEnabled()
    stage.screen.set_state("playing")
    assert stage.screen.caption.text() == "Breathe in."
    assert stage.screen.pacer.ticking


def test_coming_back_to_a_paused_session_still_says_that_it_is_paused(stage: Stage):
    stage.at(21)
    stage.screen.set_state("paused")
    other = QWidget()
    stage.window.show_screen(other)
    stage.at(30)
    stage.window.show_screen(stage.screen)
    assert stage.screen.caption.text() == PAUSED
    assert not stage.screen.pacer.ticking


def test_a_landing_offers_only_what_still_makes_sense(stage: Stage):
    stage.screen.set_state("landing")
    assert stage.screen.caption.text() == LANDING
    enabled = [button.accessibleName() for button in stage.screen.controls.buttons if button.isEnabled()]
    assert enabled == ["Full screen", "End"]
    stage.key(Qt.Key.Key_Space)
    stage.key(Qt.Key.Key_R)
    assert stage.told == []


def test_a_session_that_is_over_is_let_go(stage: Stage):
    stage.screen.set_state("finished")
    assert stage.screen.pacer._source is None
    assert not stage.screen.pacer.ticking


def test_a_new_session_begins_afresh(stage: Stage):
    stage.at(21)
    stage.screen.set_state("finished")
    stage.position = 0
    stage.begin(voice_on=False)
    assert stage.screen.pacer.ticking
    assert stage.screen.caption.text() == ""
    assert stage.screen.controls.voice.text() == "Unmute voice"
    assert stage.screen.header.left.text() == "3 minutes left"


def test_the_hint_of_the_keys_goes_away_by_itself(stage: Stage):
    assert "Space pauses" in stage.screen.whisper.text()
    assert stage.screen._hush.isActive()
    stage.screen._hush.timeout.emit()
    assert stage.screen.whisper.text() == ""


def test_a_notice_is_shown_and_taken_back(stage: Stage):
    stage.screen.set_notice("The sound is gone. The session goes on with captions.")
    assert stage.screen.header.notice.isVisible()
    stage.screen.set_notice("")
    assert not stage.screen.header.notice.isVisible()


def test_controls_dim_in_full_screen_and_wake_with_a_key(stage: Stage):
    controls = stage.screen.controls
    for _ in range(30):
        controls.look()
    assert not controls.dimmed  # not in full screen
    stage.window.showFullScreen()
    for _ in range(30):
        controls.look()
    assert controls.dimmed
    assert all(button.isVisible() for button in controls.buttons)
    stage.key(Qt.Key.Key_Up)
    assert not controls.dimmed
    stage.window.showNormal()


def test_reduced_motion_shows_a_bar(stage: Stage):
    stage.begin(reduced=True)
    stage.at(22)
    assert stage.screen.pacer._picture.shape is Shape.BAR


SIZES = [(1.0, 900, 700), (1.0, 760, 700), (1.0, 640, 520), (1.5, 900, 700), (2.0, 900, 700), (2.0, 1600, 1000)]


@pytest.fixture(params=SIZES, ids=str)
def sized(request: pytest.FixtureRequest, stage: Stage) -> Stage:
    scale, width, height = request.param
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, theme.load("light"), scale)
    stage.window.resize(width, height)
    QApplication.processEvents()
    return stage


def test_nothing_is_clipped_or_covered(sized: Stage, clipped: Lists, small_targets: Lists, named: Named):
    sized.at(6)
    QApplication.processEvents()
    assert clipped(sized.screen) == []
    assert small_targets(sized.window) == []
    assert min(sized.screen.pacer._square.size().toTuple()) >= 180
    support = named(sized.window, SUPPORT)
    corner = support.rect().translated(support.mapTo(sized.window, QPoint()))
    for button in sized.screen.controls.buttons:
        assert not corner.intersects(button.rect().translated(button.mapTo(sized.window, QPoint())))


def test_the_sound_panel_is_whole_within_the_screen(sized: Stage, clipped: Lists):
    sized.screen.controls.sound.click()
    QApplication.processEvents()
    assert clipped(sized.screen.volumes) == []
    assert sized.screen.rect().contains(sized.screen.volumes.geometry())


def test_everything_has_a_name_and_tells_its_key(stage: Stage, nameless: Lists):
    stage.screen.controls.sound.click()
    assert nameless(stage.window) == []
    for button in stage.screen.controls.buttons:
        assert "Key: " in button.accessibleDescription()
        assert button.toolTip()


def test_is_let_go_when_it_is_closed(is_freed: Callable[[Callable[[], QWidget]], bool]):
    assert is_freed(lambda: SessionScreen(theme.load("light")))

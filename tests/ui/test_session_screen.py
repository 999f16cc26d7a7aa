"""The session's screen: what it shows, what it tells, by keys, by mouse, by screen reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises.areas import Mode
from relaxapp.exercises.timeline import Cue, CueKind, Phase, SectionSpan, Segment, Timeline
from relaxapp.ui import theme
from relaxapp.ui.controls import SUPPORT
from relaxapp.ui.picture import Shape
from relaxapp.ui.session import LANDING, PAUSED, SessionScreen
from relaxapp.ui.session_header import time_left
from relaxapp.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Lists = Callable[[QWidget], list[str]]
    Named = Callable[[QWidget, str], QPushButton]

POSITION = (
    "Find a position that your body is willing to keep for a while, and let the ground or the chair carry as much of "
    "your weight as it likes."
)
LINE = Timeline(
    "letting-go",
    "Letting go",
    180.0,
    4.0,
    "rain",
    (
        SectionSpan("Settling", 0, 20),
        SectionSpan("Breathing", 20, 40),
        SectionSpan("Right hand and forearm", 40, 180, "right hand and forearm", Mode.GENTLY),
    ),
    (
        Segment(0, 4, Phase.SETTLE, 0),
        Segment(4, 20, Phase.STILL, 0),
        Segment(20, 24, Phase.IN, 1, 0, 1, 1, 2),
        Segment(24, 30, Phase.OUT, 1, 1, 0, 1, 2),
        Segment(30, 34, Phase.IN, 1, 0, 1, 2, 2),
        Segment(34, 40, Phase.OUT, 1, 1, 0, 2, 2),
        Segment(40, 46, Phase.TENSE, 2, 0, 1),
        Segment(46, 70, Phase.RELEASE, 2, 1, 0),
        Segment(70, 180, Phase.STILL, 2),
    ),
    (
        Cue(5, CueKind.VOICE, POSITION, 8, 20),
        Cue(20, CueKind.VOICE, "Breathe in.", 1, 24),
        Cue(41, CueKind.VOICE, "Close your right hand.", 2, 46),
    ),
)


@dataclass
class Stage:
    """A session's screen in its window, with the position in the hands of the test."""

    screen: SessionScreen
    window: Window
    position: float = 0.0
    told: list[tuple[object, ...]] = field(default_factory=list)

    def begin(self, *, voice_on: bool = True, reduced: bool = False, announce: bool = False) -> None:
        levels = {"voice": 0.8, "bells": 0.6, "ambience": 0.5}
        source = lambda: LINE.at(self.position)  # noqa: E731 - a clock in a word
        self.screen.begin("Letting go", source, levels=levels, voice_on=voice_on, reduced=reduced, announce=announce)

    def at(self, position: float) -> None:
        self.position = position
        self.screen.pacer.look()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.screen, key)


@pytest.fixture
def stage(show: Show) -> Stage:
    screen, window = SessionScreen(theme.load("light")), Window()
    made = Stage(screen, window)
    for name in ("pause", "resume", "stop", "repeat", "skip", "level", "voice", "full_screen", "not_helping"):
        getattr(screen, name).connect(lambda *values, name=name: made.told.append((name, *values)))
    made.begin()
    window.show_screen(screen)
    show(window)
    return made


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


def test_the_volumes_go_when_the_session_lands(stage: Stage):
    stage.screen.controls.sound.click()
    assert stage.screen.volumes.isVisible()
    stage.screen.set_state("landing")
    assert not stage.screen.volumes.isVisible()
    stage.key(Qt.Key.Key_Escape)
    assert stage.told == [("stop",)], "the keys of the session still work"


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


def test_the_voice_is_switched_to_and_fro(stage: Stage):
    stage.key(Qt.Key.Key_V)
    assert stage.screen.controls.voice.accessibleName() == "Unmute voice"
    stage.key(Qt.Key.Key_V)
    assert stage.told == [("voice", False), ("voice", True)]


def test_the_sound_panel_is_worked_by_keys_alone(stage: Stage, named: Named):
    named(stage.screen, "Sound").setFocus()
    stage.key(Qt.Key.Key_Return)
    volumes = stage.screen.volumes
    assert volumes.isVisible()
    assert QApplication.focusWidget() is volumes.sliders["voice"]
    stage.key(Qt.Key.Key_Tab)
    stage.key(Qt.Key.Key_Up)
    assert stage.told == [("level", "bells", 0.65)]
    stage.key(Qt.Key.Key_Escape)
    assert not volumes.isVisible()
    assert QApplication.focusWidget().accessibleName() == "Sound"
    assert len(stage.told) == 1  # Esc closed the panel, not the session
    stage.key(Qt.Key.Key_Escape)
    assert stage.told[-1] == ("stop",)


def test_the_sound_panel_shows_what_the_keys_changed(stage: Stage):
    stage.key(Qt.Key.Key_Down)
    assert stage.screen.volumes.sliders["voice"].value() == 75
    assert stage.screen.volumes.sliders["bells"].value() == 60
    assert "75 %" in stage.screen.whisper.text()


def test_levels_stop_at_their_ends(stage: Stage):
    for _ in range(6):
        stage.key(Qt.Key.Key_Up)
    assert stage.screen.volumes.sliders["voice"].value() == 100
    assert all(told[2] <= 1 for told in stage.told)


def test_a_wheel_over_a_volume_changes_nothing(stage: Stage):
    stage.screen.volumes.open_panel()
    slider = stage.screen.volumes.sliders["voice"]
    window = stage.window.windowHandle()
    assert window
    QTest.wheelEvent(window, QPointF(slider.mapTo(stage.window, slider.rect().center())), QPoint(0, 120))
    assert stage.told == []


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


def test_with_the_voice_muted_captions_are_announced(stage: Stage):
    said: list[str] = []
    stage.screen.announced.connect(said.append)
    stage.begin(announce=True, voice_on=False)
    for position in (6, 7, 21, 25, 31):
        stage.at(position)
    stage.screen.set_state("paused")
    assert said == [POSITION, "Breathe in.", "Out", "In", PAUSED]


def test_with_the_voice_on_only_what_it_does_not_say_is_announced(stage: Stage):
    said: list[str] = []
    stage.screen.announced.connect(said.append)
    stage.begin(announce=True)
    for position in (6, 21, 25, 31):
        stage.at(position)
    assert said == ["Out", "In"]


def test_nothing_is_announced_unasked(stage: Stage):
    said: list[str] = []
    stage.screen.announced.connect(said.append)
    for position in (6, 21, 25):
        stage.at(position)
    stage.screen.set_state("paused")
    assert said == []


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

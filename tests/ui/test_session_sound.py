"""What is heard of a session, on its screen: the voice, the volumes, and what a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.ui.session import PAUSED
from tests.ui.session_stages import POSITION, Stage, letting_go

if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]


@pytest.fixture
def stage(show: Show) -> Stage:
    return letting_go(show)


def test_the_volumes_go_when_the_session_lands(stage: Stage):
    stage.screen.controls.sound.click()
    assert stage.screen.volumes.isVisible()
    stage.screen.set_state("landing")
    assert not stage.screen.volumes.isVisible()
    stage.key(Qt.Key.Key_Escape)
    assert stage.told == [("stop",)], "the keys of the session still work"


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

"""What is heard behind a session: what was chosen, and what when that can't be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from relaxapp.exercises.comfort import Comfort
from relaxapp.player.background import Background
from relaxapp.player.session import prepare
from relaxapp.player.terms import Choices
from relaxapp.sound.mix import RATE, Levels, Samples
from relaxapp.sound.own_sounds import OwnSounds
from relaxapp.sound.scenery import Scenery
from tests.player.fakes import Narrator, Output, script

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def scenery(tmp_path: Path) -> Scenery:
    """The person has a hum as a sound, and a file that is none."""
    hum = 0.3 * np.sin(np.arange(8 * RATE) * (2 * np.pi * 440 / RATE))
    soundfile.write(tmp_path / "hum.wav", hum, RATE)
    (tmp_path / "broken.mp3").write_text("not a sound")
    return Scenery(OwnSounds(tmp_path, tmp_path / "cache"))


class Listener:
    def __init__(self) -> None:
        self.notices: list[str] = []

    def state_changed(self, state: object) -> None:
        pass

    def notice(self, text: str) -> None:
        self.notices.append(text)

    def whisper(self, text: str) -> None:
        pass


class Stage:
    """A session of which the sound can be asked for."""

    def __init__(self, scenery: Scenery, soundscape: str) -> None:
        self.listener = Listener()
        self.output = Output(lambda _audible: None)
        choices = Choices(Levels(0.0, 0.0, 1.0), soundscape=soundscape)
        self.session = prepare(
            script(), 2, Comfort(), choices, Narrator(1.0), lambda _: self.output, self.listener, scenery
        )
        self.session.start()

    def heard(self, second: float) -> Samples:
        return self.output.render(round(second * RATE), RATE).T


def hums(sound: Samples) -> bool:
    """Whether nearly all that is heard is the hum."""
    power = np.abs(np.fft.rfft(sound[0])) ** 2
    return bool(power[436:445].sum() > 0.9 * power.sum())


def test_a_sound_that_is_ready_is_heard_from_the_beginning(scenery: Scenery) -> None:
    scenery.prepare("own:hum.wav", lambda: False)
    stage = Stage(scenery, "own:hum.wav")
    assert hums(stage.heard(10))
    assert stage.listener.notices == []
    stage.session.close()


def test_a_sound_that_has_to_be_decoded_comes_softly_when_it_is_ready(scenery: Scenery) -> None:
    stage = Stage(scenery, "own:hum.wav")
    assert not hums(stage.heard(5))
    worker = stage.session._background._worker
    assert worker
    worker.join()
    stage.output.frame = 6 * RATE
    stage.session.tick()
    assert not hums(stage.heard(5))
    assert hums(stage.heard(10))
    stage.session.close()


@pytest.mark.parametrize("name", ["own:broken.mp3", "own:gone.flac", "hail", "rain+own:gone.flac", "rain+fire+wind"])
def test_what_cannot_be_heard_is_told_once_and_the_exercises_own_sound_goes_on(scenery: Scenery, name: str) -> None:
    stage = Stage(scenery, name)
    stage.session.tick()
    stage.session.tick()
    assert len(stage.listener.notices) == 1
    assert "The exercise's own sound is heard instead." in stage.listener.notices[0]
    assert np.array_equal(stage.heard(5), Stage(scenery, "").heard(5))
    stage.session.close()


def test_a_file_that_turns_out_damaged_is_told_when_that_is_known(scenery: Scenery, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silent.wav", np.zeros(8 * RATE), RATE)
    background = Background(scenery, "own:silent.wav")
    assert background._worker
    background._worker.join()
    assert "less than 5 seconds" in str(background.trouble)
    assert background.first == background.arrived() == ""


def test_a_session_that_is_over_lets_nothing_go_on(scenery: Scenery) -> None:
    stage = Stage(scenery, "own:hum.wav")
    stage.session.close()
    worker = stage.session._background._worker
    assert worker
    assert not worker.is_alive()

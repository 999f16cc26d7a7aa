"""A voice and a soundscape can be heard before they are chosen."""

from __future__ import annotations

import numpy as np
import pytest

from relaxapp.failures import Failure
from relaxapp.sound.mix import RATE
from relaxapp.sound.preview import LINE, Preview, SoundscapePreview
from relaxapp.sound.scenery import Scenery
from tests.player.fakes import Room
from tests.sound.small_sessions import decibels, roughest_click


class Listening:
    """A preview with its sound and its voice."""

    def __init__(self, length: float | None = None) -> None:
        self.room = Room(length)
        self.narrator = self.room.make_narrator(None, "", 120)
        self.told: list[str] = []
        self.preview = Preview(self.narrator, self.room.make_output, self.told.append)
        self.preview.start(0.8)

    @property
    def output(self):
        return self.room.outputs[0]


def test_one_line_is_asked_for_and_heard_when_it_is_ready():
    listening = Listening()
    assert listening.narrator.asked == [LINE]
    assert not listening.preview.tick()
    assert not listening.output.playing
    listening.narrator.ready(2.0)
    assert not listening.preview.tick()
    assert listening.output.playing
    assert listening.output.end >= 2 * RATE
    listening.output.frame = listening.output.end
    assert listening.preview.tick()


def test_it_is_as_loud_as_chosen_and_silent_behind_the_line():
    loudness = []
    for level in (0.4, 0.8):
        listening = Listening(1.0)
        listening.preview.start(level)
        tone = np.sin(np.arange(RATE) / 20).astype(np.float32) * 0.1
        listening.narrator.samples = lambda _line, tone=tone: tone
        listening.narrator.give_up()
        listening.preview.tick()
        heard = listening.output.render(0, RATE * 2)
        assert heard.shape == (RATE * 2, 2)
        assert not heard[RATE:].any()
        loudness.append(float(np.abs(heard[:RATE]).max()))
    assert loudness[1] == pytest.approx(loudness[0] * 8, rel=0.05)


def test_a_voice_that_says_nothing_is_told_of_in_plain_words():
    listening = Listening()
    listening.narrator.give_up()
    assert listening.preview.tick()
    assert "Another one may work" in listening.told[0]


def test_why_there_is_no_voice_is_told():
    listening = Listening()
    listening.narrator.problem = Failure("No voice is installed.")
    listening.narrator.give_up()
    assert listening.preview.tick()
    assert listening.told == ["No voice is installed."]


def test_a_computer_without_sound_is_told_of_once():
    listening = Listening(1.0)
    listening.output.on_change(False)
    listening.output.on_change(True)
    assert len(listening.told) == 1
    assert "no sound" in listening.told[0]


def test_closing_gives_the_sound_back_whether_it_was_heard_or_not():
    for ready in (False, True):
        listening = Listening(1.0)
        if ready:
            listening.narrator.give_up()
            listening.preview.tick()
        listening.preview.close()
        assert listening.output.closed


class Tasting:
    """A preview of a soundscape, ready to be heard."""

    def __init__(self, name: str, level: float = 0.8):
        self.room = Room()
        self.told: list[str] = []
        self.preview = SoundscapePreview(Scenery(), self.room.make_output, self.told.append)
        self.preview.start(name, level)
        self.preview._maker.join()

    @property
    def output(self):
        return self.room.outputs[0]


def test_the_first_seconds_of_a_soundscape_come_and_go_softly():
    tasting = Tasting("rain+bowls")
    assert not tasting.preview.tick()
    assert tasting.output.playing
    heard = tasting.output.render(0, 7 * RATE)
    assert not heard[6 * RATE :].any()
    tenths = [decibels(part) for part in np.array_split(heard[: 6 * RATE], 60)]
    assert tenths[0] < tenths[20] - 10
    assert tenths[-1] < tenths[30] - 15
    assert roughest_click(heard[: 6 * RATE]) < 8
    tasting.output.frame = tasting.output.end
    assert tasting.preview.tick()
    tasting.preview.close()
    assert tasting.output.closed


def test_a_soundscape_is_as_loud_as_in_a_session():
    loudness = []
    for level in (0.4, 0.8):
        tasting = Tasting("drone", level)
        tasting.preview.tick()
        loudness.append(decibels(tasting.output.render(2 * RATE, RATE)))
    assert loudness[1] - loudness[0] == pytest.approx(60 * np.log10(2), abs=0.01)


@pytest.mark.parametrize("name", ["hail", "own:gone.wav", "rain+ocean+fire"])
def test_a_soundscape_that_cannot_be_heard_is_told_of(name):
    tasting = Tasting(name)
    assert tasting.preview.tick()
    assert len(tasting.told) == 1
    tasting.preview.close()
    assert tasting.output.closed

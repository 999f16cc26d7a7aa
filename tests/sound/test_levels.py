"""Loudness as a meter would tell it: peaks, spoken lines, the ambience under them; and that nothing clicks."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp import paths
from relaxapp.exercises import adapt, fit
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.sound.loudness import heard_rms
from relaxapp.sound.mix import RATE, Bus, Levels, Mix, Samples, stereo_voice
from relaxapp.sound.narrator import Narrator
from relaxapp.sound.soundscapes import SOUNDSCAPES, soundscape
from relaxapp.sound.stretch import _FADE_IN, _FADE_OUT
from relaxapp.sound.tape import Tape
from tests.sound.measuring import block_loudness, integrated, true_peak
from tests.sound.small_sessions import (
    FULL,
    Lines,
    bell,
    line,
    make_mix,
    part,
    roughest_click,
    talk,
    tone,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.exercises.timeline import Timeline

HEARD = [name for name in SOUNDSCAPES if name != "silence"]
PAIRS = ["bowls+drone", "fire+ocean", "brown-noise+crickets"]
HIGHEST = -1.5
"""dBTP."""
NO_CLICK = 8.5


class Spoken:
    """A short exercise, every line of it really spoken, and some lines of all the others."""

    def __init__(self, narrator: Narrator) -> None:
        scripts = Library([paths.assets() / "exercises"]).scripts
        practice = adapt.adapt(scripts["flare"], Comfort())
        others = [line for script in scripts.values() for line in fit.lines(adapt.adapt(script, Comfort()))]
        self.some = sorted(set(others))[:: len(set(others)) // 30]
        self._lines: dict[str, Samples] = {}
        ready = threading.Event()
        narrator.prepare((*fit.lines(practice), *self.some), ready.set)
        assert ready.wait(60), "the voice does not come to an end"
        for text in (*fit.lines(practice), *self.some):
            samples = narrator.samples(text)
            assert samples is not None, f"not spoken: {text} ({narrator.problem})"
            self._lines[text] = samples
        self.timeline: Timeline = fit.fit(practice, 120, lambda text: len(self._lines[text]) / RATE)

    def samples(self, line: str) -> Samples:
        return self._lines[line]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoken]:
    with closing(Narrator(tmp_path_factory.mktemp("voices"))) as narrator:
        yield Spoken(narrator)


# The meters themselves


def test_the_loudness_meter_reads_what_the_standard_says() -> None:
    """BS.1770-5: a sine of 997 Hz and full scale in one ear is -3.01 LUFS; what is silent does not count."""
    sine = np.zeros((6 * RATE, 2), np.float32)
    sine[: 3 * RATE, 0] = np.sin(2 * np.pi * 997 * np.arange(3 * RATE) / RATE)
    assert integrated(sine) == pytest.approx(-3.01, abs=0.3)  # the blocks that are half silent count a little
    assert integrated(sine[: 3 * RATE]) == pytest.approx(-3.01, abs=0.05)
    assert integrated(sine[: 3 * RATE] / 10) == pytest.approx(-23.01, abs=0.05)


def test_the_peak_meter_sees_between_the_samples() -> None:
    wave = np.sin(np.pi / 4 + np.arange(RATE) * np.pi / 2).astype(
        np.float32
    )  # its samples are all 3 dB below its peaks
    wave *= np.hanning(RATE).astype(np.float32)
    assert 20 * np.log10(np.max(np.abs(wave))) == pytest.approx(-3.01, abs=0.01)
    assert true_peak(wave[:, None]) == pytest.approx(0, abs=0.05)


# Peaks


@pytest.mark.parametrize("name", HEARD + PAIRS)
def test_no_soundscape_comes_near_full_scale(name: str) -> None:
    mix = make_mix(300.0, soundscape=name)
    assert true_peak(mix.render(100 * RATE, 6 * RATE)) <= HIGHEST


def test_a_session_with_all_that_it_may_have_stays_below_too(spoken: Spoken) -> None:
    mix = Mix(spoken.timeline, spoken, FULL, soundscape="fire+rain")
    assert true_peak(mix.render(0, mix.frames)) <= HIGHEST


def test_everything_at_once_at_full_volume_stays_below_too() -> None:
    cues = (bell(0.2), bell(0.4), tone(0.5, "in", 3.0), tone(0.6, "in", 3.0), line(1.0, "words", 2.0))
    peaky = talk(2.0)
    peaky[::4001] = 1.0
    for name in ("fire", "ocean", "bowls+drone"):
        assert true_peak(whole(make_mix(4.0, *cues, voice=Lines(words=peaky), soundscape=name))) <= HIGHEST


# The voice


def test_every_spoken_line_is_as_loud_as_the_others(spoken: Spoken) -> None:
    loud = [integrated(stereo_voice(spoken.samples(text), 1.0)) for text in spoken.some]
    assert len(loud) >= 30
    assert max(loud) - np.median(loud) < 1
    assert np.median(loud) - min(loud) < 1


def test_bright_and_dark_voices_are_equally_loud_to_the_ear() -> None:
    t = np.arange(2 * RATE) / RATE
    for pitch in (120, 400, 3000):
        sound = (0.05 * np.sin(2 * np.pi * pitch * t) * (t % 0.5 < 0.3)).astype(np.float32)
        assert integrated(stereo_voice(sound, 1.0)) == pytest.approx(-13.7, abs=0.5)
    assert heard_rms(np.zeros(0, np.float32)) == heard_rms(np.zeros(RATE, np.float32)) == 0


@pytest.mark.parametrize(("name", "levels"), [*((name, FULL) for name in HEARD + PAIRS), ("rain", Levels())])
def test_the_ambience_stays_12_lu_under_the_voice_in_the_whole_session(
    spoken: Spoken, name: str, levels: Levels
) -> None:
    lines = [entry for entry in spoken.timeline.cues if entry.text in spoken._lines and entry.seconds > 2][:2]
    assert len(lines) == 2
    behind = Mix(spoken.timeline, Lines(), levels, soundscape=name)  # it makes room although nobody is heard
    voice = Mix(spoken.timeline, spoken, Levels(levels.voice, 0.0, 0.0))
    for cue in lines:
        at, count = round(cue.start * RATE), round(cue.seconds * RATE)
        said, around = (mix.render(at, count) for mix in (voice, behind))
        assert integrated(said) - np.max(block_loudness(around)) > 10
        assert integrated(said) - integrated(around) > 12


# Clicks


@pytest.mark.parametrize("name", [*HEARD, *PAIRS])
def test_no_start_no_step_back_no_change_and_no_landing_clicks(name: str) -> None:
    mix = make_mix(9.0, line(1.0, "words", 1.0), soundscape=name, voice=Lines())
    mix.set_level(Bus.AMBIENCE, 0.4, 3 * RATE + 1)
    mix.set_soundscape("silence", 3 * RATE + 30_001)
    mix.set_soundscape(name, 5 * RATE)
    mix.land(6 * RATE + 7)
    assert roughest_click(whole(mix)) < NO_CLICK


@pytest.mark.parametrize("name", [*HEARD, *PAIRS])
def test_no_pause_and_no_going_on_clicks(name: str) -> None:
    sound = make_mix(60.0, soundscape=name).render(30 * RATE, RATE)
    tape = Tape(3 * RATE)
    tape.write(0, sound)
    tape.fade_out(RATE // 3, _FADE_OUT, RATE)
    rising = (np.arange(RATE, dtype=np.float32) / _FADE_IN).clip(0, 1)[:, None]
    tape.write(RATE + RATE // 2, sound * rising)
    heard = np.frombuffer(tape.memory, np.int16).reshape(-1, 2)[: 2 * RATE].astype(np.float32) / 32767
    tape.close()
    assert not np.any(part(heard, 0.5, 1.4))
    assert roughest_click(part(heard, 0.1, 1.9)) < NO_CLICK


def test_a_click_would_be_seen() -> None:
    sound = soundscape("fire", 1).render(RATE, RATE).T.copy()
    sound[20_000:] *= 0.4
    assert roughest_click(sound) > NO_CLICK

from __future__ import annotations

import numpy as np
import pytest

from relaxapp.sound.automation import RATE, Samples
from relaxapp.sound.bells import BELL_SECONDS, bell, tone


def pitch(samples: Samples) -> float:
    """The strongest frequency of a stretch, in Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 4 * len(samples)))
    return float(np.argmax(spectrum)) * RATE / (4 * len(samples))


def size(samples: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))


def test_the_bell_begins_softly_and_rings_out_to_nothing() -> None:
    sound = bell()
    assert len(sound) == BELL_SECONDS * RATE
    assert np.max(np.abs(sound[: RATE // 100])) < 0.06 * np.max(np.abs(sound))
    assert np.argmax(np.abs(sound)) > 0.04 * RATE
    assert size(sound[-RATE // 2 :]) < 0.01 * size(sound[: RATE // 2])
    assert sound[0] == 0
    assert abs(sound[-1]) < 1e-5


def test_the_bell_has_no_shrill_tones() -> None:
    power = np.abs(np.fft.rfft(bell())) ** 2
    high = np.fft.rfftfreq(int(BELL_SECONDS * RATE), 1 / RATE) > 2000
    assert power[high].sum() < 1e-5 * power.sum()


@pytest.mark.parametrize("seconds", [2.0, 4.0, 6.5])
def test_the_in_breath_rises_and_grows_and_the_out_breath_falls_and_fades(seconds: float) -> None:
    quarter = int(seconds * RATE) // 4
    breath_in, breath_out = tone("in", seconds), tone("out", seconds)
    assert pitch(breath_in[2 * quarter : 3 * quarter]) > 1.1 * pitch(breath_in[quarter // 2 : quarter])
    assert pitch(breath_out[2 * quarter : 3 * quarter]) < 0.9 * pitch(breath_out[quarter // 2 : quarter])
    assert size(breath_in[2 * quarter : 3 * quarter]) > 2 * size(breath_in[:quarter])
    assert size(breath_out[quarter : 2 * quarter]) > 2 * size(breath_out[3 * quarter :])


@pytest.mark.parametrize("phase", ["in", "out", "top-up"])
@pytest.mark.parametrize("seconds", [0.5, 1.0, 4.0, 12.0])
def test_a_tone_lasts_its_phase_and_begins_and_ends_in_silence(phase: str, seconds: float) -> None:
    sound = tone(phase, seconds)
    assert len(sound) == seconds * RATE
    edge = RATE // 100
    assert np.max(np.abs(sound[:edge])) < 0.08 * np.max(np.abs(sound))
    assert np.max(np.abs(sound[-edge:])) < 0.08 * np.max(np.abs(sound))


@pytest.mark.parametrize("phase", ["hold", "rest"])
def test_holds_are_silent(phase: str) -> None:
    assert not np.any(tone(phase, 3.0))


def test_a_phase_of_no_length_has_no_sound() -> None:
    assert len(tone("in", 0.0)) == 0

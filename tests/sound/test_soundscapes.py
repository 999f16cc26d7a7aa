from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises import parser
from relaxapp.failures import Failure
from relaxapp.sound.automation import RATE, Samples
from relaxapp.sound.loudness import k_weighting
from relaxapp.sound.noise import CHUNK
from relaxapp.sound.soundscapes import SOUNDSCAPES, soundscape
from tests.sound.measuring import course, likeness
from tests.sound.small_sessions import decibels, roughest_click

HEARD = [name for name in SOUNDSCAPES if name != "silence"]
TONES = ("drone", "bowls")


@cache
def power(name: str) -> Samples:
    """The mean power of each frequency (1 Hz apart), from single seconds all over an hour."""
    endless = soundscape(name, 3)
    total = np.zeros(RATE // 2 + 1)
    moments = range(0, 3600, 100)
    for moment in moments:
        spectrum = np.fft.rfft(endless.render(moment * RATE, RATE), axis=1)
        total += np.mean(np.abs(spectrum) ** 2, axis=0) * 2 / RATE**2 / len(moments)
    return total


def a_weighting(frequencies: Samples) -> Samples:
    """IEC 61672-1, annex E, as powers."""
    f = frequencies**2
    size = 12194**2 * f**2 / ((f + 20.6**2) * np.sqrt((f + 107.7**2) * (f + 737.9**2)) * (f + 12194**2))
    return (1.2589 * size) ** 2


@pytest.mark.parametrize("name", HEARD)
def test_all_soundscapes_are_equally_loud(name: str) -> None:
    frequencies = np.arange(1, RATE // 2 + 1, dtype=float)
    spectrum = power(name)[1:]
    loud = [10 * np.log10(np.sum(spectrum * weights(frequencies))) for weights in (k_weighting, a_weighting)]
    assert np.mean(loud) == pytest.approx(-19, abs=0.8)
    assert loud[0] < -14.5  # what the mixer counts on when it keeps them under the voice


@pytest.mark.parametrize("name", HEARD)
def test_the_highs_are_soft(name: str) -> None:
    spectrum = power(name)
    assert spectrum[5000:].sum() < 0.03 * spectrum.sum()
    assert spectrum[12500:].sum() < 1e-5 * spectrum.sum()


@pytest.mark.parametrize("name", HEARD)
def test_the_two_ears_hear_nearly_the_same(name: str) -> None:
    left, right = soundscape(name, 5).render(10 * RATE, 10 * RATE)
    assert 0.3 < np.corrcoef(left, right)[0, 1] < 0.95
    assert decibels(left) == pytest.approx(decibels(right), abs=2.5)


@pytest.mark.parametrize("name", HEARD)
def test_nothing_startles(name: str) -> None:
    endless = soundscape(name, 6)
    levels = [decibels(endless.render(tenth * RATE // 10, RATE // 10)) for tenth in range(400)]
    assert max(levels) < -10
    assert np.max(np.abs(np.diff(levels))) < 4.5
    assert np.max(np.abs(endless.render(0, 20 * RATE))) < 1.1


@pytest.mark.parametrize("name", HEARD)
def test_nothing_comes_round_within_ten_minutes(name: str) -> None:
    """A loop would be wholly like itself again (1.0), in its sound and in how it swells."""
    sound, swelling = course(soundscape(name, 4), 600)
    # Tones are always somewhat like themselves; they must not be the same again.
    assert likeness(sound, first=1500) < (0.9 if name in TONES else 0.05)
    # Seconds apart, a slow swell is still the same swell.
    assert likeness(swelling, first=20 * 50) < (0.85 if name in TONES else 0.6)


def test_a_loop_would_be_seen() -> None:
    class Loop:
        def render(self, start: int, count: int) -> Samples:
            return soundscape("rain", 1).render(start % (30 * RATE), count)

    sound, swelling = course(Loop(), 100)
    assert likeness(sound, first=1500) > 0.9
    assert likeness(swelling, first=20 * 50) > 0.9


@pytest.mark.parametrize("name", HEARD)
def test_the_joins_of_its_pieces_are_not_heard(name: str) -> None:
    endless = soundscape(name, 7)
    joins = [endless.render(CHUNK * index - 4800, 9600) for index in range(20, 44)]
    assert max(roughest_click(join.T) for join in joins) < 7
    at_joins = np.mean([np.mean(join[:, 4000:5600] ** 2) for join in joins])
    elsewhere = np.mean([np.mean(endless.render(CHUNK * i + CHUNK // 2, 9600) ** 2) for i in range(20, 44)])
    assert abs(10 * np.log10(at_joins / elsewhere)) < 1.5


@settings(max_examples=15)
@given(st.sampled_from(HEARD), st.integers(0, 10**9), st.lists(st.integers(1, 60_000), min_size=1, max_size=5))
def test_any_stretch_sounds_the_same_however_one_comes_to_it(name: str, start: int, lengths: list[int]) -> None:
    whole = soundscape(name, 8).render(start, sum(lengths))
    backwards = soundscape(name, 8)
    end = start + sum(lengths)
    for length in reversed(lengths):
        part = backwards.render(end - length, length)
        assert np.array_equal(part, whole[:, end - length - start : end - start])
        end -= length


def test_another_seed_sounds_otherwise() -> None:
    one, other = soundscape("rain", 1).render(0, RATE), soundscape("rain", 2).render(0, RATE)
    assert abs(np.corrcoef(one[0], other[0])[0, 1]) < 0.1


def test_silence_is_silent() -> None:
    assert not np.any(soundscape("silence", 0).render(0, 100))


def test_an_unknown_name_is_told_with_those_there_are() -> None:
    with pytest.raises(Failure, match=r"hail.*rain, rain-roof"):
        soundscape("hail", 0)


def test_scripts_know_every_soundscape() -> None:
    assert set(parser.SOUNDSCAPES) == set(SOUNDSCAPES)

"""What is measured about sound: loudness, true peaks, repetition. Shared by the tests and `scripts/bench sound`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import soxr

from relaxapp.sound.automation import RATE, Samples
from relaxapp.sound.loudness import k_weighting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from relaxapp.sound.soundscapes.pieces import Soundscape

_BLOCK = round(0.4 * RATE)
_STEP = round(0.1 * RATE)


@cache
def _weights(count: int) -> NDArray[np.float64]:
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    weights = np.zeros(len(frequencies))
    weights[1:] = np.sqrt(k_weighting(frequencies[1:]))
    return weights


def block_loudness(samples: Samples) -> NDArray[np.float64]:
    """How loud each 0.4 s of a stereo sound (n, 2) are, every 0.1 s, in LUFS (ITU-R BS.1770-5)."""
    # Whole seconds are quickly transformed, and the filter must not bite its own tail.
    padded = np.concatenate([samples, np.zeros((RATE - len(samples) % RATE + RATE // 2, 2), np.float32)])
    weighted = np.fft.irfft(np.fft.rfft(padded, axis=0) * _weights(len(padded))[:, None], len(padded), axis=0)
    power = np.concatenate([[0.0], np.cumsum(np.sum(weighted**2, axis=1))])
    starts = np.arange(0, max(len(samples) - _BLOCK, 0) + 1, _STEP)
    length = min(_BLOCK, len(samples))
    return -0.691 + 10 * np.log10((power[starts + length] - power[starts]) / length + 1e-20)


def integrated(samples: Samples) -> float:
    """The integrated loudness of a stereo sound (n, 2) in LUFS: its silences don't count (BS.1770-5, both gates)."""
    blocks = block_loudness(samples)
    for gate in (lambda _: -70.0, lambda loud: mean(loud) - 10):
        blocks = blocks[blocks > gate(blocks)]
    return mean(blocks)


def mean(decibels: NDArray[np.float64]) -> float:
    """The mean power of levels, in dB."""
    return float(10 * np.log10(np.mean(10 ** (decibels / 10))))


def true_peak(samples: Samples) -> float:
    """The highest point between the samples (n, channels) as well, in dBTP: four times oversampled."""
    return float(20 * np.log10(np.max(np.abs(soxr.resample(samples, RATE, 4 * RATE))) + 1e-20))


def course(sound: Soundscape, seconds: int) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """The course of a soundscape: its sound below 500 Hz, 1000 values a second, and how it swells, 50 a second.

    What swells is heard above the rumble, so each ear's differences from sample to sample are taken, in logarithms.
    """
    tones, swells = [], []
    for second in range(seconds):
        part = sound.render(second * RATE, RATE)
        tones.append(part[0].reshape(-1, 48).mean(axis=1))
        swells.append(np.square(np.diff(part[1], append=part[1, -1])).reshape(50, -1).mean(axis=1))
    return np.concatenate(tones), np.log(np.concatenate(swells) + 1e-12)


def likeness(values: NDArray[np.floating], first: int) -> float:
    """How like itself a row of values is, at most, from a shift of `first` values up to four fifths of its length."""
    values = values - values.mean()
    power = np.abs(np.fft.rfft(values, 2 * len(values))) ** 2
    alike = np.fft.irfft(power)[: len(values) * 4 // 5]
    overlapping = alike[0] * (1 - np.arange(len(alike)) / len(values))
    return float(np.max(alike[first:] / overlapping[first:]))

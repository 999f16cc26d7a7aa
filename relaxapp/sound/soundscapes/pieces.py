"""What soundscapes are made of: colours of noise, slow curves, and short sounds scattered over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from relaxapp.sound.automation import RATE, Samples
from relaxapp.sound.noise import CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

LOUDNESS: Final = 10 ** (-16 / 20)
"""The root mean square that all soundscapes are built around, at full volume.

Each has a level of its own on top, which makes them equal by the mean of the K-weighted loudness (ITU-R BS.1770, made
for programmes in a living room) and the A-weighted one (made for quiet sounds, and these are): −19 dB.
"""

CONTROL: Final = 256
"""Frames between two values of a slow curve; a straight line joins them."""


class Soundscape(Protocol):
    """An endless sound."""

    def render(self, start: int, count: int) -> Samples:
        """Return `count` frames from frame `start` (≥0) on, shape (2, count). The result is not to be changed."""


class InChunks(Protocol):
    """An endless sound that is made chunk by chunk."""

    @property
    def length(self) -> int:
        """Frames of each chunk."""

    def chunk(self, index: int) -> Samples:
        """Return the chunk of this index (from 0), shape (2, length), whichever was made before."""


def above(frequencies: NDArray[np.float64], corner: float, order: float) -> NDArray[np.float64]:
    """Return amplitudes that fall below a corner (Hz) by 6 dB an octave and order."""
    return (1 + (corner / frequencies) ** (2 * order)) ** -0.5


def below(frequencies: NDArray[np.float64], corner: float, order: float) -> NDArray[np.float64]:
    """Return amplitudes that fall above a corner (Hz) by 6 dB an octave and order."""
    return (1 + (frequencies / corner) ** (2 * order)) ** -0.5


def around(frequencies: NDArray[np.float64], centre: float, width: float) -> NDArray[np.float64]:
    """Return amplitudes of a resonance: 1 at its centre (Hz), half the power at half its width to either side."""
    return (1 + (2 * (frequencies - centre) / width) ** 2) ** -0.5


class Swell:
    """A slow curve between 0 and 1 that never comes round: waves of lengths (s) around which each wanders."""

    _WANDERING: Final = ((5.31, 1.7), (13.73, 2.6))
    """How much slower a wave's length changes than the wave itself, and by how much it gets ahead or behind (rad)."""

    def __init__(self, lengths: tuple[float, ...], weights: tuple[float, ...], seed: tuple[int, ...]) -> None:
        self._rates = 2 * np.pi / np.array(lengths)[:, None]
        self._weights = np.array(weights) / sum(weights)
        self._phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, (1 + len(self._WANDERING), len(lengths), 1))

    def at(self, moments: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the curve at these moments (s)."""
        angles = self._rates * moments
        wave = angles + self._phases[0]
        for (slower, far), phases in zip(self._WANDERING, self._phases[1:], strict=True):
            wave += far * np.sin(angles / slower + phases)
        curve: NDArray[np.float64] = 0.5 + 0.5 * (self._weights @ np.sin(wave))
        return curve


def moments(index: int) -> NDArray[np.float64]:
    """Return the moments (s) of a chunk at which slow curves are computed, its end included."""
    return (index * CHUNK + np.arange(0, CHUNK + 1, CONTROL)) / RATE


def every_frame(curve: NDArray[np.float64]) -> Samples:
    """Return a slow curve of a chunk frame by frame."""
    return np.interp(np.arange(CHUNK), np.arange(0, CHUNK + 1, CONTROL), curve).astype(np.float32)


class Scattered:
    """Short sounds that fall at random, `a_second` of them, near and far and between the ears.

    `shapes` are the sounds to draw from, shape (kinds, frames), shorter than a chunk. Their sizes are `level` times a
    power of ten of an exponent drawn from `reach`: most are far and faint, and none is much louder than the rest.
    `swell` lets them grow and fade with the moment (s) at which they fall.
    """

    def __init__(
        self,
        shapes: Samples,
        a_second: float,
        level: float,
        seed: tuple[int, ...],
        *,
        reach: tuple[float, float] = (-1.1, 0.35),
        swell: Callable[[NDArray[np.float64]], NDArray[np.float64]] | None = None,
    ) -> None:
        self._shapes = shapes
        self._in_a_chunk = a_second * CHUNK / RATE
        self._level = level
        self._seed = seed
        self._reach = reach
        self._swell = swell

    def chunk(self, index: int) -> Samples:
        """Return a chunk, with what still sounds of the chunk before."""
        kinds, long = self._shapes.shape
        pool = np.zeros((2, CHUNK + 2 * long), np.float32)
        for which in (index - 1, index):
            random = np.random.default_rng((*self._seed, which + 1))
            count = int(random.poisson(self._in_a_chunk))
            places = random.integers(0, CHUNK, count) + which * CHUNK
            drawn = random.integers(0, kinds, count)
            sizes = self._level * 10 ** random.uniform(*self._reach, count)
            if self._swell:
                sizes *= self._swell(places / RATE)
            sides = random.uniform(0.15, 0.85, count)
            gains = (np.stack([np.sqrt(1 - sides), np.sqrt(sides)]) * sizes).astype(np.float32)
            places += long - index * CHUNK
            for one in np.flatnonzero(places >= 0):
                place, shape = places[one], self._shapes[drawn[one]]
                pool[0, place : place + long] += shape * gains[0, one]
                pool[1, place : place + long] += shape * gains[1, one]
        return pool[:, long : long + CHUNK]


def softly(shapes: NDArray[np.floating[Any]], attack: float, release: float) -> Samples:
    """Return short sounds that come from nothing within `attack` (s) and end in nothing within `release`."""
    t = np.arange(shapes.shape[1]) / RATE
    start = np.clip(t / attack, 0, 1)
    end = np.clip((t[-1] - t) / release, 0, 1)
    soft: Samples = (shapes * (start * start * (3 - 2 * start) * end)).astype(np.float32)
    return soft

"""The soundscapes: synthesised as they are heard, endless, never the same twice, any stretch by itself.

All are equally loud to the ear, soft in the highs, and without anything that could startle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from relaxapp.sound.automation import RATE, Samples
from relaxapp.sound.noise import CHUNK, Chunks, Noise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

SOUNDSCAPES: Final[Mapping[str, str]] = {
    "rain": "Soft rain",
    "ocean": "Ocean waves",
    "brown-noise": "Deep, steady noise",
    "drone": "Slow, warm tones",
    "silence": "Silence",
}
"""Every soundscape by its name in scripts and settings, with its title for people."""

LOUDNESS: Final = 10 ** (-16 / 20)
"""The root mean square that all soundscapes are built around, at full volume.

Each has a level of its own on top, which makes them equal by the mean of the K-weighted loudness (ITU-R BS.1770, made
for programmes in a living room) and the A-weighted one (made for quiet sounds, and these are): −19 dB.
"""

_CONTROL: Final = 256
"""Frames between two values of a slow curve; a straight line joins them."""


class Soundscape(Protocol):
    """An endless sound."""

    def render(self, start: int, count: int) -> Samples:
        """Return `count` frames from frame `start` (≥0) on, shape (2, count). The result is not to be changed."""


def soundscape(name: str, seed: int) -> Soundscape:
    """Return a soundscape by name. The same seed sounds the same. Raises ValueError for an unknown name."""
    match name:
        case "rain":
            return Chunks(_Rain(seed).chunk)
        case "ocean":
            return Chunks(_Ocean(seed).chunk)
        case "brown-noise":
            return Chunks(_BrownNoise(seed).chunk)
        case "drone":
            return Chunks(_Drone(seed).chunk, _Drone.LENGTH, keep=12)
        case "silence":
            return _Silence()
    raise ValueError(f"no soundscape is called {name!r}, only {', '.join(SOUNDSCAPES)}")


def _above(frequencies: NDArray[np.float64], corner: float, order: float) -> NDArray[np.float64]:
    """Return amplitudes that fall below a corner (Hz) by 6 dB an octave and order."""
    return (1 + (corner / frequencies) ** (2 * order)) ** -0.5


def _below(frequencies: NDArray[np.float64], corner: float, order: float) -> NDArray[np.float64]:
    """Return amplitudes that fall above a corner (Hz) by 6 dB an octave and order."""
    return (1 + (frequencies / corner) ** (2 * order)) ** -0.5


class _Swell:
    """A slow curve between 0 and 1: waves of lengths (s) that never meet in the same way again."""

    def __init__(self, lengths: tuple[float, ...], weights: tuple[float, ...], seed: tuple[int, ...]) -> None:
        self._rates = 2 * np.pi / np.array(lengths)
        self._weights = np.array(weights) / sum(weights)
        self._phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(lengths))

    def at(self, moments: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the curve at these moments (s)."""
        waves = np.sin(np.outer(self._rates, moments) + self._phases[:, None])
        return 0.5 + 0.5 * (self._weights @ waves)


def _moments(index: int) -> NDArray[np.float64]:
    """Return the moments (s) of a chunk at which slow curves are computed, its end included."""
    return (index * CHUNK + np.arange(0, CHUNK + 1, _CONTROL)) / RATE


def _every_frame(curve: NDArray[np.float64]) -> Samples:
    """Return a slow curve of a chunk frame by frame."""
    return np.interp(np.arange(CHUNK), np.arange(0, CHUNK + 1, _CONTROL), curve).astype(np.float32)


class _BrownNoise:
    """Noise that falls by 6 dB an octave, without the rumble that only shakes a loudspeaker."""

    _LEVEL: Final = 0.98

    def __init__(self, seed: int) -> None:
        self._noise = Noise(self._colour, width=0.6, seed=(seed, 10))

    def chunk(self, index: int) -> Samples:
        return self._noise.chunk(index) * np.float32(LOUDNESS * self._LEVEL)

    @staticmethod
    def _colour(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
        return _above(frequencies, 45, 2) * _below(frequencies, 160, 1) * _below(frequencies, 3000, 1)


class _Rain:
    """A steady fall that grows and fades a little, and single drops near by."""

    _DROPS_A_SECOND: Final = 36
    _DROP: Final = RATE // 12
    _KINDS: Final = 48
    _FALL: Final = 0.80
    _NEAR: Final = 0.44

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._noise = Noise(self._colour, width=0.9, seed=(seed, 20))
        self._gusts = _Swell((17.3, 29.9, 47.1), (2, 3, 3), (seed, 21))
        self._drops = self._shapes(np.random.default_rng((seed, 22)))

    def chunk(self, index: int) -> Samples:
        gust = 0.82 + 0.36 * self._gusts.at(_moments(index))
        fall = self._noise.chunk(index) * _every_frame(LOUDNESS * self._FALL * gust)
        return fall + self._near(index)

    @staticmethod
    def _colour(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
        tilted = _above(frequencies, 160, 1) * frequencies**-0.35
        return tilted * _below(frequencies, 2200, 1) * _below(frequencies, 6000, 2)

    def _near(self, index: int) -> Samples:
        """Return the drops of a chunk, those included that fell at the end of the chunk before."""
        pool = np.zeros((2, CHUNK + 2 * self._DROP), np.float32)
        for which in (index - 1, index):
            random = np.random.default_rng((self._seed, 23, which + 1))
            count = int(random.poisson(self._DROPS_A_SECOND * CHUNK / RATE))
            places = random.integers(0, CHUNK, count) + (which - index) * CHUNK + self._DROP
            kinds = random.integers(0, self._KINDS, count)
            # Most drops are far and faint, none is much louder than the rest.
            sizes = LOUDNESS * self._NEAR * 10 ** (random.uniform(-1.1, 0.35, count))
            sides = random.uniform(0.15, 0.85, count)
            gains = np.stack([np.sqrt(1 - sides), np.sqrt(sides)]) * sizes
            for drop in np.flatnonzero(places >= 0):
                place = places[drop]
                pool[:, place : place + self._DROP] += np.outer(gains[:, drop], self._drops[kinds[drop]])
        return pool[:, self._DROP : self._DROP + CHUNK]

    def _shapes(self, random: np.random.Generator) -> Samples:
        """Return the sound of different drops: a little bubble whose tone rises as it closes."""
        t = np.arange(self._DROP) / RATE
        pitch = random.uniform(450, 1900, (self._KINDS, 1))
        fading = random.uniform(0.006, 0.016, (self._KINDS, 1))
        ring = np.sin(2 * np.pi * pitch * t * (1 + random.uniform(0.5, 2.5, (self._KINDS, 1)) * t))
        start = np.clip(t / 0.003, 0, 1)
        end = np.clip((t[-1] - t) / 0.01, 0, 1)
        shape = ring * np.exp(-t / fading) * start * start * (3 - 2 * start) * end
        drops: Samples = shape.astype(np.float32)
        return drops


class _Ocean:
    """Waves that come and go: a deep bed, the wash of the wave, and its foam, which follows a little later."""

    _DEEP: Final = 0.38
    _WASH: Final = 0.92
    _FOAM: Final = 0.47
    _LATER: Final = 1.1

    def __init__(self, seed: int) -> None:
        self._deep = Noise(lambda f: _above(f, 50, 2) * _below(f, 130, 1.5), width=0.5, seed=(seed, 30))
        self._wash = Noise(lambda f: _above(f, 140, 1) * f**-0.5 * _below(f, 1100, 1.5), width=0.9, seed=(seed, 31))
        self._foam = Noise(lambda f: _above(f, 900, 2) * _below(f, 2600, 1.5), width=1.0, seed=(seed, 32))
        self._swell = _Swell((9.7, 12.9, 17.1, 41.3), (5, 4, 3, 2), (seed, 33))
        self._bed = _Swell((23.7, 37.9), (1, 1), (seed, 34))

    def chunk(self, index: int) -> Samples:
        moments = _moments(index)
        wave = self._swell.at(moments)
        later = self._swell.at(moments - self._LATER)
        deep = self._DEEP * (0.75 + 0.5 * self._bed.at(moments))
        wash = self._WASH * (0.30 + 1.2 * wave**1.3)
        foam = self._FOAM * (0.10 + 1.4 * later**1.8)
        mixed = self._deep.chunk(index) * _every_frame(LOUDNESS * deep)
        mixed += self._wash.chunk(index) * _every_frame(LOUDNESS * wash)
        mixed += self._foam.chunk(index) * _every_frame(LOUDNESS * foam)
        return mixed


class _Drone:
    """An open fifth in pairs of partials that beat slowly, each pair at its own pace and between the ears.

    Every partial is a turning phasor: cos and sin of one chunk are tables, and a chunk is one product of matrices.
    """

    LENGTH: Final = 1 << 14
    _PARTIALS: Final = (  # Hz, amplitude
        (110.0, 0.80),
        (164.81, 0.70),
        (220.0, 1.00),
        (329.63, 0.75),
        (440.0, 0.42),
        (659.26, 0.16),
        (880.0, 0.05),
    )
    _LEVEL: Final = 1.10

    def __init__(self, seed: int) -> None:
        random = np.random.default_rng((seed, 40))
        pitches = np.array([pitch for pitch, _ in self._PARTIALS])
        beats = random.uniform(0.04, 0.13, len(pitches))
        # Two voices a partial: one stays more to the left, the other more to the right.
        self._turns = 2 * np.pi * np.concatenate([pitches - beats / 2, pitches + beats / 2]) / RATE
        self._phases = random.uniform(0, 2 * np.pi, len(self._turns))
        sizes = np.array([size for _, size in self._PARTIALS])
        left = np.concatenate([sizes * 0.80, sizes * 0.45])
        right = np.concatenate([sizes * 0.45, sizes * 0.80])
        self._gains = np.stack([left, right]) * (LOUDNESS * self._LEVEL)
        angles = np.outer(self._turns, np.arange(self.LENGTH))
        self._table = np.concatenate([np.cos(angles), np.sin(angles)]).astype(np.float32)

    def chunk(self, index: int) -> Samples:
        angles = self._turns * (index * self.LENGTH) + self._phases
        mixing = np.concatenate([self._gains * np.cos(angles), -self._gains * np.sin(angles)], axis=1)
        # Not the matrix product `@`: its threads would spin beside the pacer for a tenth of a millisecond of work.
        chunk: Samples = np.einsum("cp,pn->cn", mixing.astype(np.float32), self._table)
        return chunk


class _Silence:
    def render(self, start: int, count: int) -> Samples:  # noqa: ARG002 - silence is the same everywhere
        """Return silence."""
        return np.zeros((2, count), np.float32)

"""Water: rain, rain on a roof, the ocean, a stream.

A drop or a bubble is a short tone: the air caught in the water rings at a pitch that its size gives, and rises as the
bubble closes (K. van den Doel, Physically based models for liquid sounds, 2005). Thousands of them, far away, are
noise of their colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.automation import RATE, Samples, single
from relaxapp.sound.noise import CHUNK, Noise
from relaxapp.sound.soundscapes.pieces import (
    LOUDNESS,
    Scattered,
    Swell,
    above,
    around,
    below,
    every_frame,
    moments,
    softly,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KINDS: Final = 40


class Rain:
    """A steady fall that grows and fades a little, and single drops near by."""

    length: Final = CHUNK
    _FALL: Final = 0.80
    _NEAR: Final = 0.44

    def __init__(self, seed: int) -> None:
        self._noise = Noise(self._colour, width=0.9, seed=(seed, 20))
        self._gusts = Swell((17.3, 29.9, 47.1), (2, 3, 3), (seed, 21))
        drops = self._drops(np.random.default_rng((seed, 22)))
        self._near = Scattered(drops, 36, LOUDNESS * self._NEAR, (seed, 23))

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        gust = 0.82 + 0.36 * self._gusts.at(moments(index))
        fall = self._noise.chunk(index) * every_frame(LOUDNESS * self._FALL * gust)
        return fall + self._near.chunk(index)

    @staticmethod
    def _colour(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
        tilted = above(frequencies, 160, 1) * frequencies**-0.35
        return tilted * below(frequencies, 2200, 1) * below(frequencies, 6000, 2)

    @staticmethod
    def _drops(random: np.random.Generator) -> Samples:
        """Return the sound of different drops."""
        t = np.arange(RATE // 12) / RATE
        pitch = random.uniform(450, 1900, (_KINDS, 1))
        fading = random.uniform(0.006, 0.016, (_KINDS, 1))
        ring = np.sin(2 * np.pi * pitch * t * (1 + random.uniform(0.5, 2.5, (_KINDS, 1)) * t))
        return softly(ring * np.exp(-t / fading), attack=0.003, release=0.01)


class RainOnRoof:
    """Rain heard from inside: no hiss, but the roof, which drums in its own low tones, and a gutter that drips.

    Each drop strikes some of the tones of the boards; the many together are noise that resonates in the same tones.
    """

    length: Final = CHUNK
    _ROOF: Final = (170.0, 260.0, 395.0, 560.0, 840.0, 1230.0)
    _FALL: Final = 0.80
    _DRUMMING: Final = 3.9
    _GUTTER: Final = 1.7

    def __init__(self, seed: int) -> None:
        self._noise = Noise(self._colour, width=0.9, seed=(seed, 50))
        self._gusts = Swell((19.1, 31.7, 53.9), (2, 3, 3), (seed, 51))
        random = np.random.default_rng((seed, 52))
        self._drumming = Scattered(self._strokes(random), 38, LOUDNESS * self._DRUMMING, (seed, 53), swell=self._gust)
        self._gutter = Scattered(bubbles(random, 0.005, 0.009), 2.5, LOUDNESS * self._GUTTER, (seed, 54))

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        fall = self._noise.chunk(index) * every_frame(LOUDNESS * self._FALL * self._gust(moments(index)))
        return fall + self._drumming.chunk(index) + self._gutter.chunk(index)

    def _gust(self, when: NDArray[np.float64]) -> NDArray[np.float64]:
        return 0.80 + 0.40 * self._gusts.at(when)

    def _colour(self, frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
        through = 0.03 * frequencies**-0.1
        for tone in self._ROOF:
            through += around(frequencies, tone, tone / 4) * tone**-0.4
        return through * above(frequencies, 90, 2) * below(frequencies, 1600, 1.5)

    def _strokes(self, random: np.random.Generator) -> Samples:
        """Return the sound of drops on different places of the roof: each lets some of its tones sound."""
        t = np.arange(RATE // 12, dtype=np.float32) / np.float32(RATE)
        tones = np.array(self._ROOF) * random.uniform(0.92, 1.08, (_KINDS, len(self._ROOF)))
        strengths = random.dirichlet(np.full(len(self._ROOF), 0.6), _KINDS) * (tones / self._ROOF[-1]) ** 0.4
        fading = random.uniform(0.33, 0.6, tones.shape) / tones**0.7
        strokes = np.zeros((_KINDS, len(t)), np.float32)
        for tone, strength, fade in zip(*(single(a.T[:, :, None]) for a in (tones, strengths, fading)), strict=True):
            strokes += strength * np.sin(np.float32(2 * np.pi) * tone * t) * np.exp(-t / fade)
        return softly(strokes, attack=0.004, release=0.02)


class Ocean:
    """Waves that come and go: a deep bed, the wash of the wave, and its foam, which follows a little later."""

    length: Final = CHUNK
    _DEEP: Final = 0.38
    _WASH: Final = 0.92
    _FOAM: Final = 0.47
    _LATER: Final = 1.1

    def __init__(self, seed: int) -> None:
        self._deep = Noise(lambda f: above(f, 50, 2) * below(f, 130, 1.5), width=0.5, seed=(seed, 30))
        self._wash = Noise(lambda f: above(f, 140, 1) * f**-0.5 * below(f, 1100, 1.5), width=0.9, seed=(seed, 31))
        self._foam = Noise(lambda f: above(f, 900, 2) * below(f, 2600, 1.5), width=1.0, seed=(seed, 32))
        self._swell = Swell((9.7, 12.9, 17.1, 41.3), (5, 4, 3, 2), (seed, 33))
        self._bed = Swell((23.7, 37.9), (1, 1), (seed, 34))

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        when = moments(index)
        wave = self._swell.at(when)
        later = self._swell.at(when - self._LATER)
        deep = self._DEEP * (0.75 + 0.5 * self._bed.at(when))
        wash = self._WASH * (0.30 + 1.2 * wave**1.3)
        foam = self._FOAM * (0.10 + 1.4 * later**1.8)
        mixed = self._deep.chunk(index) * every_frame(LOUDNESS * deep)
        mixed += self._wash.chunk(index) * every_frame(LOUDNESS * wash)
        mixed += self._foam.chunk(index) * every_frame(LOUDNESS * foam)
        return mixed


class Stream:
    """Water over stones: a soft flow, a hundred small bubbles a second, and deeper gurgles that come in runs."""

    length: Final = CHUNK
    _FLOW: Final = 0.66
    _SMALL: Final = 1.6
    _DEEP: Final = 1.1

    def __init__(self, seed: int) -> None:
        self._flow = Noise(self._colour, width=0.9, seed=(seed, 60))
        self._slow = Swell((7.3, 11.9, 23.3), (2, 2, 3), (seed, 61))
        runs = Swell((1.31, 2.17, 3.49, 5.9), (2, 3, 3, 2), (seed, 62))
        random = np.random.default_rng((seed, 63))
        self._small = Scattered(
            bubbles(random, 0.0013, 0.0045),
            90,
            LOUDNESS * self._SMALL,
            (seed, 64),
            swell=lambda when: 0.6 + 0.8 * runs.at(when + 50),
        )
        self._deep = Scattered(
            bubbles(random, 0.004, 0.009),
            16,
            LOUDNESS * self._DEEP,
            (seed, 65),
            swell=lambda when: 0.2 + 1.5 * runs.at(when) ** 2,
        )

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        flow = 0.85 + 0.3 * self._slow.at(moments(index))
        water = self._flow.chunk(index) * every_frame(LOUDNESS * self._FLOW * flow)
        return water + self._small.chunk(index) + self._deep.chunk(index)

    @staticmethod
    def _colour(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
        stones = 1 + around(frequencies, 480, 250) + 0.8 * around(frequencies, 950, 500)
        return stones * above(frequencies, 220, 1.5) * frequencies**-0.5 * below(frequencies, 2400, 1.5)


def bubbles(random: np.random.Generator, smallest: float, largest: float) -> Samples:
    """Return the sound of bubbles with radii (m) between these: 3 mm rings at 1 kHz and is gone in 10 ms."""
    t = np.arange(RATE // 12, dtype=np.float32) / np.float32(RATE)
    radius = np.exp(random.uniform(np.log(smallest), np.log(largest), (_KINDS, 1)))
    damping = 0.13 / radius + 0.0072 * radius**-1.5
    rising = damping * random.uniform(0.02, 0.2, (_KINDS, 1))
    angle = single(2 * np.pi * 3 / radius) * t * (1 + single(rising / 2) * t)
    return softly(np.sin(angle) * np.exp(-single(damping) * t), attack=0.004, release=0.01)

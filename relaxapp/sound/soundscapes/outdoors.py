"""Outdoors, and by the fire: wind in leaves, crickets, an open fire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.automation import RATE, Samples
from relaxapp.sound.noise import CHUNK, Noise
from relaxapp.sound.soundscapes.pieces import (
    CONTROL,
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
    from collections.abc import Iterator

    from numpy.typing import NDArray


class Wind:
    """Gusts that move from one side to the other: the wind itself, low and soft, and the leaves that answer it.

    The leaves need some wind to move and then grow faster than it; they tremble, in each ear for themselves.
    """

    length: Final = CHUNK
    _WIND: Final = 0.702
    _LEAVES: Final = 1.17
    _WAY: Final = 0.9
    """Seconds that a gust takes from ear to ear."""

    def __init__(self, seed: int) -> None:
        self._wind = Noise(lambda f: above(f, 70, 2) * f**-0.7 * below(f, 420, 1.5), width=0.7, seed=(seed, 70))
        self._leaves = Noise(self._colour, width=1.0, seed=(seed, 71))
        self._gusts = Swell((7.9, 13.3, 21.7, 37.1), (3, 4, 4, 3), (seed, 72))
        self._tremble = [Swell((0.19, 0.29, 0.43, 0.71, 1.13), (2, 2, 3, 3, 3), (seed, 73, ear)) for ear in (0, 1)]

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        when = moments(index)
        air, leaves = self._wind.chunk(index), self._leaves.chunk(index)
        mixed = np.empty_like(air)
        for ear in (0, 1):
            gust = self._gusts.at(when - ear * self._WAY)
            rustle = (0.18 + 1.0 * gust**1.7) * (0.7 + 0.6 * self._tremble[ear].at(when))
            mixed[ear] = air[ear] * every_frame(LOUDNESS * self._WIND * (0.55 + 0.7 * gust))
            mixed[ear] += leaves[ear] * every_frame(LOUDNESS * self._LEAVES * rustle)
        return mixed

    @staticmethod
    def _colour(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
        return above(frequencies, 650, 1.5) * frequencies**-0.4 * below(frequencies, 3300, 2)


@dataclass(frozen=True)
class _Cricket:
    """One cricket: Hz, chirps a second, pulses in each, pulses a second, place between the ears (0..1), loudness."""

    pitch: float
    chirps: float
    pulses: int
    pulse_rate: float
    side: float
    size: float

    def chirp(self) -> NDArray[np.float32]:
        """Return one chirp: pulses that grow a little, each a soft stroke of the wing that sinks in pitch."""
        long = round(RATE / self.pulse_rate)
        x = np.arange(long) / long
        t = x * long / RATE
        stroke = np.sin(np.pi * np.clip(x / 0.72, 0, 1)) ** 2
        sizes = np.linspace(0.55, 1.0, self.pulses)
        pulses = [size * stroke * np.sin(2 * np.pi * self.pitch * t * (1 - 0.012 * x)) for size in sizes]
        return np.concatenate(pulses).astype(np.float32)


class Crickets:
    """A warm night: still air, many crickets far off as one shimmer, and four near by with chirps of their own.

    The near ones are tree crickets, the low, mild kind: 2.5 to 3.3 kHz, five to eight strokes of the wing a chirp, one
    or two chirps a second. Each keeps a time of its own that drifts, and falls silent for a while.
    """

    length: Final = CHUNK
    _AIR: Final = 0.929
    _FAR: Final = 0.288
    _NEAR: Final = 0.96
    _LATE: Final = 0.18
    _CRICKETS: Final = (
        _Cricket(2520, 1.43, 8, 34.0, 0.24, 1.0),
        _Cricket(2790, 1.21, 7, 31.0, 0.72, 0.9),
        _Cricket(3040, 1.77, 6, 38.0, 0.45, 0.75),
        _Cricket(3290, 0.83, 5, 28.0, 0.85, 0.6),
    )

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._air = Noise(lambda f: above(f, 60, 2) * f**-0.6 * below(f, 600, 1.5), width=0.8, seed=(seed, 80))
        self._far = Noise(self._colour, width=0.8, seed=(seed, 81))
        self._slow = Swell((13.7, 22.9, 41.9), (1, 1, 1), (seed, 82))
        self._shimmer = Swell((0.31, 0.47, 0.83, 1.9), (2, 2, 2, 2), (seed, 83))
        self._chirps = [cricket.chirp() for cricket in self._CRICKETS]
        self._drift = [Swell((9.3, 23.9, 61.7), (1, 2, 6), (seed, 84, n)) for n in range(len(self._CRICKETS))]
        self._awake = [Swell((19.7, 31.3, 57.1), (1, 1, 1), (seed, 85, n)) for n in range(len(self._CRICKETS))]

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        when = moments(index)
        slow = self._slow.at(when)
        mixed = self._air.chunk(index) * every_frame(LOUDNESS * self._AIR * (0.8 + 0.4 * slow))
        far = (1.2 - 0.4 * slow) * (0.75 + 0.5 * self._shimmer.at(when))
        mixed += self._far.chunk(index) * every_frame(LOUDNESS * self._FAR * far)
        return mixed + self._near(index)

    @staticmethod
    def _colour(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
        return around(frequencies, 3550, 300) ** 2 + 0.6 * around(frequencies, 3900, 300) ** 2

    def _near(self, index: int) -> Samples:
        longest = max(map(len, self._chirps)) + round(self._LATE * RATE)
        before = -(-longest // CONTROL) * CONTROL
        pool = np.zeros((2, before + CHUNK + before), np.float32)
        for number, cricket in enumerate(self._CRICKETS):
            chirp = self._chirps[number]
            gains = np.sqrt([1 - cricket.side, cricket.side]) * (LOUDNESS * self._NEAR * cricket.size)
            for start, size in self._beginnings(number, index, before):
                for ear in (0, 1):
                    pool[ear, start : start + len(chirp)] += chirp * np.float32(gains[ear] * size)
        return pool[:, before : before + CHUNK]

    def _beginnings(self, number: int, index: int, before: int) -> Iterator[tuple[int, float]]:
        """Return the frames, counted from `before` this chunk on, at which a cricket begins to chirp, and how loudly.

        It counts its chirps on a clock that runs now faster, now slower; each comes a little early or late.
        """
        grid = index * CHUNK - before + np.arange(0, CHUNK + before + 1, CONTROL)
        when = grid / RATE
        drift = self._drift[number].at(when)
        count = self._CRICKETS[number].chirps * (when + 3.0 * drift)
        for chirp in range(int(np.ceil(count[0])), int(np.ceil(count[-1]))):
            random = np.random.default_rng((self._seed, 86, number, chirp + 1000))
            late, size = random.uniform(0, self._LATE), random.uniform(0.7, 1.0)
            at = float(np.interp(chirp, count, when))
            awake = float(np.clip(3.2 * self._awake[number].at(np.array([at]))[0] - 1.0, 0, 1))
            yield round((at + late) * RATE) - int(grid[0]), size * awake


class Fire:
    """Logs that burn quietly: a low flicker of the flames, a soft breath over it, small crackles and rare pops.

    After A. Farnell, Designing Sound (2010): lapping, hissing and crackling apart. Crackles come in runs; each is a
    burst of noise that a splitting fibre would make, but begins softly and is never much louder than the rest.
    """

    length: Final = CHUNK
    _FLAMES: Final = 0.691
    _BREATH: Final = 0.72
    _CRACKLES: Final = 2.11
    _POPS: Final = 1.34

    def __init__(self, seed: int) -> None:
        self._flames = Noise(lambda f: above(f, 45, 2) * f**-0.4 * below(f, 190, 1.5), width=0.5, seed=(seed, 90))
        self._breath = Noise(lambda f: above(f, 300, 1) * f**-0.5 * below(f, 550, 1.5), width=0.9, seed=(seed, 91))
        self._lapping = Swell((0.37, 0.61, 0.97, 1.7, 5.3), (1, 2, 2, 3, 3), (seed, 92))
        self._slow = Swell((11.3, 19.9, 43.7), (1, 1, 1), (seed, 93))
        runs = Swell((1.9, 3.1, 7.7, 17.9), (2, 2, 3, 3), (seed, 94))
        random = np.random.default_rng((seed, 95))
        self._crackles = Scattered(
            self._bursts(random, 700, 2600, 0.003, 0.009),
            22,
            LOUDNESS * self._CRACKLES,
            (seed, 96),
            reach=(-1.3, 0.2),
            swell=lambda when: 0.1 + 2.2 * runs.at(when) ** 2,
        )
        self._pops = Scattered(
            self._bursts(random, 260, 800, 0.010, 0.025), 1.6, LOUDNESS * self._POPS, (seed, 97), reach=(-0.7, 0.1)
        )

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        when = moments(index)
        slow = self._slow.at(when)
        flames = self._FLAMES * (0.70 + 0.6 * self._lapping.at(when)) * (0.85 + 0.3 * slow)
        mixed = self._flames.chunk(index) * every_frame(LOUDNESS * flames)
        mixed += self._breath.chunk(index) * every_frame(LOUDNESS * self._BREATH * (0.6 + 0.8 * slow))
        return mixed + self._crackles.chunk(index) + self._pops.chunk(index)

    @staticmethod
    def _bursts(random: np.random.Generator, low: float, high: float, shortest: float, longest: float) -> Samples:
        """Return bursts of noise around pitches from `low` to `high` (Hz), fading within so many seconds."""
        kinds, frames = 32, RATE // 16
        frequencies = np.arange(1.0, frames // 2 + 1) * RATE / frames
        spectra = np.zeros((kinds, frames // 2 + 1), np.complex64)
        for spectrum in spectra:
            pitch = low * (high / low) ** random.uniform()
            phases = np.exp(2j * np.pi * random.uniform(size=len(frequencies)))
            spectrum[1:] = phases * around(frequencies, pitch, pitch) ** 2
        noise = np.fft.irfft(spectra, frames, axis=1)
        noise /= np.sqrt(np.mean(noise**2, axis=1, keepdims=True))
        fading = random.uniform(shortest, longest, (kinds, 1))
        return softly(0.5 * noise * np.exp(-np.arange(frames) / RATE / fading), attack=0.004, release=0.01)

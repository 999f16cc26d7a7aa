"""Tones: a slow drone, and singing bowls.

Every partial is a turning phasor: cos and sin of one chunk are tables, and a chunk is a product of matrices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from relaxapp.sound.automation import RATE, Samples, glide, seconds, single
from relaxapp.sound.soundscapes.pieces import LOUDNESS, Swell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_LENGTH: Final = 1 << 14
_FINE: Final = 1 << 7
_ALONG: Final = np.arange(_LENGTH, dtype=np.float32) / np.float32(_LENGTH)


class Drone:
    """An open fifth in pairs of partials that beat slowly, each pair at its own pace and between the ears.

    Each pair also grows and fades over a minute or so, so that the colour of the whole is never the same again.
    """

    length: Final = _LENGTH
    _PARTIALS: Final = (  # Hz, amplitude
        (110.0, 0.80),
        (164.81, 0.70),
        (220.0, 1.00),
        (329.63, 0.75),
        (440.0, 0.42),
        (659.26, 0.16),
        (880.0, 0.05),
    )
    _LEVEL: Final = 1.06

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
        self._table = _table(1j * self._turns)
        self._swells = [Swell((37.1, 61.3, 97.9), (1, 1, 1), (seed, 41, pair)) for pair in range(len(pitches))]

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        phasors: NDArray[np.complex128] = np.exp(1j * (self._turns * (index * _LENGTH) + self._phases))
        before, after = self._sizes(index), self._sizes(index + 1)
        change: NDArray[np.complex128] = self._gains * phasors * (after - before)
        chunk = _sounding(self._gains * phasors * before, self._table)
        return chunk + _sounding(change, self._table) * _ALONG

    def _sizes(self, index: int) -> NDArray[np.float64]:
        """Return how strong each voice is where a chunk begins."""
        moment = np.array([index * _LENGTH / RATE])
        sizes = np.concatenate([0.55 + 0.9 * swell.at(moment) for swell in self._swells])
        return np.tile(sizes, 2)


class Bowls:
    """Singing bowls, struck so softly that each only swells: one every six seconds or so, ringing into each other.

    A bowl rings in a few tones that are no harmonics of each other, the higher ones sooner gone (T. D. Rossing,
    Science of Percussion Instruments, 2000: near 1 : 2.8 : 5.2); no bowl is quite round, so each of them is two, a
    little apart, which beat. The bowls are tuned to five tones that agree in any order.
    """

    length: Final = _LENGTH
    _BOWLS: Final = (174.61, 220.0, 261.63, 196.0, 293.66, 349.23)
    """Hz. Even ones are struck in even turns and odd ones in odd turns: never one twice in a row."""
    _PARTIALS: Final = (  # times the lowest, amplitude, seconds until it has faded to a third
        (1.0, 1.0, 9.0),
        (2.77, 0.40, 5.5),
        (5.18, 0.10, 2.2),
    )
    _TURN: Final = 5.5
    _LATEST: Final = 3.0
    _SWELLING: Final = seconds(0.9)
    _RINGING: Final = seconds(32)
    _LEVEL: Final = 2.16

    def __init__(self, seed: int) -> None:
        self._seed = seed
        random = np.random.default_rng((seed, 100))
        self._rates = [self._bowl(pitch, random) for pitch in self._BOWLS]
        self._tables = [_table(rates) for rates in self._rates]
        sizes = np.array([size for _, size, _ in self._PARTIALS])
        self._gains = np.stack([np.concatenate([sizes * 0.8, sizes * 0.4]), np.concatenate([sizes * 0.4, sizes * 0.8])])

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        begin = index * _LENGTH
        chunk = np.zeros((2, _LENGTH), np.float32)
        for at, bowl, size, phases in self._strokes(begin):
            since = begin - at
            swell = glide(begin, _LENGTH, at, self._SWELLING)
            end = 1.0 - glide(since, _LENGTH, self._RINGING // 2, self._RINGING // 2)
            turned: NDArray[np.complex128] = np.exp(self._rates[bowl] * since + 1j * phases)
            gains: NDArray[np.complex128] = self._gains * size * turned
            chunk += _sounding(gains, self._tables[bowl]) * single(swell * end)
        return chunk

    def _strokes(self, begin: int) -> Iterator[tuple[int, int, float, NDArray[np.float64]]]:
        """Return what rings in a chunk: the frame it was struck, which bowl, how loudly, and its phases."""
        turn = self._TURN * RATE
        for number in range(int((begin - self._RINGING) // turn) - 1, int((begin + _LENGTH) // turn) + 1):
            random = np.random.default_rng((self._seed, 101, number + 1000))
            at = round(number * turn + random.uniform(0, self._LATEST) * RATE)
            bowl = 2 * int(random.integers(0, len(self._BOWLS) // 2)) + number % 2
            size = LOUDNESS * self._LEVEL * random.uniform(0.75, 1.0)
            phases = random.uniform(0, 2 * np.pi, 2 * len(self._PARTIALS))
            if begin - self._RINGING < at < begin + _LENGTH:
                yield at, bowl, size, phases

    def _bowl(self, pitch: float, random: np.random.Generator) -> NDArray[np.complex128]:
        """Return how each partial of a bowl turns and fades in one frame, as exponents."""
        ratios = np.array([ratio for ratio, _, _ in self._PARTIALS])
        fading = np.array([fade for _, _, fade in self._PARTIALS])
        apart = random.uniform(0.25, 0.6, len(ratios)) * (1 + 0.5 * np.arange(len(ratios)))
        pitches = np.concatenate([pitch * ratios - apart / 2, pitch * ratios + apart / 2])
        rates: NDArray[np.complex128] = (2j * np.pi * pitches - 1 / np.tile(fading, 2)) / RATE
        return rates


def _table(rates: NDArray[np.complexfloating[Any, Any]]) -> Samples:
    """Return the phasors of a chunk that turn and fade by these exponents a frame: real parts, then imaginary ones."""
    # A product of coarse turns and fine ones is ten times faster than a power for each frame.
    coarse, fine = (np.exp(rates[:, None] * frames) for frames in (np.arange(0, _LENGTH, _FINE), np.arange(_FINE)))
    phasors = (coarse[:, :, None] * fine[:, None, :]).reshape(len(rates), _LENGTH)
    return np.concatenate([phasors.real, phasors.imag]).astype(np.float32)


def _sounding(phasors: NDArray[np.complexfloating[Any, Any]], table: Samples) -> Samples:
    """Return the sound of a chunk that begins with these phasors, one row an ear."""
    mixing = np.concatenate([phasors.real, -phasors.imag], axis=1)
    # Not the matrix product `@`: its threads would spin beside the pacer for a tenth of a millisecond of work.
    chunk: Samples = np.einsum("cp,pn->cn", mixing.astype(np.float32), table)
    return chunk

"""Endless noise of any colour, without a loop and without state: any stretch can be computed by itself."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.automation import RATE, Samples
from relaxapp.sound.loudness import k_weighting

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

GRAIN: Final = 1 << 16
OVERLAP: Final = 1 << 14
CHUNK: Final = GRAIN - OVERLAP
"""Frames from one grain of noise to the next: about a second."""

_TOP: Final = 12_000
"""Hz. Nothing higher is made: it hisses."""
_PHASES: Final = 256


def load() -> None:
    """Have numpy load what noise is made with, before a press waits for it: it does so when that is first used."""
    np.fft.irfft(np.random.default_rng(0).random(2))


class Noise:
    """Stereo noise, as loud as a sine of root mean square 1 is to the ear (K-weighted).

    `colour` gives the amplitude at each frequency in Hz; `width` (0..1) how far the two ears differ in the highs (the
    lows stay together, as outdoors). Each grain has a random generator of its own and meets its neighbours in a fade
    of equal power. All lines of a spectrum have the size of the colour and only their phases are drawn, so that no
    grain is louder than another.
    """

    def __init__(
        self, colour: Callable[[NDArray[np.float64]], NDArray[np.float64]], *, width: float, seed: tuple[int, ...]
    ) -> None:
        bins = _TOP * GRAIN // RATE
        frequencies = np.arange(1, bins, dtype=np.float64) * (RATE / GRAIN)
        amplitude = colour(frequencies)
        heard = 2 * np.sum(amplitude**2 * k_weighting(frequencies))
        amplitude = amplitude * (GRAIN / np.sqrt(heard))
        apart = 0.5 * width * frequencies / (frequencies + 400)
        self._together = (amplitude * np.sqrt(1 - apart)).astype(np.float32)
        self._apart = (amplitude * np.sqrt(apart)).astype(np.float32)
        self._seed = seed
        self._phases = np.exp(2j * np.pi * np.arange(_PHASES) / _PHASES).astype(np.complex64)
        fade = np.sin(np.arange(OVERLAP) * (np.pi / 2 / OVERLAP)).astype(np.float32)
        self._rise, self._fall = fade, fade[::-1].copy()
        self._tail: tuple[int, Samples] = (-2, np.zeros((2, 0), np.float32))

    def chunk(self, index: int) -> Samples:
        """Return the chunk of this index (from 0), both channels, shape (2, CHUNK)."""
        known, tail = self._tail
        if known != index - 1:
            tail = self._grain(index - 1)[:, CHUNK:] * self._fall
        grain = self._grain(index)
        grain[:, :OVERLAP] *= self._rise
        grain[:, :OVERLAP] += tail
        self._tail = (index, grain[:, CHUNK:] * self._fall)
        return grain[:, :CHUNK]

    def _grain(self, index: int) -> Samples:
        random = np.random.default_rng((*self._seed, index + 1))
        lines = len(self._together)
        drawn = self._phases[np.frombuffer(random.bytes(2 * lines), np.uint8)]
        middle = self._together * drawn[:lines]
        side = self._apart * drawn[lines:]
        spectrum = np.zeros((2, GRAIN // 2 + 1), np.complex64)
        np.add(middle, side, out=spectrum[0, 1 : lines + 1])
        np.subtract(middle, side, out=spectrum[1, 1 : lines + 1])
        return np.fft.irfft(spectrum, axis=1).astype(np.float32, copy=False)


class Chunks:
    """Cuts any stretch out of an endless row of chunks, of which the last few are kept."""

    def __init__(self, make: Callable[[int], Samples], length: int = CHUNK, keep: int = 4) -> None:
        self._make = make
        self._length = length
        self._keep = keep
        self._kept: OrderedDict[int, Samples] = OrderedDict()

    def render(self, start: int, count: int) -> Samples:
        """Return `count` frames from frame `start` (≥0) on, shape (2, count)."""
        parts = []
        end = start + count
        while start < end:
            index, offset = divmod(start, self._length)
            parts.append(self._chunk(index)[:, offset : offset + end - start])
            start = (index + 1) * self._length
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)

    def _chunk(self, index: int) -> Samples:
        if index in self._kept:
            self._kept.move_to_end(index)
        else:
            self._kept[index] = self._make(index)
            if len(self._kept) > self._keep:
                self._kept.popitem(last=False)
        return self._kept[index]

"""A decoded sound file heard without end: its end goes over into its beginning, both together as loud as each."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.automation import Samples, between, glide, seconds, single
from relaxapp.sound.decoding import FRAME_BYTES, STORED

if TYPE_CHECKING:
    from pathlib import Path

_CROSSING: Final = seconds(6.0)
"""Frames in which the end goes over into the beginning; in short files a quarter of them."""


class Endless:
    """Reads where it is asked to, a few milliseconds at a time, so that an hour takes no more memory than a minute.

    The file stays open: taken away meanwhile, it is still heard to the end of the session. One thread at a time may
    ask. Raises OSError when it can't be opened.
    """

    def __init__(self, path: Path, gain: float) -> None:
        self._file = path.open("rb", buffering=0)
        weakref.finalize(self, self._file.close)
        frames = path.stat().st_size // FRAME_BYTES
        self._crossing = min(_CROSSING, frames // 4)
        self._round = frames - self._crossing
        self._gain = np.float32(gain / STORED)

    def render(self, start: int, count: int) -> Samples:
        """Return `count` frames from frame `start` (≥0) on, shape (2, count)."""
        out = np.empty((2, count), np.float32)
        done = 0
        while done < count:
            place = (start + done) % self._round
            length = min(count - done, self._round - place)
            out[:, done : done + length] = self._turn(place, length, first=start + done < self._round)
            done += length
        return out

    def _turn(self, place: int, count: int, *, first: bool) -> Samples:
        """Return frames of one turn; in every turn but the first the end of the one before fades under it."""
        sound = self._read(place, count)
        under = min(count, self._crossing - place)
        if not first and under > 0:
            way = glide(place, under, 0, self._crossing)
            sound[:, :under] *= single(between(0.0, 1.0, way))
            sound[:, :under] += self._read(self._round + place, under) * single(between(1.0, 0.0, way))
        return sound

    def _read(self, place: int, count: int) -> Samples:
        """Return frames of the file; silence where somebody has cut it short."""
        self._file.seek(place * FRAME_BYTES)
        read = self._file.read(count * FRAME_BYTES)
        sound = np.zeros((2, count), np.float32)
        frames = len(read) // FRAME_BYTES
        sound[:, :frames] = np.frombuffer(read, "<i2", 2 * frames).reshape(-1, 2).T
        sound *= self._gain
        return sound

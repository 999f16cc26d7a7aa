"""Gains that change over time: pure functions of the frame, made of plain arithmetic alone.

Everything that happens to single samples uses only operations that are exact to the last bit whatever the length of
the block (sum, product, quotient, square root), so that a session sounds the same however it is cut into blocks.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE: Final = 48_000
"""Frames a second, everywhere."""

Samples = NDArray[np.float32]
Gain = float | NDArray[np.float64]
"""One gain for a whole block, or one for each of its frames."""

_MOST_CHANGES: Final = 64


def seconds(length: float) -> int:
    """Return the frames nearest to a length in seconds."""
    return round(length * RATE)


def glide(start: int, count: int, at: int, frames: int) -> Gain:
    """Return how far a smooth step (0..1) that begins at frame `at` and takes `frames` has come, in each frame."""
    if start + count <= at:
        return 0.0
    if start >= at + frames:
        return 1.0
    x = np.clip((np.arange(start, start + count) - at) / frames, 0.0, 1.0)
    return np.minimum(x * x * (3 - 2 * x), 1.0)


def between(before: float, after: float, way: Gain) -> Gain:
    """Return the gain that has gone `way` (0..1) from one power to another.

    The power takes the smooth step, not the gain: two sounds of which one comes as the other goes keep one loudness.
    """
    return np.sqrt(np.maximum(before + (after - before) * way, 0.0))


def single(gain: Gain) -> Samples:
    """Return a gain as precise as samples are."""
    return np.asarray(gain, np.float32)


@dataclass(frozen=True, slots=True)
class Change:
    """From frame `at` on, the power goes from `before` to `after` in so many `frames`."""

    at: int
    frames: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Automation:
    """One gain and its changes, in order and never empty. Before the first change its `before` holds.

    Only the latest changes are kept; what was heard long ago is not rendered again but after `settled`.
    """

    changes: tuple[Change, ...]

    @classmethod
    def steady(cls, gain: float) -> Automation:
        """Return a gain that never changes."""
        return cls((Change(0, 1, gain * gain, gain * gain),))

    @property
    def goal(self) -> float:
        """The newest gain, which holds to the end."""
        return float(np.sqrt(self.changes[-1].after))

    def gain(self, start: int, count: int) -> Gain:
        """Return the gain of `count` frames from `start` on."""
        parts = list(self._parts(start, count))
        if len(parts) == 1:
            change, first, length = parts[0]
            return between(change.before, change.after, glide(first, length, change.at, change.frames))
        gains = np.empty(count)
        for change, first, length in parts:
            way = glide(first, length, change.at, change.frames)
            gains[first - start : first - start + length] = between(change.before, change.after, way)
        return gains

    def moved(self, gain: float, at: int, frames: int) -> Automation:
        """Return the automation that goes to `gain` from frame `at` on, and forgets what was planned later."""
        now = float(np.max(self.gain(at, 1)))
        kept = tuple(change for change in self.changes if change.at < at)
        return Automation((*kept[1 - _MOST_CHANGES :], Change(at, frames, now * now, gain * gain)))

    def settled(self) -> Automation:
        """Return the newest gain, as if it had held from the beginning."""
        last = self.changes[-1]
        return Automation((Change(0, 1, last.after, last.after),))

    def _parts(self, start: int, count: int) -> Iterator[tuple[Change, int, int]]:
        """Cut a block where one change takes over from another: the change, its first frame here, its frames here."""
        end = start + count
        index = max(bisect_right(self.changes, start, key=attrgetter("at")) - 1, 0)
        while start < end:
            following = self.changes[index + 1].at if index + 1 < len(self.changes) else end
            until = min(following, end)
            yield self.changes[index], start, until - start
            start, index = until, index + 1

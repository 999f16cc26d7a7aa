"""Whether the sound still goes with the clock, judged by how far the device has read."""

from __future__ import annotations

from collections import deque
from statistics import median
from typing import Final

from relaxapp.sound.mix import RATE

_STALLED: Final = 3 * RATE
"""A device that has read nothing for so long does not play any more. (An idle server may take 2 s to begin.)"""
_LOOKED_AWAY: Final = RATE
"""Frames without a look at the device: the whole program stood still, and nothing is known of it."""
_LOST: Final = RATE // 10
"""A difference that is sound lost, rather than the uncertainty of the measure (some 0.05 s)."""
_STEPS: Final = 5


class Pace:
    """Follows how far a device has read, which is seen in steps of some 0.3 s, against the frame said to be heard.

    Just before a step the place is known best; the median of some steps leaves out a reader that was late for once but
    not too late. What is heard can't be ahead of what was read, and is always as far behind it as in the beginning. If
    the device began late, it is as far behind as the `lead`: the frames that a sound server holds ready.
    """

    def __init__(self, lead: int) -> None:
        self._usual: float = lead
        self._known = False
        self._read = 0
        self._idle_since = self._looked = 0
        self._heard_before = 0
        self._leads: deque[int] = deque(maxlen=_STEPS)
        self.stalled = False

    def saw(self, clock: int, heard: int, read: int) -> int:
        """Return by how many frames the position is ahead of the sound.

        At `clock` frames since the start, `heard` is said to be heard, and no more than `read` was read.
        """
        if clock - self._looked > _LOOKED_AWAY:
            self._idle_since = clock
        self._looked = clock
        if read > self._read:
            if self._read:
                self._leads.append(self._read - self._heard_before)
            self._read, self._idle_since = read, clock
        self._heard_before = heard
        self.stalled = clock - self._idle_since > _STALLED
        ahead = heard - read
        if ahead > 0:
            self._known = True
        elif len(self._leads) == _STEPS:
            ahead = self._against_the_usual()
        if ahead > 0:
            self._leads.clear()
            self._heard_before -= ahead
        return max(ahead, 0)

    def _against_the_usual(self) -> int:
        lead = median(self._leads)
        if not self._known:
            self._usual, self._known = lead, True
        lost = round(self._usual - lead)
        return lost if lost > _LOST else 0

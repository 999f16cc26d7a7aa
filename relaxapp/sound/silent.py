"""The output without a device: the same clock, and nothing to hear."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from relaxapp.sound.mix import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.output import Render


class Silent:
    """An Output on which time passes as on any other, so that words and pictures go on. Renders nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = 0
        self._end = 0
        self._began: float | None = None

    def play(self, render: Render, start: int, end: int) -> None:  # noqa: ARG002 - nothing is rendered
        """Let time run from `start` to `end`."""
        self._start, self._end = start, end
        self._began = self._clock()

    def position(self) -> int:
        """Return the frame at which the session stands."""
        if self._began is None:
            return self._start
        return min(self._start + round((self._clock() - self._began) * RATE), self._end)

    def horizon(self) -> int:
        """Return the position: a change reaches everything that is still to come."""
        return self.position()

    def refresh(self) -> None:
        """Do nothing: nothing was rendered ahead."""

    def halt(self) -> int:
        """Stop the clock and return where it stands."""
        self._start = self.position()
        self._began = None
        return self._start

    def finished(self) -> bool:
        """Tell whether time has come to `end`."""
        return self._began is not None and self.position() >= self._end

    def lost(self) -> bool:
        """Return False: there is nothing to lose."""
        return False

    def close(self) -> None:
        """Stop the clock."""
        self.halt()

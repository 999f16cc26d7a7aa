"""How often a session rested, and for how long in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Rests:
    """Counts the pauses of one session by a clock of seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since: float | None = None
        self._over = 0.0
        self.count = 0

    @property
    def seconds(self) -> float:
        """How long it rested so far, the pause that lasts now among it."""
        return self._over + (self._clock() - self._since if self._since is not None else 0.0)

    def begin(self) -> None:
        """Count a pause that begins."""
        self.count += 1
        self._since = self._clock()

    def end(self) -> None:
        """Take in that the pause is over, if there was one."""
        self._over, self._since = self.seconds, None

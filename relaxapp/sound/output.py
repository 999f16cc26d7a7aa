"""What an output promises: it plays a session and says, at any time, which frame of it is heard now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.mix import Samples

Render: TypeAlias = "Callable[[int, int], Samples]"
"""render(start, count) returns `count` frames of the session from frame `start`, as (count, 2) float32 at RATE."""


class NoSound(Failure):
    """Nothing can be heard: there is no sound device, or it doesn't answer."""


class Output(Protocol):
    """Plays one session at a time. Every place in it is a session frame, at mix.RATE frames a second."""

    def play(self, render: Render, start: int, end: int) -> None:
        """Play the frames from `start` to `end`, with a short fade-in. Raises NoSound."""

    def position(self) -> int:
        """Return the frame that is heard now, never beyond `end`."""

    def horizon(self) -> int:
        """Return the first frame that a change can still reach."""

    def refresh(self) -> None:
        """Render again all that is not taken yet: something changed."""

    def halt(self) -> int:
        """Fade out at once and stop. Return the frame where silence begins: playing on from there loses nothing."""

    def finished(self) -> bool:
        """Tell whether everything up to `end` was heard."""

    def lost(self) -> bool:
        """Tell whether the device went away while playing."""

    def close(self) -> None:
        """Stop and give everything back."""

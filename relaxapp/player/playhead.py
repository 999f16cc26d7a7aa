"""Where in a session somebody is: it plays from a place, falls silent at one, and counts what was practised."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaxapp.sound.mix import Mix
    from relaxapp.sound.steadfast import Steadfast


class Playhead:
    """Plays a mix on an output. Every place is a frame of the session."""

    def __init__(self, mix: Mix, output: Steadfast) -> None:
        self._mix = mix
        self._output = output
        self._playing = False
        self._from = 0
        self._practised = 0

    @property
    def position(self) -> int:
        """What is heard and shown now."""
        return self._output.position() if self._playing else self._from

    @property
    def reach(self) -> int:
        """The first frame of which the sound can still change."""
        return self._output.horizon() if self._playing else self._from

    @property
    def practised(self) -> int:
        """How many frames were heard so far, without the pauses and with what was heard again."""
        return self._practised + self.position - self._from

    def play(self) -> None:
        """Let it be heard from here."""
        self._mix.settle_changes()
        self._playing = True
        self._output.play(self._mix.render, self._from, self._mix.frames)

    def halt(self) -> None:
        """Fall silent softly and stay."""
        if self._playing:
            silent_from = self._output.halt()
            self._practised += max(silent_from - self._from, 0)
            self._from = silent_from
            self._playing = False

    def move(self, frame: int) -> None:
        """Go elsewhere in silence."""
        self._from = frame

    def refresh(self) -> None:
        """Have what was changed in the mix heard as soon as it can be."""
        if self._playing:
            self._output.refresh()

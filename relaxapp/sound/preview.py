"""Lets a voice be heard before it is chosen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.mix import RATE, Samples, stereo_voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.narrator import Narrator
    from relaxapp.sound.steadfast import Steadfast

LINE: Final = "Let your shoulders be a little softer. There is nothing to get right."


class Preview:
    """One line in the narrator's voice. `tell` hears in plain words when there is no voice."""

    def __init__(
        self,
        narrator: Narrator,
        make_output: Callable[[Callable[[bool], None]], Steadfast],
        tell: Callable[[str], None],
    ) -> None:
        self._narrator = narrator
        self._output = make_output(self._sound_changed)
        self._tell = tell
        self._ready = threading.Event()
        self._playing = False
        self._level = 1.0

    def start(self, level: float) -> None:
        """Ask for the line; it is heard at the volume `level` (0..1) as soon as it is ready."""
        self._level = level
        self._narrator.prepare((LINE,), self._ready.set)

    def tick(self) -> bool:
        """Follow the clock and return whether the preview is over."""
        if self._playing:
            self._output.tick()
            return self._output.finished()
        if not self._ready.is_set():
            return False
        samples = self._narrator.samples(LINE)
        if samples is None:
            self._tell(str(self._narrator.problem or "This voice could not be heard. Another one may work."))
            return True
        self._playing = True
        self._output.play(_player(stereo_voice(samples, self._level)), 0, len(samples) + RATE // 4)
        return False

    def close(self) -> None:
        """Fall silent, which takes about a second, and give the sound back."""
        self._output.close()

    def _sound_changed(self, audible: bool) -> None:
        if not audible:
            self._tell("There is no sound on this computer just now.")


def _player(line: Samples) -> Callable[[int, int], Samples]:
    def render(start: int, count: int) -> Samples:
        block = np.zeros((count, 2), np.float32)
        part = line[start : start + count]
        block[: len(part)] = part
        return block

    return render

"""Lets a voice or a soundscape be heard before it is chosen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.failures import Failure
from relaxapp.sound.automation import between, glide, seconds, single
from relaxapp.sound.bells import bell
from relaxapp.sound.desk import cubic
from relaxapp.sound.loudness import limited
from relaxapp.sound.mix import RATE, Samples, stereo_voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.narrator import Narrator
    from relaxapp.sound.scenery import Scenery
    from relaxapp.sound.steadfast import Steadfast

LINE: Final = "Let your shoulders be a little softer. There is nothing to get right."
_NO_SOUND: Final = "There is no sound on this computer just now."
_HEARD: Final = seconds(6.0)
_OPENING: Final = seconds(0.8)
_CLOSING: Final = seconds(2.0)


class _Heard:
    """The base: waits until there is something to hear, plays it, and knows when it is over."""

    def __init__(self, make_output: Callable[[Callable[[bool], None]], Steadfast], tell: Callable[[str], None]) -> None:
        self._output = make_output(self._sound_changed)
        self._tell = tell
        self._ready = threading.Event()
        self._playing = False

    def tick(self) -> bool:
        """Follow the clock and return whether the preview is over."""
        if self._playing:
            self._output.tick()
            return self._output.finished()
        if not self._ready.is_set():
            return False
        sound = self._sound()
        if sound is None:
            return True
        self._playing = True
        self._output.play(_player(sound), 0, len(sound) + RATE // 4)
        return False

    def close(self) -> None:
        """Fall silent, which takes about a second, and give the sound back."""
        self._output.close()

    def _sound(self) -> Samples | None:
        """Return what is heard; for None it was told why there is nothing."""
        raise NotImplementedError

    def _sound_changed(self, audible: bool) -> None:
        if not audible:
            self._tell(_NO_SOUND)


class Preview(_Heard):
    """One line in the narrator's voice. `tell` hears in plain words when there is no voice."""

    def __init__(
        self,
        narrator: Narrator,
        make_output: Callable[[Callable[[bool], None]], Steadfast],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(make_output, tell)
        self._narrator = narrator
        self._level = 1.0
        self._line = LINE

    def start(self, level: float, line: str = "") -> None:
        """Ask for a line, or one that the voice knows; it is heard at the volume `level` (0..1) when it is ready.

        A line that is heard already gives way to it.
        """
        if self._playing:
            self._playing = False
            self._output.halt()
        self._ready = threading.Event()
        self._level = level
        self._line = line or self._narrator.example(LINE)
        self._narrator.prepare((self._line,), self._ready.set)

    def _sound(self) -> Samples | None:
        samples = self._narrator.samples(self._line)
        if samples is None:
            self._tell(str(self._narrator.problem or "This voice could not be heard. Another one may work."))
            return None
        return stereo_voice(samples, self._level)


class Bell(_Heard):
    """One soft bell."""

    def start(self, level: float) -> None:
        """Let it be heard at the volume `level` (0..1)."""
        self._level = level
        self._ready.set()

    def _sound(self) -> Samples:
        return np.repeat(bell()[:, np.newaxis], 2, axis=1) * single(cubic(self._level))


class SoundscapePreview(_Heard):
    """The first seconds of a soundscape. `tell` hears in plain words when they can't be heard."""

    def __init__(
        self,
        scenery: Scenery,
        make_output: Callable[[Callable[[bool], None]], Steadfast],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(make_output, tell)
        self._scenery = scenery
        self._stop = threading.Event()
        self._made: Samples | Failure | None = None
        self._maker: threading.Thread | None = None

    def start(self, name: str, level: float) -> None:
        """Ask for a soundscape; it is heard at the volume `level` (0..1) as soon as it is ready."""
        self._maker = threading.Thread(target=self._make, args=(name, level), name="preview")
        self._maker.start()

    def close(self) -> None:
        """Fall silent, which takes about a second, and give the sound back."""
        self._stop.set()
        if self._maker:
            self._maker.join()
        super().close()

    def _sound(self) -> Samples | None:
        if isinstance(self._made, Failure):
            self._tell(str(self._made))
            return None
        return self._made

    def _make(self, name: str, level: float) -> None:
        """Get the seconds ready behind the window: a file of the person's may have to be decoded first."""
        try:
            self._scenery.prepare(name, self._stop.is_set)
            sound = self._scenery.make(name, 0).render(0, _HEARD)
        except Failure as failure:
            self._made = failure
        except KeyboardInterrupt:  # it is no longer wanted
            self._made = None
        else:
            ends = glide(0, _HEARD, 0, _OPENING) * (1.0 - glide(0, _HEARD, _HEARD - _CLOSING, _CLOSING))
            self._made = limited(sound * single(cubic(level) * between(0.0, 1.0, ends))).T
        finally:
            self._ready.set()


def _player(line: Samples) -> Callable[[int, int], Samples]:
    def render(start: int, count: int) -> Samples:
        block = np.zeros((count, 2), np.float32)
        part = line[start : start + count]
        block[: len(part)] = part
        return block

    return render

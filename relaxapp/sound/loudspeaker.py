"""The output that is heard: a session rendered a little ahead into memory that simpleaudio plays from."""

from __future__ import annotations

import atexit
import threading
import time
from typing import TYPE_CHECKING, Final

from relaxapp.sound.device import SimpleaudioDevice
from relaxapp.sound.output import NoSound
from relaxapp.sound.stretch import Stretch

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.device import Device
    from relaxapp.sound.output import Render

_STEP: Final = 0.05
"""Seconds between two looks at what is to be rendered."""
_PATIENCE: Final = 4.0
"""Seconds that ending may take in all. It takes one, or three with a device that doesn't answer."""


class Loudspeaker:
    """An Output through the system's sound device. Raises NoSound when there is none now.

    `close` it: a sound that plays while Python shuts down brings the process down. Leaving the program closes it too.
    """

    def __init__(
        self,
        device: Callable[[], Device] = SimpleaudioDevice,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._device = device()
        self._device.check()
        self._clock = clock
        self._stretch: Stretch | None = None
        self._wake = threading.Event()
        self._threads: list[threading.Thread] = []
        atexit.register(self.close)

    def play(self, render: Render, start: int, end: int) -> None:
        """Play the frames from `start` to `end`, with a short fade-in. Raises NoSound."""
        self.halt()
        try:
            self._stretch = self._open(render, start, end)
        except NoSound:
            if not self._threads:
                raise
            self._drain()  # a device that plays one sound at a time may still be busy with the last fade
            self._stretch = self._open(render, start, end)
        self._wake = threading.Event()
        thread = threading.Thread(target=_follow, args=(self._stretch, self._wake), name="loudspeaker", daemon=True)
        self._threads = [*(old for old in self._threads if old.is_alive()), thread]
        thread.start()

    def position(self) -> int:
        """Return the frame that is heard now, never beyond `end`."""
        return self._stretch.position() if self._stretch else 0

    def horizon(self) -> int:
        """Return the first frame that a change can still reach: about 0.4 s away."""
        return self._stretch.horizon() if self._stretch else 0

    def refresh(self) -> None:
        """Render again all that is not taken yet: something changed."""
        if self._stretch:
            self._stretch.refresh()
            self._wake.set()

    def halt(self) -> int:
        """Fade out at once, which is heard 0.35 s later, and stop. Return the frame where silence begins."""
        if not self._stretch:
            return 0
        frame = self._stretch.halt()
        self._wake.set()
        return frame

    def finished(self) -> bool:
        """Tell whether everything up to `end` was heard."""
        return bool(self._stretch and self._stretch.finished())

    def lost(self) -> bool:
        """Tell whether the device went away, or stalled, while playing."""
        return bool(self._stretch and self._stretch.lost())

    def close(self) -> None:
        """Fade out, and wait until the device was given back; at most for some seconds."""
        atexit.unregister(self.close)
        self.halt()
        self._drain()

    def _open(self, render: Render, start: int, end: int) -> Stretch:
        delay = self._stretch.silent_in() if self._stretch else 0
        return Stretch(render, start, end, device=self._device, clock=self._clock, delay=delay)

    def _drain(self) -> None:
        until = time.monotonic() + _PATIENCE
        for thread in self._threads:
            thread.join(max(until - time.monotonic(), 0))
        self._threads = []


def _follow(stretch: Stretch, wake: threading.Event) -> None:
    try:
        while stretch.step():
            wake.wait(_STEP)
            wake.clear()
    finally:
        stretch.let_go()

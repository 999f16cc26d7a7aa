"""One stretch of a session on the loudspeaker, from a play to a halt or to the end."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.mix import RATE
from relaxapp.sound.pace import Pace
from relaxapp.sound.tape import Tape

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.device import Device, Playing
    from relaxapp.sound.output import Render

log = logging.getLogger(__name__)

_CUSHION: Final = RATE * 650 // 1000
"""How far beyond what the device takes is rendered: with less than a second in all, dropouts were heard."""
_BLOCK: Final = RATE // 10
_FADE_IN: Final = RATE * 40 // 1000
_FADE_OUT: Final = RATE * 60 // 1000
_SLACK: Final = RATE * 50 // 1000
"""How long a change may take from asking for the horizon to being rendered."""
_TAIL: Final = RATE // 2
"""Silence after the end: simpleaudio writes its last 0.4 s in one go, which can't be stopped."""
_KEPT: Final = 5 * RATE
"""What was heard is kept this long: a device that fell behind may still read it."""
_LATE: Final = 0.1
"""Seconds beyond its length that a stretch may take (0.01 is usual, and a step is 0.05); more was dropouts."""
_PATIENCE: Final = 3.0
"""Seconds that a device may take to end after it was asked to."""


class Stretch:
    """The frames of a session from `start` to `end`, rendered a second ahead of what is heard.

    Its clock is the monotonic one, counted from the return of the call that began to play: on a null sink the first
    frame was recorded within 5 ms of that, whatever the server's latency, and every later one within 0.1 ms of its
    place. A real device adds its own constant latency (a few ms, more by radio), which nobody tells.
    Places on the tape are frames; the session begins after the `delay`, in which the stretch before falls silent.
    """

    def __init__(
        self, render: Render, start: int, end: int, *, device: Device, clock: Callable[[], float], delay: int = 0
    ) -> None:
        self._render = render
        self._start = start
        self._delay = delay
        self._frames = delay + end - start
        self._margin = device.margin
        self._clock = clock
        self._lock = threading.Lock()
        self._tape = Tape(self._frames + _TAIL)
        self._written = delay
        self._read = 0
        self._pace = Pace(device.lead)
        self._shown = start
        self._stale = False
        self._failed = False
        self._halted: int | None = None
        self._asked_to_stop: float | None = None
        try:
            self._write(delay, min(delay + self._margin + _BLOCK, self._frames))
            self._playing: Playing = device.play(self._tape.memory)
        except BaseException:
            self._tape.close()
            raise
        self._called = self._began = clock()

    def position(self) -> int:
        """Return the session frame that is heard now; where sound was lost it waits for the sound."""
        end = self._frames if self._halted is None else self._halted
        self._shown = max(self._shown, self._session_frame(min(self._now(), end)))
        return self._shown

    def horizon(self) -> int:
        """Return the first session frame that a change can still reach."""
        return self._session_frame(min(self._now() + self._margin + _SLACK, self._frames))

    def refresh(self) -> None:
        """Have all that is not taken yet rendered again, by the next step."""
        self._stale = True

    def halt(self) -> int:
        """Fade out right after what is taken; return the session frame at which silence begins."""
        with self._lock:
            if self._halted is None:
                at = self._now() + self._margin
                self._halted = min(at + _FADE_OUT, self._frames)
                if at < self._frames:
                    self._tape.fade_out(at, _FADE_OUT, self._written)
                self._written = max(self._written, self._halted)
            return self._session_frame(self._halted)

    def silent_in(self) -> int:
        """Return after how many frames a halted stretch is silent; 0 when it is."""
        still = self._halted - self._now() if self._halted is not None else 0
        return max(still, 0) if self._playing.is_playing() else 0

    def finished(self) -> bool:
        """Tell whether everything was heard."""
        return self._halted is None and self._now() >= self._frames

    def lost(self) -> bool:
        """Tell whether the device went away, or stalled, before its time."""
        if self._halted is not None or self.finished():
            return False
        return self._failed or self._pace.stalled or not self._playing.is_playing()

    def step(self) -> bool:
        """Render, give memory back, end: to be called some twenty times a second. Return False when all is over."""
        try:
            self._feed()
        except Exception:
            self._failed = True  # the session goes on silently, and the caller tells of the bug
            self._playing.stop()
            raise
        return not self._ended()

    def let_go(self) -> None:
        """Ask the device to end now, and let go of the memory: after the last step."""
        self._playing.stop()
        self._tape.close()

    def _now(self) -> int:
        """Return the frame of the tape that is heard now: none that is not written, however late this thread is."""
        return min(self._due(), self._written)

    def _due(self) -> int:
        """Return the frame of the tape that is heard now as far as the clock alone can tell."""
        return round((self._clock() - self._began) * RATE)

    def _session_frame(self, place: int) -> int:
        return self._start + max(place - self._delay, 0)

    def _feed(self) -> None:
        self._keep_pace()
        now = self._due()
        at = self._written
        if self._stale:
            self._stale = False
            at = max(min(at, now + self._margin), self._delay)
        if self._halted is None:
            self._write(at, min(max(now + self._margin + _CUSHION, self._written), self._frames))
        self._tape.forget(now - _KEPT)

    def _keep_pace(self) -> None:
        """Set the clock back by what was lost in dropouts, or by how late the device began."""
        read = self._tape.read_until(self._read, self._written)
        if read is None or read >= self._frames or self._halted is not None:
            return
        self._read = read
        ahead = self._pace.saw(round((self._clock() - self._called) * RATE), self._due(), read)
        if ahead:
            log.info("the sound is %.0f ms late: the clock waits for it", ahead / RATE * 1000)
            self._began += ahead / RATE

    def _write(self, at: int, until: int) -> None:
        """Render from `at` to `until`, a block at a time, so that a halt or a change never waits long."""
        while at < until:
            samples = self._render(self._session_frame(at), min(_BLOCK, until - at))
            if at - self._delay < _FADE_IN:
                place = np.arange(at - self._delay, at - self._delay + len(samples), dtype=np.float32)
                samples = samples * (place / _FADE_IN).clip(0, 1)[:, None]
            with self._lock:
                if self._halted is not None:
                    return
                self._tape.write(at, samples)
                at += len(samples)
                self._written = max(self._written, at)

    def _ended(self) -> bool:
        now = self._clock()
        if not self._playing.is_playing():
            self._tell_of_dropouts(now)
            return True
        last = self._tape.frames if self._halted is None else self._halted
        overdue = now - self._began - last / RATE
        if self._asked_to_stop is None and overdue > (0 if self._halted is not None else _PATIENCE):
            self._playing.stop()
            self._asked_to_stop = now
        if self._asked_to_stop is not None and now - self._asked_to_stop > _PATIENCE:
            log.warning("the sound device does not end and is left behind")
            return True
        return False

    def _tell_of_dropouts(self, now: float) -> None:
        late = now - self._began - self._tape.frames / RATE
        if self._halted is None and late > _LATE:
            log.warning("%.0f ms of this stretch were lost in dropouts", late * 1000)

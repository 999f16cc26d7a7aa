"""The output that goes on whatever happens to the loudspeaker."""

from __future__ import annotations

import logging
import queue
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from relaxapp.sound.mix import RATE
from relaxapp.sound.output import NoSound
from relaxapp.sound.silent import Silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.sound.output import Output, Render

log = logging.getLogger(__name__)

RETRY: Final = 5.0
"""Seconds between two looks for a loudspeaker."""
_AT_ONCE: Final = 2 * 3600 * RATE
"""Frames that a loudspeaker is given at once: it wants memory for all of them, and counts no farther than 3 hours."""
_BEFOREHAND: Final = 60 * RATE
"""So many frames before they end, it is given the next ones."""


def _in_thread(job: Callable[[], None]) -> None:
    # Not a daemon: leaving the program waits until a loudspeaker is let go (each job has a time limit of its own).
    threading.Thread(target=job, name="loudspeaker-search").start()


class Steadfast:
    """An Output that plays on the loudspeaker, or silently at the same position as long as there is none.

    `make_loudspeaker` raises NoSound when there is none. `on_change` hears False when the sound is gone (also when
    there is none to begin with) and True when it is back, always in the thread that calls `play` or `tick`. What may
    take long is done by `in_background`; `retry` seconds lie between two looks.
    """

    def __init__(
        self,
        make_loudspeaker: Callable[[], Output],
        clock: Callable[[], float] = time.monotonic,
        on_change: Callable[[bool], None] = lambda _audible: None,
        in_background: Callable[[Callable[[], None]], None] = _in_thread,
        *,
        retry: float = RETRY,
    ) -> None:
        self._make_loudspeaker = make_loudspeaker
        self._clock = clock
        self._on_change = on_change
        self._in_background = in_background
        self._retry = retry
        self._silent = Silent(clock)
        self._loudspeaker: Output | None = None
        self._found: queue.SimpleQueue[Output | None] = queue.SimpleQueue()
        self._searching = False
        self._retry_at = clock()
        self._playing = False
        self._render: Render | None = None
        self._end = 0
        self._given = 0
        self._audible = True

    @property
    def audible(self) -> bool:
        """Whether the session can be heard, as far as is known."""
        return self._audible

    def play(self, render: Render, start: int, end: int) -> None:
        """Play the frames from `start` to `end`, heard or not."""
        self._render, self._end, self._playing = render, end, True
        try:
            loudspeaker = self._loudspeaker or self._look()
            self._give(loudspeaker, render, start)
        except NoSound as trouble:
            self._go_silent(start, trouble)
        else:
            self._loudspeaker = loudspeaker
            self._tell(True)

    def tick(self) -> None:
        """Notice that the loudspeaker is gone, or look for it now and then: to be called some ten times a second."""
        if not self._playing:
            return
        if self._loudspeaker is None:
            self._search()
        elif self._loudspeaker.lost():
            self._go_silent(self._loudspeaker.position(), "the sound device went away")
        elif self._render and self._given < self._end and self.position() >= self._given - _BEFOREHAND:
            self.play(self._render, self.halt(), self._end)

    def position(self) -> int:
        """Return the frame at which the session stands, never beyond `end`."""
        return self._current.position()

    def horizon(self) -> int:
        """Return the first frame that a change can still reach."""
        return self._current.horizon()

    def refresh(self) -> None:
        """Render again all that is not taken yet: something changed."""
        self._current.refresh()

    def halt(self) -> int:
        """Fade out at once and stop. Return the frame where silence begins."""
        self._playing = False
        return self._current.halt()

    def finished(self) -> bool:
        """Tell whether time has come to `end`."""
        return self._current.finished() and self.position() >= self._end

    def lost(self) -> bool:
        """Return False: it goes on."""
        return False

    def close(self) -> None:
        """Stop and give the loudspeaker back; one that is only just being found holds nothing yet."""
        self._playing = False
        self._current.close()

    @property
    def _current(self) -> Output:
        return self._loudspeaker or self._silent

    def _give(self, loudspeaker: Output, render: Render, start: int) -> None:
        """Have the frames from `start` on played, as many as a loudspeaker is given at once. Raises NoSound."""
        self._given = min(self._end, start + _AT_ONCE)
        loudspeaker.play(render, start, self._given)

    def _look(self) -> Output:
        if self._searching or self._clock() < self._retry_at:
            raise NoSound("The sound device was not there a moment ago.")
        return self._make_loudspeaker()

    def _search(self) -> None:
        """Look for a loudspeaker in the background when it is time; take it up when it was found."""
        if self._searching:
            with suppress(queue.Empty):  # still looking
                found = self._found.get_nowait()
                self._searching = False
                self._retry_at = self._clock() + self._retry
                if found:
                    self._come_back(found)
        elif self._clock() >= self._retry_at:
            self._searching = True
            self._in_background(self._look_around)

    def _look_around(self) -> None:
        found = None
        try:
            found = self._make_loudspeaker()
        except NoSound as trouble:
            log.debug("still no sound: %s", trouble)
        finally:
            self._found.put(found)

    def _come_back(self, loudspeaker: Output) -> None:
        if self._render is None or self._silent.finished():
            return
        try:
            self._give(loudspeaker, self._render, self._silent.position())
        except NoSound as trouble:
            log.info("no sound after all: %s", trouble)
            return
        self._loudspeaker = loudspeaker
        self._silent.halt()
        self._tell(True)

    def _go_silent(self, at: int, why: object) -> None:
        log.warning("going on silently: %s", why)
        if self._loudspeaker:
            self._in_background(self._loudspeaker.close)
            self._loudspeaker = None
        self._retry_at = self._clock() + self._retry
        if self._render:
            self._silent.play(self._render, at, self._end)
        self._tell(False)

    def _tell(self, audible: bool) -> None:
        if audible != self._audible:
            self._audible = audible
            self._on_change(audible)

"""Wrong phrases make one wait: 1, 2, 4 … up to 60 seconds, also when the program was ended in between."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Final

from relaxapp.failures import log
from relaxapp.paths import write_privately
from relaxapp.vault.failures import TooSoon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_SECONDS: Final = 60
_DOUBLINGS: Final = 6


def since_start() -> float:
    """Return the seconds since the computer started, asleep or awake: a clock that nobody sets."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Tries:
    """How often in a row a wrong phrase was tried, in the file `path`. `now` tells the time as `since_start` does.

    Neither another date nor a restart of the computer, after which the wait begins anew, saves anybody from waiting.
    Where the file can't be written, a full disk locks nobody out: the count holds while the program runs.
    """

    def __init__(self, path: Path, now: Callable[[], float]) -> None:
        self._path = path
        self._now = now
        self._unwritten: tuple[int, float] = (0, 0.0)

    @property
    def wait(self) -> float:
        """The seconds until another phrase may be tried; 0 when it may be now."""
        wrong, last = self._read()
        if not wrong:
            return 0.0
        pause = float(min(2 ** min(wrong - 1, _DOUBLINGS), MOST_SECONDS))
        if self._now() < last:  # the computer was started since
            self._write(wrong, self._now())
            return pause
        return max(0.0, last + pause - self._now())

    def begin(self) -> None:
        """Count a try as wrong before its answer is known: to end the program then must not undo it. Raises TooSoon."""
        if wait := self.wait:
            raise TooSoon(wait)
        self._write(self._read()[0] + 1, self._now())

    def forget(self) -> None:
        """Begin anew: the right phrase was said."""
        self._unwritten = (0, 0.0)
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("the count of wrong phrases can't be removed: %r", error)

    def _read(self) -> tuple[int, float]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            return max((int(stored["wrong"]), float(stored["last"])), self._unwritten)
        except FileNotFoundError:
            return self._unwritten
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("the count of wrong phrases can't be read: %r", error)
            return self._unwritten

    def _write(self, wrong: int, last: float) -> None:
        self._unwritten = (wrong, last)
        try:
            write_privately(self._path, json.dumps({"wrong": wrong, "last": last}))
        except OSError as error:
            log.warning("the count of wrong phrases can't be written: %r", error)

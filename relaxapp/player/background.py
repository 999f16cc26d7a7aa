"""The soundscape of a session: the one that was chosen, or the exercise's own until that can be heard."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from relaxapp.sound.scenery import Scenery


class Background:
    """What is `wanted` ("" for the exercise's own), as far as there is such a thing.

    A session begins with `first`. A file of the person's that isn't decoded yet gets ready behind it and then
    `arrived`. What goes wrong is `trouble`, and the exercise's own soundscape stays.
    """

    def __init__(self, scenery: Scenery, wanted: str) -> None:
        self.first = ""
        self.trouble: Failure | None = None
        self._scenery = scenery
        self._stop = threading.Event()
        self._arrived = ""
        self._worker: threading.Thread | None = None
        if scenery.waits(wanted):
            self._worker = threading.Thread(target=self._get_ready, args=(wanted,), name="decoding")
            self._worker.start()
        elif wanted:
            self.first = self._settled(wanted)

    def arrived(self) -> str:
        """Return, once, what is ready now and was not at the beginning; "" otherwise."""
        name, self._arrived = self._arrived, ""
        return name

    def close(self) -> None:
        """Get nothing more ready."""
        self._stop.set()
        if self._worker:
            self._worker.join()

    def _get_ready(self, wanted: str) -> None:
        with suppress(KeyboardInterrupt):  # the session is over before the file was ready
            self._arrived = self._settled(wanted)

    def _settled(self, wanted: str) -> str:
        try:
            self._scenery.prepare(wanted, self._stop.is_set)
        except Failure as failure:
            self.trouble = Failure(failure.what, "The exercise's own sound is heard instead.", failure.to_do)
            return ""
        return wanted

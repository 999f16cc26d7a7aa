"""Does in a thread what needs some seconds and must not hold up the window."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Signal

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable


class InThread(QObject):
    """One thing at a time. `done` brings what came of it: what the job returned, or the Failure that it raised."""

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def begin(self, job: Callable[[], object]) -> bool:
        """Begin, and tell whether that was possible: not while the one before is still under way."""
        if self._thread and self._thread.is_alive():
            return False
        self._thread = threading.Thread(target=self._work, args=(job,), name="beside the window")
        self._thread.start()
        return True

    def wait(self) -> None:
        """Wait for what is under way."""
        if self._thread:
            self._thread.join()

    def _work(self, job: Callable[[], object]) -> None:
        timers = QEventLoop()  # Qt's page layout wants a timer in its thread, though it need never ring here
        outcome: object = Failure("Something in the program went wrong, and it was not done.")
        try:
            outcome = job()
        except Failure as failure:
            outcome = failure
        finally:
            del timers
            self.done.emit(outcome)

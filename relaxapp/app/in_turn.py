"""Does one thing after the other in the window's loop, and lets what is pressed meanwhile come in between."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class InTurn(QObject):
    """Steps that wait for their turn. A timer gives it: what is posted comes all in one go, with no key between."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._over = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._one)

    def add(self, *steps: Callable[[], object]) -> None:
        """Have these done after those that wait."""
        if not self._over:
            self._steps.extend(steps)
            self._timer.start()

    def close(self) -> None:
        """Do nothing more."""
        self._over = True
        self._steps.clear()
        self._timer.stop()

    @Slot()
    def _one(self) -> None:
        step = self._steps.popleft()
        if not self._steps:
            self._timer.stop()
        step()

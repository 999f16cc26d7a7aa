"""Work that waits behind the first frame: one thing after the other, and what is pressed meanwhile in between."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

_DONE: Final = object()


class InTurn(QObject):
    """Steps that wait for their turn. A timer gives it: what is posted comes all in one go, with no key between.

    A step that yields goes on from there in its next turn. `over` tells that nothing more is done.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self.over = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._one)

    def add(self, *steps: Callable[[], object]) -> None:
        """Have these done after those that wait."""
        if not self.over:
            self._steps.extend(steps)
            self._timer.start()

    def close(self) -> None:
        """Do nothing more."""
        self.over = True
        self._steps.clear()
        self._timer.stop()

    @Slot()
    def _one(self) -> None:
        step = self._steps.popleft()
        if not self._steps:
            self._timer.stop()
        going = step()
        if isinstance(going, Iterator) and not self.over:
            self._steps.appendleft(lambda: going if next(going, _DONE) is not _DONE else None)
            self._timer.start()


def let_be() -> None:
    """Have what is there by now, and is there to stay, not gone through for what may be given back.

    That takes 40 ms, and would fall due at a press as likely as at any other time.
    """
    gc.freeze()

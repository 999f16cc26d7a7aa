"""The options as they are chosen: taken up at once, and written a moment later, once for many changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relaxapp import settings
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relaxapp.settings import Settings

_SAVE_MS: Final = 400


class Chosen(QObject):
    """Keeps the settings in the file `path`. `changed` tells those before and those now; `tell` hears of trouble.

    `problems` says in plain words what of the file could not be used.
    """

    changed = Signal(object, object)

    def __init__(self, path: Path, tell: Callable[[Failure], None], parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._tell = tell
        self.now, self.problems = settings.load(path)
        self._saver = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._saver.timeout.connect(self.save)

    def change(self, changed: Settings) -> None:
        """Take up new settings."""
        before, self.now = self.now, changed
        if changed != before:
            self._saver.start()
            self.changed.emit(before, changed)

    def begin_anew(self) -> None:
        """Be as on the first day, with nothing written."""
        self.change(settings.Settings())
        self._saver.stop()

    def close(self) -> None:
        """Write what is not written yet."""
        if self._saver.isActive():
            self.save()

    @Slot()
    def save(self) -> None:
        """Write them now."""
        self._saver.stop()
        try:
            settings.save(self.now, self._path)
        except Failure as failure:
            self._tell(failure)

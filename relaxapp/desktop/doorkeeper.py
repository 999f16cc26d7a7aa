"""Hears later starts of the program, in the window's loop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from relaxapp.failures import log

if TYPE_CHECKING:
    from relaxapp.desktop.single import Door


class Doorkeeper(QObject):
    """Opens when somebody knocks; `called` brings their words."""

    called = Signal(list)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        if listener := door.listen():
            self._notifier = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._open)

    @Slot()
    def _open(self) -> None:
        try:
            words, token = self._door.answer()
        except (OSError, ValueError, AttributeError, TypeError) as error:
            log.info("somebody knocked and said nothing: %r", error)
            return
        if token:  # Wayland lets a window come to the front only with the word of whoever was pressed
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.called.emit(words)

    def close(self) -> None:
        """Hear nobody any more."""
        if self._door.listener:
            self._notifier.setEnabled(False)
        self._door.close()

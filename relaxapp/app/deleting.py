"""Deleting everything in the window: asked, done at once, and told. The program goes on as on its first day."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.app.house import House
    from relaxapp.ui.deleting import DeletingScreen


class Deleting(QObject):
    """Deletes what was ticked and all the rest. `copy` asks to save everything first; for the others see TakingOut."""

    back = Signal()
    copy = Signal()
    emptied = Signal(object)
    over = Signal()

    def __init__(self, house: House, settle: Callable[[], None], forget: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._settle = settle
        self._forget = forget
        self._done = False

    @Slot()
    def open(self) -> None:
        """Show what would go."""
        self._done = False
        self._screen.begin(locked=self._house.vault.locked)
        self._house.window.show_screen(self._screen)

    @Slot(object)
    def _delete(self, also: frozenset[str]) -> None:
        from relaxapp.erasing import REMINDERS, erase

        self._house.sessions.break_off()
        self._settle()
        self._forget()
        erased = erase(self._house.where, also)
        lines = erased.lines
        if REMINDERS in also:
            lines += self._no_autostart()
        self._house.window.notice("")
        self._done = True
        self.emptied.emit(also)
        self._screen.show_done(lines)

    def _no_autostart(self) -> list[str]:
        from relaxapp.desktop.autostart import Autostart

        config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
        try:
            Autostart(Path(config), ()).set(False)
        except Failure as failure:
            return [str(failure)]
        return []

    @Slot()
    def _leave(self) -> None:
        """Go back, but not to what is gone, nor to what is locked."""
        (self.over if self._done or self._house.vault.locked else self.back).emit()

    @cached_property
    def _screen(self) -> DeletingScreen:
        from relaxapp.ui.deleting import DeletingScreen

        screen = DeletingScreen()
        screen.wanted.connect(self._delete)
        screen.copy.connect(self.copy)
        screen.back.connect(self._leave)
        screen.over.connect(self.over)
        return screen

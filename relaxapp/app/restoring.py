"""Earlier copies of the journal in the window: shown, and put back when somebody wants that."""

from __future__ import annotations

from contextlib import closing
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.in_thread import InThread
from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.journal.backups import Backup
    from relaxapp.journal.store import Journal
    from relaxapp.ui.restore_backup import RestoreBackup

_WORKING: Final = "It is being put back. This can take a moment."
_DONE: Final = "It is put back. How it was until now is the first of the copies."


class Restoring(QObject):
    """Shows the copies. `journal` returns the journal they are of, `apart` the same one for another thread.

    `back` asks for the screen before.
    """

    back = Signal()

    def __init__(
        self,
        house: House,
        journal: Callable[[], Journal],
        apart: Callable[[], Journal],
        parent: QObject,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._apart = apart
        self._now = now
        self._work = InThread(self)
        self._work.done.connect(self._restored)

    @property
    def screens(self) -> list[QWidget]:
        """The screens that were made until now."""
        return [self.__dict__[name] for name in ("_screen",) if name in self.__dict__]

    def open(self) -> None:
        """Show the copies that there are."""
        self._fill()
        self._house.window.show_screen(self._screen)

    def _fill(self) -> None:
        try:
            copies, problem = self._journal().backups(), ""
        except Failure as failure:
            log.warning("the copies: %s", failure, exc_info=failure)
            copies, problem = [], str(failure)
        self._screen.show_copies(copies, self._now().date(), problem)

    def wait(self) -> None:
        """Wait for a copy that is being put back."""
        self._work.wait()

    @Slot(object)
    def _restore(self, backup: Backup) -> None:
        def job() -> None:
            with closing(self._apart()) as journal:
                journal.restore(backup)

        if self._work.begin(job):
            self._screen.tell(_WORKING)

    @Slot(object)
    def _restored(self, outcome: object) -> None:
        if isinstance(outcome, Failure):
            log.warning("a copy: %s", outcome, exc_info=outcome)
        elif not self._house.vault.locked:
            self._fill()
        self._screen.tell(str(outcome or _DONE))

    @cached_property
    def _screen(self) -> RestoreBackup:
        from relaxapp.ui.restore_backup import RestoreBackup

        screen = RestoreBackup()
        screen.back.connect(self.back)
        screen.restore.connect(self._restore)
        return screen

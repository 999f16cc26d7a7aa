"""What was practised: kept when a session ends, and shown as a list."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from relaxapp.app.house import House
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.journal.store import Journal
    from relaxapp.player.sessions import Ended
    from relaxapp.ui.history import History

_MOST: Final = 500


class Records(QObject):
    """The journal, with its screen. It may be missing or broken: then the person is told, and nothing else stops."""

    back = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house

    def keep(self, ended: Ended) -> None:
        """Write down a session that is over."""
        from relaxapp.journal.entries import SessionRecord

        try:
            self._journal.record(
                SessionRecord.of(
                    ended.script.name,
                    ended.script.title,
                    ended.started,
                    ended.planned_seconds,
                    ended.practised_seconds,
                    finished=ended.finished,
                )
            )
        except Failure as failure:
            self._house.tell(failure)

    def since(self, when: datetime) -> Sequence[SessionRecord]:
        """Return the sessions that started at a time or later. Raises JournalUnavailable."""
        return self._journal.sessions(since=when)

    @Slot()
    def open(self) -> None:
        """Show what was practised."""
        try:
            self._screen.set_records(self._journal.sessions(limit=_MOST))
        except Failure as failure:
            log.warning("history: %s", failure, exc_info=failure)
            self._screen.set_records([], str(failure))
        self._house.window.show_screen(self._screen)

    def close(self) -> None:
        """Let go of the file."""
        if "_journal" in self.__dict__:
            self._journal.close()

    @cached_property
    def _journal(self) -> Journal:
        from relaxapp.journal.store import journal_of

        return journal_of(self._house.where, mended=lambda mended: self._house.tell(mended.told()))

    @cached_property
    def _screen(self) -> History:
        from relaxapp.ui.history import History

        screen = History()
        screen.back.connect(self.back)
        return screen

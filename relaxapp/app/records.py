"""What was practised: kept when a session ends."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor
    from datetime import datetime

    from relaxapp.app.house import House
    from relaxapp.journal.backups import Backup
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.journal.inbox import Inbox
    from relaxapp.journal.rescue import Mended
    from relaxapp.journal.running import Left, Running
    from relaxapp.journal.store import Journal
    from relaxapp.player.account import Ended, UnderWay

_AGAIN_MS: Final = 60_000
_KEPT_BESIDE: Final = (
    "Every exercise works as usual. What you did before is kept beside it, and is written down as soon as that can be "
    "done."
)
_PASSING: Final = (
    "The disk takes nothing just now. What you did last is kept in the computer's memory until you log out. Make some "
    "room on the disk and open the program again before that: then it is written down."
)
_LOST: Final = (
    "The disk takes nothing just now, and what you did last could not be kept. All that was written down before is "
    "still there."
)
_KEPT_NOW: Final = "What could not be written down before is in your journal now."


class Records(QObject):
    """The journal. It may be missing or broken: then the person is told, and nothing else stops.

    What could not be written down is tried again every minute, and kept beside the journal when the program ends.
    `mended` tells that the file was damaged, and an earlier copy may hold more; `last_words` says what somebody should
    know of what is not safe when the program ends.
    """

    mended = Signal()
    last_words = Signal(str)
    _damaged = Signal(object)

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._damaged.connect(self._tell_of_damage)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    @cached_property
    def journal(self) -> Journal:
        """The journal itself. Its methods raise JournalUnavailable."""
        from relaxapp.journal.store import journal_of

        self._again.start()
        return journal_of(self._house.where, self._damaged.emit, self._house.vault, self._later)

    def apart(self) -> Journal:
        """Return the same journal for a thread that is not the window's, to be closed there."""
        from relaxapp.journal.store import journal_of

        return journal_of(self._house.where, self._damaged.emit, self._house.vault)

    def keep(self, ended: Ended) -> None:
        """Write down a session that is over."""
        from relaxapp.journal.entries import Ending, SessionRecord

        record = SessionRecord(
            ended.id,
            ended.script.name,
            ended.script.title,
            ended.started,
            ended.planned_seconds,
            ended.practised_seconds,
            Ending.FINISHED if ended.finished else Ending.STOPPED,
            ended.pauses,
            ended.paused_seconds,
        )
        try:
            self.journal.record(record)
        except Failure as failure:
            self._house.tell(failure)

    def since(self, when: datetime) -> Sequence[SessionRecord]:
        """Return the sessions that started at a time or later. Raises JournalUnavailable."""
        return self.journal.sessions(since=when)

    @Slot()
    def try_again(self) -> None:
        """Write down what could not be written before, if there is any."""
        if self.journal.waiting:
            try:
                self._write_down()
            except Failure as failure:
                log.info("%d entries still wait: %s", self.journal.waiting, failure)

    def catch_up(self) -> None:
        """Write down what could not be when the program ended last, if there is any, and tell how that stands."""
        if not self._inbox.late or self._house.vault.locked:
            return
        from relaxapp.journal.trouble import JournalUnavailable

        try:
            self._write_down()
        except JournalUnavailable as failure:
            self._house.tell(JournalUnavailable(failure.what, failure.to_do, _KEPT_BESIDE))

    def _write_down(self) -> None:
        self.journal.try_again()
        if not self.journal.waiting:
            self._house.window.notice(_KEPT_NOW)

    def backups(self) -> list[Backup]:
        """Return the copies of the journal that can be put back, the latest first."""
        return self.journal.backups()

    def restore(self, backup: Backup) -> None:
        """Put a copy back; what the journal holds now becomes a copy that stays. Raises JournalUnavailable."""
        self.journal.restore(backup)

    def close(self) -> None:
        """Let go of the files. What is not safe then is told."""
        self._again.stop()
        if "journal" in self.__dict__:
            self.journal.close()
            if self.journal.unkept:
                self.last_words.emit(_LOST)
            elif self._inbox.passing:
                self.last_words.emit(_PASSING)
        if "_in_turn" in self.__dict__:
            self._in_turn.shutdown()

    @Slot()
    def let_go(self) -> None:
        """Write down what waits, and let go of the journal, until it is asked for again."""
        if "journal" in self.__dict__:
            self.journal.close()
        self._catch_up()

    def forget(self) -> None:
        """Let go of everything, written down or not: it is about to be deleted."""
        self._catch_up()
        self.journal.forget()

    # Beside the window, which a slow disk must not hold up

    def _later(self, write: Callable[[], None]) -> None:
        def quietly() -> None:
            try:
                write()
            except (Failure, OSError) as error:
                log.warning("what was to be written beside the window can't be: %s", error)
            except Exception:  # noqa: BLE001 - nobody else would hear of a bug here
                sys.excepthook(*sys.exc_info())

        self._in_turn.submit(quietly)

    def _catch_up(self) -> None:
        """Wait for what is written beside the window."""
        if "_in_turn" in self.__dict__:
            self._in_turn.submit(lambda: None).result()

    # A session that runs is taken down, in case that the computer goes down

    def begin_running(self, now: UnderWay) -> None:
        """Take down what begins."""
        what = (now.id, now.script.name, now.script.title, now.started, now.planned_seconds, now.minutes)
        self._later(lambda: self._running.begin(*what, now.soundscape))

    def running_at(self, now: UnderWay) -> None:
        """Take down where it stands."""
        self._later(lambda: self._running.at(now.position, now.practised_seconds, now.pauses, now.paused_seconds))

    def end_running(self) -> None:
        """Forget it: it is over, and written down."""
        self._later(self._running.end)

    def left_over(self) -> Left | None:
        """Return a session that was interrupted when the program last ended, now written down as that, or None.

        It is told once.
        """
        try:
            if left := self._running.left_over():
                self.journal.record(left.record())
                self._running.forget(left)
        except (Failure, OSError) as error:
            log.warning("a session that was interrupted can't be written down yet: %s", error)
            return None
        return left

    # Parts

    @Slot(object)
    def _tell_of_damage(self, mended: Mended) -> None:
        self._house.tell(mended.told())
        self.mended.emit()

    @cached_property
    def _running(self) -> Running:
        from relaxapp.journal.running import Running
        from relaxapp.vault import PrivateFile

        return Running(self._house.where.running, open_file=lambda path: PrivateFile(path, self._house.vault))

    @cached_property
    def _inbox(self) -> Inbox:
        from relaxapp.journal.inbox import Inbox

        return Inbox(self._house.where, self._house.vault)

    @cached_property
    def _in_turn(self) -> Executor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, "beside the window")

"""The journal: sessions, check-ins, weeks and sheets, written down for good and found again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from relaxapp.failures import Failure, log
from relaxapp.journal import rows
from relaxapp.journal.backups import Backups
from relaxapp.journal.entries import CheckIn, Contents, Entry, SessionRecord, Sheet, Taken, Weekly
from relaxapp.journal.inbox import Inbox
from relaxapp.journal.sealed import Lockable
from relaxapp.journal.trouble import Damaged, JournalUnavailable, is_damage, unavailable
from relaxapp.vault import PrivateFile, Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relaxapp.journal.backups import Backup
    from relaxapp.journal.keeping import Keeping
    from relaxapp.journal.rescue import Mended
    from relaxapp.paths import Places

_T = TypeVar("_T")
_E = TypeVar("_E", SessionRecord, CheckIn, Weekly, Sheet)
_Write: TypeAlias = "Callable[[sqlite3.Connection, Entry], object]"

_WAITS: Final = (
    "Every exercise works as usual. What you did is remembered, and written down as soon as that can be done."
)


def journal_of(
    where: Places,
    mended: Callable[[Mended], None] | None = None,
    vault: Vault | None = None,
    later: Callable[[Callable[[], None]], object] | None = None,
) -> Journal:
    """Return the journal of one person, under their lock if they have one, with its daily copies. It opens nothing.

    Without a `vault` that was opened, what is under a lock stays shut, and what is written waits for its opening.
    `later` has the daily copy made in another thread, by a connection of its own.
    """
    vault = vault or Vault(where)
    inbox = Inbox(where, vault)
    backups = Backups(where.backups, open_file=lambda path: PrivateFile(path, vault))

    def copied() -> None:
        with closing(Lockable(where.journal, vault, inbox)) as keeping:
            backups.daily(keeping.connection)

    return Journal(
        Lockable(where.journal, vault, inbox),
        backups=backups,
        mended=mended,
        copy=(lambda: later(copied)) if later else None,
    )


class Journal:
    """What happened to one person. All methods raise JournalUnavailable, and each tries anew after a failure.

    What can't be written down is told by that, waits in memory, and is written with the next entry, at `try_again`, or
    at `close`; what can't be then is kept beside the journal, which takes it in as soon as it can be written.
    `mended` hears of a file that was damaged: it is set aside by itself, and what could be read goes on.
    `copy` has the daily copy made; without it, that is done at once.
    """

    def __init__(
        self,
        keeping: Keeping,
        *,
        backups: Backups | None = None,
        mended: Callable[[Mended], None] | None = None,
        now: Callable[[], datetime] = datetime.now,
        copy: Callable[[], object] | None = None,
    ) -> None:
        self._keeping = keeping
        self._backups = backups
        self._copy = copy or self._copy_here
        self._mended = mended
        self._now = now
        self._waiting: dict[str, tuple[Entry, _Write]] = {}

    # Writing. What is written is on the disk when a method returns.

    def record(self, session: SessionRecord) -> None:
        """Write down a session; the same id again changes nothing."""
        self._keep(session, rows.add)

    def keep(self, entry: CheckIn | Weekly | Sheet) -> None:
        """Write down an entry, in place of the one with the same id if there is one."""
        self.change(entry)

    def change(self, entry: Entry) -> None:
        """Write an entry in place of the one with the same id."""
        self._keep(entry, rows.put)

    def delete(self, entry: Entry) -> None:
        """Remove the entry with this id; with a session, its check-ins."""
        self._write(lambda database: rows.remove(database, entry))
        for waiting, _ in list(self._waiting.values()):
            if waiting.id == entry.id or (isinstance(waiting, CheckIn) and waiting.session == entry.id):
                del self._waiting[waiting.id]

    def take_in(self, contents: Contents) -> Taken:
        """Bring in entries of another journal, all or none; those with a known id stay as they are."""
        entries = _all(contents)
        new = self._write(lambda database: sum(rows.add(database, entry) for entry in entries))
        return Taken(new, len(entries) - new)

    @property
    def waiting(self) -> int:
        """How many entries could not be written down yet, also by an earlier program that ended."""
        return len(self._waiting) + self._keeping.late

    @property
    def unkept(self) -> int:
        """How many of them are nowhere but in memory."""
        return len(self._waiting)

    def try_again(self) -> None:
        """Write down what waits."""
        if self.waiting:
            waiting = list(self._waiting.values())
            self._write(lambda database: [write(database, entry) for entry, write in waiting])
            self._waiting.clear()

    # Reading

    def sessions(
        self, since: datetime | None = None, until: datetime | None = None, limit: int | None = None
    ) -> list[SessionRecord]:
        """Return the sessions that started at `since` or later and before `until`, newest first, at most `limit`."""
        return self._find(SessionRecord, since=since, until=until, limit=limit)

    def session(self, id: str) -> SessionRecord | None:  # noqa: A002 - it is called so everywhere
        """Return one session, or None."""
        return next(iter(self._find(SessionRecord, {"id": id})), None)

    def check_ins(self, since: datetime | None = None, until: datetime | None = None) -> list[CheckIn]:
        """Return the check-ins from `since` on and before `until`, newest first."""
        return self._find(CheckIn, since=since, until=until)

    def check_ins_of(self, session: str) -> list[CheckIn]:
        """Return the check-ins of a session by its id, newest first."""
        return self._find(CheckIn, {"session": session})

    def weeklies(self, since: datetime | None = None, until: datetime | None = None) -> list[Weekly]:
        """Return the weeks looked back at from `since` on and before `until`, newest first."""
        return self._find(Weekly, since=since, until=until)

    def sheets(self, kind: str | None = None) -> list[Sheet]:
        """Return the sheets, all or of one kind, those first that were changed last."""
        return self._find(Sheet, {} if kind is None else {"kind": kind})

    def sheet(self, id: str) -> Sheet | None:  # noqa: A002 - it is called so everywhere
        """Return one sheet, or None."""
        return next(iter(self._find(Sheet, {"id": id})), None)

    def everything(self) -> Contents:
        """Return all entries as they are at one moment, newest first."""

        def read() -> Contents:
            database = self._keeping.connection()
            database.execute("BEGIN")
            try:
                return rows.everything(database)
            finally:
                if database.in_transaction:
                    database.execute("ROLLBACK")

        return self._do(read) if self._do(lambda: self._keeping.exists) else Contents()

    # Copies

    def backups(self) -> list[Backup]:
        """Return the copies that can be put back, the latest first."""
        return self._backups.all() if self._backups else []

    def restore(self, backup: Backup) -> None:
        """Have the journal hold what this copy holds. What it held until now becomes a copy that stays."""
        if self._backups is None:
            raise JournalUnavailable("There are no copies of this journal.", "")
        backups, entries = self._backups, _all(self._backups.read(backup))
        if self._do(lambda: self._keeping.exists):
            self._do(lambda: backups.keep(self._keeping.connection()))

        def replace(database: sqlite3.Connection) -> None:
            rows.remove_all(database)
            for entry in entries:
                rows.add(database, entry)

        self._write(replace)

    def close(self) -> None:
        """Write down what waits, or keep it beside, and let the file go. A later call opens it again."""
        try:
            self.try_again()
        except JournalUnavailable as failure:
            self._post(late=True)
            log.error("%d entries of the journal could not be written down: %s", self.waiting, failure)
        self._keeping.close()

    def forget(self) -> None:
        """Let the file go, and what waits too: all of it is about to be deleted."""
        self._waiting.clear()
        self._keeping.close()

    # How it is done

    def _keep(self, entry: Entry, write: _Write) -> None:
        rows.row_of(entry)  # what can't be written at all must not wait, and keep others waiting
        if write is not rows.add or entry.id not in self._waiting:
            self._waiting[entry.id] = entry, write
        try:
            self.try_again()
        except JournalUnavailable as failure:
            self._post()
            if entry.id in self._waiting:
                raise JournalUnavailable(failure.what, failure.to_do, _WAITS) from failure

    def _post(self, *, late: bool = False) -> None:
        """Keep what waits beside the journal, where that can be done."""
        for waiting, _ in list(self._waiting.values()):
            if self._keeping.post(waiting, late=late):
                del self._waiting[waiting.id]

    def _find(self, kind: type[_E], matching: Mapping[str, str] | None = None, **times: Any) -> list[_E]:
        def find() -> list[_E]:
            return rows.select(self._keeping.connection(), kind, matching, **times) if self._keeping.exists else []

        return self._do(find)

    def _write(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        def write() -> _T:
            with self._keeping.writing() as database:
                return work(database)

        done = self._do(write)
        if self._backups and self._backups.due:
            self._copy()
        return done

    def _copy_here(self) -> None:
        if self._backups:
            self._backups.daily(self._keeping.connection)

    def _do(self, work: Callable[[], _T]) -> _T:
        """Do something with the file; when it is damaged, do it once more with the mended one."""
        try:
            # Opened anew, it may be well again: another window may have been quicker.
            for remedy in (self._keeping.close, self._mend):
                try:
                    return work()
                except (sqlite3.Error, Damaged) as error:
                    if not is_damage(error):
                        raise
                    log.warning("the journal seems to be damaged: %r", error)
                remedy()
            return work()
        except (sqlite3.Error, Damaged, OSError, Failure) as error:
            self._keeping.close()
            raise unavailable(error, self._keeping.file) from error

    def _mend(self) -> None:
        if self._backups:
            self._backups.hold()
        mended = self._keeping.mend(self._now())
        if mended and self._mended:
            self._mended(mended)


def _all(contents: Contents) -> list[Entry]:
    """Return all entries in the order in which they came to be: of two at the same time, the later is the newer one."""
    entries: list[Entry] = [*contents.sessions, *contents.check_ins, *contents.weeklies, *contents.sheets]
    return entries[::-1]

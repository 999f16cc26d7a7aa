"""A journal under a lock: in memory while it is open, sealed on the disk. Nothing of it is ever written in plain words.

`Sealed` keeps it so; `Lockable` is plain without a lock and sealed with one, which may come and go.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from relaxapp.failures import Failure, log
from relaxapp.journal import rescue, rows, schema
from relaxapp.journal.keeping import Plain
from relaxapp.journal.trouble import Damaged
from relaxapp.vault import Locked, PrivateFile
from relaxapp.vault.failures import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from relaxapp.journal.entries import Entry
    from relaxapp.journal.inbox import Inbox
    from relaxapp.journal.keeping import Keeping
    from relaxapp.journal.rescue import Mended
    from relaxapp.vault import Vault


class JournalLocked(Locked):
    """The journal is under the lock now."""

    def __init__(self) -> None:
        super().__init__("Your journal is locked.")


class Sealed:
    """A journal in the sealed file `path`, in which several windows and commands may write in turn."""

    def __init__(self, path: Path, vault: Vault) -> None:
        self._file = PrivateFile(path, vault)
        self._vault = vault
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None

    @property
    def file(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def exists(self) -> bool:
        """Whether there is a file."""
        return self.file.exists()

    def connection(self) -> sqlite3.Connection:
        """Return the open database, read anew when another file stands in its place by now. Raises JournalLocked."""
        if self._vault.locked:
            self.close()
            raise JournalLocked
        if self._connection is None or self._opened != self._identity():
            self.close()
            self._connection = self._read()
        return self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write in memory, and have the disk keep it sealed before this is left."""
        with self._vault.turn():
            database = self.connection()
            try:
                with schema.transaction(database):
                    yield database
                self._file.write(database.serialize())
            except BaseException:
                self.close()  # what is in memory is not what is on the disk
                raise
            self._opened = self._identity()

    @property
    def late(self) -> int:
        """None: the inbox is for that."""
        return 0

    def post(self, entry: Entry, *, late: bool = False) -> bool:  # noqa: ARG002 - the inbox is for that
        """Return False: what can't be written into the file can't be written beside it."""
        return False

    def mend(self, now: datetime) -> Mended | None:
        """Set the file aside: not a sign of it can be read. None if another program did."""
        self.close()
        with self._vault.turn():
            if self._opened != self._identity():
                return None
            aside = rescue.free_name(self.file.with_name(f"{self.file.stem}-damaged-{now:%Y-%m-%d}{self.file.suffix}"))
            self.file.rename(aside)
        log.error("a sealed journal that does not open was set aside as %s", aside)
        return rescue.Mended(aside, 0)

    def close(self) -> None:
        """Forget what is in memory."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _read(self) -> sqlite3.Connection:
        with self._vault.turn():
            if self.exists and not self._file.sealed:  # a crash came before it was, or another program had it open
                self._vault.tidy()
                if not self._file.sealed:
                    raise Failure(self._vault.problem, "", "Close other Relaxapp windows, if any.")
            self._opened = self._identity()
            try:
                data = self._file.read()
            except Unreadable as error:
                raise Damaged(str(error)) from error
        return schema.in_memory(data, self.file)

    def _identity(self) -> tuple[int, int] | None:
        try:
            status = self.file.stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns


class Lockable:
    """A journal in the file `path`: plain, or sealed while there is a lock.

    What happens while the lock is shut goes to the `inbox`, and so does what can't be written when the program ends;
    from there it comes into the journal once that can be read and written.
    """

    def __init__(self, path: Path, vault: Vault, inbox: Inbox) -> None:
        self._vault = vault
        self._inbox = inbox
        self._plain = Plain(path)
        self._sealed = Sealed(path, vault)

    @property
    def file(self) -> Path:
        """The file."""
        return self._plain.file

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept."""
        return self.file.exists() or bool(self._inbox.all())

    def connection(self) -> sqlite3.Connection:
        """Return the database as the lock has it now, with all that was posted. Raises JournalLocked."""
        now = self._now()
        database = now.connection()
        if self._inbox.all():
            self._take_in(now)
            database = now.connection()
        return database

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write as the lock has it now."""
        self.connection()
        with self._now().writing() as database:
            yield database

    @property
    def late(self) -> int:
        """How many entries were late."""
        return self._inbox.late

    def post(self, entry: Entry, *, late: bool = False) -> bool:
        """Keep an entry while the lock is shut, or when it is late. False else, and where nothing takes it."""
        return (late or self._vault.locked) and self._inbox.put(rows.packed(entry), late=late)

    def mend(self, now: datetime) -> Mended | None:
        """Set aside a file that is damaged, and save what can be read of it; None if another program did."""
        return self._now().mend(now)

    def close(self) -> None:
        """Let go of everything."""
        self._plain.close()
        self._sealed.close()

    def _now(self) -> Keeping:
        now, other = (self._sealed, self._plain) if self._vault.exists else (self._plain, self._sealed)
        other.close()
        return now

    def _take_in(self, keeping: Keeping) -> None:
        """Write what was posted into the journal. What can't be just now stays and is tried again."""
        with self._vault.turn():
            posted = self._inbox.all()
            try:
                with keeping.writing() as database:
                    for path in posted:
                        self._take_in_one(path, database)
            except (OSError, sqlite3.Error) as error:
                log.warning("what was posted can't be taken in just now: %r", error)
                return
            for path in posted:
                path.unlink(missing_ok=True)

    def _take_in_one(self, path: Path, database: sqlite3.Connection) -> None:
        """Write one entry. The same one again changes nothing: a crash may come before it is removed here."""
        try:
            entry = rows.unpacked(self._inbox.read(path))
        except (Unreadable, Damaged) as error:
            log.error("something that was posted can't be read, and is set aside: %r", error)
            path.rename(path.with_suffix(".damaged"))
            return
        rows.put(database, entry)

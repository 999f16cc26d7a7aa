"""Where a journal is kept: one SQLite file, readable by its owner alone."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from relaxapp.alone import alone
from relaxapp.failures import log
from relaxapp.journal import rescue, schema
from relaxapp.paths import PRIVATE_DIRECTORY, PRIVATE_FILE, private_directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from relaxapp.journal.entries import Entry
    from relaxapp.journal.rescue import Mended


class Keeping(Protocol):
    """What the journal asks of the place where it is kept.

    Nothing is opened before it is needed, and everything works again after a failure once `close` was called. Methods
    raise what goes wrong as it comes (sqlite3.Error, OSError, Failure); the journal finds the words for it.
    """

    @property
    def file(self) -> Path:
        """What to call the place when something is wrong with it."""

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept here. As long as nothing was, reading makes no file."""

    def connection(self) -> sqlite3.Connection:
        """Return the database for reading, opened and prepared (`schema.prepare`); without transactions of Python's."""

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Return a transaction: when it is left, what was written is durable, or after an exception nothing of it."""

    @property
    def late(self) -> int:
        """How many entries an earlier program, or this one, could keep only beside the journal when it ended."""

    def post(self, entry: Entry, *, late: bool = False) -> bool:
        """Keep an entry for later when the journal is shut, or `late`: the program ends. False where that can't be."""

    def mend(self, now: datetime) -> Mended | None:
        """Set aside a file that is damaged, under a name with this date, and save what can be read of it.

        Return None when another program was quicker: another file stands in its place by now.
        """

    def close(self) -> None:
        """Let go of everything. What is called later opens it again."""


class Plain:
    """A journal in the file `path`, in which several windows and commands may write.

    `patience` is how many seconds to wait for another one that is writing.
    """

    def __init__(self, path: Path, *, patience: float = 2.0) -> None:
        self._path = path
        self._patience = patience
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None

    @property
    def file(self) -> Path:
        """The file."""
        return self._path

    @property
    def exists(self) -> bool:
        """Whether there is a file."""
        return self._path.exists()

    def connection(self) -> sqlite3.Connection:
        """Return the open database, opened anew when another file stands in its place by now."""
        if self._connection is not None and self._opened != _identity(self._path):
            self.close()
        if self._connection is None:
            private_directory(self._path.parent)
            self._path.touch(mode=PRIVATE_FILE)
            folder = stat.S_IMODE(self._path.parent.stat().st_mode)
            _make_private(self._path.parent, folder & PRIVATE_DIRECTORY)  # read-only stays read-only
            _make_private(self._path, PRIVATE_FILE)
            self._connection = sqlite3.connect(self._path, timeout=self._patience, isolation_level=None)
            self._opened = _identity(self._path)
            schema.prepare(self._connection, self._path)
            # What is written lasts, whatever becomes of the program or the computer, and many may read meanwhile.
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
        return self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write into the file; SQLite has the disk keep it before this is left."""
        database = self.connection()
        with schema.transaction(database):
            yield database

    @property
    def late(self) -> int:
        """None: there is no place for any."""
        return 0

    def post(self, entry: Entry, *, late: bool = False) -> bool:  # noqa: ARG002 - others have a place for it
        """Return False: what can't be written into the file can't be written beside it."""
        return False

    def mend(self, now: datetime) -> Mended | None:
        """Put what can be read of the file in its place, and keep it as it is beside; None if another program did."""
        self.close()
        with alone(self._path):
            return rescue.mend(self._path, now) if self._opened == _identity(self._path) else None

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _make_private(path: Path, mode: int) -> None:
    """Have a file or folder be its owner's alone, where the disk knows owners: a memory stick may not."""
    if stat.S_IMODE(path.stat().st_mode) != mode:
        try:
            path.chmod(mode)
        except OSError as error:
            log.warning("%s may be read by others: %r", path, error)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino

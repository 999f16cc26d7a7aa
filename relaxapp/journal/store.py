"""The store of finished and stopped sessions: one SQLite file, readable by its owner alone."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.journal.entries import Ending, SessionRecord
from relaxapp.paths import PRIVATE_FILE, private_directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION: Final = 1
_SCHEMA: Final = """
    CREATE TABLE session (
        id TEXT PRIMARY KEY NOT NULL,
        exercise TEXT NOT NULL,
        title TEXT NOT NULL,
        started TEXT NOT NULL CHECK (julianday(started) IS NOT NULL),
        planned_seconds REAL NOT NULL CHECK (planned_seconds >= 0),
        practised_seconds REAL NOT NULL CHECK (practised_seconds >= 0),
        ended TEXT NOT NULL CHECK (ended IN ('finished', 'stopped', 'interrupted'))
    ) STRICT
"""
_INSERT: Final = """
    INSERT INTO session (id, exercise, title, started, planned_seconds, practised_seconds, ended)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
"""
_SELECT: Final = """
    SELECT id, exercise, title, started, planned_seconds, practised_seconds, ended
    FROM session ORDER BY julianday(started) DESC, rowid DESC LIMIT ?
"""
_SELECT_SINCE: Final = """
    SELECT id, exercise, title, started, planned_seconds, practised_seconds, ended
    FROM session WHERE julianday(started) >= julianday(?) ORDER BY julianday(started) DESC, rowid DESC
"""
_PRIMARY_CODE: Final = 0xFF  # SQLite's extended codes carry the plain one in their lowest byte


class JournalUnavailable(Failure):
    """The journal can't be read or written just now. Sessions run as usual without it."""

    def __init__(self, what: str, to_do: str) -> None:
        super().__init__(what, "Every exercise works as usual.", to_do)


class Journal:
    """The sessions of one person, in the file `path`, which is made when the first one is recorded.

    Nothing is opened before it is needed, and every method tries anew after a failure. `patience` is how many
    seconds to wait for another window or command that is writing. All methods raise JournalUnavailable.
    """

    def __init__(self, path: Path, *, patience: float = 2.0) -> None:
        self._path = path
        self._patience = patience
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None

    def record(self, session: SessionRecord) -> None:
        """Keep a session. It is on the disk when this returns; the same id again changes nothing."""
        with self._told():
            self._database().execute(_INSERT, _row(session))

    def recent(self, limit: int) -> list[SessionRecord]:
        """Return the latest sessions by their start, newest first, at most `limit`."""
        with self._told():
            if not self._path.exists():
                return []
            return [_record(row) for row in self._database().execute(_SELECT, (limit,))]

    def since(self, when: datetime) -> list[SessionRecord]:
        """Return all sessions that started then or later, newest first; `when` knows its offset from UTC."""
        with self._told():
            if not self._path.exists():
                return []
            return [_record(row) for row in self._database().execute(_SELECT_SINCE, (when.isoformat(),))]

    def close(self) -> None:
        """Let the file go. A later call opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _database(self) -> sqlite3.Connection:
        """Return the open database, opened anew when another file stands in its place by now."""
        if self._connection is not None and self._opened != _identity(self._path):
            self.close()
        if self._connection is None:
            private_directory(self._path.parent)
            self._path.touch(mode=PRIVATE_FILE)
            if stat.S_IMODE(self._path.stat().st_mode) != PRIVATE_FILE:
                self._path.chmod(PRIVATE_FILE)
            self._connection = sqlite3.connect(self._path, timeout=self._patience, isolation_level=None)
            self._opened = _identity(self._path)
            _prepare(self._connection, self._path)
        return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell any failure in plain words, and start from a fresh connection the next time."""
        try:
            yield
        except JournalUnavailable:
            self.close()
            raise
        except (sqlite3.Error, OSError, ValueError, Failure) as error:
            self.close()
            raise _unavailable(error, self._path) from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    """Make an empty file a journal, and refuse kindly whatever is not a journal that this version knows."""
    version, strangers = _version(database)
    if version > VERSION:
        raise JournalUnavailable(
            "The list of your sessions was written by a newer Relaxapp, and this one leaves it untouched.",
            "Start the newer version to see it.",
        )
    if version == 0 and strangers:
        raise JournalUnavailable(
            f"The file {path} belongs to another program, and Relaxapp leaves it untouched.",
            "Move it somewhere else; a new list of sessions begins by itself.",
        )
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    if version == 0:
        database.execute("BEGIN IMMEDIATE")
        # Another window may have been quicker.
        if _version(database)[0] == 0:
            database.execute(_SCHEMA)
            database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")


def _version(database: sqlite3.Connection) -> tuple[int, int]:
    """Return the version of the journal (0: none yet) and how many tables and the like the file holds."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (things,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return version, things


def _row(session: SessionRecord) -> tuple[str | float, ...]:
    return (
        session.id,
        session.exercise,
        session.title,
        session.started.isoformat(),
        session.planned_seconds,
        session.practised_seconds,
        session.ended.value,
    )


def _record(row: tuple[str, str, str, str, float, float, str]) -> SessionRecord:
    return SessionRecord(*row[:3], datetime.fromisoformat(row[3]), *row[4:6], Ending(row[6]))


def _unavailable(error: Exception, path: Path) -> JournalUnavailable:
    what = "The list of your sessions can't be read or added to just now"
    if isinstance(error, OSError | Failure):
        return JournalUnavailable(f"{what}: {error}", f"May you read and write in {path.parent}?")
    # A value that no version of the program writes (ValueError) is damage too.
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE:
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return JournalUnavailable(
                f"The list of your sessions is damaged or something else: {path}.",
                "Move that file somewhere else; a new list begins by itself.",
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return JournalUnavailable(f"{what}: another program is using it.", "Close other Relaxapp windows, if any.")
        case sqlite3.SQLITE_FULL:
            return JournalUnavailable(f"{what}: the disk is full.", "Make some room on the disk.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return JournalUnavailable(f"{what}: the file can't be written.", f"May you write in {path.parent}?")
        case _:
            return JournalUnavailable(f"{what} ({error}).", f"Is the disk with {path.parent} all right?")

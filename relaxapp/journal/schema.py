"""The tables of the journal, and the way from every earlier version to this one."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from relaxapp.journal.trouble import JournalUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION: Final = 2
APPLICATION: Final = int.from_bytes(b"Rlxa", "big")
"""What marks a file as a journal, from version 2 on."""
_MODES: Final = slice(18, 20)
"""Two bytes of a file say whether it is written by way of a WAL, which it can't be in memory."""

_TO_1: Final = (
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY NOT NULL,
        exercise TEXT NOT NULL,
        title TEXT NOT NULL,
        started TEXT NOT NULL CHECK (julianday(started) IS NOT NULL),
        planned_seconds REAL NOT NULL CHECK (planned_seconds >= 0),
        practised_seconds REAL NOT NULL CHECK (practised_seconds >= 0),
        ended TEXT NOT NULL CHECK (ended IN ('finished', 'stopped', 'interrupted'))
    ) STRICT
    """,
)
# A check-in is there before its session is over and written down: what holds both together is the sitting.
_TO_2: Final = (
    "CREATE TABLE sitting (id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE session_2 (
        id TEXT PRIMARY KEY NOT NULL REFERENCES sitting (id) ON DELETE CASCADE,
        exercise TEXT NOT NULL,
        title TEXT NOT NULL,
        started TEXT NOT NULL CHECK (julianday(started) IS NOT NULL),
        planned_seconds REAL NOT NULL CHECK (planned_seconds >= 0),
        practised_seconds REAL NOT NULL CHECK (practised_seconds >= 0),
        ended TEXT NOT NULL CHECK (ended IN ('finished', 'stopped', 'interrupted')),
        pauses INTEGER NOT NULL CHECK (pauses >= 0),
        paused_seconds REAL NOT NULL CHECK (paused_seconds >= 0),
        by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
        note TEXT NOT NULL
    ) STRICT
    """,
    "INSERT INTO sitting SELECT id FROM session",
    "INSERT INTO session_2 SELECT *, 0, 0.0, 0, '' FROM session ORDER BY rowid",
    "DROP TABLE session",
    "ALTER TABLE session_2 RENAME TO session",
    "CREATE INDEX session_started ON session (julianday(started))",
    """
    CREATE TABLE check_in (
        id TEXT PRIMARY KEY NOT NULL,
        at TEXT NOT NULL CHECK (julianday(at) IS NOT NULL),
        moment TEXT NOT NULL CHECK (moment IN ('before', 'after', 'apart')),
        session TEXT REFERENCES sitting (id) ON DELETE CASCADE,
        pain INTEGER CHECK (pain BETWEEN 0 AND 10),
        tension INTEGER CHECK (tension BETWEEN 0 AND 10),
        distress INTEGER CHECK (distress BETWEEN 0 AND 10),
        note TEXT NOT NULL,
        CHECK ((session IS NULL) = (moment = 'apart'))
    ) STRICT
    """,
    "CREATE INDEX check_in_at ON check_in (julianday(at))",
    "CREATE INDEX check_in_session ON check_in (session)",
    """
    CREATE TABLE weekly (
        id TEXT PRIMARY KEY NOT NULL,
        at TEXT NOT NULL CHECK (julianday(at) IS NOT NULL),
        peg_pain INTEGER CHECK (peg_pain BETWEEN 0 AND 10),
        peg_enjoyment INTEGER CHECK (peg_enjoyment BETWEEN 0 AND 10),
        peg_activity INTEGER CHECK (peg_activity BETWEEN 0 AND 10),
        mood_1 INTEGER CHECK (mood_1 BETWEEN 0 AND 3),
        mood_2 INTEGER CHECK (mood_2 BETWEEN 0 AND 3),
        mood_3 INTEGER CHECK (mood_3 BETWEEN 0 AND 3),
        mood_4 INTEGER CHECK (mood_4 BETWEEN 0 AND 3),
        sleep_hours REAL CHECK (sleep_hours BETWEEN 0 AND 24),
        sleep_quality INTEGER CHECK (sleep_quality BETWEEN 0 AND 10),
        confidence INTEGER CHECK (confidence BETWEEN 0 AND 10),
        note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sheet (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        made TEXT NOT NULL CHECK (julianday(made) IS NOT NULL),
        changed TEXT NOT NULL CHECK (julianday(changed) IS NOT NULL),
        content TEXT NOT NULL
    ) STRICT
    """,
    f"PRAGMA application_id = {APPLICATION}",
)
_STEPS: Final = (_TO_1, _TO_2)


def prepare(database: sqlite3.Connection, file: Path) -> None:
    """Make an empty database, or one of an earlier version, a journal of this one, whole or not at all.

    Raises JournalUnavailable for a newer one, and for what is no journal; `file` is what it is called then.
    """
    if _version(database, file) < VERSION:
        with transaction(database):
            # Another window may have been quicker.
            for step in _STEPS[_version(database, file) :]:
                for statement in step:
                    database.execute(statement)
            database.execute(f"PRAGMA user_version = {VERSION}")
    database.execute("PRAGMA foreign_keys = ON")


def in_memory(data: bytes | None, file: Path) -> sqlite3.Connection:
    """Return a journal in memory, with what the bytes of a `file` hold. Raises sqlite3.Error, JournalUnavailable."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("PRAGMA temp_store = MEMORY")  # else what is sorted goes through a file, in plain words
        if data:
            image = bytearray(data)
            image[_MODES] = b"\1\1"
            database.deserialize(bytes(image))
        prepare(database, file)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Do all that is written meanwhile, or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")


def _version(database: sqlite3.Connection, file: Path) -> int:
    """Return the version of the journal, 0 when the database is empty. Raises JournalUnavailable for all others."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema")]
    if version >= VERSION and mark == APPLICATION:
        ours = True
    else:
        ours = mark == 0 and (not tables if version == 0 else version == 1 and "session" in tables)
    if not ours:
        raise JournalUnavailable(
            f"The file {file} belongs to another program, and Relaxapp leaves it untouched.",
            "Move it somewhere else; a new journal begins by itself.",
        )
    if version > VERSION:
        raise JournalUnavailable(
            "Your journal was written by a newer Relaxapp, and this one leaves it untouched.",
            "Start the newer version to see it.",
        )
    return int(version)

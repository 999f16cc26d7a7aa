"""A damaged journal: set aside as it is, and all that can still be read of it saved, row by row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure, log
from relaxapp.journal import rows, schema
from relaxapp.journal.trouble import Damaged
from relaxapp.paths import write_privately

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from relaxapp.journal.entries import Entry

_SESSION_1: Final = "id, exercise, title, started, planned_seconds, practised_seconds, ended, 0, 0.0, 0, ''"
_SMALLEST_ROW: Final = 64
"""No row takes less room than this many bytes: an id alone takes 36."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a damaged journal: the file where it was set `aside`, and how many entries were `saved`."""

    aside: Path
    saved: int

    def told(self) -> Failure:
        """Return what the person is to know."""
        saved = {0: "Nothing of it could be read, and a new one begins.", 1: "One entry of it could be saved."}
        return Failure(
            f"The file of your journal was damaged. It is kept as {self.aside}.",
            saved.get(self.saved, f"{self.saved} entries of it could be saved."),
            "An earlier copy of your journal can be put back.",
        )


def mend(file: Path, now: datetime) -> Mended:
    """Put a new journal in the place of a damaged one, with all that can be read of it. Raises OSError.

    The damaged file is kept beside it, with the day in its name; when this fails, it stands where it was.
    """
    found = list(_found(file))
    saved, content = _written(found, file)
    fresh = file.with_name(f"{file.stem}-mended{file.suffix}")
    write_privately(fresh, content)
    aside = free_name(file.with_name(f"{file.stem}-damaged-{now:%Y-%m-%d}{file.suffix}"))
    # What SQLite has beside the file belongs to it alone: the new one must not meet it.
    for beside in ("-wal", "-shm"):
        if (stray := file.with_name(file.name + beside)).exists():
            stray.rename(aside.with_name(aside.name + beside))
    file.rename(aside)
    fresh.rename(file)
    log.error("a damaged journal was set aside as %s, and %d entries of it were saved", aside, saved)
    return Mended(aside, saved)


def free_name(wanted: Path) -> Path:
    """Return a path for which there is no file yet: this one, or one with a number."""
    number, free = 1, wanted
    while free.exists():
        number += 1
        free = wanted.with_stem(f"{wanted.stem}-{number}")
    return free


def _found(file: Path) -> Iterator[Entry]:
    """Yield every entry that can be read."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as database:
        try:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
        except sqlite3.DatabaseError as error:
            log.warning("nothing can be read of a damaged journal: %s", error)
            return
        most = file.stat().st_size // _SMALLEST_ROW
        for table in rows.TABLES:
            if table in tables:
                columns = _SESSION_1 if version == 1 else rows.columns(table)
                for row in _rows(database, f"SELECT rowid, {columns} FROM {table}", most):  # noqa: S608 - our own names
                    try:
                        yield rows.entry_of(table, row[1:])
                    except Damaged as damaged:
                        log.warning("one row could not be saved: %s", damaged)


def _rows(database: sqlite3.Connection, select: str, most: int) -> Iterator[rows.Row]:
    """Yield the rows that can be read: from the first on, from the last backwards, then one by one in between."""
    before, whole = _readable(database, f"{select} ORDER BY rowid")
    yield from before
    if whole:
        return
    after, _ = _readable(database, f"{select} ORDER BY rowid DESC")
    yield from after
    first = before[-1][0] + 1 if before else 1
    for rowid in range(first, after[-1][0] if after else first + most):
        row, _ = _readable(database, f"{select} WHERE rowid = {rowid}")
        yield from row


def _readable(database: sqlite3.Connection, select: str) -> tuple[list[rows.Row], bool]:
    """Return the rows up to the first that can't be read, and whether these are all."""
    found: list[rows.Row] = []
    try:
        found.extend(database.execute(select))
    except sqlite3.DatabaseError as error:
        log.debug("a damaged place: %s", error)
        return found, False
    return found, True


def _written(entries: list[Entry], file: Path) -> tuple[int, bytes]:
    """Return how many of the entries make sense to a new journal, and that journal."""
    saved = 0
    with closing(schema.in_memory(None, file)) as database:
        with schema.transaction(database):
            for entry in entries:
                try:
                    saved += rows.add(database, entry)
                except sqlite3.IntegrityError as error:
                    log.warning("one entry could not be saved: %s", error)
        return saved, database.serialize()

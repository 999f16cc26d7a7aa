"""Copies of the journal: one a day, the last seven of them, and those that are kept before something is put back."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure, log
from relaxapp.journal import rows, schema
from relaxapp.journal.rescue import free_name
from relaxapp.journal.trouble import Damaged, unavailable
from relaxapp.vault import PrivateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from relaxapp.journal.entries import Contents

DAYS: Final = 7
_STAMP: Final = "%Y-%m-%d-%H%M%S"
_DAILY: Final = "daily-"
_KEPT: Final = "kept-"
_TROUBLE: Final = (sqlite3.Error, Damaged, OSError, Failure, ValueError)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the journal, `made` at a time of the clock on the wall, and how much it holds."""

    path: Path
    made: datetime
    sessions: int
    check_ins: int


class Backups:
    """The copies in one folder; `now` tells the time with its offset, `open_file` how a file is kept there."""

    def __init__(
        self,
        folder: Path,
        *,
        open_file: Callable[[Path], PrivateFile] = PrivateFile,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._folder = folder
        self._open_file = open_file
        self._now = now
        self._done = ""

    @property
    def due(self) -> bool:
        """Whether no copy is known to be of today."""
        return self._done != self._today

    def daily(self, connection: Callable[[], sqlite3.Connection]) -> None:
        """Copy the journal if this was not done today; the last seven are kept. What goes wrong is only logged."""
        today = self._today
        if today == self._done:
            return
        try:
            for left in self._folder.glob("*.part"):
                left.unlink()  # the program or computer went down in the middle of a copy
            if not list(self._folder.glob(f"{_DAILY}{today}-*")):
                self._copy(connection(), _DAILY)
                for old in self._paths(_DAILY)[DAYS:]:
                    old.unlink()
            self._done = today
        except _TROUBLE as error:
            log.warning("the journal can't be copied today: %r", error)

    def keep(self, database: sqlite3.Connection) -> None:
        """Copy the journal as it is now, to stay. Raises sqlite3.Error, Damaged, OSError or Failure."""
        self._copy(database, _KEPT)

    def hold(self) -> None:
        """Have the latest copy stay, whatever is copied from now on: what comes now may hold less. Raises OSError."""
        for latest in self._paths(_DAILY)[:1]:
            latest.rename(free_name(latest.with_name(latest.name.replace(_DAILY, _KEPT, 1))))

    def all(self) -> list[Backup]:
        """Return all copies that can be read, the latest first."""
        found = []
        for path in self._paths(_DAILY) + self._paths(_KEPT):
            try:
                with self._opened(path) as database:
                    sessions, check_ins = (_count(database, table) for table in ("session", "check_in"))
                found.append(Backup(path, _made(path), sessions, check_ins))
            except _TROUBLE as error:
                log.warning("a copy of the journal can't be read: %s: %r", path.name, error)
        return sorted(found, key=lambda backup: backup.made, reverse=True)

    def read(self, backup: Backup) -> Contents:
        """Return what a copy holds. Raises JournalUnavailable."""
        try:
            with self._opened(backup.path) as database:
                return rows.everything(database)
        except _TROUBLE as error:
            raise unavailable(error, backup.path) from error

    @property
    def _today(self) -> str:
        return f"{self._now():%Y-%m-%d}"

    def _paths(self, prefix: str) -> list[Path]:
        """Return the files of copies, the latest first."""
        return sorted(self._folder.glob(f"{prefix}*.sqlite3"), reverse=True)

    def _copy(self, database: sqlite3.Connection, prefix: str) -> None:
        if database.execute("PRAGMA quick_check (1)").fetchone() != ("ok",):
            raise Damaged("a copy of it would be of no use")
        path = free_name(self._folder / f"{prefix}{self._now().strftime(_STAMP)}.sqlite3")
        with closing(sqlite3.connect(":memory:")) as copy:
            database.backup(copy)
            self._open_file(path).write(copy.serialize())

    @contextmanager
    def _opened(self, path: Path) -> Iterator[sqlite3.Connection]:
        data = self._open_file(path).read()
        if not data:
            raise FileNotFoundError(f"{path.name} is not there any more, or empty")
        with closing(schema.in_memory(data, path)) as database:
            yield database


def _made(path: Path) -> datetime:
    """Return when a copy was made, as its name says. Raises ValueError."""
    _, _, stamp = path.stem.partition("-")
    return datetime.strptime(stamp[: len("2026-10-08-143205")], _STAMP).astimezone()


def _count(database: sqlite3.Connection, table: str) -> int:
    (count,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of our own
    return int(count)

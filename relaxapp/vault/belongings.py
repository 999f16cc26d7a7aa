"""What is under the lock: the files of a person that are private, sealed and opened where they stand."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from relaxapp.failures import log
from relaxapp.paths import write_privately
from relaxapp.vault.failures import Unreadable
from relaxapp.vault.seals import is_sealed, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from relaxapp.paths import Places

    Convert = Callable[[bytes, str], bytes]

_DATABASE: Final = b"SQLite format 3\0"
_LOOK: Final = 64
"""So many bytes tell what a file is."""
_PATIENCE: Final = 5.0
"""Seconds to wait for another program that is writing into the journal."""
_ZEROS: Final = bytes(1024 * 1024)


class Belongings:
    """The private files of one person: journal, course, plans, own lines, each with what is set aside beside it.

    Where `plans_open` says so, the plans and own lines are not under the lock. Exercises, sounds, settings and
    reminders never are: they are needed while it is shut.
    """

    def __init__(self, where: Places, plans_open: Callable[[], bool]) -> None:
        self._where = where
        self._plans_open = plans_open

    def private(self, path: Path) -> bool:
        """Tell whether a file belongs under the lock."""
        return not (path.is_relative_to(self._where.plan.parent) and self._plans_open())

    def every(self) -> Iterator[Path]:
        """Go through all files that may be sealed, a database before the files beside it."""
        where = self._where
        named = (where.journal, where.course, where.running)
        beside = [path for file in named for path in file.parent.glob(f"{file.stem}*")]
        spare = [where.spare] if where.spare else []
        for place in [*sorted(beside), where.backups, where.inbox, *spare, where.plan.parent]:
            for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
                if path.is_file() and not path.is_symlink():
                    yield path

    def tidy(self, seal_it: Convert, open_it: Convert) -> list[str]:
        """Have every file be sealed, or open where it is not under the lock. Return what could not be, and why."""
        failed: list[str] = []
        for path in self.every():
            with _noted(path, failed):
                if self.private(path):
                    seal(path, seal_it)
                else:
                    unseal(path, open_it)
        return failed

    def open_all(self, open_it: Convert) -> tuple[list[str], list[str]]:
        """Open every file. Return which could not be opened just now, and why, and which are damaged."""
        failed: list[str] = []
        damaged: list[str] = []
        for path in self.every():
            with _noted(path, failed):
                if not unseal(path, open_it):
                    damaged.append(path.name)
        return failed, damaged


@contextmanager
def _noted(path: Path, failed: list[str]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        log.warning("%s can't be sealed or opened: %r", path, error)
        failed.append(f"{path.name} ({error.strerror})")


def seal(path: Path, convert: Convert) -> None:
    """Seal a file where it stands, unless it is. A crash leaves it as it was or sealed, whole. Raises OSError."""
    main = path.with_name(path.name.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal"))
    if main != path and main.exists() and not is_sealed(_start(main)):
        return  # another program uses the database
    if path.suffix == ".part" or path.name.endswith("-shm"):  # a crash left it: what it was to become is whole
        _wipe_and_remove(path)
    elif (start := _start(path)).startswith(_DATABASE):
        _seal_database(path, convert)
    elif not is_sealed(start):
        _replace(path, convert(path.read_bytes(), path.name))


def unseal(path: Path, convert: Convert) -> bool:
    """Open a file where it stands, if it is sealed; False for one that does not open. Raises OSError."""
    if is_sealed(_start(path)):
        data = path.read_bytes()
        try:
            write_privately(path, convert(data, name_of(data)))
        except Unreadable as failure:
            log.warning("%s stays sealed: %s", path, failure)
            return False
    return True


def _seal_database(path: Path, convert: Convert) -> None:
    """Seal a database with all that is written beside it. One that another program uses stays: raises OSError."""
    import sqlite3

    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute("BEGIN EXCLUSIVE")
            _replace(path, convert(database.serialize(), path.name))
    except sqlite3.OperationalError as error:
        busy = error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        raise OSError(0, "another program is using it" if busy else str(error), str(path)) from error
    except sqlite3.DatabaseError as error:
        log.warning("%s is damaged, and is sealed as it is: %r", path, error)
        _replace(path, convert(path.read_bytes(), path.name))


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LOOK)


def _replace(path: Path, data: bytes) -> None:
    """Put other bytes in the place of a file, and overwrite what stood there: deleted bytes stay on a disk for long."""
    with path.open("r+b") as old:
        write_privately(path, data)
        _wipe(old.fileno())


def _wipe_and_remove(path: Path) -> None:
    with path.open("r+b") as old:
        path.unlink()
        _wipe(old.fileno())


def _wipe(handle: int) -> None:
    """Overwrite a file that has no name any more. One that has another name is somebody's copy, and is left alone."""
    status = os.fstat(handle)
    if status.st_nlink:
        return
    try:
        for start in range(0, status.st_size, len(_ZEROS)):
            os.pwrite(handle, _ZEROS[: status.st_size - start], start)
        os.fsync(handle)
    except OSError as error:
        log.warning("what stood in a file before could not be overwritten: %r", error)

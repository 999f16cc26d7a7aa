"""What can go wrong with the journal, and how it is said to the person."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from pathlib import Path

WORKS: Final = "Every exercise works as usual."
_WHAT: Final = "Your journal can't be read or added to just now"
_PRIMARY_CODE: Final = 0xFF  # SQLite's extended codes carry the plain one in their lowest byte


class JournalUnavailable(Failure):
    """The journal can't be read or written just now. Sessions run as usual without it."""

    def __init__(self, what: str, to_do: str, still_works: str = WORKS) -> None:
        super().__init__(what, still_works, to_do)


class Damaged(Exception):  # noqa: N818 - it is what happened to the file; the person hears of it as a failure
    """The file holds what no version of the program writes."""


def is_damage(error: Exception) -> bool:
    """Tell whether an error means that the file itself is broken, and not only out of reach."""
    if isinstance(error, Damaged):
        return True
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    if type(error) is sqlite3.OperationalError and not hasattr(error, "sqlite_errorcode"):
        return True  # a text that is none: Python says so by itself, without a code
    return _code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def unavailable(error: Exception, file: Path) -> JournalUnavailable:
    """Return what is to be told of an error of the system or of SQLite, with `file` as the place of the journal."""
    if isinstance(error, JournalUnavailable):
        return error
    if isinstance(error, Failure):
        return JournalUnavailable(error.what, error.to_do, error.still_works or WORKS)
    what, to_do = _words(error, file)
    return JournalUnavailable(what, to_do)


def _words(error: Exception, file: Path) -> tuple[str, str]:
    """Return what happened and what to do about it."""
    if isinstance(error, OSError) and error.errno != errno.ENOSPC:
        return f"{_WHAT}: {error.strerror or error}.", f"May you read and write in {file.parent}?"
    if is_damage(error):
        return f"Your journal is damaged: {file}.", "An earlier copy of it can be put back."
    match _code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"{_WHAT}: another program is using it.", "Close other Relaxapp windows, if any."
        case sqlite3.SQLITE_FULL:
            return f"{_WHAT}: the disk is full.", "Make some room on the disk."
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return f"{_WHAT}: the file can't be written.", f"May you write in {file.parent}?"
        case _:
            return f"{_WHAT} ({error}).", f"Is the disk with {file.parent} all right?"


def _code(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return sqlite3.SQLITE_FULL
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE

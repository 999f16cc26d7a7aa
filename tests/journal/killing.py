"""Kills programs that write into a journal, at random moments, and looks each time whether all they told of is there.

killing.py FOLDER KILLS SEED prints as JSON: how many were killed, how many writes they told of, what of it is missing,
what the integrity check says, how many copies of the journal there are, and how many of these are broken.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NoReturn

from relaxapp.journal.backups import Backups
from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, Sheet, new_id
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal

NOW = datetime(2026, 10, 8, tzinfo=UTC)
MOST_TOLD = 4
LONGEST_SECONDS = 0.006
A_COPY_EVERY = 10


def live(folder: Path, life: int, told: int) -> NoReturn:
    """Write one thing after the other, and tell of each once it is written, until the end comes."""
    writes = count(A_COPY_EVERY * life)
    backups = Backups(folder / "backups", now=lambda: NOW + timedelta(days=next(writes) // A_COPY_EVERY))
    journal = Journal(Plain(folder / "journal.sqlite3"), backups=backups)
    number = 0
    os.write(told, b"alive\n")
    while True:
        number += 1
        one = SessionRecord(new_id(), "box", "Box breathing", NOW, 60, 60, Ending.FINISHED)
        journal.keep(CheckIn(new_id(), NOW, Moment.BEFORE, one.id, tension=6, note="a few words " * (number % 50)))
        os.write(told, f"before {one.id}\n".encode())
        journal.record(one)
        os.write(told, f"session {one.id}\n".encode())
        journal.keep(Sheet("sheet", "thought", NOW, NOW, {"life": life, "number": number}))
        os.write(told, f"sheet {life} {number}\n".encode())
        several = tuple(CheckIn(new_id(), NOW, Moment.APART, pain=number % 11) for _ in range(5))
        journal.take_in(Contents(check_ins=several))
        os.write(told, f"several {' '.join(each.id for each in several)}\n".encode())


def kill(folder: Path, life: int, lines: int, seconds: float) -> list[str]:
    """Kill a program so many seconds after it has told so many lines, and return those that it told."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            live(folder, life, writing)
        finally:
            os._exit(1)
    os.close(writing)
    told = b""
    while told.count(b"\n") <= lines:
        told += os.read(reading, 4096) or b"\n"
    select.select([], [], [], seconds)  # a random moment, not one at which something is ready
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("it ended before it was killed")
    with os.fdopen(reading, "rb") as pipe:
        return (told + pipe.read()).decode().splitlines()[1:]


def missing(database: sqlite3.Connection, lines: list[str]) -> list[str]:
    """Return what was told and is not there."""

    def there(what: str, words: list[str]) -> bool:
        match what:
            case "before":
                found = database.execute("SELECT 1 FROM check_in WHERE session = ?", words).fetchone()
            case "session":
                found = database.execute("SELECT 1 FROM session WHERE id = ?", words).fetchone()
            case "sheet":
                (content,) = database.execute("SELECT content FROM sheet WHERE id = 'sheet'").fetchone()
                found = list(json.loads(content).values()) >= [int(word) for word in words]
            case _:
                found = all(
                    database.execute("SELECT 1 FROM check_in WHERE id = ?", [word]).fetchone() for word in words
                )
        return bool(found)

    return [line for line in lines if not there(line.split()[0], line.split()[1:])]


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    told: list[str] = []
    lost: list[str] = []
    checks = set()
    for life in range(kills):
        lines = kill(folder, life, chance.randint(0, MOST_TOLD), chance.random() * LONGEST_SECONDS)
        told += lines
        with closing(sqlite3.connect(folder / "journal.sqlite3")) as database:
            lost += missing(database, lines)
            checks |= {row for (row,) in database.execute("PRAGMA integrity_check")}
            checks |= {str(row) for row in database.execute("PRAGMA foreign_key_check")}
    with closing(sqlite3.connect(folder / "journal.sqlite3")) as database:
        lost += missing(database, told)
    files = list((folder / "backups").glob("*.sqlite3"))
    broken = len(files) - len(Backups(folder / "backups").all())
    sys.stdout.write(json.dumps([kills, len(told), lost, sorted(checks), len(files), broken]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

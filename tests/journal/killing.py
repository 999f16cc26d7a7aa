"""Kills programs that write into a journal, at random moments, and looks each time whether all they told of is there.

killing.py FOLDER KILLS SEED prints as JSON: how many were killed, how many writes they told of, what of it is missing,
what the integrity check says, how many copies of the journal there are, and how many of these are broken.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
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
        several = tuple(CheckIn(new_id(), NOW, Moment.APART, pain=number % 11) for _ in range(20))
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
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("it ended before it was killed")
    with os.fdopen(reading, "rb") as pipe:
        return (told + pipe.read()).decode().splitlines()[1:]


def missing(folder: Path, lines: list[str]) -> list[str]:
    """Return what was told and is not there."""
    lost = []
    with closing(Journal(Plain(folder / "journal.sqlite3"))) as journal:
        sessions = {each.id for each in journal.sessions()}
        check_ins = journal.check_ins()
        befores, all_of_them = {each.session for each in check_ins}, {each.id for each in check_ins}
        sheet = journal.sheet("sheet")
        last = (sheet.content["life"], sheet.content["number"]) if sheet else (-1, -1)
    for line in lines:
        what, *words = line.split()
        match what:
            case "before":
                there = words[0] in befores
            case "session":
                there = words[0] in sessions
            case "sheet":
                there = last >= (int(words[0]), int(words[1]))
            case _:
                there = all_of_them.issuperset(words)
        lost += [] if there else [line]
    return lost


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    told: list[str] = []
    lost: list[str] = []
    checks = set()
    for life in range(kills):
        lines = kill(folder, life, chance.randint(0, MOST_TOLD), chance.random() * LONGEST_SECONDS)
        told += lines
        lost += missing(folder, lines)
        with closing(sqlite3.connect(folder / "journal.sqlite3")) as database:
            checks |= {row for (row,) in database.execute("PRAGMA integrity_check")}
            checks |= {str(row) for row in database.execute("PRAGMA foreign_key_check")}
    lost += missing(folder, told)
    files = list((folder / "backups").glob("*.sqlite3"))
    broken = len(files) - len(Backups(folder / "backups").all())
    sys.stdout.write(json.dumps([kills, len(told), lost, sorted(checks), len(files), broken]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

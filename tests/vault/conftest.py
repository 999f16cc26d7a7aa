"""A lock that is cheap to open, and a clock that stands still until it is moved."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from relaxapp import paths
from relaxapp.vault import Vault
from tests.clocks import Clock
from tests.locks import CHEAP

if TYPE_CHECKING:
    from pathlib import Path

PHRASE = "four quiet green chairs"
SECRETS = ("my sister Nuala", "a note on the bad night", "the number of Aoife")


def fill(where: paths.Places) -> None:
    """Write private files as the program has them without a lock, with leftovers of crashes among them."""
    paths.private_directory(where.plan.parent)
    where.plan.write_text(f'{{"people": "{SECRETS[0]}"}}', encoding="utf-8")
    where.own_lines.write_text(f'{{"lines": "{SECRETS[2]}"}}', encoding="utf-8")
    where.plan.with_name("plan-before-1.json").write_text(SECRETS[0], encoding="utf-8")
    where.plan.with_name("plan.jsonabc.part").write_text(SECRETS[0], encoding="utf-8")
    where.course.write_text('{"visits": []}', encoding="utf-8")
    where.journal.with_name("journal-damaged-2026-01-01.sqlite3").write_text(f"torn {SECRETS[1]}", encoding="utf-8")
    journal = sqlite3.connect(where.journal, isolation_level=None)
    journal.execute("PRAGMA journal_mode = WAL")
    journal.execute("PRAGMA synchronous = OFF")
    journal.execute("CREATE TABLE note (words TEXT)")
    journal.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    # What was written last stands in the WAL alone, as after a crash.
    reader = sqlite3.connect(where.journal, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM note").fetchall()
    journal.execute("INSERT INTO note VALUES (?)", (SECRETS[1],))
    wal, shm = (where.journal.with_name(where.journal.name + beside) for beside in ("-wal", "-shm"))
    kept = [(path, path.read_bytes()) for path in (where.journal, wal, shm)]
    reader.close()
    journal.close()
    for path, data in kept:
        path.write_bytes(data)
    assert SECRETS[1].encode() in wal.read_bytes()


def notes(where: paths.Places) -> list[str]:
    """What the journal says, when there is no lock."""
    journal = sqlite3.connect(where.journal)
    try:
        return [words for (words,) in journal.execute("SELECT words FROM note")]
    finally:
        journal.close()


def found_in(where: paths.Places, words: str) -> list[str]:
    """The names of all files of the profile that hold these words."""
    root = where.data.parent
    return [path.name for path in sorted(root.rglob("*")) if path.is_file() and words.encode() in path.read_bytes()]


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug here: what waits for the disk is much slower than the rest together."""
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.fixture
def where(tmp_path: Path) -> paths.Places:
    made = paths.places(tmp_path)
    paths.private_directory(made.data)
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock(1_800_000.0)


@pytest.fixture
def vault(where: paths.Places, clock: Clock) -> Vault:
    return Vault(where, cost=CHEAP, now=clock)

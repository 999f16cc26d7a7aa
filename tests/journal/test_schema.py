"""Every earlier file becomes one of this version, with all that it holds; what is no journal is left untouched."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relaxapp.journal import schema
from relaxapp.journal.entries import Ending, SessionRecord
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
from relaxapp.journal.trouble import JournalUnavailable
from tests.journal.samples import check_in, session

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION_1 = Path(__file__).with_name("version-1.sqlite3")
"""Written by the program that wrote version 1."""
HELD_1 = [
    SessionRecord(
        "8b0a2d2e-3333-4a6e-9b1e-0a1b2c3d4e03",
        "shore",
        "Ein stiller Strand – 静かな浜",
        datetime.fromisoformat("2026-03-29T07:00:00-04:00"),
        600.0,
        0.0,
        Ending.INTERRUPTED,
    ),
    SessionRecord(
        "8b0a2d2e-2222-4a6e-9b1e-0a1b2c3d4e02",
        "pmr-16",
        "Muscle relaxation, sixteen groups",
        datetime.fromisoformat("2026-03-29T06:05:00+02:00"),
        900.0,
        412.5,
        Ending.STOPPED,
    ),
    SessionRecord(
        "8b0a2d2e-1111-4a6e-9b1e-0a1b2c3d4e01",
        "box",
        "Box breathing",
        datetime.fromisoformat("2026-03-28T22:15:30.250000+01:00"),
        180.0,
        180.0,
        Ending.FINISHED,
    ),
]


@pytest.fixture
def old(path: Path) -> Path:
    path.parent.mkdir()
    shutil.copy(VERSION_1, path)
    return path


def execute(file: Path, *statements: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as database:
        found = [row for statement in statements for row in database.execute(statement)]
        database.commit()
        return found


def shape(file: Path) -> list[tuple[object, ...]]:
    return execute(file, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")


def test_version_1_becomes_this_one_with_all_its_sessions(old: Path, journal: Journal, tmp_path: Path) -> None:
    assert journal.sessions() == HELD_1
    journal.keep(kept := check_in(HELD_1[0]))
    journal.record(new := session())
    journal.delete(HELD_1[0])
    assert journal.sessions() == [new, *HELD_1[1:]]
    assert journal.check_ins_of(kept.session) == []
    journal.close()
    assert execute(old, "PRAGMA user_version", "PRAGMA integrity_check") == [(schema.VERSION,), ("ok",)]
    assert execute(old, "PRAGMA foreign_key_check") == []
    with closing(Journal(Plain(tmp_path / "new.sqlite3"))) as fresh:
        fresh.record(session())
    assert shape(old) == shape(tmp_path / "new.sqlite3")


def test_a_change_of_version_that_fails_leaves_the_earlier_one(
    old: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shape(old)
    steps = (schema._TO_1, (*schema._TO_2, "CREATE TABLE sitting (again)"))
    monkeypatch.setattr(schema, "_STEPS", steps)
    with pytest.raises(JournalUnavailable):
        journal.sessions()
    assert shape(old) == before
    assert execute(old, "PRAGMA user_version", "SELECT count(*) FROM session") == [(1,), (3,)]
    monkeypatch.undo()
    assert journal.sessions() == HELD_1


def test_two_that_open_an_earlier_file_change_it_once(old: Path, journal: Journal) -> None:
    with closing(Journal(Plain(old))) as other:
        assert other.sessions() == journal.sessions() == HELD_1


def newer(file: Path) -> None:
    with closing(Journal(Plain(file))) as journal:
        journal.record(session())
    execute(file, f"PRAGMA user_version = {schema.VERSION + 1}")


def strangers(file: Path) -> None:
    execute(file, "CREATE TABLE recipe (name TEXT)")


def strangers_with_a_version(file: Path) -> None:
    execute(file, "CREATE TABLE session (cookie TEXT)", f"PRAGMA user_version = {schema.VERSION}")


def strangers_first_version(file: Path) -> None:
    execute(file, "CREATE TABLE recipe (name TEXT)", "PRAGMA user_version = 1")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (newer, "newer Relaxapp"),
        (strangers, "another program"),
        (strangers_with_a_version, "another program"),
        (strangers_first_version, "another program"),
    ],
)
def test_what_this_version_does_not_know_is_refused_kindly_and_untouched(
    journal: Journal, path: Path, make: Callable[[Path], None], told: str
) -> None:
    path.parent.mkdir()
    make(path)
    before = path.read_bytes()
    for attempt in (lambda: journal.record(session()), journal.sessions):
        with pytest.raises(JournalUnavailable, match=told) as caught:
            attempt()
        assert caught.value.still_works
        assert caught.value.to_do
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir() if file.suffix == ".sqlite3"] == [path.name]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE session SET planned_seconds = 'long'",
        "UPDATE session SET ended = 'somehow'",
        "UPDATE session SET started = 'yesterday'",
        "UPDATE session SET by_hand = 2",
        "UPDATE check_in SET pain = 11",
        "UPDATE check_in SET tension = 'high'",
        "UPDATE check_in SET session = NULL",
        "UPDATE check_in SET session = 'nobody'",
        "INSERT INTO weekly (id, at, mood_1, note) VALUES ('1', '2026-10-08', 4, '')",
        "INSERT INTO sheet VALUES ('1', 'thought', 'then', '2026-10-08', '{}')",
    ],
)
def test_the_tables_refuse_what_makes_no_sense(journal: Journal, statement: str) -> None:
    journal.record(one := session())
    journal.keep(check_in(one))
    with pytest.raises(sqlite3.IntegrityError):
        journal._keeping.connection().execute(statement)


@pytest.mark.parametrize(
    ("select", "index"),
    [
        ("session ORDER BY julianday(started) DESC, rowid DESC", "session_started"),
        ("session WHERE julianday(started) >= 1 ORDER BY julianday(started) DESC, rowid DESC", "session_started"),
        ("check_in ORDER BY julianday(at) DESC, rowid DESC", "check_in_at"),
        ("check_in WHERE session = ''", "check_in_session"),
    ],
)
def test_what_is_asked_for_is_found_by_an_index_and_without_sorting(journal: Journal, select: str, index: str) -> None:
    journal.record(session())
    plan = journal._keeping.connection().execute(f"EXPLAIN QUERY PLAN SELECT * FROM {select}").fetchall()  # noqa: S608 - ours
    assert [index in row[3] for row in plan] == [True]

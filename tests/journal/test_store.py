"""The journal keeps what happened, for its owner alone, and never stands in the way."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.journal.entries import Ending, SessionRecord
from relaxapp.journal.keeping import Plain
from relaxapp.journal.schema import VERSION
from relaxapp.journal.store import Journal
from relaxapp.journal.trouble import JournalUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MORNING = datetime(2026, 10, 8, 7, 30, tzinfo=timezone(timedelta(hours=2)))


def session(**changes: Any) -> SessionRecord:
    usual = SessionRecord(str(uuid4()), "box", "Box breathing", MORNING, 180.0, 180.0, Ending.FINISHED)
    return replace(usual, **changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with closing(Journal(Plain(path, patience=0.05))) as journal:
        yield journal


@pytest.fixture
def lax_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_recorded_session_comes_back_as_it_was(journal: Journal) -> None:
    kept = session(practised_seconds=61.25, ended=Ending.STOPPED)
    journal.record(kept)
    assert journal.sessions() == [kept]
    assert journal.sessions()[0].started.utcoffset() == timedelta(hours=2)


def test_the_newest_come_first_whatever_their_offset_from_utc(journal: Journal) -> None:
    earlier = session(started=datetime(2026, 10, 8, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    later = session(started=datetime(2026, 10, 8, 1, 0, tzinfo=UTC))
    between = session(started=datetime(2026, 10, 7, 20, 30, tzinfo=timezone(timedelta(hours=-4))))
    for one in (later, earlier, between):
        journal.record(one)
    assert journal.sessions() == [later, between, earlier]
    assert journal.sessions(limit=2) == [later, between]


def test_those_since_a_time_whatever_their_offset_from_utc(journal: Journal) -> None:
    assert journal.sessions(MORNING) == []
    before, at, after = (session(started=MORNING + timedelta(minutes=minutes)) for minutes in (-1, 0, 1))
    for one in (at, after, before):
        journal.record(one)
    assert journal.sessions(MORNING.astimezone(UTC)) == [after, at]


def test_recording_the_same_id_twice_changes_nothing(journal: Journal) -> None:
    first = session()
    journal.record(first)
    journal.record(replace(first, title="Another", practised_seconds=5.0))
    assert journal.sessions() == [first]


@given(
    title=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    started=st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))])),
    seconds=st.floats(0, 1e6),
    ended=st.sampled_from(Ending),
)
def test_any_session_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, title: str, started: datetime, seconds: float, ended: Ending
) -> None:
    kept = session(title=title, started=started, practised_seconds=seconds, ended=ended)
    with closing(Journal(Plain(tmp_path_factory.mktemp("any") / "journal.sqlite3"))) as journal:
        journal.record(kept)
        assert journal.sessions(limit=1) == [kept]


@pytest.mark.parametrize(
    "changes",
    [
        {"started": datetime(2026, 10, 8, 7, 30)},  # noqa: DTZ001 - the point of the test
        {"planned_seconds": float("nan")},
        {"practised_seconds": -1.0},
        {"practised_seconds": float("inf")},
    ],
)
def test_a_session_that_makes_no_sense_can_not_be_made(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"known offset|no length"):
        session(**changes)


def test_looking_at_an_empty_journal_makes_no_file(journal: Journal, path: Path) -> None:
    assert journal.sessions() == []
    assert not path.parent.exists()


def test_a_session_outlives_a_process_that_is_killed_right_after(path: Path) -> None:
    program = f"""
import os, signal
from datetime import UTC, datetime
from pathlib import Path
from relaxapp.journal.entries import Ending, SessionRecord
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
started = datetime(2026, 10, 8, tzinfo=UTC)
Journal(Plain(Path({str(path)!r}))).record(SessionRecord("one", "box", "Box", started, 60, 60, Ending.FINISHED))
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False)
    assert killed.returncode == -signal.SIGKILL
    with closing(Journal(Plain(path))) as journal:
        assert [kept.id for kept in journal.sessions()] == ["one"]


def test_a_session_is_on_the_disk_before_record_returns(journal: Journal, path: Path) -> None:
    journal.record(session())
    assert journal._keeping.connection().execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert journal._keeping.connection().execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with closing(sqlite3.connect(path)) as another:
        assert another.execute("SELECT count(*) FROM session").fetchone() == (1,)
        assert another.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_the_table_refuses_values_of_the_wrong_kind(journal: Journal, path: Path) -> None:
    journal.record(session())
    with closing(sqlite3.connect(path)) as another, pytest.raises(sqlite3.IntegrityError):
        another.execute("UPDATE session SET planned_seconds = 'long'")


@pytest.mark.usefixtures("lax_umask")
def test_files_and_folder_are_readable_by_their_owner_alone(journal: Journal, path: Path) -> None:
    journal.record(session())
    files = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(files) == {"journal.sqlite3", "journal.sqlite3-wal", "journal.sqlite3-shm"}
    assert set(files.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_windows_share_one_journal(journal: Journal, path: Path) -> None:
    with closing(Journal(Plain(path))) as other:
        journal.record(session())
        other.record(session())
        assert len(journal.sessions()) == len(other.sessions()) == 2


def test_a_journal_in_use_elsewhere_says_so_and_works_again_afterwards(journal: Journal, path: Path) -> None:
    journal.record(first := session())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalUnavailable, match="another program is using it"):
            journal.record(second := session())
        assert journal.sessions() == [first]
        other.execute("ROLLBACK")
    journal.record(third := session())
    assert journal.sessions() == [third, second, first]


def test_a_journal_deleted_while_it_is_open_begins_anew_instead_of_losing_sessions(
    journal: Journal, path: Path
) -> None:
    journal.record(session())
    for file in list(path.parent.iterdir()):
        file.unlink()
    kept = session()
    journal.record(kept)
    with closing(Journal(Plain(path))) as another:
        assert another.sessions() == [kept]


def test_a_journal_of_a_newer_version_is_refused_kindly_and_untouched(journal: Journal, path: Path) -> None:
    journal.record(session())
    journal.close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(JournalUnavailable, match="newer Relaxapp"):
        journal.record(session())
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_untouched(journal: Journal, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(JournalUnavailable, match="another program"):
        journal.record(session())
    assert path.read_bytes() == before


def test_a_read_only_place_is_said_in_plain_words_until_it_can_be_written(ordinary_home: Path) -> None:
    path = ordinary_home / "data" / "journal.sqlite3"
    ordinary_home.chmod(0o500)
    with closing(Journal(Plain(path))) as journal:
        with pytest.raises(JournalUnavailable, match="can't be") as caught:
            journal.record(session())
        assert str(path.parent) in str(caught.value)
        ordinary_home.chmod(0o700)
        journal.record(session())


def test_what_was_recorded_can_not_be_added_to_in_a_folder_that_became_read_only(ordinary_home: Path) -> None:
    path = ordinary_home / "data" / "journal.sqlite3"
    with closing(Journal(Plain(path))) as journal:
        journal.record(session())
        journal.close()
        path.parent.chmod(0o500)
        with pytest.raises(JournalUnavailable, match="file can't be written"):
            journal.record(session())
        path.parent.chmod(0o700)
        journal.record(session())
        assert len(journal.sessions()) == 3


@pytest.mark.parametrize("mode", [0o644, 0o400])
def test_a_file_that_others_could_read_or_its_owner_not_write_is_mended(ordinary_home: Path, mode: int) -> None:
    path = ordinary_home / "journal.sqlite3"
    with closing(Journal(Plain(path))) as journal:
        journal.record(session())
        journal.close()
        path.chmod(mode)
        journal.record(session())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_may_not_be_entered_is_said_in_plain_words(ordinary_home: Path) -> None:
    ordinary_home.chmod(0o000)
    with pytest.raises(JournalUnavailable):
        Journal(Plain(ordinary_home / "data" / "journal.sqlite3")).sessions()
    ordinary_home.chmod(0o700)


def test_a_full_disk_is_said_in_plain_words(journal: Journal) -> None:
    journal.record(session())
    (pages,) = journal._keeping.connection().execute("PRAGMA page_count").fetchone()
    journal._keeping.connection().execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own way to a full disk
    with pytest.raises(JournalUnavailable, match="disk is full"):
        journal.record(session(title="a very long title " * 5000))
    journal.record(session())


def test_a_folder_in_the_place_of_the_file_is_said_in_plain_words(journal: Journal, path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(JournalUnavailable):
        journal.record(session())

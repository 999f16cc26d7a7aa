"""What keeps the journal from being written is told in plain words; what could not be written waits for its time."""

from __future__ import annotations

import errno
import json
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
from relaxapp.journal.trouble import JournalUnavailable
from tests.journal.samples import check_in, session, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.journal.entries import Entry


@pytest.fixture
def held_up(journal: Journal, path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that is writing into the file, for as long as its transaction lasts."""
    journal.record(session(id="first"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def ids(journal: Journal) -> set[str]:
    return {entry.id for entry in (*journal.sessions(), *journal.check_ins(), *journal.sheets())}


def test_a_journal_in_use_elsewhere_says_so_and_can_still_be_read(
    journal: Journal, held_up: sqlite3.Connection
) -> None:
    with pytest.raises(JournalUnavailable, match="another program is using it") as caught:
        journal.record(session(id="second"))
    assert "as soon as that can be done" in caught.value.still_works
    assert ids(journal) == {"first"}
    held_up.execute("ROLLBACK")


def test_what_waits_is_written_with_the_next_entry(journal: Journal, held_up: sqlite3.Connection) -> None:
    for entry in (check_in(id="one"), sheet(id="two")):
        with pytest.raises(JournalUnavailable):
            journal.keep(entry)
    assert journal.waiting == 2
    held_up.execute("ROLLBACK")
    journal.record(session(id="three"))
    assert journal.waiting == 0
    assert ids(journal) == {"first", "one", "two", "three"}


def test_what_waits_is_written_when_it_is_tried_again(journal: Journal, held_up: sqlite3.Connection) -> None:
    with pytest.raises(JournalUnavailable):
        journal.record(session(id="one"))
    with pytest.raises(JournalUnavailable):
        journal.try_again()
    assert journal.waiting == 1
    held_up.execute("ROLLBACK")
    journal.try_again()
    assert journal.waiting == 0
    assert ids(journal) == {"first", "one"}


def test_what_waits_is_written_when_the_journal_is_closed(
    journal: Journal, path: Path, held_up: sqlite3.Connection
) -> None:
    with pytest.raises(JournalUnavailable):
        journal.record(session(id="one"))
    held_up.execute("ROLLBACK")
    journal.close()
    with closing(Journal(Plain(path))) as another:
        assert ids(another) == {"first", "one"}


def test_what_can_never_be_written_is_in_the_log(
    journal: Journal, held_up: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(JournalUnavailable):
        journal.keep(check_in(note="for nobody else"))
    journal.close()
    assert "1 entries of the journal could not be written down" in caplog.text
    assert "for nobody else" not in caplog.text
    held_up.execute("ROLLBACK")


def test_of_what_waits_the_last_version_is_written(journal: Journal, held_up: sqlite3.Connection) -> None:
    written: list[Entry] = [sheet(id="one", content={"word": word}) for word in ("a", "ab", "abc")]
    one = session(id="two")
    written += [one, replace(one, note="changed")]
    for entry in written:
        with pytest.raises(JournalUnavailable):
            journal.change(entry)
    with pytest.raises(JournalUnavailable):
        journal.record(one)  # again: that changes nothing
    assert journal.waiting == 2
    held_up.execute("ROLLBACK")
    journal.try_again()
    assert [entry.content for entry in journal.sheets()] == [{"word": "abc"}]
    assert [entry.note for entry in journal.sessions() if entry.id == "two"] == ["changed"]


def test_what_is_deleted_does_not_come_back_from_what_waits(journal: Journal, held_up: sqlite3.Connection) -> None:
    one = session(id="one")
    for write in (lambda: journal.record(one), lambda: journal.keep(check_in(one)), lambda: journal.delete(one)):
        with pytest.raises(JournalUnavailable):
            write()
    held_up.execute("ROLLBACK")
    journal.delete(one)
    journal.try_again()
    assert ids(journal) == {"first"}


def test_a_read_only_place_is_said_in_plain_words_until_it_can_be_written(ordinary_home: Path) -> None:
    path = ordinary_home / "data" / "journal.sqlite3"
    ordinary_home.chmod(0o500)
    with closing(Journal(Plain(path))) as journal:
        with pytest.raises(JournalUnavailable, match="can't be") as caught:
            journal.record(session(id="one"))
        assert str(path.parent) in str(caught.value)
        ordinary_home.chmod(0o700)
        journal.try_again()
        assert ids(journal) == {"one"}


def test_what_was_recorded_can_not_be_added_to_in_a_folder_that_became_read_only(ordinary_home: Path) -> None:
    path = ordinary_home / "data" / "journal.sqlite3"
    with closing(Journal(Plain(path))) as journal:
        journal.record(session(id="one"))
        journal.close()
        path.parent.chmod(0o500)
        with pytest.raises(JournalUnavailable, match="file can't be written"):
            journal.record(session(id="two"))
        path.parent.chmod(0o700)
        journal.record(session(id="three"))
        assert ids(journal) == {"one", "two", "three"}


@pytest.mark.parametrize("mode", [0o644, 0o400])
def test_a_file_that_others_could_read_or_its_owner_not_write_is_mended(ordinary_home: Path, mode: int) -> None:
    path = ordinary_home / "journal.sqlite3"
    with closing(Journal(Plain(path))) as journal:
        journal.record(session())
        journal.close()
        path.chmod(mode)
        journal.record(session())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_others_could_enter_is_shut(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.parent.chmod(0o755)
    with closing(Journal(Plain(path))) as journal:
        journal.record(session())
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_disk_that_knows_no_owners_keeps_it_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: Path, mode: int) -> None:
        raise PermissionError(errno.EPERM, f"Operation not permitted: {mode:o}")

    path.parent.mkdir(parents=True)
    path.parent.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", refuse)
    with closing(Journal(Plain(path))) as journal:
        journal.record(one := session())
        assert journal.sessions() == [one]
    assert "may be read by others" in caplog.text


def test_a_folder_that_may_not_be_entered_is_said_in_plain_words(ordinary_home: Path) -> None:
    ordinary_home.chmod(0o000)
    with pytest.raises(JournalUnavailable):
        Journal(Plain(ordinary_home / "data" / "journal.sqlite3")).sessions()
    ordinary_home.chmod(0o700)


def test_a_folder_in_the_place_of_the_file_is_said_in_plain_words(journal: Journal, path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(JournalUnavailable):
        journal.record(session(id="one"))
    path.rmdir()
    journal.try_again()
    assert ids(journal) == {"one"}


def test_a_full_disk_is_said_in_plain_words(journal: Journal) -> None:
    journal.record(session(id="first"))
    database = journal._keeping.connection()
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own way to a full disk
    with pytest.raises(JournalUnavailable, match="disk is full") as caught:
        journal.record(session(id="long", title="a very long title " * 5000))
    assert "Make some room" in caught.value.to_do
    journal.record(session(id="next"))
    assert ids(journal) == {"first", "long", "next"}


NO_ROOM = """
import json, resource, sys
from datetime import UTC, datetime
from pathlib import Path
from relaxapp.failures import Failure
from relaxapp.journal.entries import CheckIn, Ending, Moment, SessionRecord
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
now = datetime(2026, 10, 8, tzinfo=UTC)
path = Path(sys.argv[1])
journal = Journal(Plain(path))
journal.record(SessionRecord("first", "box", "Box breathing", now, 60, 60, Ending.FINISHED))
most = max(file.stat().st_size for file in path.parent.iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
told = []
for number in range(3):
    try:
        journal.keep(CheckIn(str(number), now, Moment.APART, note="a long note " * 5000))
    except Failure as failure:
        told.append(str(failure))
read = [session.id for session in journal.sessions()]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
waited = journal.waiting
journal.try_again()
journal.close()
again = Journal(Plain(path))
integrity = again._keeping.connection().execute("PRAGMA integrity_check").fetchone()
kept = sorted(entry.id for entry in (*again.sessions(), *again.check_ins()))
print(json.dumps([told, read, waited, kept, integrity]))
"""


def test_a_file_that_the_system_lets_grow_no_further_is_told_and_loses_nothing(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", NO_ROOM, path], capture_output=True, text=True, check=True)
    told, read, waited, kept, integrity = json.loads(done.stdout)
    assert len(told) == 3
    assert all("can't be read or added to just now" in each and "Every exercise works" in each for each in told)
    assert (read, waited) == (["first"], 3)
    assert kept == ["0", "1", "2", "first"]
    assert integrity == ["ok"]

"""What can't be written when the program ends is kept beside the journal, and is in it when it can be written again."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from relaxapp import paths
from relaxapp.erasing import erase
from relaxapp.journal.inbox import Inbox
from relaxapp.journal.store import Journal, journal_of
from relaxapp.journal.trouble import JournalUnavailable
from relaxapp.vault import Vault
from relaxapp.vault.keys import Cost
from tests.journal.samples import check_in, session, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relaxapp.journal.entries import Entry

PHRASE = "four quiet green chairs"


@pytest.fixture
def where(tmp_path: Path) -> paths.Places:
    return replace(paths.places(tmp_path), spare=tmp_path / "memory" / "unwritten")


@pytest.fixture
def held_up(where: paths.Places) -> Iterator[sqlite3.Connection]:
    """Another program that is writing into the file, for as long as its transaction lasts."""
    end(journal_of(where), session(id="first"))
    with closing(sqlite3.connect(where.journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def end(journal: Journal, *entries: Entry) -> None:
    """Write entries, whether that can be done or not, and end the program."""
    journal._keeping._plain._patience = 0.01  # type: ignore[attr-defined]
    for entry in entries:
        try:
            journal.change(entry)
        except JournalUnavailable:
            assert journal.unkept
    journal.close()


def ids(journal: Journal) -> set[str]:
    return {entry.id for entry in (*journal.sessions(), *journal.check_ins(), *journal.sheets())}


def files(folder: Path | None) -> list[Path]:
    assert folder is not None
    return [path for path in folder.rglob("*") if path.is_file()]


def test_all_of_it_is_in_the_journal_when_that_can_be_written(where: paths.Places, held_up: sqlite3.Connection) -> None:
    one, note = session(id="one"), sheet(id="two", content={"word": "abc"})
    end(journal_of(where), one, check_in(one, id="three"), note, replace(one, note="changed"))
    assert len(files(where.inbox)) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(where.inbox)} == {0o600}
    held_up.execute("ROLLBACK")
    with closing(journal_of(where)) as journal:
        assert journal.waiting == 3
        assert journal.unkept == 0
        assert ids(journal) == {"first", "one", "two", "three"}
        assert next(found for found in journal.sessions() if found.id == "one").note == "changed"
        assert journal.waiting == 0
    assert files(where.inbox) == []


def test_a_session_that_was_changed_last_is_found_changed(where: paths.Places, held_up: sqlite3.Connection) -> None:
    end(journal_of(where), session(id="first", note="afterwards"))
    held_up.execute("ROLLBACK")
    with closing(journal_of(where)) as journal:
        assert [found.note for found in journal.sessions()] == ["afterwards"]


def test_it_waits_through_as_many_programs_as_it_takes_and_comes_once(
    where: paths.Places, held_up: sqlite3.Connection
) -> None:
    end(journal_of(where), session(id="one"))
    end(journal_of(where), session(id="two"))
    assert len(files(where.inbox)) == 2
    held_up.execute("ROLLBACK")
    with closing(journal_of(where)) as journal:
        assert ids(journal) == {"first", "one", "two"}


def test_of_two_versions_the_later_one_stays(where: paths.Places, held_up: sqlite3.Connection) -> None:
    for word in ("a", "ab", "abc"):
        end(journal_of(where), sheet(id="one", content={"word": word}))
    held_up.execute("ROLLBACK")
    with closing(journal_of(where)) as journal:
        assert [found.content for found in journal.sheets()] == [{"word": "abc"}]


def test_what_was_late_and_is_deleted_is_gone(where: paths.Places, held_up: sqlite3.Connection) -> None:
    end(journal_of(where), one := session(id="one"))
    held_up.execute("ROLLBACK")
    with closing(journal_of(where)) as journal:
        journal.delete(one)
        assert ids(journal) == {"first"}
        assert journal.waiting == 0


def test_two_programs_that_end_at_once_do_not_take_each_other_s_place(
    where: paths.Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault(where)
    for process in (1, 2):
        monkeypatch.setattr("os.getpid", lambda process=process: process)
        monkeypatch.setattr(Inbox, "all", lambda _: [])
        assert Inbox(where, vault).put(b"x", late=True)
    assert len(files(where.inbox)) == 2


def no_room_in(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")


def test_where_the_disk_takes_nothing_it_is_in_memory_until_one_logs_out(
    where: paths.Places, held_up: sqlite3.Connection
) -> None:
    no_room_in(where.inbox)
    end(journal_of(where), session(id="one"))
    assert len(files(where.spare)) == 1
    assert Inbox(where, Vault(where)).passing
    where.inbox.unlink()
    held_up.execute("ROLLBACK")
    with closing(journal_of(where)) as journal:
        assert ids(journal) == {"first", "one"}
    assert files(where.spare) == []


@pytest.mark.usefixtures("held_up")
def test_where_nothing_takes_it_that_is_known(where: paths.Places) -> None:
    assert where.spare
    for folder in (where.inbox, where.spare):
        no_room_in(folder)
    end(journal := journal_of(where), session(id="one"))
    assert journal.unkept == 1


@pytest.mark.usefixtures("held_up")
def test_deleting_everything_takes_it_too(where: paths.Places) -> None:
    end(journal_of(where), session(id="one"))
    where.inbox.rename(where.data / "aside")
    no_room_in(where.inbox)
    end(journal_of(where), session(id="two"))
    where.inbox.unlink()
    (where.data / "aside").rename(where.inbox)
    assert (len(files(where.inbox)), len(files(where.spare))) == (1, 1)
    erase(where)
    assert not where.inbox.exists()
    assert where.spare
    assert not where.spare.exists()


def test_under_a_lock_it_is_sealed_wherever_it_is(where: paths.Places, held_up: sqlite3.Connection) -> None:
    end(journal_of(where), session(id="one", note="the night was long"))
    aside = where.inbox.rename(where.data / "aside")
    no_room_in(where.inbox)
    end(journal_of(where), session(id="two", note="the night was long"))
    where.inbox.unlink()
    aside.rename(where.inbox)
    held_up.execute("ROLLBACK")
    held_up.close()
    vault = Vault(where, cost=Cost(memory=32, passes=1, lanes=1))
    vault.create(PHRASE)
    for path in (*files(where.inbox), *files(where.spare)):
        assert b"night" not in path.read_bytes()
    with closing(journal_of(where, vault=vault)) as journal:
        assert ids(journal) == {"first", "one", "two"}


def test_what_ends_with_the_program_while_the_lock_is_shut_is_late_too(where: paths.Places) -> None:
    vault = Vault(where, cost=Cost(memory=32, passes=1, lanes=1))
    vault.create(PHRASE)
    vault.lock()
    no_room_in(where.inbox)
    end(journal_of(where, vault=vault), session(id="one", note="the night was long"))
    (path,) = files(where.spare)
    assert b"night" not in path.read_bytes()
    where.inbox.unlink()
    vault.unlock(PHRASE)
    with closing(journal_of(where, vault=vault)) as journal:
        assert ids(journal) == {"one"}

"""A journal under a lock: durable, in turn with other programs, and never in plain words on the disk."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relaxapp import paths
from relaxapp.journal import sealed
from relaxapp.journal.entries import CheckIn, Ending, Moment, SessionRecord, Sheet
from relaxapp.journal.store import Journal, journal_of
from relaxapp.journal.trouble import JournalUnavailable
from relaxapp.vault import Vault
from tests import disks
from tests.locks import CHEAP

if TYPE_CHECKING:
    from collections.abc import Iterator

PHRASE = "four quiet green chairs"
NOTE = "the night was long, and Nuala rang"
NOW = datetime(2026, 10, 8, 7, 30, tzinfo=UTC)


def session(id_: str, note: str = NOTE) -> SessionRecord:
    return SessionRecord(id_, "box", "Box breathing", NOW, 180, 180, Ending.FINISHED, note=note)


def check_in(id_: str, tension: int) -> CheckIn:
    return CheckIn(id_, NOW, Moment.APART, tension=tension, note=NOTE)


@pytest.fixture
def where(tmp_path: Path) -> paths.Places:
    return paths.places(tmp_path)


@pytest.fixture
def vault(where: paths.Places) -> Vault:
    return Vault(where, cost=CHEAP)


@pytest.fixture
def journal(where: paths.Places, vault: Vault) -> Iterator[Journal]:
    with closing(journal_of(where, vault=vault)) as made:
        yield made


def plain_words(where: paths.Places) -> list[str]:
    """The files of the profile in which the note, or a database, stands for everybody to read."""
    files = [path for path in where.data.parent.rglob("*") if path.is_file()]
    return [path.name for path in files if any(words in path.read_bytes() for words in (NOTE.encode(), b"SQLite"))]


def lock_up(vault: Vault, journal: Journal) -> None:
    journal.close()
    vault.create(PHRASE)
    assert vault.problem == ""


def test_a_plain_journal_becomes_a_sealed_one_and_back_with_all_that_is_in_it(
    where: paths.Places, vault: Vault, journal: Journal
):
    journal.record(session("one"))
    assert "journal.sqlite3" in plain_words(where)
    lock_up(vault, journal)
    assert plain_words(where) == []
    journal.record(session("two"))
    journal.keep(check_in("three", 4))
    assert {each.id for each in journal.sessions()} == {"one", "two"}
    assert plain_words(where) == []
    journal.close()
    vault.remove(PHRASE)
    assert journal.check_ins() == [check_in("three", 4)]
    journal.record(session("four"))
    with sqlite3.connect(where.journal) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM session").fetchone() == (3,)
    database.close()


def test_copies_are_sealed_and_can_be_put_back(where: paths.Places, vault: Vault, journal: Journal):
    lock_up(vault, journal)
    journal.record(session("one"))
    (backup,) = journal.backups()
    assert plain_words(where) == []
    assert backup.sessions == 1
    journal.delete(session("one"))
    journal.restore(backup)
    assert [each.id for each in journal.sessions()] == ["one"]
    assert plain_words(where) == []


def test_shut_it_tells_nothing_and_says_what_to_do(vault: Vault, journal: Journal):
    journal.record(session("one"))
    lock_up(vault, journal)
    assert journal.sessions()
    vault.lock()
    for read in (journal.sessions, journal.check_ins, journal.everything):
        with pytest.raises(JournalUnavailable, match=r"locked\..*phrase"):
            read()


def test_what_ends_while_it_is_shut_is_in_it_when_it_is_open(where: paths.Places, vault: Vault, journal: Journal):
    lock_up(vault, journal)
    vault.lock()
    journal.record(session("one"))
    journal.keep(check_in("two", 4))
    journal.keep(check_in("two", 6))
    assert journal.waiting == 0
    assert plain_words(where) == []
    assert len(list(where.inbox.iterdir())) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in where.inbox.iterdir()} == {0o600}
    vault.unlock(PHRASE)
    assert [each.id for each in journal.sessions()] == ["one"]
    assert journal.check_ins() == [check_in("two", 6)]
    assert list(where.inbox.iterdir()) == []


def test_what_was_posted_is_there_after_the_lock_was_removed(where: paths.Places, vault: Vault, journal: Journal):
    lock_up(vault, journal)
    vault.lock()
    journal.record(session("one"))
    vault.remove(PHRASE)
    assert [each.id for each in journal.sessions()] == ["one"]
    assert list(where.inbox.iterdir()) == []


def test_a_crash_before_the_inbox_is_emptied_brings_nothing_twice(
    where: paths.Places, vault: Vault, journal: Journal, monkeypatch: pytest.MonkeyPatch
):
    lock_up(vault, journal)
    vault.lock()
    journal.record(session("one"))
    vault.unlock(PHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            journal.sessions()
    assert [each.id for each in journal_of(where, vault=vault).sessions()] == ["one"]
    assert list(where.inbox.iterdir()) == []


def test_something_posted_that_is_damaged_is_set_aside_and_the_rest_comes_in(
    where: paths.Places, vault: Vault, journal: Journal
):
    lock_up(vault, journal)
    vault.lock()
    journal.record(session("one"))
    journal.record(session("two"))
    first = min(where.inbox.iterdir())
    first.write_bytes(first.read_bytes()[:-1])
    vault.unlock(PHRASE)
    assert [each.id for each in journal.sessions()] == ["two"]
    assert [path.suffix for path in where.inbox.iterdir()] == [".damaged"]


def test_a_full_disk_keeps_the_old_file_and_the_entry_waits(
    vault: Vault, journal: Journal, monkeypatch: pytest.MonkeyPatch
):
    from relaxapp.vault import private_file

    lock_up(vault, journal)
    journal.record(session("one"))

    with monkeypatch.context() as patch:
        patch.setattr(private_file, "write_privately", disks.full)
        with pytest.raises(JournalUnavailable, match="the disk is full"):
            journal.record(session("two"))
        assert [each.id for each in journal.sessions()] == ["one"]
        vault.lock()
        with pytest.raises(JournalUnavailable, match="locked"):
            journal.record(session("three"))
        vault.unlock(PHRASE)
    assert journal.waiting == 2
    journal.try_again()
    assert {each.id for each in journal.sessions()} == {"one", "two", "three"}


OTHER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from relaxapp import paths
from relaxapp.journal.entries import Ending, SessionRecord
from relaxapp.journal.store import journal_of
from relaxapp.vault import Vault
where = paths.places(Path(sys.argv[1]))
vault = Vault(where)
if sys.argv[2]:
    vault.unlock(sys.argv[2])
journal = journal_of(where, vault=vault)
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    started = datetime(2026, 10, 8, 7, 30, tzinfo=UTC)
    journal.record(SessionRecord(str(number), "box", "Box", started, 60, 60, Ending.FINISHED))
journal.close()
"""


def other(where: paths.Places, phrase: str, first: int, end: int) -> subprocess.Popen[bytes]:
    arguments = [str(where.data.parent), phrase, str(first), str(end)]
    return subprocess.Popen([sys.executable, "-c", OTHER, *arguments])


def test_several_programs_write_in_turn_and_nothing_is_lost(where: paths.Places, vault: Vault, journal: Journal):
    lock_up(vault, journal)
    open_one, shut_one = other(where, PHRASE, 100, 120), other(where, "", 200, 220)
    for number in range(20):
        journal.record(session(str(number)))
    assert (open_one.wait(), shut_one.wait()) == (0, 0)
    found = {int(each.id) for each in journal.sessions()}
    assert found == {*range(20), *range(100, 120), *range(200, 220)}


KILLED = """
import os, sys
from pathlib import Path
from relaxapp.journal import sealed
from relaxapp.vault import private_file
real, left = private_file.write_privately, [int(sys.argv[5])]
def counted(path, data):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), 9)
    real(path, data)
    print(path.name, flush=True)
private_file.write_privately = counted
"""


def test_killed_at_any_time_what_was_written_is_there(where: paths.Places, vault: Vault, journal: Journal):
    lock_up(vault, journal)
    for writes in (3, 6, 10):
        arguments = [str(where.data.parent), PHRASE, "0", "40", str(writes)]
        done = subprocess.run(
            [sys.executable, "-c", KILLED + OTHER, *arguments], capture_output=True, text=True, check=False
        )
        assert done.returncode == -9
        written = done.stdout.split().count("journal.sqlite3")
        assert {int(each.id) for each in journal.sessions()} >= set(range(written))
    assert plain_words(where) == []


def test_a_sealed_journal_that_is_damaged_is_set_aside_and_a_copy_can_be_put_back(
    where: paths.Places, vault: Vault, journal: Journal
):
    lock_up(vault, journal)
    journal.record(session("one"))
    journal.close()
    torn = bytearray(where.journal.read_bytes())
    torn[-20] ^= 1
    where.journal.write_bytes(torn)
    assert journal.sessions() == []
    assert len(list(where.data.glob("journal-damaged-*"))) == 1
    journal.restore(journal.backups()[0])
    assert [each.id for each in journal.sessions()] == ["one"]


def test_a_journal_that_was_in_use_while_all_was_sealed_is_sealed_when_it_is_free(
    where: paths.Places, vault: Vault, journal: Journal
):
    journal.record(session("one"))
    with closing(sqlite3.connect(where.journal)) as in_use:
        in_use.execute("SELECT * FROM session").fetchall()
        vault.create(PHRASE)
        assert "another program" in vault.problem
        with pytest.raises(JournalUnavailable, match="another program"):
            journal.sessions()
        in_use.execute("INSERT INTO sitting VALUES ('late')")
        in_use.commit()
    assert [each.id for each in journal.sessions()] == ["one"]
    assert plain_words(where) == []


def test_ten_years_open_and_grow_quickly(where: paths.Places, vault: Vault, journal: Journal):
    """A sheet of 6 MB stands for ten years: the file grows as a whole at each entry, and that has to be quick."""
    lock_up(vault, journal)
    journal.keep(Sheet("large", "values", NOW, NOW, {"words": os.urandom(3_000_000).hex()}))
    journal.close()
    assert where.journal.stat().st_size > 6_000_000
    before = os.times()
    assert journal.sessions() == []
    journal.record(session("one"))
    after = os.times()
    assert after.user + after.system - before.user - before.system < 1.0


_SORTED = """
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

from relaxapp.journal import schema

with closing(schema.in_memory(None, Path("journal.sqlite3"))) as database:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # from now on, no file takes a single byte
    with schema.transaction(database):
        for number in range(2000):
            row = (str(number), "thought", "2026-10-08T07:30:00+00:00", "2026-10-08T07:30:00+00:00", "words " * 1000)
            database.execute("INSERT INTO sheet VALUES (?, ?, ?, ?, ?)", row)
    assert len(database.execute("SELECT content FROM sheet ORDER BY julianday(changed), content").fetchall()) == 2000
"""


def test_what_is_sorted_goes_through_no_file_either():
    done = subprocess.run([sys.executable, "-c", _SORTED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_in_memory_nothing_is_left_when_it_is_shut(where: paths.Places, vault: Vault):
    lock_up(vault, journal_of(where, vault=vault))
    keeping = sealed.Sealed(where.journal, vault)
    with keeping.writing() as database:
        database.execute("INSERT INTO sitting VALUES ('one')")
    vault.lock()
    with pytest.raises(sealed.JournalLocked):
        keeping.connection()
    with pytest.raises(sqlite3.ProgrammingError):
        database.execute("SELECT 1")

"""Once a day the journal is copied, seven copies are kept, and each of them can be put back."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relaxapp.journal.backups import DAYS, Backups
from relaxapp.journal.entries import Contents
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
from relaxapp.journal.trouble import JournalUnavailable
from tests.journal.samples import check_in, contents, session

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = timedelta(days=1)


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 10, 8, 14, 32, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(path: Path) -> Path:
    return path.parent / "backups"


@pytest.fixture
def journal(path: Path, folder: Path, clock: Clock) -> Iterator[Journal]:
    with closing(Journal(Plain(path), backups=Backups(folder, now=clock))) as journal:
        yield journal


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.usefixtures("lax_umask")
def test_the_first_that_is_written_on_a_day_makes_a_private_copy(
    journal: Journal, path: Path, folder: Path, clock: Clock
) -> None:
    assert journal.backups() == journal.sessions() == []
    assert not path.parent.exists()
    journal.record(session())
    journal.keep(check_in())
    assert names(folder) == ["daily-2026-10-08-143205.sqlite3"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (backup,) = journal.backups()
    assert (backup.made.replace(tzinfo=None), backup.sessions, backup.check_ins) == (
        datetime(2026, 10, 8, 14, 32, 5),  # noqa: DTZ001 - the clock on the wall
        1,
        0,
    )
    clock.time += DAY
    journal.sessions()
    assert len(names(folder)) == 1
    journal.record(session())
    assert [(each.sessions, each.check_ins) for each in journal.backups()] == [(2, 1), (1, 0)]


def test_another_start_on_the_same_day_makes_no_other(journal: Journal, path: Path, folder: Path, clock: Clock) -> None:
    journal.record(session())
    clock.time += timedelta(hours=1)
    with closing(Journal(Plain(path), backups=Backups(folder, now=clock))) as again:
        again.record(session())
    assert len(names(folder)) == 1


def test_the_last_seven_are_kept(journal: Journal, folder: Path, clock: Clock) -> None:
    for _ in range(DAYS + 3):
        journal.record(session())
        clock.time += DAY
    assert [each.sessions for each in journal.backups()] == [10, 9, 8, 7, 6, 5, 4]
    assert len(names(folder)) == DAYS == 7


def test_a_copy_is_put_back_and_what_was_there_becomes_a_copy_that_stays(journal: Journal, clock: Clock) -> None:
    journal.take_in(first := contents(3))
    for _ in range(3):
        clock.time += DAY
        journal.record(session())
    before = journal.everything()
    oldest = journal.backups()[-1]
    clock.time += timedelta(hours=2)
    journal.restore(oldest)
    assert journal.everything() == first
    latest = journal.backups()[0]
    assert (latest.path.name, latest.sessions) == ("kept-2026-10-11-163205.sqlite3", 6)
    for _ in range(DAYS + 1):
        clock.time += DAY
        journal.record(session())
    assert latest in journal.backups()
    journal.restore(latest)
    assert journal.everything() == before


def test_a_copy_can_be_put_back_where_there_is_no_journal_any_more(journal: Journal, path: Path) -> None:
    journal.take_in(held := contents(2))
    journal.close()
    path.unlink()
    assert journal.sessions() == []
    journal.restore(journal.backups()[0])
    assert journal.everything() == held


def test_a_copy_of_an_earlier_version_can_be_put_back(journal: Journal, folder: Path) -> None:
    journal.record(session())
    earlier = folder / "daily-2026-03-30-080000.sqlite3"
    earlier.write_bytes(Path(__file__).with_name("version-1.sqlite3").read_bytes())
    (backup,) = [each for each in journal.backups() if each.path == earlier]
    assert backup.sessions == 3
    journal.restore(backup)
    assert [each.exercise for each in journal.sessions()] == ["shore", "pmr-16", "box"]


def test_copies_that_can_not_be_read_are_not_offered(journal: Journal, folder: Path) -> None:
    journal.record(session())
    (good,) = journal.backups()
    for name, content in (
        ("daily-2026-10-07-080000.sqlite3", b"nonsense " * 1000),
        ("daily-2026-10-06-080000.sqlite3", b""),
        ("daily-some-day.sqlite3", good.path.read_bytes()),
        ("kept-2026-10-05-080000.sqlite3", good.path.read_bytes()[:5000]),
    ):
        (folder / name).write_bytes(content)
    assert journal.backups() == [good]


def test_a_copy_that_is_gone_or_damaged_by_now_changes_nothing(journal: Journal) -> None:
    journal.record(one := session())
    (backup,) = journal.backups()
    journal.keep(check_in())
    before = journal.everything()
    for spoil in (lambda: backup.path.write_bytes(b"nonsense " * 1000), backup.path.unlink):
        spoil()
        with pytest.raises(JournalUnavailable):
            journal.restore(backup)
        assert journal.everything() == before
    assert journal.sessions() == [one]


def test_what_can_not_be_copied_is_written_all_the_same(journal: Journal, folder: Path, clock: Clock) -> None:
    folder.parent.mkdir()
    folder.write_text("in the way")
    journal.record(one := session())
    assert journal.sessions() == [one]
    assert journal.backups() == []
    folder.unlink()
    clock.time += timedelta(hours=1)
    journal.record(session())
    assert [each.sessions for each in journal.backups()] == [2]


def test_what_was_left_of_a_copy_in_its_middle_is_cleared_away(journal: Journal, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "daily-2026-10-07-080000.sqlite3abc.part").write_bytes(b"half")
    journal.record(session())
    assert names(folder) == ["daily-2026-10-08-143205.sqlite3"]


def test_a_damaged_journal_is_not_copied(journal: Journal, path: Path, folder: Path, clock: Clock) -> None:
    journal.take_in(contents(300))
    journal.close()
    content = bytearray(path.read_bytes())
    content[40 * 4096 : 60 * 4096] = os.urandom(20 * 4096)
    path.write_bytes(content)
    clock.time += DAY
    with closing(Plain(path)) as keeping:
        Backups(folder, now=clock).daily(keeping.connection)
    assert names(folder) == ["daily-2026-10-08-143205.sqlite3"]


def test_a_journal_without_copies_has_none_to_put_back(path: Path, journal: Journal) -> None:
    journal.record(session())
    (backup,) = journal.backups()
    with closing(Journal(Plain(path))) as bare:
        assert bare.backups() == []
        with pytest.raises(JournalUnavailable, match="no copies"):
            bare.restore(backup)
        assert bare.everything() != Contents()

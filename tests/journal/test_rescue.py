"""A damaged journal is set aside as it is, and all that can be read of it goes on."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relaxapp.journal import rescue
from relaxapp.journal.backups import Backups
from relaxapp.journal.entries import Contents, SessionRecord
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
from relaxapp.journal.trouble import Damaged, JournalUnavailable
from tests import disks
from tests.journal.samples import MORNING, check_in, contents, session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.journal.rescue import Mended

NOW = datetime(2026, 10, 9, 12, tzinfo=UTC)
PAGE = 4096


@pytest.fixture
def mended() -> list[Mended]:
    return []


@pytest.fixture
def journal(path: Path, mended: list[Mended]) -> Iterator[Journal]:
    """A journal that tells what it has mended."""
    backups = Backups(path.parent / "backups", now=lambda: NOW)
    with closing(Journal(Plain(path), backups=backups, mended=mended.append, now=lambda: NOW)) as journal:
        yield journal


def fill(journal: Journal, number: int) -> Contents:
    held = contents(number)
    journal.take_in(held)
    journal.close()
    return held


def pages_of(path: Path, table: str) -> list[int]:
    """The leaves of a table, from what SQLite says of its own file: pages that hold rows."""
    with closing(sqlite3.connect(path)) as database:
        (root,) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    data = path.read_bytes()
    found, todo = [], [root]
    while todo:
        page = todo.pop()
        start = (page - 1) * PAGE
        kind, cells = data[start], int.from_bytes(data[start + 3 : start + 5])
        if kind == 13:
            found.append(page)
        else:
            offsets = [int.from_bytes(data[start + 12 + 2 * cell :][:2]) for cell in range(cells)]
            todo += [int.from_bytes(data[start + offset :][:4]) for offset in offsets]
            todo.append(int.from_bytes(data[start + 8 : start + 12]))
    return sorted(found)


def destroy(path: Path, pages: list[int]) -> bytes:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("place", ["first", "middle", "last", "two"])
def test_all_but_what_stood_in_the_damaged_place_is_saved(
    journal: Journal, path: Path, mended: list[Mended], place: str
) -> None:
    held = fill(journal, 300)
    leaves = pages_of(path, "session")
    assert len(leaves) > 6
    lost = {"first": leaves[:1], "middle": leaves[3:4], "last": leaves[-1:], "two": [leaves[1], leaves[-2]]}[place]
    content = destroy(path, lost)
    kept = journal.sessions()
    assert len(mended) == 1
    assert mended[0].aside.name == "journal-damaged-2026-10-09.sqlite3"
    assert mended[0].aside.read_bytes() == content
    assert set(kept) < set(held.sessions)
    assert len(kept) > len(held.sessions) * (1 - (len(lost) + 0.5) / len(leaves))
    back = journal.everything()
    assert (back.check_ins, back.weeklies, back.sheets) == (held.check_ins, held.weeklies, held.sheets)
    assert mended[0].saved == len(kept) + 600 + 300 + 300
    assert journal._keeping.connection().execute("PRAGMA integrity_check").fetchone() == ("ok",)
    journal.sessions()
    assert len(mended) == 1


def test_what_could_not_be_written_because_of_the_damage_is_written(
    journal: Journal, path: Path, mended: list[Mended]
) -> None:
    fill(journal, 100)
    destroy(path, pages_of(path, "session")[-1:])
    journal.record(new := session(started=MORNING + timedelta(days=1)))
    assert journal.sessions()[0] == new
    assert len(mended) == 1


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to look at " * 40, b"SQLite format 3\0" + b"x" * 4080]
)
def test_a_file_of_which_nothing_can_be_read_is_kept_and_a_new_one_begins(
    journal: Journal, path: Path, mended: list[Mended], content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert journal.sessions() == []
    assert mended == [rescue.Mended(path.with_name("journal-damaged-2026-10-09.sqlite3"), 0)]
    assert mended[0].aside.read_bytes() == content
    journal.record(one := session())
    assert journal.sessions() == [one]
    told = mended[0].told()
    assert "was damaged" in told.what
    assert str(mended[0].aside) in told.what
    assert "Nothing of it could be read" in told.still_works
    assert "An earlier copy" in told.to_do


def test_a_row_that_no_version_writes_is_left_behind_and_the_others_go_on(
    journal: Journal, path: Path, mended: list[Mended]
) -> None:
    held = fill(journal, 5)
    with closing(sqlite3.connect(path)) as another:
        another.execute("UPDATE session SET started = '2026-10-08' WHERE id = ?", (held.sessions[2].id,))
        another.execute("UPDATE session SET title = CAST(x'ff' AS TEXT) WHERE id = ?", (held.sessions[3].id,))
        another.commit()
    assert journal.sessions() == [held.sessions[index] for index in (0, 1, 4)]
    assert journal.check_ins_of(held.sessions[2].id) != []
    assert mended[0].saved == 3 + 10 + 5 + 5


def test_what_somebody_wrote_is_not_in_the_log(journal: Journal, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Damage can put words in the place of a number, and what complains of them says what they are."""
    held = fill(journal, 3)
    caplog.set_level("DEBUG")
    with closing(sqlite3.connect(path)) as another:
        another.execute("PRAGMA ignore_check_constraints = ON")
        another.execute("UPDATE session SET ended = 'Nuala rang' WHERE id = ?", (held.sessions[0].id,))
        another.execute("UPDATE check_in SET at = 'Nuala rang'")
        another.commit()
    assert len(journal.sessions()) == 2
    assert "makes no sense" in caplog.text
    assert "Nuala" not in caplog.text


def test_what_was_not_yet_moved_from_the_wal_is_saved_too(journal: Journal, path: Path) -> None:
    fill(journal, 300)
    leaf = pages_of(path, "session")[3]
    journal.record(new := session(started=MORNING + timedelta(days=1)))  # in the WAL, until the last one closes
    wal = path.with_name(f"{path.name}-wal")
    there = {file: file.read_bytes() for file in (path, wal)}
    journal.close()
    for file, data in there.items():
        file.write_bytes(data)
    content = destroy(path, [leaf])
    aside = rescue.mend(path, NOW).aside
    assert (aside.read_bytes(), aside.with_name(f"{aside.name}-wal").read_bytes()) == (content, there[wal])
    assert not wal.exists()
    assert new in journal.sessions()


def test_an_earlier_version_is_saved_too(path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(Path(__file__).with_name("version-1.sqlite3"), path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE session SET started = '2026-03-29' WHERE exercise = 'shore'")
        database.commit()
    mended = rescue.mend(path, NOW)
    assert mended.saved == 2
    with closing(Journal(Plain(path))) as journal:
        assert [one.exercise for one in journal.sessions()] == ["pmr-16", "box"]


def test_a_second_damaged_file_of_a_day_does_not_take_the_place_of_the_first(
    journal: Journal, path: Path, mended: list[Mended]
) -> None:
    path.parent.mkdir()
    for content in (b"first " * 1000, b"second " * 1000):
        path.write_bytes(content)
        journal.sessions()
        journal.close()
    assert [each.aside.name for each in mended] == [
        "journal-damaged-2026-10-09.sqlite3",
        "journal-damaged-2026-10-09-2.sqlite3",
    ]
    assert mended[0].aside.read_bytes().startswith(b"first")


def test_the_last_copy_stays_when_a_damaged_file_had_to_be_mended(
    journal: Journal, path: Path, mended: list[Mended]
) -> None:
    held = fill(journal, 3)
    path.write_bytes(b"nonsense " * 1000)
    journal.record(session())
    assert len(mended) == 1
    (backup,) = [each for each in journal.backups() if each.sessions == 3]
    assert backup.path.name.startswith("kept-")
    journal.restore(backup)
    assert journal.everything() == held


def test_without_room_for_a_new_file_the_damaged_one_stays_where_it_is(
    journal: Journal, path: Path, mended: list[Mended], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"nonsense " * 1000)

    monkeypatch.setattr(rescue, "write_privately", disks.full)
    with pytest.raises(JournalUnavailable, match="the disk is full"):
        journal.record(one := session())
    assert path.read_bytes() == b"nonsense " * 1000
    assert mended == []
    monkeypatch.undo()
    journal.try_again()
    assert journal.sessions() == [one]
    assert len(mended) == 1


def test_a_file_that_another_window_has_mended_meanwhile_is_used(
    journal: Journal, path: Path, mended: list[Mended]
) -> None:
    fill(journal, 100)
    journal.sessions()  # it is open
    other = path.with_name("other.sqlite3")
    with closing(Journal(Plain(other))) as better:
        better.record(one := session())
    destroy(path, pages_of(path, "session"))
    other.replace(path)
    assert journal.sessions() == [one]
    assert mended == []


class Quicker(Plain):
    """A file that another window mends at the very moment at which the damage is met."""

    met = False

    def connection(self) -> sqlite3.Connection:
        if self.met:
            return super().connection()
        self.met = True
        raise Damaged("a page that is none")


def test_a_file_that_is_well_at_a_second_look_is_not_set_aside(path: Path, mended: list[Mended]) -> None:
    with closing(Journal(Quicker(path), mended=mended.append)) as journal:
        journal.record(one := session())
        assert journal.sessions() == [one]
    assert mended == []


def test_two_programs_that_mend_it_at_once_set_it_aside_once(
    journal: Journal, path: Path, mended: list[Mended], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal, 100)
    destroy(path, pages_of(path, "session")[1:2])
    both, mend = threading.Barrier(2), Plain.mend

    def at_once(self: Plain, now: datetime) -> Mended | None:
        both.wait()
        return mend(self, now)

    def write(one: SessionRecord) -> int:
        with closing(Journal(Plain(path), mended=mended.append, now=lambda: NOW)) as program:
            assert program.sessions()
            program.record(one)
            return len(program.sessions())

    monkeypatch.setattr(Plain, "mend", at_once)
    new = [session(started=MORNING + timedelta(days=day)) for day in (1, 2)]
    with ThreadPoolExecutor(2) as programs:
        assert max(programs.map(write, new)) == len(journal.sessions())
    assert {one.id for one in new} < {one.id for one in journal.sessions()}
    assert len(mended) == len(list(path.parent.glob("*-damaged-*.sqlite3"))) == 1


def test_saving_takes_no_longer_with_ten_years(journal: Journal, path: Path, mended: list[Mended]) -> None:
    """Thousands of rows in the damaged place, and the way to those behind it is gone too."""
    held = Contents(tuple(session(started=MORNING - timedelta(hours=hour)) for hour in range(5000)))
    held = Contents(held.sessions, tuple(check_in(each) for each in held.sessions))
    journal.take_in(held)
    journal.close()
    leaves = pages_of(path, "session")
    destroy(path, leaves[20:])
    kept = journal.sessions()
    assert 0 < len(kept) < 1000
    assert all(isinstance(each, SessionRecord) for each in kept)
    assert len(journal.check_ins()) == 5000
    assert len(mended) == 1

"""The journal keeps what happened, for its owner alone, and never stands in the way."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from relaxapp.journal import schema
from relaxapp.journal.entries import Contents, Ending, Moment, Taken
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
from tests.journal.samples import MORNING, check_in, contents, session, sheet, weekly
from tests.journal.whole_journals import journals

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.journal.entries import Entry

HOUR = timedelta(hours=1)


def test_a_recorded_session_comes_back_as_it_was(journal: Journal) -> None:
    kept = session(practised_seconds=61.25, ended=Ending.STOPPED, pauses=2, paused_seconds=12.5, note="later")
    journal.record(kept)
    assert journal.sessions() == [kept]
    assert journal.sessions()[0].started.utcoffset() == timedelta(hours=2)
    assert journal.session(kept.id) == kept
    assert journal.session("another") is None


def test_the_newest_come_first_whatever_their_offset_from_utc(journal: Journal) -> None:
    earlier = session(started=datetime(2026, 10, 8, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    later = session(started=datetime(2026, 10, 8, 1, 0, tzinfo=UTC))
    between = session(started=datetime(2026, 10, 7, 20, 30, tzinfo=timezone(timedelta(hours=-4))))
    for one in (later, earlier, between):
        journal.record(one)
    assert journal.sessions() == [later, between, earlier]
    assert journal.sessions(limit=2) == [later, between]


def test_those_since_and_until_a_time_whatever_their_offset_from_utc(journal: Journal) -> None:
    assert journal.sessions(MORNING) == []
    before, at, after = (session(started=MORNING + timedelta(minutes=minutes)) for minutes in (-1, 0, 1))
    for one in (at, after, before):
        journal.record(one)
    assert journal.sessions(MORNING.astimezone(UTC)) == [after, at]
    assert journal.sessions(until=MORNING.astimezone(UTC)) == [before]
    assert journal.sessions(MORNING - HOUR, after.started, 1) == [at]


def test_check_ins_and_weeks_are_found_by_their_time(journal: Journal) -> None:
    for make, find in ((check_in, journal.check_ins), (weekly, journal.weeklies)):
        made = [make(at=MORNING + hours * HOUR) for hours in (2, 0, 1)]
        for each in made:
            journal.keep(each)
        assert find() == [made[0], made[2], made[1]]
        assert find(MORNING + HOUR) == [made[0], made[2]]
        assert find(until=MORNING + HOUR) == [made[1]]


def test_check_ins_are_found_by_their_session_which_may_not_be_over_yet(journal: Journal) -> None:
    one = session()
    before = check_in(one)
    after = check_in(one, moment=Moment.AFTER, at=MORNING + HOUR)
    journal.keep(check_in())
    journal.keep(before)
    assert journal.check_ins_of(one.id) == [before]
    journal.record(one)
    journal.keep(after)
    assert journal.check_ins_of(one.id) == [after, before]


def test_sheets_are_found_by_their_kind_those_first_that_were_changed_last(journal: Journal) -> None:
    old, new, other = sheet(changed=MORNING), sheet(changed=MORNING + HOUR), sheet(kind="goal")
    for each in (new, old, other):
        journal.keep(each)
    assert journal.sheets("thought") == [new, old]
    assert journal.sheets("values") == []
    journal.keep(replace(old, changed=MORNING + 2 * HOUR, content={"thought": "It will pass"}))
    assert [each.id for each in journal.sheets()] == [old.id, new.id, other.id]
    kept = journal.sheet(old.id)
    assert kept is not None
    assert kept.content == {"thought": "It will pass"}


def test_recording_the_same_id_twice_changes_nothing(journal: Journal) -> None:
    first = session()
    journal.record(first)
    journal.record(replace(first, title="Another", practised_seconds=5.0))
    assert journal.sessions() == [first]


@pytest.mark.parametrize(
    ("entry", "changes"),
    [
        (session(), {"title": "Another", "practised_seconds": 5.0, "by_hand": True, "note": "by the sea"}),
        (check_in(), {"pain": None, "distress": 10, "at": MORNING + HOUR}),
        (weekly(), {"peg": None, "mood": None, "sleep_hours": None, "note": ""}),
        (sheet(), {"content": {}, "kind": "goal"}),
    ],
)
def test_an_entry_can_be_changed_and_deleted(journal: Journal, entry: Entry, changes: dict[str, Any]) -> None:
    def kept() -> list[Entry]:
        all_of_it = journal.everything()
        return [*all_of_it.sessions, *all_of_it.check_ins, *all_of_it.weeklies, *all_of_it.sheets]

    journal.change(entry)
    assert kept() == [entry]
    changed = replace(entry, **changes)
    assert changed != entry
    journal.change(changed)
    assert kept() == [changed]
    journal.delete(entry)
    assert kept() == []
    journal.delete(entry)


def test_deleting_a_session_deletes_its_check_ins_and_no_others(journal: Journal) -> None:
    gone, stays = session(), session()
    apart = check_in(at=MORNING - HOUR)
    for each in (gone, stays):
        journal.record(each)
        journal.keep(check_in(each))
    journal.keep(apart)
    journal.delete(gone)
    assert journal.check_ins_of(gone.id) == []
    assert journal.check_ins() == [*journal.check_ins_of(stays.id), apart]
    assert len(journal.check_ins()) == 2


def test_changing_a_session_leaves_its_check_ins(journal: Journal) -> None:
    one = session()
    journal.record(one)
    journal.keep(check_in(one))
    journal.change(replace(one, note="after lunch"))
    assert len(journal.check_ins_of(one.id)) == 1


class InMemory(Plain):
    """A journal without a file: a hundred of them are soon made."""

    def __init__(self) -> None:
        super().__init__(Path("none"))
        self.database = schema.in_memory(None, self.file)

    @property
    def exists(self) -> bool:
        return True

    def connection(self) -> sqlite3.Connection:
        return self.database

    def close(self) -> None:
        self.database.close()


@given(held=journals())
def test_any_journal_can_be_taken_in_and_comes_back_as_it_was(held: Contents) -> None:
    with closing(Journal(InMemory())) as journal:
        taken = journal.take_in(held)
        back = journal.everything()
    for kind in ("sessions", "check_ins", "weeklies", "sheets"):
        entries = {entry.id: entry for entry in reversed(getattr(held, kind))}
        assert {entry.id: entry for entry in getattr(back, kind)} == entries
        taken = replace(taken, new=taken.new - len(entries))
    assert taken.new == 0


def test_taking_in_twice_changes_nothing_the_second_time(journal: Journal) -> None:
    held = contents()
    journal.record(held.sessions[0])
    assert journal.take_in(held) == Taken(new=14, known=1)
    other = replace(held, sheets=tuple(replace(each, kind="goal") for each in held.sheets))
    assert journal.take_in(other) == Taken(new=0, known=15)
    assert journal.everything() == held


def test_half_a_sign_that_a_keyboard_has_left_keeps_nothing_out(journal: Journal) -> None:
    journal.keep(check_in(note="a wave \ud83c"))
    journal.keep(sheet(content={"thought": "a wave \ud83c"}))
    assert [each.note for each in journal.check_ins()] == ["a wave ?"]
    assert len(journal.sheets()) == 1


def test_a_sheet_that_is_no_json_is_a_bug_and_changes_nothing(journal: Journal) -> None:
    for content in ({"a": {1, 2}}, {"a": float("nan")}):
        with pytest.raises((TypeError, ValueError)):
            journal.keep(sheet(content=content))
    assert journal.waiting == 0
    journal.keep(good := sheet())
    assert journal.sheets() == [good]


@pytest.mark.parametrize(
    "changes",
    [
        {"started": datetime(2026, 10, 8, 7, 30)},  # noqa: DTZ001 - the point of the test
        {"planned_seconds": float("nan")},
        {"practised_seconds": -1.0},
        {"practised_seconds": float("inf")},
        {"paused_seconds": -1.0},
    ],
)
def test_a_session_that_makes_no_sense_can_not_be_made(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"known offset|no length"):
        session(**changes)


def test_looking_at_an_empty_journal_makes_no_file(journal: Journal, path: Path) -> None:
    assert journal.sessions() == journal.check_ins() == journal.sheets() == []
    assert journal.everything() == Contents()
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "write",
    [
        lambda journal: journal.record(session()),
        lambda journal: journal.keep(check_in()),
        lambda journal: journal.take_in(contents(1)),
    ],
)
def test_what_is_written_is_on_the_disk_before_the_call_returns(
    journal: Journal, path: Path, write: Callable[[Journal], None]
) -> None:
    write(journal)
    database = journal._keeping.connection()
    assert database.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert database.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with closing(sqlite3.connect(path)) as another:
        tables = ("session", "check_in", "weekly", "sheet")
        assert sum(another.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables) >= 1  # noqa: S608 - our own
        assert another.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


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

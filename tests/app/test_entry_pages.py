"""The entries in pages: all of them, once, newest first, each session with its check-ins."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from relaxapp.app.entry_pages import EntryPages
from relaxapp.journal.entries import CheckIn, Contents, Moment, SessionRecord, Weekly
from relaxapp.journal.keeping import Plain
from relaxapp.journal.store import Journal
from tests.journal.diaries import MORNING, check_in, session, weekly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relaxapp.ui.journal_words import Listed


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = Journal(Plain(tmp_path / "journal.sqlite3"))
    yield made
    made.close()


def all_of(pages: EntryPages) -> list[Listed]:
    found: list[Listed] = []
    while more := pages.more():
        assert found[-1:] == [] or more[0].at <= found[-1].at
        found += more
    assert pages.more() == []
    return found


def fill(journal: Journal, count: int, *, minutes: int = 600) -> Contents:
    """Sessions one after the other, each rated before and after; now and then a check-in apart, and a week."""
    sessions = [session(started=MORNING - timedelta(minutes=minutes * number)) for number in range(count)]
    check_ins = [
        check_in(moment, of, at=of.started + timedelta(minutes=away), tension=5)
        for of in sessions
        for moment, away in ((Moment.BEFORE, -2), (Moment.AFTER, 12))
    ]
    check_ins += [check_in(Moment.APART, at=of.started + timedelta(hours=1), tension=3) for of in sessions[::7]]
    weeks = [weekly(at=of.started + timedelta(hours=2), confidence=5) for of in sessions[::20]]
    contents = Contents(tuple(sessions), tuple(check_ins), tuple(weeks))
    journal.take_in(contents)
    return contents


def names(contents: Contents) -> set[str]:
    apart = [each for each in contents.check_ins if each.moment is Moment.APART]
    return {each.id for each in (*contents.sessions, *apart, *contents.weeklies)}


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 350])
def test_all_entries_once_and_newest_first(journal: Journal, count: int):
    contents = fill(journal, count)
    found = all_of(EntryPages(journal))
    assert len(found) == len(names(contents))
    assert {listed.entry.id for listed in found} == names(contents)
    assert [listed.at for listed in found] == sorted((listed.at for listed in found), reverse=True)
    assert {type(listed.entry) for listed in found} <= {SessionRecord, CheckIn, Weekly}


def test_each_session_comes_with_its_check_ins_on_both_sides_of_a_page_s_end(journal: Journal):
    fill(journal, 250, minutes=10)
    for listed in all_of(EntryPages(journal)):
        wanted = 2 if isinstance(listed.entry, SessionRecord) else 0
        assert len(listed.ratings) == wanted
        assert {each.session for each in listed.ratings} <= {listed.entry.id}


def test_sessions_that_began_in_the_same_moment_are_all_there(journal: Journal):
    sessions = tuple(session(started=MORNING - timedelta(minutes=number // 40)) for number in range(240))
    journal.take_in(Contents(sessions))
    assert {listed.entry.id for listed in all_of(EntryPages(journal))} == {each.id for each in sessions}


def test_from_a_day_back(journal: Journal):
    contents = fill(journal, 50)
    until = MORNING - timedelta(days=3)
    found = all_of(EntryPages(journal, until))
    assert found
    assert all(listed.at < until for listed in found)
    earlier = [each for each in contents.sessions if each.started < until]
    assert len([one for one in found if isinstance(one.entry, SessionRecord)]) == len(earlier)


def test_only_weeks_are_entries_too(journal: Journal):
    journal.keep(weekly(confidence=4))
    assert len(all_of(EntryPages(journal))) == 1

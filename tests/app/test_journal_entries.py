"""The entries of the journal through the window: changed, deleted, added by hand, and found by their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from relaxapp.journal.entries import Moment
from relaxapp.journal.trouble import JournalUnavailable
from tests.app.practised import NOW, entries, open_first, words

if TYPE_CHECKING:
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_an_entry_is_changed_and_kept(year: Program, journal) -> None:
    open_first(year)
    screen = year.app.parts.journal._looking_back._listing._entry
    screen.note.setPlainText("by the window")
    screen.ratings.scales["After", "tension"].scale.set_rating(1)
    year.press("Save")
    assert year.screen == "EntriesScreen"
    kept = journal.sessions(limit=1)[0]
    assert kept.note == "by the window"
    assert {each.moment: each.tension for each in journal.check_ins_of(kept.id)}[Moment.AFTER] == 1
    shown = year.app.parts.journal._looking_back._listing._screen.list.model().index(0)
    assert "→\N{NBSP}1. a note" in shown.data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_entry_is_deleted_after_a_question_with_its_check_ins(year: Program, journal) -> None:
    first = journal.sessions(limit=1)[0]
    open_first(year)
    year.press("Delete")
    assert journal.session(first.id)
    year.press("Delete it")
    assert year.screen == "EntriesScreen"
    assert journal.session(first.id) is None
    assert journal.check_ins_of(first.id) == []
    assert len(journal.sessions()) == 11
    year.press("Back")
    assert "11 sessions in the last 14 days" in words(year)


def test_practice_without_the_program_is_added(program: Program, journal) -> None:
    program.press("My journal")
    program.press("My entries")
    assert "Nothing yet." in words(program)
    program.press("Add practice by hand")
    screen = program.app.parts.journal._looking_back._listing._entry
    screen.what.own.setPlainText("A walk by the river")
    screen.when.day._go(NOW.date() - timedelta(days=1))
    program.press("Save")
    kept = journal.sessions()
    assert [(each.title, each.by_hand, each.practised_seconds) for each in kept] == [("A walk by the river", True, 600)]
    assert program.app.parts.journal._looking_back._listing._screen.list.model().rowCount() == 1
    program.press("Back")
    assert "1 session in the last 14 days" in words(program)


def open_week(program: Program) -> None:
    program.press("My entries")
    week = next(
        each for each in range(5) if "Looking back" in program.window.screen_shown.list.model().index(each).data()
    )
    for _ in range(week):
        program.key(Qt.Key.Key_Down)
    program.key(Qt.Key.Key_Return)
    assert "Looking back at a week" in words(program)


def test_what_was_said_of_a_week_is_changed_and_stays_that_week(year: Program, journal) -> None:
    before = journal.weeklies()[0]
    open_week(year)
    year.press("Change")
    assert year.screen == "WeeklyScreen"
    assert year.app.parts.journal.shows(year.window.screen_shown), "it is private too"
    for key in (Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_3):
        year.key(key)
    year.press("Keep it")
    assert year.screen == "EntriesScreen"
    assert journal.weeklies() == [replace(before, peg=(2, 3, 4))]
    shown = year.window.screen_shown.list
    assert "pain in daily life 3.0" in shown.model().data(shown.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)


def test_a_week_is_not_changed_by_who_goes_back_and_never_becomes_empty(year: Program, journal) -> None:
    before = journal.weeklies()
    open_week(year)
    year.press("Change")
    year.key(Qt.Key.Key_9)
    year.key(Qt.Key.Key_Escape)
    assert year.screen == "EntryScreen"
    year.press("Change")
    assert year.window.screen_shown.answered.peg == before[0].peg
    for rating in year.window.screen_shown.peg.ratings:
        rating.scale.set_rating(None)
    year.press("Keep it")
    assert "Nothing is left of this week." in words(year)
    assert journal.weeklies() == before


def test_the_last_entry_that_goes_leaves_an_empty_list(program: Program, journal) -> None:
    journal.record(entries(1).sessions[0])
    program.press("My journal")
    open_first(program)
    program.press("Delete")
    program.press("Delete it")
    assert "Nothing yet." in words(program)


def test_an_entry_that_can_not_be_kept_stays_on_the_screen(
    year: Program, journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise JournalUnavailable("The disk is full.", "Make some room.")

    open_first(year)
    year.app.parts.journal._looking_back._listing._entry.note.setPlainText("a long story")
    monkeypatch.setattr(journal, "change", full)
    year.press("Save")
    assert year.screen == "EntryScreen"
    assert "The disk is full." in words(year)
    assert year.app.parts.journal._looking_back._listing._entry.note.toPlainText() == "a long story"


def test_a_day_of_the_month_leads_to_its_entries(year: Program) -> None:
    yesterday = NOW - timedelta(days=1, minutes=30)
    if yesterday.month != NOW.month:
        year.press("Earlier")
    year.app.parts.journal._looking_back._screen.month.days[yesterday.day - 1].click()
    year.press("Read that day")
    shown = year.app.parts.journal._looking_back._listing._screen.list.model()
    assert shown.index(0).data(Qt.ItemDataRole.UserRole).startswith("Yesterday")
    year.press("Show the newest")
    assert shown.index(0).data(Qt.ItemDataRole.UserRole).startswith(("Today", "Yesterday"))
    assert "back" not in [
        each.text()[-4:] for each in year.window.screen_shown.findChildren(QLabel) if each.isVisible()
    ]

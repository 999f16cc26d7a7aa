"""The journal in the real window: from home to what was practised, to what helps, to each entry and back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView

from relaxapp.app.looking_back import LookingBack
from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, Weekly, new_id
from relaxapp.journal.trouble import JournalUnavailable
from relaxapp.ui.chart import ChartPanel, Picture
from tests.app.houses import make_house

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp import paths
    from relaxapp.failures import Failure
    from relaxapp.ui.window import Window
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

NOW = datetime.now().astimezone().replace(microsecond=0)
BOX, SHORE = ("box", "Box breathing"), ("shore", "A quiet shore")


def entries(count: int = 12, exercise: tuple[str, str] = BOX, *, rated: bool = True) -> Contents:
    """Sessions, one a day until now, with a falling tension, and a week that was looked back on."""
    sessions, check_ins = [], []
    for day in range(count):
        at = NOW - timedelta(days=day, minutes=30)
        of = SessionRecord(new_id(), *exercise, at, 300, 300, Ending.FINISHED)
        sessions.append(of)
        if rated:
            check_ins.append(CheckIn(new_id(), at, Moment.BEFORE, of.id, tension=6 + day % 3))
            check_ins.append(CheckIn(new_id(), at + timedelta(minutes=5), Moment.AFTER, of.id, tension=4 + day % 2))
    return Contents(tuple(sessions), tuple(check_ins), (Weekly(new_id(), NOW - timedelta(days=2), (6, 5, 4)),))


@pytest.fixture
def journal(program: Program):
    return program.app.parts.records.journal


@pytest.fixture
def year(program: Program, journal) -> Program:
    journal.take_in(entries())
    program.press("My journal")
    return program


def words(program: Program) -> str:
    labels = program.window.screen_shown.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def test_what_was_just_practised_is_there(program: Program) -> None:
    program.press("Breathe")
    program.hear(10_000)
    program.become("Home")
    program.press("My journal")
    assert program.screen == "JournalScreen"
    assert "1 session in the last 14 days" in words(program)
    today = program.app.parts.journal._looking_back._screen.month.days[datetime.now().astimezone().day - 1]
    assert "1 session" in today.accessibleDescription()
    program.press("Back")
    assert program.screen == "Home"


def test_an_empty_journal_offers_check_ins_and_remembers_that_they_are_wanted(program: Program) -> None:
    program.press("My journal")
    assert "Nothing yet." in words(program)
    assert not program.app.chosen.now.check_before
    program.press("Ask me how it is, before and after")
    assert program.app.chosen.now.check_before
    assert program.app.chosen.now.check_after
    program.press("Back")
    program.press("My journal")
    assert "Ask me how it is" not in words(program)


def test_nothing_of_the_journal_is_opened_before_it_is_asked_for(program: Program) -> None:
    assert not program.where.journal.exists()
    program.press("My journal")
    assert not program.where.journal.exists(), "looking writes nothing"


def test_weeks_are_looked_back_on_and_lead_back(year: Program) -> None:
    assert year.app.parts.journal._looking_back._screen.weeks.isVisible()
    year.press("Once a week")
    assert year.screen == "WeeklyScreen"
    year.key(Qt.Key.Key_Escape)
    assert year.screen == "JournalScreen"


def test_another_month_is_read(year: Program) -> None:
    year.press("Earlier")
    month = year.app.parts.journal._looking_back._screen.month
    assert month.first < NOW.date().replace(day=1)
    done = [day for day in month.days if day._dots]
    wanted = {(NOW - timedelta(days=day, minutes=30)).date() for day in range(12)}
    assert {day.day for day in done} == {day for day in wanted if day < NOW.date().replace(day=1)}


def test_what_helps_is_told_for_the_measure_that_was_rated(year: Program) -> None:
    year.press("What helps me")
    assert year.screen == "HelpsScreen"
    assert "After “Box breathing”, your tension was" in words(year)
    assert "falls back by itself" in words(year)
    year.press("Back")
    assert year.screen == "JournalScreen"


def test_each_measure_can_be_looked_at(program: Program, journal) -> None:
    contents = entries(6)
    journal.take_in(contents)
    for of in contents.sessions:
        journal.keep(CheckIn(new_id(), of.started, Moment.BEFORE, of.id, pain=5))
    program.press("My journal")
    program.press("What helps me")
    assert "Change of tension" in words(program), "one of the settings' measures comes first"
    program.press("Pain")
    assert "There is nothing to see yet." in words(program)
    program.press("Tension")
    assert "Change of tension" in words(program)


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_a_chart_is_saved_where_somebody_wants_it(year: Program, tmp_path: Path, kind: str) -> None:
    year.press("What helps me")
    year.press(f"Save as {kind}: Change of tension, from before to after")
    dialog = year.app.parts.journal._looking_back._files.dialog
    assert [Path(name).name for name in dialog.selectedFiles()] == [f"what-helps-me.{kind.lower()}"]
    path = tmp_path / f"mine.{kind.lower()}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert f"saved as {path}" in year.notice
    if kind == "PNG":
        assert QImage(str(path)).width() == 2700
    else:
        assert "<title>Change of tension, from before to after</title>" in path.read_text()


def test_a_chart_that_can_not_be_saved_is_told(year: Program, tmp_path: Path) -> None:
    year.press("What helps me")
    year.press("Save as SVG: Tension before and after")
    dialog = year.app.parts.journal._looking_back._files.dialog
    dialog.fileSelected.emit(str(tmp_path / "not there" / "x.svg"))
    dialog.close()
    assert "can't be written" in year.notice


# Entries


def open_first(program: Program) -> None:
    program.press("My entries")
    assert program.screen == "EntriesScreen"
    program.key(Qt.Key.Key_Return)
    assert program.screen == "EntryScreen"


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


# Copies and trouble


def test_an_earlier_copy_is_put_back(program: Program, journal) -> None:
    journal.take_in(entries(3))
    program.app.parts.records.let_go()  # the day's copy is made by now
    for each in journal.sessions():
        journal.delete(each)
    program.press("My journal")
    program.press("Earlier copies")
    assert program.screen == "RestoreBackup"
    name = next(
        each.accessibleName()
        for each in program.window.screen_shown.findChildren(QObject)
        if hasattr(each, "accessibleName") and each.accessibleName().startswith("Put this one back")
    )
    program.press(name)
    program.press("Put it back")
    assert "It is being put back." in words(program)
    program.bot.waitUntil(lambda: "How it was until now is the first of the copies." in words(program))
    assert len(journal.sessions()) == 3
    assert len(journal.backups()) == 2
    program.press("Back")
    assert "3 sessions in the last 14 days" in words(program)


def test_a_damaged_journal_is_set_aside_told_and_goes_on(program: Program, journal) -> None:
    journal.take_in(entries(3))
    program.app.parts.records.let_go()
    program.where.journal.write_bytes(b"no database at all" * 500)
    program.press("My journal")
    assert "The file of your journal was damaged." in program.notice
    assert "An earlier copy of your journal can be put back." in program.notice
    assert program.screen == "JournalScreen"
    with closing(sqlite3.connect(program.where.journal)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    program.press("Earlier copies")
    assert "3 sessions, 6 check-ins" in words(program)


def test_a_journal_that_can_not_be_read_says_so_on_every_screen(program: Program) -> None:
    program.where.data.mkdir(parents=True, exist_ok=True)
    program.where.journal.mkdir()
    program.press("My journal")
    for door in ("What helps me", "My entries"):
        assert "Every exercise works as usual." in words(program)
        program.press(door)
        assert "Every exercise works as usual." in words(program)
        program.press("Back")


# Behind a lock


class Lock:
    """Keeps whatever wants to be shown until somebody opens it."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, then: Callable[[], None]) -> None:
        self.waiting.append(then)


def test_nothing_is_read_or_shown_before_the_lock_is_open(
    window: Window, where: paths.Places, told: list[Failure]
) -> None:
    def journal() -> None:
        raise AssertionError("it was read")

    lock = Lock()
    part = LookingBack(make_house(window, where, told), journal, journal, QObject(window), lock)
    for show in (part.open, part.open_copies):
        show()
    assert window.screen_shown is None
    assert len(lock.waiting) == 2
    with pytest.raises(AssertionError, match="it was read"):
        lock.waiting[0]()


def test_it_knows_its_screens(year: Program) -> None:
    part = year.app.parts.journal._looking_back
    for door in ("What helps me", "My entries", "Earlier copies"):
        assert part.shows(year.window.screen_shown)
        year.press(door)
        assert part.shows(year.window.screen_shown)
        year.press("Back")
    year.press("Back")
    assert not part.shows(year.window.screen_shown)
    assert not part.shows(None)


def all_words(program: Program) -> str:
    """Return every word on every screen that was made, seen or not."""
    labels = "\n".join(each.text() for each in program.window.findChildren(QLabel))
    rows = "\n".join(
        str(view.model().index(row, column).data(role))
        for view in program.window.findChildren(QAbstractItemView)
        for row in range(view.model().rowCount())
        for column in range(4 if isinstance(view, QTableView) else 1)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    )
    pictures = "\n".join(each.accessibleDescription() for each in program.window.findChildren(Picture))
    return f"{labels}\n{rows}\n{pictures}"


def test_the_screens_know_nothing_any_more_when_it_is_forgotten(program: Program, journal) -> None:
    journal.take_in(entries(exercise=("own", "My own secret practice")))
    program.press("My journal")
    program.press("What helps me")
    for each in program.window.screen_shown.findChildren(ChartPanel):
        each.switch.setChecked(True)
    program.press("Back")
    open_first(program)
    program.press("Back")
    assert all_words(program).count("My own secret practice") > 20
    assert "The mean of three questions" in all_words(program)
    program.app.parts.journal.forget()
    assert "My own secret practice" not in all_words(program)
    assert "The mean of three questions" not in all_words(program)


@pytest.mark.parametrize("door", ["", "What helps me", "My entries"])
def test_what_was_forgotten_is_read_again_where_it_was_shown(year: Program, door: str) -> None:
    if door:
        year.press(door)
    before = all_words(year)
    year.app.parts.journal.forget()
    assert all_words(year) != before
    year.app.parts.journal.come_back()
    if door:
        shown = {word for word in words(year).split("\n") if word}
        assert shown <= set(before.split("\n"))
        assert "Box breathing" in all_words(year)
        year.press("Back")
    assert "12 sessions in the last 14 days" in words(year)


def test_an_entry_that_is_half_written_stays(year: Program) -> None:
    open_first(year)
    year.app.parts.journal._looking_back._listing._entry.note.setPlainText("a long story")
    year.app.parts.journal.forget()
    year.app.parts.journal.come_back()
    assert year.app.parts.journal._looking_back._listing._entry.note.toPlainText() == "a long story"
    year.press("Save")
    assert year.window.screen_shown.list.model().rowCount() == 13


# Ten years


def test_the_first_screen_is_ready_before_it_is_asked_for(program: Program) -> None:
    program.bot.waitUntil(lambda: "_screen" in program.app.parts.journal._looking_back.__dict__)
    assert not program.where.journal.exists(), "nothing is read for it"


def test_ten_years_open_without_reading_them_all(program: Program, journal, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = [
        SessionRecord(new_id(), *SHORE, NOW - timedelta(hours=8 * number + 1), 300, 300, Ending.FINISHED)
        for number in range(10_000)
    ]
    journal.take_in(Contents(tuple(sessions)))
    read: list[int] = []
    find = journal.sessions
    monkeypatch.setattr(journal, "sessions", lambda *a, **k: (found := find(*a, **k), read.append(len(found)))[0])
    program.press("My journal")
    lately = [each for each in sessions if each.started.date() > NOW.date() - timedelta(days=14)]
    assert f"{len(lately)} sessions in the last 14 days" in words(program)
    assert sum(read) < 120
    program.press("My entries")
    assert sum(read) < 420
    program.key(Qt.Key.Key_End)
    assert sum(read) < 720

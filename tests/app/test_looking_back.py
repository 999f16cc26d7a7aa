"""The journal in the real window: from home to what was practised, to what helps, to each entry and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView

from relaxapp.app.looking_back import LookingBack
from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, new_id
from relaxapp.ui.chart import ChartPanel, Picture
from tests.app.houses import make_house
from tests.app.practised import NOW, SHORE, entries, open_first, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp import paths
    from relaxapp.failures import Failure
    from relaxapp.ui.window import Window
    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


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
    program.press("Ask me before and after")
    assert program.app.chosen.now.check_before
    assert program.app.chosen.now.check_after
    program.press("Back")
    program.press("My journal")
    assert "Ask me before" not in words(program)


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

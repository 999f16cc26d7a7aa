"""The weekly look back: offered softly, answered by keys, kept, and never lost halfway."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from relaxapp.journal.entries import Weekly, new_id
from relaxapp.journal.trouble import JournalUnavailable
from relaxapp.settings import load

if TYPE_CHECKING:
    from tests.app.conftest import Program

K = Qt.Key


def week_ago(program: Program, days: float) -> None:
    at = datetime.now(UTC) - timedelta(days=days)
    program.app.parts.records.journal.keep(Weekly(new_id(), at, confidence=5))


@pytest.mark.parametrize(("days", "offered"), [(6, False), (7, True), (30, True)])
def test_a_quiet_line_offers_it_when_seven_days_have_passed(program: Program, days: int, offered: bool) -> None:
    week_ago(program, days)
    program.app.parts.choosing.show_home()
    assert program.app.parts.choosing._home.question.asked == "", "not wanted, never offered"
    program.choose(weekly=True)
    program.app.parts.choosing.show_home()
    assert bool(program.app.parts.choosing._home.question.asked) is offered
    assert program.window.focusWidget() is program.app.parts.choosing._home._breathe, "it takes no focus"


def test_who_wants_it_later_is_left_alone_for_a_week(program: Program) -> None:
    program.choose(weekly=True)
    program.app.parts.choosing.show_home()
    program.press("Not this week")
    program.app.parts.choosing.show_home()
    assert program.app.parts.choosing._home.question.asked == ""
    program.app.chosen.save()
    day = load(program.where.settings)[0].weekly_not_before
    assert day == (datetime.now().astimezone().date() + timedelta(days=7)).isoformat()


def test_the_week_is_looked_back_at_by_keyboard(program: Program) -> None:
    program.choose(weekly=True)
    program.app.parts.choosing.show_home()
    program.press("Look back")
    assert program.screen == "WeeklyScreen"
    program.keys(K.Key_7, K.Key_Return, K.Key_5, K.Key_Return, K.Key_6)
    program.press("Keep it")
    assert program.screen == "Home"
    assert program.app.parts.choosing._home.question.asked == ""
    (weekly,) = program.everything.weeklies
    assert (weekly.peg, weekly.mood, weekly.note) == ((7, 5, 6), None, "")


def test_nothing_answered_is_nothing_kept(program: Program) -> None:
    program.app.parts.journal._week.open(program.app.parts.choosing.show_home)
    program.press("Keep it")
    assert program.screen == "Home"
    assert program.everything.weeklies == ()


def test_a_week_that_cannot_be_kept_stays_on_the_screen(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise JournalUnavailable("The disk is full.", "Make some room.")

    monkeypatch.setattr(program.app.parts.records.journal, "keep", full)
    program.app.parts.journal._week.open(program.app.parts.choosing.show_home)
    program.keys(K.Key_7, K.Key_Return, K.Key_5, K.Key_Return, K.Key_6)
    program.press("Keep it")
    assert program.screen == "WeeklyScreen"
    assert "The disk is full." in program.window.screen_shown.told._label.text()
    assert program.window.screen_shown.answered.peg == (7, 5, 6)


def test_a_week_that_is_kept_at_the_second_press_is_one_week(program: Program) -> None:
    program.app.parts.records.journal.close()
    program.where.journal.mkdir(parents=True)
    program.app.parts.journal._week.open(program.app.parts.choosing.show_home)
    program.keys(K.Key_7, K.Key_Return, K.Key_5, K.Key_Return, K.Key_6)
    program.press("Keep it")
    assert program.screen == "WeeklyScreen"
    program.where.journal.rmdir()
    program.press("Keep it")
    assert program.screen == "Home"
    program.app.parts.journal._week.open(program.app.parts.choosing.show_home)
    program.keys(K.Key_3, K.Key_Return, K.Key_3, K.Key_Return, K.Key_3)
    program.press("Keep it")
    assert [week.peg for week in program.everything.weeklies] == [(3, 3, 3), (7, 5, 6)]


def test_what_was_filled_in_waits_until_it_is_kept_or_all_is_deleted(program: Program) -> None:
    weekly = program.app.parts.journal._week
    weekly.open(program.app.parts.choosing.show_home)
    assert weekly.shows(program.window.screen_shown)
    program.keys(K.Key_7, K.Key_Escape)
    weekly.open(program.app.parts.choosing.show_home)
    assert program.window.screen_shown.peg.given == [7, None, None]
    weekly.forget()
    assert program.window.screen_shown.peg.given == [None, None, None]

"""A session that a crash took away: known up to its last seconds, recorded, and offered once to go on with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from relaxapp.exercises.timeline import Phase
from relaxapp.journal.entries import Ending, new_id
from relaxapp.journal.inbox import Inbox
from relaxapp.journal.rows import packed
from relaxapp.journal.running import Running
from relaxapp.vault import Vault
from tests.journal.samples import session

if TYPE_CHECKING:
    from relaxapp import paths
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.ui.question import Question
    from tests.app.conftest import Program

K = Qt.Key
STARTED = datetime(2026, 11, 21, 8, tzinfo=UTC)


def cut_off(where: paths.Places, exercise: str, minutes: float, position: float) -> None:
    """Leave what a program leaves that is gone in mid-session."""
    running = Running(where.running)
    running.begin(new_id(), exercise, "As it was called", STARTED, minutes * 60, minutes, "")
    running.at(position, position - 5, 2, 33.0)


@pytest.fixture
def crashed(where: paths.Places) -> None:
    cut_off(where, "extended-exhale", 12, 437)


def question(program: Program) -> Question:
    return program.app.parts.choosing._home.question


def sessions(program: Program) -> list[SessionRecord]:
    return program.app.parts.records.journal.sessions()


def files(program: Program) -> list[str]:
    return [path.name for path in program.where.running.glob("*")] if program.where.running.exists() else []


def written(program: Program) -> None:
    """Wait for what is written beside the window."""
    program.app.parts.records._in_turn.submit(lambda: None).result()


@pytest.fixture
def late(where: paths.Places) -> None:
    assert Inbox(where, Vault(where)).put(packed(session(id="late")), late=True)


@pytest.mark.usefixtures("late")
def test_what_could_not_be_written_when_the_program_ended_is_in_the_journal_now(program: Program) -> None:
    assert program.notice == "What could not be written down before is in your journal now."
    assert [one.id for one in sessions(program)] == ["late"]
    assert not list(program.where.inbox.iterdir())


@pytest.mark.usefixtures("crashed")
def test_home_says_it_once_in_plain_words_and_takes_no_focus(program: Program) -> None:
    assert question(program).asked == "Your last session was cut off after 7 minutes. Go on where it stopped?"
    assert program.window.focusWidget() is program.app.parts.choosing._home._breathe


@pytest.mark.usefixtures("crashed")
def test_it_is_recorded_for_what_it_was_whatever_is_answered(program: Program) -> None:
    program.press("No, thank you")
    (session,) = sessions(program)
    assert (session.exercise, session.title, session.started) == ("extended-exhale", "As it was called", STARTED)
    assert (session.ended, session.planned_seconds, session.practised_seconds) == (Ending.INTERRUPTED, 720, 432)
    assert (session.pauses, session.paused_seconds) == (2, 33)
    assert question(program).asked == ""
    program.app.parts.resuming.look()
    assert question(program).asked == "", "it is said once"
    assert files(program) == []


@pytest.mark.usefixtures("crashed")
def test_it_goes_on_with_the_same_minutes_and_the_whole_breath(program: Program) -> None:
    program.bot.keyClick(program.window.focusWidget(), K.Key_Tab)
    while program.window.focusWidget().accessibleName() != "Yes, go on":
        program.key(K.Key_Tab)
    program.key(K.Key_Return)
    assert program.screen == "SessionScreen"
    now = program.app.house.sessions.under_way
    assert now
    assert 437 - 11 < now.position <= 437
    assert (now.script.name, now.minutes, now.practised_seconds) == ("extended-exhale", 12, 0)
    assert program.app.house.sessions.seconds == 720
    session = program.app.house.sessions._session
    assert session
    assert session.moment().phase is Phase.IN
    assert session.moment().progress == pytest.approx(0, abs=0.01)
    program.hear(10_000)
    program.become("Home")
    rest, before = sessions(program)
    assert before.ended is Ending.INTERRUPTED
    assert rest.ended is Ending.FINISHED
    assert rest.practised_seconds == pytest.approx(rest.planned_seconds, abs=0.001)
    assert rest.practised_seconds == pytest.approx(720 - now.position, abs=0.1)
    assert question(program).asked == ""


@pytest.mark.usefixtures("crashed")
def test_who_begins_something_else_is_not_asked_any_more(program: Program) -> None:
    program.key(K.Key_Return)
    program.hear(10_000)
    program.become("Home")
    assert question(program).asked == ""


def test_what_is_gone_from_the_library_is_recorded_and_not_offered(where: paths.Places, request) -> None:
    cut_off(where, "a-text-that-is-gone", 12, 437)
    program = request.getfixturevalue("program")
    assert question(program).asked == ""
    assert [each.exercise for each in sessions(program)] == ["a-text-that-is-gone"]


def test_of_several_all_are_recorded_and_one_is_offered(where: paths.Places, request) -> None:
    cut_off(where, "extended-exhale", 12, 437)
    cut_off(where, "pmr-7", 15, 200)
    program = request.getfixturevalue("program")
    assert question(program).asked
    assert {each.ended for each in sessions(program)} == {Ending.INTERRUPTED}
    assert len(sessions(program)) == 2
    assert files(program) == []


def test_while_it_runs_the_journal_knows_how_far_it_is(program: Program) -> None:
    resuming = program.app.parts.resuming
    program.key(K.Key_Return)
    assert files(program) == [], "nothing is written at the press"
    assert resuming._timer.isActive()
    program.hear(30)
    resuming._timer.timeout.emit()
    written(program)
    program.hear(40)
    resuming._timer.timeout.emit()
    written(program)
    left = Running(program.where.running).left_over()
    assert left
    assert (left.position_seconds, left.pauses) == (40, 0)
    assert resuming._timer.interval() == 10_000
    program.hear(47)
    program.key(K.Key_Space)  # a pause is known at once: it may last
    written(program)
    left = Running(program.where.running).left_over()
    assert left
    assert (left.position_seconds, left.pauses) == (47, 1)


def test_nothing_is_left_of_a_session_that_is_over(program: Program) -> None:
    program.key(K.Key_Return)
    program.app.parts.resuming._timer.timeout.emit()
    program.hear(10_000)
    program.become("Home")
    written(program)
    assert files(program) == []
    assert not program.app.parts.resuming._timer.isActive()
    program.app.parts.resuming.look()
    assert question(program).asked == ""


def test_a_second_session_takes_the_place_of_the_first(program: Program) -> None:
    program.key(K.Key_Return)
    program.app.parts.resuming._timer.timeout.emit()
    program.key(K.Key_B, Qt.KeyboardModifier.ControlModifier)
    program.app.parts.resuming._timer.timeout.emit()
    written(program)
    left = Running(program.where.running).left_over()
    assert left
    assert left.session == program.app.house.sessions.under_way.id
    assert len(files(program)) == 1


def test_company_while_waiting_is_no_session_to_go_on_with(program: Program) -> None:
    program.key(K.Key_H, Qt.KeyboardModifier.ControlModifier)
    program.app.care._company.wait(None)
    program.app.care._company._sound("breath")
    assert program.app.house.sessions.running
    assert not program.app.parts.resuming._timer.isActive()

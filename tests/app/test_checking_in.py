"""Checking in through the window, by keyboard alone: asked for, skipped, kept, and never in the way of relief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from relaxapp.failures import Failure
from relaxapp.journal.entries import CheckIn, Moment
from relaxapp.journal.trouble import JournalUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.app.conftest import Program

K = Qt.Key
CARD = "Muscle relaxation"


def only(check_ins: tuple[CheckIn, ...]) -> tuple[Moment, int | None, int | None, str]:
    (one,) = check_ins
    return one.moment, one.pain, one.tension, one.note


def start_from_card(program: Program) -> None:
    program.press(CARD)
    program.keys(K.Key_Return)  # the focus is on "Start"


def play_to_the_end(program: Program) -> None:
    program.hear(10_000)


# Before


def test_nobody_is_asked_who_did_not_want_it(program: Program) -> None:
    start_from_card(program)
    assert program.screen == "SessionScreen"
    play_to_the_end(program)
    program.become("Home")


def test_before_a_session_one_number_is_two_keys(program: Program) -> None:
    program.choose(check_before=True)
    start_from_card(program)
    assert program.screen == "CheckInScreen"
    program.keys(K.Key_6, K.Key_Return)
    assert program.screen == "SessionScreen"
    assert only(program.everything.check_ins) == (Moment.BEFORE, None, 6, "")
    play_to_the_end(program)
    program.become("Home")
    (session,) = program.everything.sessions
    assert program.everything.check_ins[0].session == session.id


def test_it_is_on_the_disk_before_the_session_is_over(program: Program) -> None:
    from relaxapp.journal.store import journal_of

    program.choose(check_before=True, measures=["tension", "pain"])
    start_from_card(program)
    program.keys(K.Key_1, K.Key_0, K.Key_Return, K.Key_3, K.Key_Return)
    another_window = journal_of(program.where)
    assert only(another_window.everything().check_ins) == (Moment.BEFORE, 10, 3, "")
    another_window.close()


def test_one_key_skips_it_and_nothing_is_kept(program: Program) -> None:
    program.choose(check_before=True)
    start_from_card(program)
    program.keys(K.Key_6, K.Key_Escape)
    assert program.screen == "SessionScreen"
    assert program.everything.check_ins == ()


def test_who_goes_back_begins_nothing(program: Program) -> None:
    program.choose(check_before=True)
    start_from_card(program)
    program.press("Back")
    assert program.screen == "Card"
    assert not program.app.house.sessions.running


def test_an_exercise_that_starts_as_it_was_last_asks_too(program: Program) -> None:
    program.choose(check_before=True, favourites=["flare"])
    program.app.parts.choosing.show_home()
    program.app.parts.choosing._home.quick.emit("flare")
    assert program.screen == "CheckInScreen"
    program.keys(K.Key_2, K.Key_Return)
    assert program.screen == "SessionScreen"


@pytest.mark.parametrize(
    "press",
    [
        lambda program: program.key(K.Key_Return),
        lambda program: program.key(K.Key_B, Qt.KeyboardModifier.ControlModifier),
        lambda program: program.app.parts.presence.start.emit("coherent", 3.0),
        lambda program: program.app.parts.presence.breathe.emit(),
        lambda program: program.app.parts.presence.last.emit(),
    ],
    ids=["large button", "flare", "reminder", "breathe", "last"],
)
def test_one_press_to_relief_asks_nothing(program: Program, press: Callable[[Program], None]) -> None:
    program.choose(check_before=True, check_after=True)
    press(program)
    assert program.screen == "SessionScreen"
    assert program.output.playing


def test_nobody_is_asked_about_nothing(program: Program) -> None:
    program.choose(check_before=True, measures=[])
    start_from_card(program)
    assert program.screen == "SessionScreen"


def test_a_refusal_is_said_on_the_card_where_it_belongs(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.choose(check_before=True)
    program.press(CARD)

    def refuse(*_: object) -> None:
        raise Failure("The shortest this can do is 8 minutes.")

    monkeypatch.setattr(program.app.parts.starting, "start", refuse)
    program.keys(K.Key_Return, K.Key_6, K.Key_Return)
    assert program.screen == "Card"
    assert program.everything.check_ins == ()


def test_support_is_within_reach_and_leads_back(program: Program) -> None:
    program.choose(check_before=True)
    start_from_card(program)
    program.key(K.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert program.screen == "SupportScreen"
    program.keys(K.Key_Escape)
    assert program.screen == "CheckInScreen"
    program.keys(K.Key_Escape)
    assert program.screen == "SessionScreen"


def test_what_cannot_be_kept_is_told_and_the_session_runs(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.choose(check_before=True)

    def full(*_: object) -> None:
        raise JournalUnavailable("The disk is full.", "Make some room.")

    monkeypatch.setattr(program.app.parts.records.journal, "keep", full)
    start_from_card(program)
    program.keys(K.Key_6, K.Key_Return)
    assert program.screen == "SessionScreen"
    assert program.output.playing
    assert "The disk is full." in program.notice


def begin_from_course(program: Program) -> str:
    """Go to the course and press the first exercise there; return the name of the screen that comes."""
    program.press("Learning to let go")
    screen = program.window.screen_shown
    assert program.screen == "CourseScreen"
    screen.start.emit("pmr-7", 10.0)
    return program.screen


def test_a_session_of_the_course_asks_too_and_leads_back_to_the_course(program: Program) -> None:
    program.choose(check_before=True, check_after=True)
    assert begin_from_course(program) == "CheckInScreen"
    program.press("Back")
    assert program.screen == "CourseScreen"
    program.window.screen_shown.start.emit("pmr-7", 10.0)
    program.keys(K.Key_5, K.Key_Return)
    assert program.screen == "SessionScreen"
    play_to_the_end(program)
    program.become("CheckInScreen")
    program.keys(K.Key_4, K.Key_Return)
    assert program.screen == "CourseScreen"
    assert sorted(each.tension or 0 for each in program.everything.check_ins) == [4, 5]
    program.keys(K.Key_Escape)
    assert program.screen == "Home"


def test_one_of_the_course_that_was_ended_early_leads_back_to_it(program: Program) -> None:
    assert begin_from_course(program) == "SessionScreen"
    program.hear(60)
    program.keys(K.Key_Escape)
    program.hear(70)
    program.become("Orienting")
    program.keys(K.Key_Space)
    assert program.screen == "CourseScreen"


def test_another_session_after_one_of_the_course_leads_home(program: Program) -> None:
    begin_from_course(program)
    program.key(K.Key_B, Qt.KeyboardModifier.ControlModifier)
    play_to_the_end(program)
    program.become("Home")


# After


def test_after_a_session_that_was_played_to_its_end(program: Program) -> None:
    program.choose(check_after=True)
    start_from_card(program)
    play_to_the_end(program)
    program.become("CheckInScreen")
    program.keys(K.Key_4, K.Key_Return)
    assert program.screen == "Home"
    assert only(program.everything.check_ins) == (Moment.AFTER, None, 4, "")
    assert program.everything.check_ins[0].session == program.everything.sessions[0].id


def test_after_one_that_was_stopped_the_room_comes_first(program: Program) -> None:
    program.choose(check_after=True)
    program.keys(K.Key_Return)
    program.hear(60)
    program.keys(K.Key_Escape)
    program.hear(70)
    program.become("Orienting")
    program.keys(K.Key_Space)
    assert program.screen == "CheckInScreen"
    program.keys(K.Key_3, K.Key_Tab)
    program.bot.keyClicks(program.window.focusWidget(), "The phone rang.")
    program.keys(K.Key_Return)
    assert program.screen == "Home"
    assert only(program.everything.check_ins) == (Moment.AFTER, None, 3, "The phone rang.")


def test_skipping_it_loses_nothing_of_the_session(program: Program) -> None:
    program.choose(check_after=True)
    program.keys(K.Key_Return)
    play_to_the_end(program)
    program.become("CheckInScreen")
    program.keys(K.Key_Escape)
    assert program.screen == "Home"
    assert program.everything.check_ins == ()
    assert [each.ended.value for each in program.everything.sessions] == ["finished"]


def test_a_flare_start_asks_nothing_afterwards(program: Program) -> None:
    program.choose(check_after=True)
    program.key(K.Key_B, Qt.KeyboardModifier.ControlModifier)
    play_to_the_end(program)
    program.become("Home")
    program.keys(K.Key_Return)  # and the next session is asked about again
    play_to_the_end(program)
    program.become("CheckInScreen")


def rate_around(program: Program, before: Qt.Key, after: Qt.Key) -> None:
    program.choose(check_before=True, check_after=True)
    start_from_card(program)
    program.keys(before, K.Key_Return)
    play_to_the_end(program)
    program.become("CheckInScreen")
    program.keys(after, K.Key_Return)


def test_more_tense_than_before_gets_a_kind_line(program: Program) -> None:
    rate_around(program, K.Key_3, K.Key_6)
    assert program.screen == "MoreThanBefore"
    assert sorted(each.tension or 0 for each in program.everything.check_ins) == [3, 6], "kept before it is said"
    program.keys(K.Key_Return)
    assert program.screen == "Home"


def test_less_tense_than_before_gets_no_word(program: Program) -> None:
    rate_around(program, K.Key_6, K.Key_2)
    assert program.screen == "Home"
    assert program.notice == ""


def test_who_went_to_people_meanwhile_is_not_asked(program: Program) -> None:
    program.choose(check_after=True)
    program.keys(K.Key_Return)
    program.hear(30)
    program.keys(K.Key_Escape)
    program.key(K.Key_H, Qt.KeyboardModifier.ControlModifier)
    program.hear(40)
    program.bot.waitUntil(lambda: not program.app.house.sessions.running)
    assert program.screen == "SupportScreen"
    program.keys(K.Key_Escape)
    assert program.screen == "Home"


# Settings


def test_the_settings_of_checking_in_are_found_at_once(program: Program) -> None:
    program.app.parts.journal._week.open(program.app.parts.choosing.show_home)
    program.press("What is asked")
    assert program.screen == "SettingsScreen"
    assert program.window.screen_shown.index["Checking in"].isChecked()
    assert program.window.focusWidget() is program.window.screen_shown.index["Checking in"]

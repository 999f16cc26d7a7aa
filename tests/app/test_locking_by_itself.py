"""The lock that shuts by itself: when nobody touched anything for a while, and what was being done then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer

from relaxapp.app.locking import awake_and_asleep
from relaxapp.support.plan import Person, Plan
from relaxapp.ui.controls import SUPPORT
from tests.app.locks import PERSON, PHRASE, everything_on_the_disk, locked, make_lock, write

if TYPE_CHECKING:
    from tests.app.conftest import Program

pytestmark = pytest.mark.usefixtures("cheap_lock")


class Clock:
    """Moved by hand; begins when the program does."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return awake_and_asleep() + self.ahead


@pytest.fixture
def clock(program: Program) -> Clock:
    made = Clock()
    program.app.parts.locking._now = made
    return made


def test_untouched_for_ten_minutes_it_shuts_and_asks_where_something_private_is_shown(program: Program, clock: Clock):
    make_lock(program)
    program.press("Back")
    assert program.screen == "JournalScreen"
    clock.ahead = 9.5 * 60
    program.app.parts.locking.look()
    assert not locked(program)
    clock.ahead = 10.5 * 60
    program.app.parts.locking.look()
    assert locked(program)
    assert program.screen == "PhraseScreen"
    write(program, PHRASE)
    program.become("JournalScreen")


def test_the_timer_is_set_for_the_time_that_is_left(program: Program):
    make_lock(program)
    timer = program.app.parts.locking._timer
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    assert 590_000 < timer.remainingTime() <= 601_000
    program.app.parts.locking._pages._screen.edited.emit("lock_minutes", 0)
    assert not timer.isActive()
    program.app.parts.locking._pages._screen.edited.emit("lock_minutes", 1)
    assert 50_000 < timer.remainingTime() <= 61_000


@pytest.mark.parametrize("touch", ["key", "mouse"])
def test_a_touch_begins_the_time_anew(program: Program, clock: Clock, touch: str):
    make_lock(program)
    clock.ahead = 9.5 * 60
    if touch == "key":
        program.key(Qt.Key.Key_Tab)
    else:
        program.bot.mouseMove(program.window.screen_shown)
        program.bot.mouseClick(program.window.screen_shown, Qt.MouseButton.LeftButton)
    clock.ahead = 10.5 * 60
    program.app.parts.locking.look()
    assert not locked(program)


def test_a_session_counts_as_a_touch(program: Program, clock: Clock):
    make_lock(program)
    program.app.parts.choosing.show_home()
    program.press("Breathe")
    clock.ahead = 30 * 60
    program.app.parts.locking.look()
    assert not locked(program)
    program.app.house.sessions.break_off()
    clock.ahead += 11 * 60
    program.app.parts.locking.look()
    assert locked(program)


def test_after_the_computer_slept_it_is_shut_at_once(program: Program, clock: Clock):
    make_lock(program)
    clock.ahead = 8 * 60 * 60
    program.app.parts.neighbour.woke.emit()
    assert locked(program)


def test_a_private_screen_is_not_seen_by_way_of_help(program: Program):
    make_lock(program)
    program.press("Back")
    assert program.screen == "JournalScreen"
    program.press(SUPPORT)
    program.app.parts.locking.lock_now()
    assert program.screen == "SupportScreen"
    program.press("Back")
    assert program.screen == "PhraseScreen"
    program.press("Not now")
    assert program.screen == "Home"


def test_what_was_being_written_is_kept_when_it_shuts(program: Program):
    make_lock(program)
    program.press(SUPPORT)
    program.press("My support plan")
    program.app.care._plans._mine.shown.turn_over()
    screen = program.app.care._plans._mine.shown
    monkey = Plan(people=(Person(PERSON),))
    screen.show_plan(monkey, {}, "")
    program.app.care._plans._mine._saver.start()
    program.app.parts.locking.lock_now()
    assert program.screen == "PhraseScreen"
    assert PERSON.encode() not in everything_on_the_disk(program)
    write(program, PHRASE)
    program.become("PlanScreen")
    assert program.app.care._plans.plan() == monkey


def test_while_it_is_shut_no_touch_is_felt(program: Program):
    make_lock(program)
    assert program.app.parts.locking._touches is not None
    program.press("Lock now")
    assert program.app.parts.locking._touches is None
    assert not program.app.parts.locking._timer.isActive()

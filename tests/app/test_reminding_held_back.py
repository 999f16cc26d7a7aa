"""What holds a reminder back: a session, a busy desktop, practice of a while ago; and what does not."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from relaxapp.app.records import Records
from relaxapp.app.reminder_choice import PRACTISED
from relaxapp.desktop.busy import Busyness
from relaxapp.failures import Failure
from tests.app.reminded import ENDED, HOUR, LUNCH, MINUTE, NOON, begun
from tests.locks import CHEAP

if TYPE_CHECKING:
    from collections.abc import Callable


pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_in_a_session_it_waits_and_comes_afterwards(reminded, monkeypatch):
    begun(reminded)
    with monkeypatch.context() as patch:
        patch.setattr(type(reminded.house.sessions), "running", True)
        assert reminded.wait(90 * MINUTE) == 0
        assert reminded.asked == 0
    assert reminded.wait(MINUTE) == 1
    assert reminded.wait(3 * HOUR) == 0


def test_in_a_call_it_waits_and_is_let_go_when_that_takes_long(reminded):
    begun(reminded, late_hours=1)
    reminded.busy = True
    assert reminded.wait(90 * MINUTE) == 0
    reminded.busy = False
    assert reminded.wait(MINUTE) == 1
    reminded.busy = True
    assert reminded.wait(25 * HOUR) == 0
    reminded.busy = False
    assert reminded.wait(3 * HOUR) == 0


def test_a_desktop_that_is_slow_to_answer_is_asked_once(reminded):
    waiting: list[Callable[[Busyness], None]] = []
    reminded.reminding._ask_busy = waiting.append
    begun(reminded)
    assert reminded.wait(65 * MINUTE) == 0
    (then,) = waiting
    then(Busyness())
    assert len(reminded.notifier.notices) == 1
    reminded.now += 24 * HOUR
    reminded.reminding.look()
    reminded.reminding.close()
    waiting[1](Busyness())
    assert len(reminded.notifier.notices) == 1, "nobody is disturbed by a program that has ended"


def test_a_desktop_that_never_answers_holds_nothing_back(reminded):
    reminded.reminding._ask_busy = lambda _: None
    begun(reminded)
    reminded.now += HOUR
    reminded.reminding.look()
    reminded.reminding._tick()
    assert reminded.notifier.notices == [], "it may be that it was asked only a moment ago"
    reminded.reminding._tick()
    assert len(reminded.notifier.notices) == 1
    reminded.now += MINUTE
    for _ in range(4):
        reminded.reminding._tick()
    assert len(reminded.notifier.notices) == 1


def test_a_desktop_that_never_answers_holds_nothing_back_in_a_session_either(reminded, monkeypatch):
    reminded.reminding._ask_busy = lambda _: None
    begun(reminded)
    reminded.now += HOUR
    reminded.reminding.look()
    monkeypatch.setattr(type(reminded.house.sessions), "running", True)
    for _ in range(4):
        reminded.reminding._tick()
    assert reminded.notifier.notices == []


def test_who_has_practised_is_left_alone(reminded):
    begun(reminded, replace(LUNCH, skip_hours=2))
    reminded.now = NOON - HOUR / 2
    reminded.practise()
    reminded.now = NOON
    assert reminded.wait(3 * HOUR) == 0
    reminded.now += 24 * HOUR - 3 * HOUR
    reminded.practise(seconds=10)
    assert reminded.wait(3 * HOUR) == 1, "ten seconds were no practice"


def test_without_the_journal_it_comes_all_the_same(reminded):
    begun(reminded, replace(LUNCH, skip_hours=2))
    reminded.journal_fails = True
    assert reminded.wait(HOUR) == 1
    assert reminded.told == []


def test_behind_a_lock_it_comes_too_and_who_has_just_practised_here_is_left_alone(reminded):
    vault = reminded.house.vault
    vault._cost = CHEAP
    vault.create("four quiet green chairs")
    records = Records(reminded.house, reminded.window)
    reminded.since = records.since
    reminded.start_program()
    records.keep(replace(ENDED, started=NOON - 9 * HOUR))
    vault.lock()
    with pytest.raises(Failure):
        records.since(NOON)
    begun(reminded, replace(LUNCH, skip_hours=2))
    assert reminded.wait(HOUR) == 1
    reminded.notifier.chosen.emit("start")
    reminded.wait(23 * HOUR, HOUR)
    reminded.house.sessions.ended.emit(replace(ENDED, started=reminded.now, id="two"))
    assert reminded.wait(3 * HOUR) == 0
    reminded.wait(21 * HOUR, HOUR)
    reminded.house.sessions.ended.emit(replace(ENDED, started=reminded.now, id="three", practised_seconds=10.0))
    assert reminded.wait(3 * HOUR) == 1, "ten seconds were no practice"
    assert reminded.told == []
    records.close()


def test_what_was_practised_is_known_when_the_program_went_on_afresh_behind_a_lock(reminded, monkeypatch):
    monkeypatch.setenv(PRACTISED, "")
    vault = reminded.house.vault
    vault._cost = CHEAP
    vault.create("four quiet green chairs")
    begun(reminded, replace(LUNCH, skip_hours=2))
    reminded.house.sessions.ended.emit(replace(ENDED, started=reminded.now))
    reminded.practise()
    reminded.practise(seconds=10)
    reminded.reminding.hand_over()
    handed = os.environ[PRACTISED]
    assert "box" not in handed, "only when, and nothing of what"
    assert "box" not in "".join(path.read_text() for path in reminded.where.data.glob("*.json"))
    reminded.journal_fails = True
    reminded.start_program()
    reminded.reminding.begin()
    assert PRACTISED not in os.environ, "no other program is told"
    assert reminded.wait(HOUR) == 0, "it is not forgotten"
    assert reminded.wait(24 * HOUR, HOUR) == 1, "and not for longer than it should be"


@pytest.mark.parametrize("handed", ["yesterday", "2026-11-21T11:30:00", "2026-11-21T11:30:00+01:00 x"])
def test_what_makes_no_sense_there_is_passed_over(reminded, monkeypatch, handed):
    monkeypatch.setenv(PRACTISED, handed)
    reminded.start_program()
    begun(reminded, replace(LUNCH, skip_hours=2))
    assert reminded.wait(HOUR) == 1


def test_without_a_lock_nothing_is_handed_over(reminded, monkeypatch):
    monkeypatch.setenv(PRACTISED, "")
    begun(reminded, replace(LUNCH, skip_hours=2))
    reminded.practise()
    reminded.reminding.hand_over()
    assert os.environ[PRACTISED] == ""

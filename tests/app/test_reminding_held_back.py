"""What holds a reminder back: a session, a busy desktop, practice of a while ago; and what does not."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from relaxapp.app.records import Records
from relaxapp.desktop.busy import Busyness
from relaxapp.failures import Failure
from tests.app.reminded import ENDED, HOUR, LUNCH, MINUTE, NOON, Stage, begun
from tests.locks import CHEAP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the power does not fail here, and years go by
    return Stage(tmp_path, qtbot)


def test_in_a_session_it_waits_and_comes_afterwards(stage, monkeypatch):
    begun(stage)
    with monkeypatch.context() as patch:
        patch.setattr(type(stage.house.sessions), "running", True)
        assert stage.wait(90 * MINUTE) == 0
        assert stage.asked == 0
    assert stage.wait(MINUTE) == 1
    assert stage.wait(3 * HOUR) == 0


def test_in_a_call_it_waits_and_is_let_go_when_that_takes_long(stage):
    begun(stage, late_hours=1)
    stage.busy = True
    assert stage.wait(90 * MINUTE) == 0
    stage.busy = False
    assert stage.wait(MINUTE) == 1
    stage.busy = True
    assert stage.wait(25 * HOUR) == 0
    stage.busy = False
    assert stage.wait(3 * HOUR) == 0


def test_a_desktop_that_is_slow_to_answer_is_asked_once(stage):
    waiting: list[Callable[[Busyness], None]] = []
    stage.reminding._ask_busy = waiting.append
    begun(stage)
    assert stage.wait(65 * MINUTE) == 0
    (then,) = waiting
    then(Busyness())
    assert len(stage.notifier.notices) == 1
    stage.now += 24 * HOUR
    stage.reminding.look()
    stage.reminding.close()
    waiting[1](Busyness())
    assert len(stage.notifier.notices) == 1, "nobody is disturbed by a program that has ended"


def test_a_desktop_that_never_answers_holds_nothing_back(stage):
    stage.reminding._ask_busy = lambda _: None
    begun(stage)
    stage.now += HOUR
    stage.reminding.look()
    stage.reminding._tick()
    assert stage.notifier.notices == [], "it may be that it was asked only a moment ago"
    stage.reminding._tick()
    assert len(stage.notifier.notices) == 1
    stage.now += MINUTE
    for _ in range(4):
        stage.reminding._tick()
    assert len(stage.notifier.notices) == 1


def test_a_desktop_that_never_answers_holds_nothing_back_in_a_session_either(stage, monkeypatch):
    stage.reminding._ask_busy = lambda _: None
    begun(stage)
    stage.now += HOUR
    stage.reminding.look()
    monkeypatch.setattr(type(stage.house.sessions), "running", True)
    for _ in range(4):
        stage.reminding._tick()
    assert stage.notifier.notices == []


def test_who_has_practised_is_left_alone(stage):
    begun(stage, replace(LUNCH, skip_hours=2))
    stage.now = NOON - HOUR / 2
    stage.practise()
    stage.now = NOON
    assert stage.wait(3 * HOUR) == 0
    stage.now += 24 * HOUR - 3 * HOUR
    stage.practise(seconds=10)
    assert stage.wait(3 * HOUR) == 1, "ten seconds were no practice"


def test_without_the_journal_it_comes_all_the_same(stage):
    begun(stage, replace(LUNCH, skip_hours=2))
    stage.journal_fails = True
    assert stage.wait(HOUR) == 1
    assert stage.told == []


def test_behind_a_lock_it_comes_too_and_who_has_just_practised_here_is_left_alone(stage):
    vault = stage.house.vault
    vault._cost = CHEAP
    vault.create("four quiet green chairs")
    records = Records(stage.house, stage.window)
    stage.since = records.since
    stage.start_program()
    records.keep(replace(ENDED, started=NOON - 9 * HOUR))
    vault.lock()
    with pytest.raises(Failure):
        records.since(NOON)
    begun(stage, replace(LUNCH, skip_hours=2))
    assert stage.wait(HOUR) == 1
    stage.notifier.chosen.emit("start")
    stage.wait(23 * HOUR, HOUR)
    stage.house.sessions.ended.emit(replace(ENDED, started=stage.now, id="two"))
    assert stage.wait(3 * HOUR) == 0
    stage.wait(21 * HOUR, HOUR)
    stage.house.sessions.ended.emit(replace(ENDED, started=stage.now, id="three", practised_seconds=10.0))
    assert stage.wait(3 * HOUR) == 1, "ten seconds were no practice"
    assert stage.told == []
    records.close()

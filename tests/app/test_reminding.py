"""From the clock to a notice to a session, or to another answer."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from relaxapp.reminders.lines import LINES
from relaxapp.reminders.plan import QuietHours
from relaxapp.reminders.rule import USUAL, Between
from tests.app.reminded import HOUR, LUNCH, MINUTE, NOON, Stage, begun

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the power does not fail here, and years go by
    return Stage(tmp_path, qtbot)


def test_a_reminder_comes_at_its_time_and_says_nothing_of_what_it_is_for(stage):
    begun(stage)
    assert stage.wait(59 * MINUTE) == 0
    assert stage.asked == 0, "the desktop is asked when there is something to say"
    assert stage.wait(3 * HOUR) == 1
    (notice,) = stage.notifier.notices
    assert (notice.title, notice.body in LINES, notice.sound, notice.discreet) == ("A reminder", True, False, True)
    assert list(notice.actions) == ["start", "later-10", "not-today", "later-30", "later-60"]
    assert stage.heard == []


def test_ones_own_words_are_shown_when_they_may_be(stage):
    begun(stage, replace(LUNCH, sentence="After lunch, I breathe."), discreet=False)
    stage.wait(HOUR)
    (notice,) = stage.notifier.notices
    assert (notice.title, notice.body, notice.discreet) == ("After lunch", "After lunch, I breathe.", False)


def test_no_two_notices_in_a_row_say_the_same(stage):
    begun(stage, replace(LUNCH, when=Between(time(0), time(23), 60)), most_a_day=0)
    stage.wait(11 * HOUR)
    bodies = [notice.body for notice in stage.notifier.notices]
    assert len(bodies) == 11
    assert all(one != following for one, following in pairwise(bodies))


def test_start_begins_what_was_chosen(stage):
    begun(stage)
    stage.wait(HOUR)
    stage.notifier.chosen.emit("start")
    assert stage.heard == [("coherent", 5.0)]
    assert stage.kept.shown.ignored == {}
    stage.notifier.chosen.emit("start")
    assert len(stage.heard) == 1, "an answer is heard once"


def test_a_session_that_begins_by_another_way_takes_the_notice_away(stage):
    begun(stage)
    stage.house.sessions.began.emit()
    assert stage.notifier.withdrawn == 0
    stage.wait(HOUR)
    stage.house.sessions.began.emit()
    assert stage.notifier.withdrawn == 1
    stage.notifier.chosen.emit("start")
    assert stage.heard == []


@pytest.mark.parametrize("exercise", ["", "not-there", "pmr-16"])
def test_without_something_that_suits_the_person_chooses(stage, exercise):
    stage.house.change(replace(stage.house.chosen(), body=False))
    begun(stage, replace(LUNCH, exercise=exercise))
    stage.wait(HOUR)
    stage.notifier.chosen.emit("start")
    assert stage.heard == [()]


def test_what_is_used_most_is_what_was_practised_most(stage):
    for exercise in ("box", "box", "leaves", "leaves", "leaves", "gone", "gone", "gone", "gone"):
        stage.practise(exercise)
    begun(stage, replace(LUNCH, exercise=USUAL))
    stage.wait(HOUR)
    stage.notifier.chosen.emit("start")
    stage.journal_fails = True
    stage.wait(24 * HOUR)
    stage.notifier.chosen.emit("start")
    assert stage.heard == [("leaves", 5.0), ("extended-exhale", 5.0)]


@pytest.mark.parametrize(("exercise", "started"), [("pmr-16", "flare"), ("extended-exhale", "extended-exhale")])
def test_in_a_flare_a_minute_is_enough(stage, exercise, started):
    begun(stage, replace(LUNCH, exercise=exercise, minutes=20), flare_mode=True)
    assert stage.wait(48 * HOUR) == 1
    stage.notifier.chosen.emit("start")
    assert stage.heard == [(started, 1.0)]


@pytest.mark.parametrize("minutes", [10, 30, 60])
def test_later_it_comes_again(stage, minutes):
    begun(stage)
    stage.wait(HOUR)
    stage.notifier.chosen.emit(f"later-{minutes}")
    assert stage.wait(minutes * MINUTE - MINUTE) == 0
    assert stage.wait(MINUTE) == 1
    assert stage.wait(HOUR) == 0
    assert stage.heard == []


def test_not_today_is_for_today(stage):
    begun(stage, replace(LUNCH, when=Between(time(9), time(20), 60)), most_a_day=0)
    stage.wait(HOUR)
    stage.notifier.chosen.emit("not-today")
    assert stage.wait(10 * HOUR) == 0
    assert stage.wait(12 * HOUR) == 3


@pytest.mark.parametrize(
    ("step", "news"), [(timedelta(minutes=30), 0), (timedelta(minutes=61), 1), (timedelta(hours=13), 1)]
)
def test_what_is_said_of_the_next_ones_is_said_anew_when_it_is_so_no_longer(stage, step, news):
    stage.practise()
    begun(stage, replace(LUNCH, skip_hours=48))
    told = []
    stage.reminding.changed.connect(lambda: told.append(True))
    stage.now += step
    for _ in range(3):
        stage.reminding.look()
    assert len(told) == news
    assert stage.notifier.notices == []


def test_what_is_said_of_the_next_ones_is_said_anew_after_a_journey(stage):
    begun(stage)
    told = []
    stage.reminding.changed.connect(lambda: told.append(True))
    stage.zone = ZoneInfo("Europe/London")
    for _ in range(3):
        stage.reminding.look()
    assert len(told) == 1


def test_a_bell_only_when_it_was_asked_for(stage):
    begun(stage, replace(LUNCH, sound=True), volume=0.25)
    stage.wait(HOUR)
    assert stage.heard == [(0.25,)]


def test_left_alone_for_two_weeks_it_asks_and_each_answer_is_heard(stage):
    begun(stage)
    answers = {"keep": [], "change": [("lunch",)], "stop": []}
    for answer, heard in answers.items():
        assert stage.wait(24 * HOUR * 15, HOUR) == 15
        assert list(stage.notifier.notices[-1].actions) == ["change", "keep", "stop"]
        assert stage.reminding.question == LUNCH
        assert stage.wait(48 * HOUR, HOUR) == 0, "it keeps still until there is an answer"
        stage.heard.clear()
        stage.notifier.chosen.emit(answer)
        assert stage.heard == heard
        assert stage.reminding.question is None
    assert not stage.reminding.plan.reminders[0].on


def test_it_can_be_kept_on_the_screen_too(stage):
    begun(stage)
    stage.wait(24 * HOUR * 16, HOUR)
    stage.reminding.keep_as_it_is("lunch")
    assert stage.reminding.question is None
    assert stage.wait(24 * HOUR) == 1


def test_one_can_be_tried_and_nothing_changes(stage):
    begun(stage)
    before = stage.kept
    stage.reminding.try_now("lunch")
    stage.notifier.chosen.emit("not-today")
    stage.reminding.try_now("lunch")
    stage.notifier.chosen.emit("start")
    stage.reminding.try_now("gone")
    assert len(stage.notifier.notices) == 2
    assert stage.heard == [("coherent", 5.0)]
    assert stage.kept == before


def test_the_plan_is_changed_from_the_screen(stage, qtbot):
    stage.reminding.begin()
    with qtbot.waitSignal(stage.reminding.changed):
        stage.reminding.set_plan(lambda plan: plan.with_reminder(LUNCH))
    assert stage.kept.plan.reminders == (LUNCH,)
    assert [one.at for one in stage.reminding.coming(2)] == [NOON + HOUR, NOON + 25 * HOUR]
    assert stage.reminding.local_now() == NOON
    with pytest.raises(ValueError, match="hours"):
        stage.reminding.set_plan(lambda plan: replace(plan, quiet=QuietHours(time(9), time(9))))
    assert stage.kept.plan.reminders == (LUNCH,)


def test_it_looks_by_itself_just_after_the_minute(stage, qtbot):
    begun(stage)
    stage.now = NOON + HOUR - timedelta(milliseconds=100)
    with qtbot.waitSignal(stage.notifier.shown, timeout=5000):
        stage.reminding.look()
        assert 300 <= stage.reminding._timer.interval() <= 400
        stage.now = NOON + HOUR

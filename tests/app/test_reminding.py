"""From the clock to a notice to a session, or to another answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from relaxapp.reminders.lines import LINES
from relaxapp.reminders.plan import QuietHours
from relaxapp.reminders.rule import USUAL, Between
from tests.app.reminded import HOUR, LUNCH, MINUTE, NOON, begun

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_a_reminder_comes_at_its_time_and_says_nothing_of_what_it_is_for(reminded):
    begun(reminded)
    assert reminded.wait(59 * MINUTE) == 0
    assert reminded.asked == 0, "the desktop is asked when there is something to say"
    assert reminded.wait(3 * HOUR) == 1
    (notice,) = reminded.notifier.notices
    assert (notice.title, notice.body in LINES, notice.sound, notice.discreet) == ("A reminder", True, False, True)
    assert list(notice.actions) == ["start", "later-10", "not-today", "later-30", "later-60"]
    assert reminded.heard == []


def test_ones_own_words_are_shown_when_they_may_be(reminded):
    begun(reminded, replace(LUNCH, sentence="After lunch, I breathe."), discreet=False)
    reminded.wait(HOUR)
    (notice,) = reminded.notifier.notices
    assert (notice.title, notice.body, notice.discreet) == ("After lunch", "After lunch, I breathe.", False)


def test_no_two_notices_in_a_row_say_the_same(reminded):
    begun(reminded, replace(LUNCH, when=Between(time(0), time(23), 60)), most_a_day=0)
    reminded.wait(11 * HOUR)
    bodies = [notice.body for notice in reminded.notifier.notices]
    assert len(bodies) == 11
    assert all(one != following for one, following in pairwise(bodies))


def test_start_begins_what_was_chosen(reminded):
    begun(reminded)
    reminded.wait(HOUR)
    reminded.notifier.chosen.emit("start")
    assert reminded.heard == [("coherent", 5.0)]
    assert reminded.kept.shown.ignored == {}
    reminded.notifier.chosen.emit("start")
    assert len(reminded.heard) == 1, "an answer is heard once"


def test_a_session_that_begins_by_another_way_takes_the_notice_away(reminded):
    begun(reminded)
    reminded.house.sessions.began.emit()
    assert reminded.notifier.withdrawn == 0
    reminded.wait(HOUR)
    reminded.house.sessions.began.emit()
    assert reminded.notifier.withdrawn == 1
    reminded.notifier.chosen.emit("start")
    assert reminded.heard == []


@pytest.mark.parametrize("exercise", ["", "not-there", "pmr-16"])
def test_without_something_that_suits_the_person_chooses(reminded, exercise):
    reminded.house.change(replace(reminded.house.chosen(), body=False))
    begun(reminded, replace(LUNCH, exercise=exercise))
    reminded.wait(HOUR)
    reminded.notifier.chosen.emit("start")
    assert reminded.heard == [()]


def test_what_is_used_most_is_what_was_practised_most(reminded):
    for exercise in ("box", "box", "leaves", "leaves", "leaves", "gone", "gone", "gone", "gone"):
        reminded.practise(exercise)
    begun(reminded, replace(LUNCH, exercise=USUAL))
    reminded.wait(HOUR)
    reminded.notifier.chosen.emit("start")
    reminded.journal_fails = True
    reminded.wait(24 * HOUR)
    reminded.notifier.chosen.emit("start")
    assert reminded.heard == [("leaves", 5.0), ("extended-exhale", 5.0)]


@pytest.mark.parametrize(("exercise", "started"), [("pmr-16", "flare"), ("extended-exhale", "extended-exhale")])
def test_in_a_flare_a_minute_is_enough(reminded, exercise, started):
    begun(reminded, replace(LUNCH, exercise=exercise, minutes=20), flare_mode=True)
    assert reminded.wait(48 * HOUR) == 1
    reminded.notifier.chosen.emit("start")
    assert reminded.heard == [(started, 1.0)]


@pytest.mark.parametrize("minutes", [10, 30, 60])
def test_later_it_comes_again(reminded, minutes):
    begun(reminded)
    reminded.wait(HOUR)
    reminded.notifier.chosen.emit(f"later-{minutes}")
    assert reminded.wait(minutes * MINUTE - MINUTE) == 0
    assert reminded.wait(MINUTE) == 1
    assert reminded.wait(HOUR) == 0
    assert reminded.heard == []


def test_not_today_is_for_today(reminded):
    begun(reminded, replace(LUNCH, when=Between(time(9), time(20), 60)), most_a_day=0)
    reminded.wait(HOUR)
    reminded.notifier.chosen.emit("not-today")
    assert reminded.wait(10 * HOUR) == 0
    assert reminded.wait(12 * HOUR) == 3


@pytest.mark.parametrize(
    ("step", "news"), [(timedelta(minutes=30), 0), (timedelta(minutes=61), 1), (timedelta(hours=13), 1)]
)
def test_what_is_said_of_the_next_ones_is_said_anew_when_it_is_so_no_longer(reminded, step, news):
    reminded.practise()
    begun(reminded, replace(LUNCH, skip_hours=48))
    told = []
    reminded.reminding.changed.connect(lambda: told.append(True))
    reminded.now += step
    for _ in range(3):
        reminded.reminding.look()
    assert len(told) == news
    assert reminded.notifier.notices == []


def test_what_is_said_of_the_next_ones_is_said_anew_after_a_journey(reminded):
    begun(reminded)
    told = []
    reminded.reminding.changed.connect(lambda: told.append(True))
    reminded.zone = ZoneInfo("Europe/London")
    for _ in range(3):
        reminded.reminding.look()
    assert len(told) == 1


def test_a_bell_only_when_it_was_asked_for(reminded):
    begun(reminded, replace(LUNCH, sound=True), volume=0.25)
    reminded.wait(HOUR)
    assert reminded.heard == [(0.25,)]


def test_left_alone_for_two_weeks_it_asks_and_each_answer_is_heard(reminded):
    begun(reminded)
    answers = {"keep": [], "change": [("lunch",)], "stop": []}
    for answer, heard in answers.items():
        assert reminded.wait(24 * HOUR * 15, HOUR) == 15
        assert list(reminded.notifier.notices[-1].actions) == ["change", "keep", "stop"]
        assert reminded.reminding.question == LUNCH
        assert reminded.wait(48 * HOUR, HOUR) == 0, "it keeps still until there is an answer"
        reminded.heard.clear()
        reminded.notifier.chosen.emit(answer)
        assert reminded.heard == heard
        assert reminded.reminding.question is None
    assert not reminded.reminding.plan.reminders[0].on


def test_it_can_be_kept_on_the_screen_too(reminded):
    begun(reminded)
    reminded.wait(24 * HOUR * 16, HOUR)
    reminded.reminding.keep_as_it_is("lunch")
    assert reminded.reminding.question is None
    assert reminded.wait(24 * HOUR) == 1


def test_one_can_be_tried_and_nothing_changes(reminded):
    begun(reminded)
    before = reminded.kept
    reminded.reminding.try_now("lunch")
    reminded.notifier.chosen.emit("not-today")
    reminded.reminding.try_now("lunch")
    reminded.notifier.chosen.emit("start")
    reminded.reminding.try_now("gone")
    assert len(reminded.notifier.notices) == 2
    assert reminded.heard == [("coherent", 5.0)]
    assert reminded.kept == before


def test_the_plan_is_changed_from_the_screen(reminded, qtbot):
    reminded.reminding.begin()
    with qtbot.waitSignal(reminded.reminding.changed):
        reminded.reminding.set_plan(lambda plan: plan.with_reminder(LUNCH))
    assert reminded.kept.plan.reminders == (LUNCH,)
    assert [one.at for one in reminded.reminding.coming(2)] == [NOON + HOUR, NOON + 25 * HOUR]
    assert reminded.reminding.local_now() == NOON
    with pytest.raises(ValueError, match="hours"):
        reminded.reminding.set_plan(lambda plan: replace(plan, quiet=QuietHours(time(9), time(9))))
    assert reminded.kept.plan.reminders == (LUNCH,)


def test_it_looks_by_itself_just_after_the_minute(reminded, qtbot):
    begun(reminded)
    reminded.now = NOON + HOUR - timedelta(milliseconds=100)
    with qtbot.waitSignal(reminded.notifier.shown, timeout=5000):
        reminded.reminding.look()
        assert 300 <= reminded.reminding._timer.interval() <= 400
        reminded.now = NOON + HOUR

"""From the clock to a notice to a session: a clock that a test moves, and a notifier that it answers for."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QObject, Signal

from relaxapp.app.records import Records
from relaxapp.app.reminder_choice import PRACTISED
from relaxapp.app.reminding import LOOK_SECONDS, Reminding
from relaxapp.desktop.busy import Busyness
from relaxapp.exercises.library import Library
from relaxapp.failures import Failure
from relaxapp.journal.entries import SessionRecord
from relaxapp.paths import assets, places
from relaxapp.player.account import Ended
from relaxapp.reminders.lines import LINES
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import USUAL, AtTimes, Between, Reminder
from relaxapp.reminders.store import ReminderStore
from relaxapp.ui.window import Window
from relaxapp.vault.keys import Cost
from tests.app.houses import make_house

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.desktop.notifications import Notice

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 21, 12, tzinfo=BERLIN)
LIBRARY = Library([assets() / "exercises"])
ENDED = Ended(LIBRARY.scripts["box"], NOON, 180.0, 90.0, finished=False, id="one")
LUNCH = Reminder(id="lunch", name="After lunch", when=AtTimes((time(13),)), exercise="coherent")


class Notifier(QObject):
    chosen = Signal(str)
    closed = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notices: list[Notice] = []
        self.withdrawn = 0

    def show(self, notice: Notice) -> None:
        self.notices.append(notice)
        self.shown.emit()

    def withdraw(self) -> None:
        self.withdrawn += 1


class Stage:
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.where = places(folder)
        self.window = Window()
        qtbot.addWidget(self.window)
        self.told: list[Failure] = []
        self.house = replace(make_house(self.window, self.where, self.told), library=lambda: LIBRARY)
        self.now = NOON
        self.zone = BERLIN
        self.busy = False
        self.records: list[SessionRecord] = []
        self.journal_fails = False
        self.asked = 0
        self.heard: list[tuple[object, ...]] = []
        self.start_program()

    def start_program(self) -> None:
        self.notifier = Notifier()
        self.reminding = Reminding(
            self.house,
            self.notifier,
            self.since,
            self.ask_busy,
            self.window,
            now=lambda: self.now.astimezone(UTC),
            zone=lambda: self.zone,
        )
        for signal in (self.reminding.start, self.reminding.choose, self.reminding.change, self.reminding.bell):
            signal.connect(lambda *words: self.heard.append(words))

    def since(self, when: datetime) -> list[SessionRecord]:
        if self.journal_fails:
            raise Failure("The list is damaged.")
        return [record for record in self.records if record.started >= when]

    def ask_busy(self, then: Callable[[Busyness], None]) -> None:
        self.asked += 1
        then(Busyness({"full screen": self.busy}))

    def keep(self, *reminders: Reminder, **more: object) -> None:
        plan = Plan(**{"reminders": reminders, "quiet": None, **more})
        ReminderStore(self.where.reminders).update(lambda kept: kept.with_plan(plan, self.now))

    def wait(self, length: timedelta, step: timedelta = timedelta(seconds=LOOK_SECONDS)) -> int:
        """Let time go by, half a minute at a time unless told otherwise; return how many notices came."""
        before = len(self.notifier.notices)
        end = self.now + length
        while self.now < end:
            self.now += step
            self.reminding.look()
        return len(self.notifier.notices) - before

    def practise(self, exercise: str = "box", seconds: float = 300) -> None:
        self.records.append(SessionRecord.of(exercise, "", self.now, seconds, seconds, finished=True))

    @property
    def kept(self):
        return ReminderStore(self.where.reminders).load()


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the power does not fail here, and years go by
    return Stage(tmp_path, qtbot)


def begun(stage: Stage, *reminders: Reminder, **more: object) -> Stage:
    stage.keep(*(reminders or (LUNCH,)), **more)
    stage.reminding.begin()
    return stage


def test_with_no_reminders_nothing_is_written_and_nobody_is_asked(stage, tmp_path):
    stage.reminding.begin()
    stage.wait(3 * HOUR)
    stage.reminding.close()
    assert list(tmp_path.iterdir()) == []
    assert stage.asked == 0


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


def test_put_off_before_the_program_ends_it_comes_when_it_runs_again(stage):
    begun(stage)
    stage.wait(HOUR)
    stage.notifier.chosen.emit("later-60")
    stage.reminding.close()
    stage.now += 90 * MINUTE
    stage.start_program()
    stage.reminding.begin()
    assert len(stage.notifier.notices) == 1


def test_not_today_is_for_today(stage):
    begun(stage, replace(LUNCH, when=Between(time(9), time(20), 60)), most_a_day=0)
    stage.wait(HOUR)
    stage.notifier.chosen.emit("not-today")
    assert stage.wait(10 * HOUR) == 0
    assert stage.wait(12 * HOUR) == 3


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


def test_what_was_slept_through_comes_within_a_look_after_waking(stage):
    begun(stage, LUNCH, replace(LUNCH, id="tea", when=AtTimes((time(13, 30),))))
    stage.now += 2 * HOUR
    assert stage.wait(timedelta(seconds=LOOK_SECONDS)) == 1
    assert stage.wait(HOUR) == 0


@pytest.mark.parametrize("ended", ["closed", "killed"])
def test_after_a_restart_it_comes_once(stage, ended):
    begun(stage)
    if ended == "closed":
        stage.reminding.close()
        assert stage.notifier.withdrawn == 1
    stage.now += 90 * MINUTE
    for expected in (1, 0):
        stage.start_program()
        stage.reminding.begin()
        stage.wait(5 * MINUTE)
        assert len(stage.notifier.notices) == expected
        if ended == "closed":
            stage.reminding.close()


def test_two_programs_show_it_once(stage):
    begun(stage)
    first = stage.notifier
    stage.start_program()
    second = stage.notifier
    stage.reminding.begin()
    others = stage.window.findChildren(Reminding)
    for _ in range(3 * 60):
        stage.now += MINUTE
        for reminding in others:
            reminding.look()
    assert len(first.notices) + len(second.notices) == 1


def test_what_a_command_changes_is_taken_up(stage, qtbot):
    stage.reminding.begin()
    stage.wait(MINUTE)
    with qtbot.waitSignal(stage.reminding.changed):
        stage.keep(LUNCH)
        stage.reminding.look()
    assert stage.wait(HOUR) == 1


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
    vault._cost = Cost(memory=32, passes=1, lanes=1)
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


def test_what_was_practised_is_known_when_the_program_went_on_afresh_behind_a_lock(stage, monkeypatch):
    monkeypatch.setenv(PRACTISED, "")
    vault = stage.house.vault
    vault._cost = Cost(memory=32, passes=1, lanes=1)
    vault.create("four quiet green chairs")
    begun(stage, replace(LUNCH, skip_hours=2))
    stage.house.sessions.ended.emit(replace(ENDED, started=stage.now))
    stage.practise()
    stage.practise(seconds=10)
    stage.reminding.hand_over()
    handed = os.environ[PRACTISED]
    assert "box" not in handed, "only when, and nothing of what"
    assert "box" not in "".join(path.read_text() for path in stage.where.data.glob("*.json"))
    stage.journal_fails = True
    stage.start_program()
    stage.reminding.begin()
    assert PRACTISED not in os.environ, "no other program is told"
    assert stage.wait(HOUR) == 0, "it is not forgotten"
    assert stage.wait(24 * HOUR, HOUR) == 1, "and not for longer than it should be"


@pytest.mark.parametrize("handed", ["yesterday", "2026-11-21T11:30:00", "2026-11-21T11:30:00+01:00 x"])
def test_what_makes_no_sense_there_is_passed_over(stage, monkeypatch, handed):
    monkeypatch.setenv(PRACTISED, handed)
    stage.start_program()
    begun(stage, replace(LUNCH, skip_hours=2))
    assert stage.wait(HOUR) == 1


def test_without_a_lock_nothing_is_handed_over(stage, monkeypatch):
    monkeypatch.setenv(PRACTISED, "")
    begun(stage, replace(LUNCH, skip_hours=2))
    stage.practise()
    stage.reminding.hand_over()
    assert os.environ[PRACTISED] == ""


def test_a_full_disk_is_told_once_and_nothing_comes_twice(stage, monkeypatch):
    begun(stage, replace(LUNCH, when=Between(time(13), time(20), 60)))

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    assert stage.wait(3 * HOUR) == 3
    assert len(stage.told) == 1
    assert "can't be saved" in str(stage.told[0])
    stage.notifier.chosen.emit("not-today")
    assert stage.wait(3 * HOUR) == 0


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


def test_a_damaged_file_is_told(stage):
    stage.where.data.mkdir(parents=True)
    stage.where.reminders.write_bytes(b"\xff")
    stage.reminding.begin()
    assert "is damaged" in str(stage.told[0])


def test_it_looks_by_itself_just_after_the_minute(stage, qtbot):
    begun(stage)
    stage.now = NOON + HOUR - timedelta(milliseconds=100)
    with qtbot.waitSignal(stage.notifier.shown, timeout=5000):
        stage.reminding.look()
        assert 300 <= stage.reminding._timer.interval() <= 400
        stage.now = NOON + HOUR


def test_over_a_thousand_days_nothing_grows(stage):
    begun(stage)
    sizes = []
    for day in range(1000):
        stage.now = datetime.combine(NOON.date() + timedelta(days=day + 1), time(13), BERLIN)
        stage.reminding.look()
        stage.notifier.chosen.emit(("start", "later-10", "not-today")[day % 3])
        if day % 100 == 99:
            sizes.append(stage.where.reminders.stat().st_size)
    assert len(stage.notifier.notices) == 1000
    assert max(sizes[5:]) < sizes[4] * 1.02

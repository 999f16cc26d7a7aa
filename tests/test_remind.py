"""The commands for reminders: what a person types, and what they read."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from relaxapp import paths, remind
from relaxapp.exercises.library import Library
from relaxapp.failures import Failure
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import USUAL, AtTimes, Between, EveryDays, Reminder, Weekdays
from relaxapp.reminders.store import ReminderStore

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 21, 13, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
LIBRARY = Library([paths.assets() / "exercises"])
LUNCH = Reminder(id="lunch", name="After lunch", when=AtTimes((time(13),)))


class Terminal:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = ReminderStore(folder / "data" / "reminders.json")
        self.capsys = capsys

    def type(self, *words: str) -> str:
        parser = argparse.ArgumentParser()
        remind.add_arguments(parser)
        assert remind.run(parser.parse_args(words), self.store, LIBRARY, NOW, BERLIN) == 0
        return self.capsys.readouterr().out

    def keep(self, *reminders: Reminder, **more) -> None:
        self.store.update(lambda kept: kept.with_plan(Plan(reminders=reminders, **more), NOW))

    @property
    def plan(self) -> Plan:
        return ReminderStore(self.store._path).load().plan

    @property
    def one(self) -> Reminder:
        (reminder,) = self.plan.reminders
        return reminder


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, capsys)


def test_with_none_it_tells_how_to_make_one_and_writes_nothing(terminal, tmp_path):
    said = terminal.type("list")
    assert 'relaxapp remind add "After lunch" --at 13:00' in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("--at 13:00 9:05", AtTimes((time(9, 5), time(13)))),
        ("--at 9:00 --days weekdays", AtTimes((time(9),), Weekdays(frozenset(range(5))))),
        ("--at 9:00 --days mon,Thursday", AtTimes((time(9),), Weekdays(frozenset({0, 3})))),
        ("--at 9:00 --days weekend,fri", AtTimes((time(9),), Weekdays(frozenset({4, 5, 6})))),
        ("--at 9:00 --every-days 3", AtTimes((time(9),), EveryDays(3, date(2026, 11, 21)))),
        ("--between 9:00 17:00", Between(time(9), time(17), 60)),
        ("--between 22:00 2:00 --every 90", Between(time(22), time(2), 90)),
    ],
)
def test_one_is_made_of_what_is_typed(terminal, typed, when):
    terminal.type("add", "After lunch", *typed.split())
    assert terminal.one == Reminder(id=terminal.one.id, name="After lunch", when=when)


def test_all_the_rest_can_be_said(terminal):
    more = ["--sentence", "I breathe.", "--minutes", "3", "--skip-hours", "2", "--sound", "--exercise", "coherent"]
    said = terminal.type("add", "Tea", "--at", "16:00", *more)
    made = Reminder(
        id=terminal.one.id,
        name="Tea",
        when=AtTimes((time(16),)),
        sentence="I breathe.",
        minutes=3,
        skip_hours=2,
        sound=True,
        exercise="coherent",
    )
    assert terminal.one == made
    assert said == "Tea: Every day at 16:00 (3 min, coherent, not within 2 h of practice, with a bell)\n"


def test_what_is_not_named_stays_as_it_was(terminal):
    terminal.keep(replace(LUNCH, sentence="I breathe.", sound=True, exercise="box"))
    terminal.type("edit", "after LUNCH", "--days", "weekend", "--no-sound")
    assert terminal.one == replace(
        LUNCH, when=AtTimes((time(13),), Weekdays(frozenset({5, 6}))), sentence="I breathe.", exercise="box"
    )
    terminal.type("edit", "1", "--no-on", "--name", "Later", "--exercise", "usual", "--between", "9:00", "12:00")
    assert (terminal.one.on, terminal.one.name, terminal.one.exercise) == (False, "Later", USUAL)
    terminal.type("edit", "Later", "--every", "30", "--exercise", "choose")
    assert terminal.one.when == Between(time(9), time(12), 30, Weekdays(frozenset({5, 6})))
    assert terminal.one.exercise == ""


def test_the_list_says_all(terminal):
    terminal.keep(
        LUNCH, replace(LUNCH, id="2", name="Tea", on=False, sentence="Then I rest."), quiet=None, most_a_day=0
    )
    assert terminal.type("list").splitlines() == [
        "1  After lunch: Every day at 13:00 (5 min, you choose then)",
        "2  Tea (off): Every day at 13:00 (5 min, you choose then)",
        "   Then I rest.",
        "",
        "Quiet hours: none. At most a day: any number. Fewer and shorter: no. Discreet: yes.",
    ]


def test_one_can_go(terminal):
    terminal.keep(LUNCH)
    assert "“After lunch” is gone." in terminal.type("remove", "after lunch")
    assert terminal.plan.reminders == ()


@pytest.mark.parametrize(
    ("typed", "until", "said"),
    [
        ([], date(2026, 11, 22), "Tomorrow, Sunday"),
        (["today"], date(2026, 11, 22), "Tomorrow, Sunday"),
        (["2026-12-24"], date(2026, 12, 24), "Thursday, 24 December"),
        (["off"], None, "Nothing is paused"),
    ],
)
def test_all_can_be_paused(terminal, typed, until, said):
    terminal.keep(LUNCH, paused_until=date(2027, 1, 1))
    assert said in terminal.type("pause", *typed)
    assert terminal.plan.paused_until == until


def test_what_holds_for_all_can_be_set(terminal):
    terminal.keep(LUNCH)
    terminal.type("set", "--quiet", "21:30", "8:00", "--most", "0", "--late", "1.5", "--flare", "--no-discreet")
    plan = Plan(
        reminders=(LUNCH,),
        quiet=QuietHours(time(21, 30), time(8)),
        most_a_day=0,
        late_hours=1.5,
        flare_mode=True,
        discreet=False,
    )
    assert terminal.plan == plan
    terminal.type("set", "--no-quiet", "--no-flare")
    assert terminal.plan == replace(plan, quiet=None, flare_mode=False)


def test_the_next_ones_are_told_by_the_clock_of_this_place(terminal):
    terminal.keep(LUNCH, replace(LUNCH, id="2", name="Tea", when=AtTimes((time(16),))))
    assert terminal.type("next", "-n", "2").splitlines() == [
        "Today, Saturday, 16:00  Tea",
        "Tomorrow, Sunday, 13:00  After lunch",
    ]
    terminal.keep()
    assert terminal.type("next") == "None is to come.\n"


def test_a_calendar_is_written_and_none_is_written_over(terminal, tmp_path):
    terminal.keep(LUNCH)
    goal = tmp_path / "reminders.ics"
    terminal.type("export", "-o", str(goal))
    assert len(Calendar.from_ical(goal.read_bytes()).walk("VEVENT")) == 1
    assert goal.stat().st_mode & 0o777 == paths.PRIVATE_FILE
    before = goal.read_bytes()
    with pytest.raises(Failure, match="is there already"):
        terminal.type("export", "-o", str(goal))
    assert goal.read_bytes() == before
    with pytest.raises(Failure, match="can't be written"):
        terminal.type("export", "-o", "/proc/nowhere/x.ics")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("add x", "needs a time"),
        ("add x --at 9:00 --between 9:00 10:00", "Choose one of the two"),
        ("add x --at 9:00 --every 30", "goes with"),
        ("add x --between 9:00 9:00", "the two hours are the same"),
        ("add x --between 9:00 10:00 --every 2", "the most often"),
        ("add x --at 9:00 --minutes 0", "minutes"),
        ("add x --at 9:00 --exercise boks", "box"),
        ("edit nobody --at 9:00", "no reminder “nobody”"),
        ("edit 3 --at 9:00", "no reminder “3”"),
        ("remove twin", "Several reminders are called “twin”"),
        ("set --quiet 9:00 9:00", "different times"),
        ("set --most -1", "how many"),
    ],
)
def test_what_can_not_be_is_told_and_changes_nothing(terminal, typed, said):
    terminal.keep(replace(LUNCH, id="1", name="Twin"), replace(LUNCH, id="2", name="Twin"))
    before = terminal.plan
    with pytest.raises(Failure) as failed:
        terminal.type(*typed.split())
    assert said in str(failed.value)
    assert terminal.plan == before


@pytest.mark.parametrize(
    "typed",
    [
        "add x --at 25:00",
        "add x --at nine",
        "add x --days moonday --at 9:00",
        "pause soon",
        "next -n 0",
        "next -n -1",
        "",
    ],
)
def test_what_can_not_be_understood_gets_one_line(terminal, typed, capsys):
    with pytest.raises(SystemExit):
        terminal.type(*typed.split())
    assert "error:" in capsys.readouterr().err


def test_a_damaged_file_is_told(terminal, capsys):
    terminal.keep(LUNCH)
    terminal.store._path.write_bytes(b"\xff")
    parser = argparse.ArgumentParser()
    remind.add_arguments(parser)
    assert remind.run(parser.parse_args(["list"]), terminal.store, LIBRARY, NOW, BERLIN) == 0
    assert "The file of your reminders is damaged." in capsys.readouterr().err


def test_the_window_takes_up_what_is_typed(terminal):
    running = ReminderStore(terminal.store._path)
    assert running.load().plan.reminders == ()
    terminal.type("add", "Tea", "--at", "16:00")
    assert [reminder.name for reminder in running.load().plan.reminders] == ["Tea"]

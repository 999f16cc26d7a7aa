"""What could not be saved and was then deleted does not come back in the same run; what is to stay, does."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relaxapp.exercises.template import template
from relaxapp.journal.course import Progress
from relaxapp.journal.course_store import CourseStore
from relaxapp.reminders.rule import AtTimes, Reminder
from relaxapp.support.plan_store import FlarePlanStore, PlanStore
from tests import disks
from tests.app.houses import press
from tests.app.traces import MARK, to_deleting, traces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.app.conftest import Program

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints|systemTrayWindowChanged", extend=True)

PLANS, REMINDERS, OWN = "plans", "reminders", "own"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The disk takes nothing until this is undone."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", disks.full)
        yield patch


def write(program: Program, words: str) -> None:
    QTest.keyClicks(program.window.focusWidget(), words)


def delete(program: Program, *also: str) -> None:
    screen = to_deleting(program)
    for kind, switch in screen._switches.items():
        switch.setChecked(kind in also)
    program.press("Delete …")
    program.press("Delete it all")


def end(program: Program) -> None:
    """Go on for a while, and close the program."""
    program.press("Go on")
    program.key(Qt.Key.Key_F1)  # the people who can help, where plans are read
    program.become("SupportScreen")
    program.window.close()
    program.app.close()


def write_plans(program: Program) -> None:
    """Write in both plans, neither of which can be saved."""
    for plan in (program.app.care._plans._mine, program.app.care._plans._flare):
        plan.open()
        press(plan.shown, "Add")
        write(program, MARK)
        plan.save()
        assert plan._store.unsaved


def test_plans_that_could_not_be_saved_are_gone_with_all_the_rest(program: Program, full: pytest.MonkeyPatch) -> None:
    write_plans(program)
    delete(program, PLANS)
    full.undo()
    program.app.care._plans.open()
    assert not any(screen.plan for screen in program.app.care._plans.screens)
    assert not program.app.care._plans.plan()
    program.app.parts.choosing.open()
    end(program)
    assert traces(program.where) == []
    assert not program.where.plan.exists()


def test_plans_that_are_to_stay_are_saved_when_there_is_room_again(program: Program, full: pytest.MonkeyPatch) -> None:
    write_plans(program)
    delete(program)
    full.undo()
    end(program)
    assert MARK in str(PlanStore(program.where.plan).load())
    assert MARK in str(FlarePlanStore(program.where.flare_plan).load())


def test_a_line_of_one_s_own_that_could_not_be_saved_is_gone(program: Program, full: pytest.MonkeyPatch) -> None:
    care = program.app.care
    care.open()
    program.become("SupportScreen")
    care._add_line()
    screen = care._own.shown
    assert screen is not None
    screen._fields["service"].setPlainText(MARK)
    screen._fields["contact"].setPlainText("030 123")
    press(screen, "Keep it")
    assert "can't be saved" in screen._problem._label.text()
    delete(program, PLANS)
    full.undo()
    end(program)
    assert traces(program.where) == []


def test_a_sheet_that_could_not_be_kept_is_gone(program: Program) -> None:
    program.where.journal.mkdir(parents=True)
    program.app.parts.journal._sheets.begin("goal")
    write(program, MARK)
    program.app.parts.journal._sheets.save()
    delete(program)
    assert not program.where.journal.exists()
    program.app.parts.journal._sheets.open()
    program.app.parts.choosing.open()
    end(program)
    assert traces(program.where) == []


def test_a_place_in_the_course_that_could_not_be_saved_is_gone(program: Program, full: pytest.MonkeyPatch) -> None:
    program.app.parts.course._go(program.app.parts.course._course.stages[1].id)
    delete(program)
    full.undo()
    program.app.parts.course.open()
    assert program.app.parts.course._store.load() == Progress()
    program.app.parts.choosing.open()
    end(program)
    assert CourseStore(program.where.course).load() == Progress()


def remind(program: Program) -> None:
    reminding = program.app.parts.presence._reminding
    lunch = Reminder(id="lunch", name=MARK, when=AtTimes((time(13),)))
    reminding.set_plan(lambda plan: plan.with_reminder(lunch))


@pytest.mark.parametrize(("also", "left"), [((REMINDERS,), False), ((), True)])
def test_reminders_that_could_not_be_saved_go_only_if_they_are_to(
    program: Program, full: pytest.MonkeyPatch, also: tuple[str, ...], left: bool
) -> None:
    remind(program)
    delete(program, *also)
    full.undo()
    reminding = program.app.parts.presence._reminding
    assert bool(reminding.plan.reminders) is left
    reminding.set_plan(lambda plan: replace(plan, volume=0.1))
    end(program)
    assert bool(traces(program.where)) is left


def test_a_notice_that_is_shown_is_taken_back_with_its_reminder(program: Program) -> None:
    remind(program)
    reminding = program.app.parts.presence._reminding
    reminding.try_now("lunch")
    reminding._only_tried = False
    assert reminding.waits_for_answer
    delete(program, REMINDERS)
    assert not reminding.waits_for_answer
    reminding._answered("later")
    assert not program.where.reminders.exists()


def test_a_voice_that_is_being_added_is_waited_for_and_goes(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    waited_for, adding, packs = threading.Event(), program.app.parts.voices._adding, program.where.voice_packs

    def add() -> None:
        waited_for.wait()
        packs.mkdir(parents=True)
        (packs / "mine.json").write_text(MARK)

    wait = adding.wait
    adding.done.disconnect()
    monkeypatch.setattr(adding, "wait", lambda: (waited_for.set(), wait()))
    adding.begin(add)
    delete(program, OWN)
    end(program)
    assert traces(program.where) == []


@pytest.mark.parametrize(("also", "left"), [((OWN,), False), ((), True)])
def test_a_text_that_is_being_written_goes_only_with_what_one_made(
    program: Program, full: pytest.MonkeyPatch, also: tuple[str, ...], left: bool
) -> None:
    program.where.exercises.mkdir(parents=True)
    (program.where.exercises / "mine.md").write_text(template("Mine"))
    program.app.parts.workshop.edit("mine")
    write(program, f"// {MARK} ")
    program.app.parts.workshop._desk._keep()
    delete(program, *also)
    full.undo()
    program.app.parts.workshop.edit("mine")
    assert (program.screen == "ScriptEditor") is left
    assert (MARK in program.app.parts.workshop._desk._screen.text.text) is left
    program.app.parts.choosing.open()
    if left:
        program.app.parts.workshop._desk._keep()
    end(program)
    assert bool(traces(program.where)) is left

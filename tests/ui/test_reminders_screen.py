"""The list of reminders: what there is in plain words, one press to a first one, a pause, and the truth in switches."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.reminders.coming import coming
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import USUAL, AtTimes, Between, Reminder, Weekdays
from relaxapp.ui.closing_choice import ClosingChoice
from relaxapp.ui.reminder import suggestion
from relaxapp.ui.reminder_here import WHEN_CLOSED
from relaxapp.ui.reminders import RemindersScreen
from relaxapp.ui.still_wanted import StillWanted
from relaxapp.ui.window import Window
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    InWindow = Callable[..., Window]
    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]

SATURDAY = datetime(2026, 11, 21, 13, 30, tzinfo=UTC)
LUNCH = Reminder(
    id="lunch", name="After lunch", sentence="After lunch, I breathe", when=AtTimes((time(13),)), exercise=USUAL
)
DESK = Reminder(
    id="desk", name="At the desk", when=Between(time(9), time(17), 120, Weekdays(frozenset(range(5)))), exercise="box"
)
PLAN = Plan(reminders=(LUNCH, DESK))


class Stage:
    """The screen in its window, with whoever keeps the plan behind it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.told: list[tuple[Any, ...]] = []
        self.screen = RemindersScreen(QLocale("en_GB"), make_id=lambda: "new")
        self.screen.set_exercises({"box": "Box breathing"})
        here, asked = self.screen.here, self.screen.still_wanted
        for name, signal in {
            **{name: getattr(self.screen, name) for name in ("add", "edit", "try_now", "back")},
            **{name: getattr(here, name) for name in ("when_closed", "export")},
            **{name: getattr(here, name).wanted for name in ("autostart", "menu")},
            **{name: getattr(asked, name) for name in ("kept", "changed", "stopped")},
        }.items():
            self.hear(name, signal)
        self.screen.save.connect(lambda reminder: self.change(self.plan.with_reminder(reminder)))
        self.screen.removed.connect(lambda name: self.change(self.plan.without(name)))
        self.screen.switched.connect(
            lambda name, on: self.change(self.plan.with_reminder(replace(self.plan.get(name), on=on)))
        )
        self.screen.changed.connect(lambda name, value: self.change(replace(self.plan, **{name: value})))
        self.window = Window()
        self.change(plan)
        self.window.show_screen(self.screen)

    def hear(self, name: str, signal: SignalInstance) -> None:
        signal.connect(lambda *arguments: self.told.append((name, *arguments)))

    def change(self, plan: Plan) -> None:
        self.plan = plan
        self.screen.show_plan(plan, coming(plan, SATURDAY, UTC, 4), SATURDAY)


@pytest.fixture
def stage(show: Show) -> Stage:
    made = Stage(PLAN)
    show(made.window, 900, 900)
    return made


@pytest.fixture
def empty(show: Show) -> Stage:
    made = Stage(Plan())
    show(made.window, 900, 700)
    return made


def buttons(widget: QWidget) -> list[str]:
    return [button.accessibleName() for button in widget.findChildren(QPushButton) if button.isVisible()]


def test_the_first_one_is_one_press_away(empty: Stage):
    assert QApplication.focusWidget().accessibleName() == "Remind me after lunch"
    press(Qt.Key.Key_Return)
    assert empty.plan.reminders == (suggestion("new"),)
    assert QApplication.focusWidget().accessibleName() == "Edit: After lunch"


def test_before_the_first_one_nothing_else_is_there(empty: Stage, named: Named):
    assert buttons(empty.screen) == ["Remind me after lunch", "Write my own", "Back"]
    named(empty.screen, "Write my own").click()
    assert empty.told == [("add",)]


def test_each_one_is_there_in_plain_words(stage: Stage, said: Said):
    shown = said(stage.screen)
    assert "“After lunch, I breathe”" in shown
    assert "Every day at 13:00 · What usually helps, 5 minutes" in shown
    assert "Every weekday from 09:00 to 17:00, every 2 hours · Box breathing, 5 minutes" in shown


def test_the_next_ones_are_there_in_plain_words(stage: Stage, said: Said):
    shown = said(stage.screen)
    assert "Tomorrow, Sunday, 13:00  ·  After lunch" in shown
    assert "Monday, 23 November, 09:00  ·  At the desk" in shown
    for name in ("After lunch", "At the desk"):
        stage.screen.switched.emit({"After lunch": "lunch", "At the desk": "desk"}[name], False)
    assert "Nothing comes just now." in said(stage.screen)


@pytest.mark.parametrize(
    ("door", "told"),
    [
        ("Edit: At the desk", ("edit", "desk")),
        ("Show it now: After lunch", ("try_now", "lunch")),
        ("Add a reminder", ("add",)),
    ],
)
def test_the_doors(stage: Stage, named: Named, door: str, told: tuple[str, ...]):
    QTest.mouseClick(named(stage.screen, door), Qt.MouseButton.LeftButton)
    assert stage.told == [told]


def test_one_is_switched_off_and_on_by_the_space_bar(stage: Stage):
    switch = stage.screen._rows["lunch"].switch
    assert (switch.accessibleName(), switch.text()) == ("After lunch", "On")
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not stage.plan.get("lunch").on
    assert switch.text() == "Off"
    assert QApplication.focusWidget() is switch
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert stage.plan.get("lunch").on


def test_deleting_asks_first_in_its_place(stage: Stage, named: Named):
    named(stage.screen, "Delete: After lunch").click()
    assert QApplication.focusWidget().accessibleName() == "Keep it"
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Delete: After lunch"
    assert stage.plan == PLAN
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab, held=Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget().accessibleName() == "Delete it"
    press(Qt.Key.Key_Return)
    assert [known.id for known in stage.plan.reminders] == ["desk"]
    assert QApplication.focusWidget().accessibleName() == "Edit: At the desk"


def test_what_is_asked_stays_asked_when_something_else_changes(stage: Stage, named: Named):
    named(stage.screen, "Delete: After lunch").click()
    stage.change(replace(stage.plan, flare_mode=True))
    assert QApplication.focusWidget().accessibleName() == "Keep it"


def test_deleting_the_last_one_leads_back_to_the_beginning(empty: Stage, named: Named):
    empty.change(Plan(reminders=(LUNCH,)))
    named(empty.screen, "Delete: After lunch").click()
    named(empty.screen, "Delete it").click()
    assert QApplication.focusWidget().accessibleName() == "Remind me after lunch"


def test_a_pause_for_today_and_going_on(stage: Stage, named: Named, said: Said):
    named(stage.screen, "Pause for today").setFocus()
    press(Qt.Key.Key_Return)
    assert stage.plan.paused_until == date(2026, 11, 22)
    assert said(stage.screen).count("Reminders rest for today. Tomorrow they come again.") == 2
    assert QApplication.focusWidget().accessibleName() == "Go on with them now"
    press(Qt.Key.Key_Return)
    assert stage.plan.paused_until is None
    assert QApplication.focusWidget().accessibleName() == "Pause for today"
    assert "rest" not in said(stage.screen)


def test_a_pause_until_a_day(stage: Stage, named: Named, said: Said):
    named(stage.screen, "Pause until a day …").click()
    named(stage.screen, "In a week").click()
    named(stage.screen, "They come again on: a day later").click()
    assert "Sunday, 29 November" in said(stage.screen)
    named(stage.screen, "Pause until then").click()
    assert stage.plan.paused_until == date(2026, 11, 29)
    assert "Reminders rest. They come again on Sunday, 29 November." in said(stage.screen)
    assert "Pause until then" not in buttons(stage.screen)
    assert "Sunday, 29 November, 13:00  ·  After lunch" in said(stage.screen)


def test_a_pause_that_is_over_is_none(stage: Stage, said: Said):
    stage.change(replace(PLAN, paused_until=SATURDAY.date()))
    assert "rest" not in said(stage.screen)
    assert "Pause for today" in buttons(stage.screen)


def test_hard_days_need_one_switch(stage: Stage):
    QTest.mouseClick(stage.screen.hard_days.flare, Qt.MouseButton.LeftButton)
    assert stage.plan.flare_mode


def test_what_holds_for_all(stage: Stage, named: Named):
    named(stage.screen, "Quiet hours").click()
    rules = stage.screen.rules
    assert stage.plan.quiet == QuietHours(time(22), time(7))
    named(rules, "Quiet from: earlier").click()
    assert stage.plan.quiet == QuietHours(time(21, 45), time(7))
    rules.quiet.on.click()
    assert stage.plan.quiet is None
    assert not rules.quiet.start.isVisible()
    rules.quiet.on.click()
    assert stage.plan.quiet == QuietHours(time(22), time(7))
    for option, value in (("most_a_day", 0), ("late_hours", 0.5)):
        box = rules.form._boxes[option]
        box.setCurrentIndex(box.findData(value))
        assert getattr(stage.plan, option) == value
    assert stage.plan.discreet
    stage.screen.changed.emit("discreet", False)
    assert not stage.plan.discreet


def test_quiet_hours_that_begin_when_they_end_are_said_not_kept(stage: Stage, named: Named, said: Said):
    named(stage.screen, "Quiet hours").click()
    quiet = stage.screen.rules.quiet
    quiet.end.set_value(time(22))
    assert "begin and end at the same time" in said(stage.screen)
    assert stage.plan.quiet == QuietHours(time(22), time(7))
    quiet.end.set_value(time(6))
    assert stage.plan.quiet == QuietHours(time(22), time(6))
    assert "same time" not in said(stage.screen)


def test_showing_a_plan_tells_nobody(stage: Stage):
    told = []
    stage.screen.changed.connect(lambda *change: told.append(change))
    stage.screen.switched.connect(lambda *change: told.append(change))
    others = Plan(
        reminders=(replace(LUNCH, on=False), DESK),
        quiet=None,
        most_a_day=7,
        late_hours=3,
        flare_mode=True,
        discreet=False,
        volume=0.9,
    )
    stage.change(others)
    stage.change(PLAN)
    stage.screen.here.set_when_closed("end")
    stage.screen.here.autostart.show_truth(True)
    stage.screen.here.menu.show_truth(True)
    assert told == []
    assert stage.told == []


@pytest.mark.parametrize("name", ["autostart", "menu"])
def test_what_the_computer_may_refuse_shows_the_truth(stage: Stage, named: Named, said: Said, name: str):
    named(stage.screen, "This computer").click()
    offer = getattr(stage.screen.here, name)
    offer.show_truth(on=False)
    offer.switch.click()
    assert stage.told == [(name, True)]
    assert (offer.switch.isChecked(), offer.switch.text()) == (False, "Off")
    offer.show_truth(on=True)
    assert (offer.switch.isChecked(), offer.switch.text()) == (True, "On")
    offer.switch.click()
    offer.show_truth(True, "It can't be switched off (Permission denied).")
    assert offer.switch.isChecked()
    assert "Permission denied" in said(stage.screen)
    offer.show_truth(on=False)
    assert "Permission denied" not in said(stage.screen)


def test_closing_and_the_calendar(stage: Stage, named: Named):
    named(stage.screen, "This computer").click()
    closing = stage.screen.here.closing
    closing.setCurrentIndex(closing.findData("end"))
    named(stage.screen, "Save as a calendar file").click()
    assert stage.told == [("when_closed", "end"), ("export",)]


def test_a_problem_is_said_and_taken_back(stage: Stage, said: Said):
    stage.screen.tell("Your reminders can't be saved.")
    assert "can't be saved" in said(stage.screen)
    stage.screen.tell("")
    assert "can't be saved" not in said(stage.screen)


def test_one_that_nobody_took_up_is_asked_about_calmly(stage: Stage, named: Named, said: Said):
    focus = QApplication.focusWidget()
    stage.screen.still_wanted.ask(LUNCH)
    assert QApplication.focusWidget() is focus
    shown = said(stage.screen).lower()
    assert "“after lunch”" in shown
    assert not {"missed", "ignored", "failed", "should", "streak"} & set(shown.split())
    for door in ("Change it", "Keep it as it is", "Switch it off"):
        named(stage.screen, door).click()
    assert stage.told == [("changed", "lunch"), ("kept", "lunch"), ("stopped", "lunch")]
    stage.screen.still_wanted.ask(None)
    assert "Switch it off" not in buttons(stage.screen)


def test_nothing_is_asked_before_there_is_something(application: QApplication):
    card = StillWanted()
    application.processEvents()
    assert card.isHidden()


def test_closing_is_explained_with_a_choice(in_window: InWindow, qtbot: QtBot, named: Named, said: Said):
    page = ClosingChoice()
    in_window(page)
    assert "start Relaxapp again" in said(page)
    page.show_way_back(tray=True)
    assert "start Relaxapp again" not in said(page)
    with qtbot.waitSignal(page.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == ["stay"]
    with qtbot.waitSignal(page.chosen) as told:
        named(page, "End with the window").click()
    assert told.args == ["end"]
    assert set(told.args) < set(WHEN_CLOSED)
    with qtbot.waitSignal(page.back):
        press(Qt.Key.Key_Escape)

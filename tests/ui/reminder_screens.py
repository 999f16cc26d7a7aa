"""The screens of the reminders as they are held to what every screen owes to everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from relaxapp.reminders import plan as reminding
from relaxapp.reminders.coming import coming
from relaxapp.reminders.rule import AtTimes, Between, EveryDays, Reminder, Weekdays
from relaxapp.ui.closing_choice import ClosingChoice
from relaxapp.ui.reminder import ReminderScreen
from relaxapp.ui.reminders import RemindersScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.ui.page import Page

    Make = Callable[[tuple[Script, ...]], Page]


SATURDAY = datetime(2026, 11, 21, 13, 30, tzinfo=UTC)
LUNCH = Reminder(
    id="lunch",
    name="After lunch",
    sentence="When the kettle boils, I let my shoulders go, and then I look out of the window for a while",
    when=AtTimes((time(8), time(13)), EveryDays(3, date(2026, 11, 20))),
    exercise="pmr-16",
    minutes=12,
)
DESK = Reminder(
    id="desk",
    name="A minute at the desk, and one for the eyes",
    when=Between(time(9), time(17), 90, Weekdays(frozenset(range(5)))),
    exercise="gone",
    skip_hours=2.5,
)


def reminders(state: str) -> Make:
    def make(library: tuple[Script, ...]) -> Page:
        made = RemindersScreen()
        made.set_exercises({script.name: script.title for script in library})
        plan = reminding.Plan(reminders=() if state == "none" else (LUNCH, DESK), late_hours=3)
        if state == "paused":
            plan = replace(plan, paused_until=date(2026, 11, 25))
        made.show_plan(plan, coming(plan, SATURDAY, UTC, 4), SATURDAY)
        made.here.autostart.show_truth(False, "Starting with the computer can't be switched on (Permission denied).")
        if state == "asked":
            made.still_wanted.ask(LUNCH)
            made.tell("Your reminders can't be saved just now (No space left on device).")
        elif state in made.index:
            made.open_part(state)
        elif state == "pausing":
            made.hard_days._until.click()
        made.focus_first()
        return made

    return make


def reminder(shown: Reminder | None) -> Make:
    def make(library: tuple[Script, ...]) -> Page:
        made = ReminderScreen()
        made.set_exercises(
            {script.name: script.title for script in library}, {script.name: script.minutes for script in library}
        )
        if shown:
            made.show_reminder(shown, SATURDAY.date())
            made.tell("Choose at least one day of the week.")
        else:
            made.show_new(SATURDAY.date())
        return made

    return make


def closing_choice(_: tuple[Script, ...]) -> Page:
    made = ClosingChoice()
    made.show_way_back(tray=True)
    return made


REMINDERS: dict[str, Make] = {
    **{
        f"reminders, {state}": reminders(state)
        for state in ("none", "My list", "Quiet hours", "This computer", "paused", "pausing", "asked")
    },
    **{f"reminder, {shown.id if shown else 'new'}": reminder(shown) for shown in (None, LUNCH, DESK)},
    "closing choice": closing_choice,
}

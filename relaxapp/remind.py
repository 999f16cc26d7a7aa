"""The commands for reminders: the rules and the file of the window, which takes up what is changed here on its own."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure
from relaxapp.paths import export
from relaxapp.remind_options import add_options, add_rule, edited, made, senseless, until, whole, with_options
from relaxapp.reminders import in_words
from relaxapp.reminders.calendar import ics
from relaxapp.reminders.coming import coming
from relaxapp.reminders.rule import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.library import Library
    from relaxapp.reminders.plan import Plan
    from relaxapp.reminders.rule import Reminder
    from relaxapp.reminders.store import ReminderStore

_NONE: Final = (
    "There are no reminders yet. This makes one:\n"
    '    relaxapp remind add "After lunch" --at 13:00 --sentence "After lunch, I breathe for five minutes"'
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be done with reminders."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=type(parser))
    actions.add_parser("list", help="all reminders, and what holds for all")
    add = actions.add_parser("add", help="make a reminder")
    add.add_argument("name", metavar="NAME", help="such as “After lunch”")
    add_rule(add)
    edit = actions.add_parser("edit", help="change a reminder; what is not named stays as it is")
    edit.add_argument("reminder", metavar="REMINDER", help="its name, or its number in the list")
    edit.add_argument("--name", metavar="NAME")
    edit.add_argument("--on", action=argparse.BooleanOptionalAction, help="switch it on or off")
    add_rule(edit)
    remove = actions.add_parser("remove", help="let a reminder go")
    remove.add_argument("reminder", metavar="REMINDER")
    pause = actions.add_parser("pause", help="no reminders for today, until a day, or “off” to end the pause")
    pause.add_argument("until", nargs="?", type=until, default="today", metavar="today|DATE|off")
    upcoming = actions.add_parser("next", help="when the next ones come")
    upcoming.add_argument("-n", "--count", type=whole, default=5, metavar="N")
    export = actions.add_parser("export", help="write a calendar file (.ics)")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    add_options(actions.add_parser("set", help="quiet hours, fewer in bad times, and what else holds for all"))


def run(  # noqa: C901 - one an action
    options: argparse.Namespace, store: ReminderStore, library: Library, now: datetime, zone: tzinfo
) -> int:
    """Carry out one of the actions at the moment `now`. Raises Failure when it can't be done."""
    local = now.astimezone(zone)
    plan = store.load().plan
    if store.problem:
        print(f"relaxapp: {store.problem}", file=sys.stderr)
    match options.action:
        case "add":
            reminder = made(options, library, local.date())
            _keep(store, lambda plan: plan.with_reminder(reminder), local)
            print(_line(reminder))
        case "edit":
            plan = _keep(
                store,
                lambda plan: plan.with_reminder(edited(options, _named(plan, options.reminder), library, local.date())),
                local,
            )
            _print_plan(plan, local.date())
        case "remove":
            gone = _named(plan, options.reminder)
            _keep(store, lambda plan: plan.without(gone.id), local)
            print(f"“{gone.name}” is gone.")
        case "pause":
            until = _pause_until(options.until, local.date())
            plan = _keep(store, lambda plan: replace(plan, paused_until=until), local)
            print(_pause_in_words(plan, local.date()) or "Nothing is paused.")
        case "set":
            plan = _keep(store, lambda plan: with_options(plan, options), local)
            print("\n".join(_rules(plan, local.date())))
        case "next":
            kept = store.load()
            found = coming(kept.plan, now, zone, options.count, kept.shown)
            for one in found:
                print(f"{in_words.moment(one.at, local)}  {one.reminder.name}")
            if not found:
                print("None is to come.")
        case "export":
            _export(ics(plan, local.date(), now), options.output)
        case _:
            _print_plan(plan, local.date())
    return 0


def _keep(store: ReminderStore, change: Callable[[Plan], Plan], now: datetime) -> Plan:
    """Change the plan as it is by now. Raises Failure when it can't be kept, or makes no sense."""
    try:
        return store.update(lambda kept: kept.with_plan(change(kept.plan), now)).plan
    except ValueError as error:
        raise senseless(error) from error


def _named(plan: Plan, name: str) -> Reminder:
    """Return the reminder with a name, or with a number in the list. Raises Failure when that is not clear."""
    found = [known for known in plan.reminders if known.name.casefold() == name.strip().casefold()]
    if not found and name.isdecimal() and 1 <= int(name) <= len(plan.reminders):
        found = [plan.reminders[int(name) - 1]]
    if len(found) == 1:
        return found[0]
    if found:
        raise Failure(f"Several reminders are called “{name}”.", to_do="Take its number: relaxapp remind list")
    raise Failure(f"There is no reminder “{name}”.", to_do="“relaxapp remind list” shows all, with their numbers.")


def _pause_until(text: str, today: date) -> date | None:
    if text == "off":
        return None
    return today + timedelta(days=1) if text == "today" else date.fromisoformat(text)


# What a person reads


def _print_plan(plan: Plan, today: date) -> None:
    for number, reminder in enumerate(plan.reminders, 1):
        print(f"{number}  {_line(reminder)}")
        if reminder.sentence:
            print(f"   {reminder.sentence}")
    if not plan.reminders:
        print(_NONE)
        return
    print()
    print("\n".join(_rules(plan, today)))


def _line(reminder: Reminder) -> str:
    what = {"": "you choose then", USUAL: "what you use most"}.get(reminder.exercise, reminder.exercise)
    more = [f"{reminder.minutes:g} min", what]
    if reminder.skip_hours:
        more.append(f"not within {reminder.skip_hours:g} h of practice")
    if reminder.sound:
        more.append("with a bell")
    off = "" if reminder.on else " (off)"
    return f"{reminder.name}{off}: {in_words.when(reminder.when)} ({', '.join(more)})"


def _rules(plan: Plan, today: date) -> list[str]:
    quiet = f"{in_words.hour(plan.quiet.start)} to {in_words.hour(plan.quiet.end)}" if plan.quiet else "none"
    facts = {
        "Quiet hours": quiet,
        "At most a day": plan.most_a_day or "any number",
        "Fewer and shorter": "yes" if plan.flare_mode else "no",
        "Discreet": "yes" if plan.discreet else "no",
    }
    said = " ".join(f"{name}: {value}." for name, value in facts.items())
    return [line for line in (_pause_in_words(plan, today), said) if line]


def _pause_in_words(plan: Plan, today: date) -> str:
    if plan.paused_until is None or not plan.paused_on(today):
        return ""
    return f"Paused. They come again: {in_words.day(plan.paused_until, today)}."


def _export(text: str, goal: Path) -> None:
    if goal.exists():
        raise Failure(f"{goal} is there already, and stays as it is.", "", "Choose another name.")
    export(goal, text)
    print(f"{goal} can be opened with a calendar. What you change here later does not reach it.")

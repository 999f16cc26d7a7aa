"""The commands for reminders: the rules and the file of the window, which takes up at once what is changed here."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from relaxapp.failures import Failure
from relaxapp.reminders import in_words
from relaxapp.reminders.calendar import ics
from relaxapp.reminders.coming import coming
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import USUAL, AtTimes, Between, Days, EveryDays, Reminder, Weekdays, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.library import Library
    from relaxapp.reminders.store import ReminderStore

_CHOOSE: Final = "choose"
_DAYS: Final = {
    "daily": frozenset(range(7)),
    "weekdays": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
    **{name[:3].lower(): frozenset({number}) for number, name in enumerate(in_words.WEEKDAYS)},
}
_EVERY: Final = 60
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
    _add_rule(add)
    edit = actions.add_parser("edit", help="change a reminder; what is not named stays as it is")
    edit.add_argument("reminder", metavar="REMINDER", help="its name, or its number in the list")
    edit.add_argument("--name", metavar="NAME")
    edit.add_argument("--on", action=argparse.BooleanOptionalAction, help="switch it on or off")
    _add_rule(edit)
    remove = actions.add_parser("remove", help="let a reminder go")
    remove.add_argument("reminder", metavar="REMINDER")
    pause = actions.add_parser("pause", help="no reminders for today, until a day, or “off” to end the pause")
    pause.add_argument("until", nargs="?", type=_pause, default="today", metavar="today|DATE|off")
    upcoming = actions.add_parser("next", help="when the next ones come")
    upcoming.add_argument("-n", "--count", type=_whole, default=5, metavar="N")
    export = actions.add_parser("export", help="write a calendar file (.ics)")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    _add_options(actions.add_parser("set", help="quiet hours, fewer in bad times, and what else holds for all"))


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
            reminder = _made(options, library, local.date())
            _keep(store, lambda plan: plan.with_reminder(reminder), local)
            print(_line(reminder))
        case "edit":
            plan = _keep(store, lambda plan: plan.with_reminder(_edited(options, plan, library, local.date())), local)
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
            plan = _keep(store, lambda plan: _with_options(plan, options), local)
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


# What a person types


def _add_rule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", nargs="+", type=_hour, metavar="H:MM", help="times of the day, such as 9:00 13:00")
    parser.add_argument("--between", nargs=2, type=_hour, metavar="H:MM", help="or from one time to another …")
    parser.add_argument("--every", type=_whole, metavar="MINUTES", help=f"… every so many minutes ({_EVERY})")
    parser.add_argument("--days", type=_days, metavar="DAYS", help="daily, weekdays, weekend, or mon,wed,fri")
    parser.add_argument("--every-days", type=_whole, metavar="N", help="or every N days, from today on")
    parser.add_argument("--sentence", metavar="WORDS", help="what you mean to do, in your own words")
    parser.add_argument("--exercise", metavar="EXERCISE", help=f"its name, “{USUAL}”, or “{_CHOOSE}” to be asked then")
    parser.add_argument("--minutes", type=float, metavar="N")
    parser.add_argument("--skip-hours", type=float, metavar="H", help="leave it out when you have practised since")
    parser.add_argument("--sound", action=argparse.BooleanOptionalAction, help="with a soft bell")


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", nargs=2, type=_hour, metavar="H:MM", help="quiet hours, such as 22:00 7:00")
    parser.add_argument("--no-quiet", action="store_true", help="no quiet hours")
    parser.add_argument("--most", type=int, metavar="N", help="how many a day at most; 0 for any number")
    parser.add_argument("--late", type=float, metavar="HOURS", help="how late one may come")
    parser.add_argument("--flare", action=argparse.BooleanOptionalAction, help="every second one, for a minute")
    parser.add_argument("--discreet", action=argparse.BooleanOptionalAction, help="without your own words")


def _hour(text: str) -> time:
    try:
        moment = datetime.strptime(text, "%H:%M")  # noqa: DTZ007 - a time of the day
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a time such as 9:00 or 13:30") from error
    return moment.time()


def _whole(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number")
    return int(text)


def _days(text: str) -> Weekdays:
    names = [name.strip().lower() for name in text.split(",")]
    found = [_DAYS.get(name) or _DAYS.get(name[:3] if name.endswith("day") else "") for name in names]
    if None in found:
        raise argparse.ArgumentTypeError(f"“{text}” is not daily, weekdays, weekend, or days such as mon,wed,fri")
    return Weekdays(frozenset().union(*(days for days in found if days)))


def _pause(text: str) -> str:
    if text not in ("today", "off"):
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"“{text}” is not today, off, or a day such as 2027-01-31") from error
    return text


# From what was typed to a plan


def _keep(store: ReminderStore, change: Callable[[Plan], Plan], now: datetime) -> Plan:
    """Change the plan as it is by now. Raises Failure when it can't be kept, or makes no sense."""
    try:
        return store.update(lambda kept: kept.with_plan(change(kept.plan), now)).plan
    except ValueError as error:
        raise _senseless(error) from error


def _senseless(error: ValueError) -> Failure:
    return Failure(f"That does not work: {error}.", to_do="“relaxapp remind add --help” shows what can be chosen.")


def _made(options: argparse.Namespace, library: Library, today: date) -> Reminder:
    if not options.at and not options.between:
        raise Failure("A reminder needs a time.", to_do="Add one, such as: --at 13:00")
    try:
        when = _when(options, None, today)
        return Reminder(id=str(uuid4()), name=options.name, when=when, **_details(options, library))
    except ValueError as error:
        raise _senseless(error) from error


def _edited(options: argparse.Namespace, plan: Plan, library: Library, today: date) -> Reminder:
    reminder = _named(plan, options.reminder)
    more = {name: getattr(options, name) for name in ("name", "on") if getattr(options, name) is not None}
    return replace(reminder, when=_when(options, reminder.when, today), **more, **_details(options, library))


def _when(options: argparse.Namespace, before: When | None, today: date) -> When:
    """Return when it comes: what was typed, and for the rest what was before."""
    if options.at and options.between:
        raise Failure("A reminder comes at certain times or between two of them.", to_do="Choose one of the two.")
    days: Days = options.days or (before.days if before else Weekdays())
    if options.every_days:
        days = EveryDays(options.every_days, today)
    if options.every and (options.at or not (options.between or isinstance(before, Between))):
        raise Failure("“--every” goes with “--between”.", to_do="Such as: --between 9:00 17:00 --every 90")
    if options.at:
        return AtTimes(tuple(options.at), days)
    if options.between:
        start, end = options.between
        return Between(start, end, options.every or _EVERY, days)
    if isinstance(before, Between):
        return replace(before, days=days, every=options.every or before.every)
    return AtTimes(before.times if before else (), days)


def _details(options: argparse.Namespace, library: Library) -> dict[str, Any]:
    """Return what was typed of all that is not its name and its time."""
    names = ("sentence", "minutes", "skip_hours", "sound")
    known = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    match options.exercise:
        case None:
            return known
        case "choose":
            return {**known, "exercise": ""}
        case "usual":
            return {**known, "exercise": USUAL}
        case name:
            return {**known, "exercise": library.get(name).name}


def _with_options(plan: Plan, options: argparse.Namespace) -> Plan:
    chosen = {
        "most_a_day": options.most,
        "late_hours": options.late,
        "flare_mode": options.flare,
        "discreet": options.discreet,
        "quiet": QuietHours(*options.quiet) if options.quiet else None,
    }
    plan = replace(plan, **{name: value for name, value in chosen.items() if value is not None})
    return replace(plan, quiet=None) if options.no_quiet else plan


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
    try:
        with goal.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise Failure(f"{goal} is there already, and stays as it is.", "", "Choose another name.") from error
    except OSError as error:
        raise Failure(f"{goal} can't be written ({error.strerror}).") from error
    print(f"{goal} can be opened with a calendar. What you change here later does not reach it.")

"""What a person types about a reminder, and the rule that it makes."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from relaxapp.failures import Failure
from relaxapp.reminders import in_words
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import USUAL, AtTimes, Between, Days, EveryDays, Reminder, Weekdays, When

if TYPE_CHECKING:
    from relaxapp.exercises.library import Library

_CHOOSE: Final = "choose"
_DAYS: Final = {
    "daily": frozenset(range(7)),
    "weekdays": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
    **{name[:3].lower(): frozenset({number}) for number, name in enumerate(in_words.WEEKDAYS)},
}
_EVERY: Final = 60


def add_rule(parser: argparse.ArgumentParser) -> None:
    """Let a rule be typed: when it comes, and what it begins."""
    parser.add_argument("--at", nargs="+", type=_hour, metavar="H:MM", help="times of the day, such as 9:00 13:00")
    parser.add_argument("--between", nargs=2, type=_hour, metavar="H:MM", help="or from one time to another …")
    parser.add_argument("--every", type=whole, metavar="MINUTES", help=f"… every so many minutes ({_EVERY})")
    parser.add_argument("--days", type=_days, metavar="DAYS", help="daily, weekdays, weekend, or mon,wed,fri")
    parser.add_argument("--every-days", type=whole, metavar="N", help="or every N days, from today on")
    parser.add_argument("--sentence", metavar="WORDS", help="what you mean to do, in your own words")
    parser.add_argument("--exercise", metavar="EXERCISE", help=f"its name, “{USUAL}”, or “{_CHOOSE}” to be asked then")
    parser.add_argument("--minutes", type=float, metavar="N")
    parser.add_argument("--skip-hours", type=float, metavar="H", help="leave it out when you have practised since")
    parser.add_argument("--sound", action=argparse.BooleanOptionalAction, help="with a soft bell")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let be typed what holds for all reminders."""
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


def whole(text: str) -> int:
    """Read a number of one or more."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number")
    return int(text)


def _days(text: str) -> Weekdays:
    names = [name.strip().lower() for name in text.split(",")]
    found = [_DAYS.get(name) or _DAYS.get(name[:3] if name.endswith("day") else "") for name in names]
    if None in found:
        raise argparse.ArgumentTypeError(f"“{text}” is not daily, weekdays, weekend, or days such as mon,wed,fri")
    return Weekdays(frozenset().union(*(days for days in found if days)))


def until(text: str) -> str:
    """Read until when there are none."""
    if text not in ("today", "off"):
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"“{text}” is not today, off, or a day such as 2027-01-31") from error
    return text


def senseless(error: ValueError) -> Failure:
    """Return what is told of a reminder that makes no sense."""
    return Failure(f"That does not work: {error}.", to_do="“relaxapp remind add --help” shows what can be chosen.")


def made(options: argparse.Namespace, library: Library, today: date) -> Reminder:
    """Return the new reminder that was typed. Raises Failure when it makes no sense."""
    if not options.at and not options.between:
        raise Failure("A reminder needs a time.", to_do="Add one, such as: --at 13:00")
    try:
        when = _when(options, None, today)
        return Reminder(id=str(uuid4()), name=options.name, when=when, **_details(options, library))
    except ValueError as error:
        raise senseless(error) from error


def edited(options: argparse.Namespace, reminder: Reminder, library: Library, today: date) -> Reminder:
    """Return a reminder with what was typed changed. Raises ValueError when that makes no sense."""
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


def with_options(plan: Plan, options: argparse.Namespace) -> Plan:
    """Return the plan with what was typed changed."""
    chosen = {
        "most_a_day": options.most,
        "late_hours": options.late,
        "flare_mode": options.flare,
        "discreet": options.discreet,
        "quiet": QuietHours(*options.quiet) if options.quiet else None,
    }
    plan = replace(plan, **{name: value for name, value in chosen.items() if value is not None})
    return replace(plan, quiet=None) if options.no_quiet else plan

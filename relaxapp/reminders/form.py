"""How plan and memory are written down: plain objects for JSON, and back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar

from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.rule import AtTimes, Between, Days, EveryDays, Reminder, Weekdays, When
from relaxapp.reminders.shown import Ignored, Showing, Shown, Snooze

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T")
_OPTIONS = ("most_a_day", "late_hours", "flare_mode", "discreet", "volume")
_FIELDS = ("id", "name", "sentence", "on", "exercise", "minutes", "skip_hours", "sound")


def plan_as_data(plan: Plan) -> dict[str, Any]:
    """Return a plan in plain types."""
    return {
        "reminders": [_reminder_as_data(reminder) for reminder in plan.reminders],
        "quiet": [_hour(plan.quiet.start), _hour(plan.quiet.end)] if plan.quiet else None,
        "paused_until": plan.paused_until.isoformat() if plan.paused_until else None,
        **{name: getattr(plan, name) for name in _OPTIONS},
    }


def plan_from_data(data: Any) -> tuple[Plan, bool]:
    """Return as much of a plan as makes sense, and whether that was all of it. Raises TypeError for something else."""
    fields = _object(data)
    reminders: dict[str, Reminder] = {}
    whole = True
    for entry in _list(fields.get("reminders", [])):
        try:
            reminder = _reminder_from_data(entry)
        except (TypeError, ValueError, KeyError, OverflowError):
            whole = False
        else:
            whole &= reminders.setdefault(reminder.id, reminder) is reminder
    plan = Plan(reminders=tuple(reminders.values()))
    readers = {"quiet": _quiet, "paused_until": _day_or_none} | dict.fromkeys(_OPTIONS, _same)
    for name, read in readers.items():
        if name not in fields:
            continue
        try:
            value = read(fields[name])
            if name in _OPTIONS:
                _check(value, getattr(plan, name))
            plan = _replaced(plan, name, value)
        except (TypeError, ValueError, KeyError, OverflowError):
            whole = False
    return plan, whole and set(fields) <= {*readers, "reminders"}


def shown_as_data(shown: Shown) -> dict[str, Any]:
    """Return what was shown in plain types."""
    return {
        "past": [[one.reminder, one.wall.isoformat(), one.at.isoformat(), one.counted] for one in shown.past],
        "changed": {name: moment.isoformat() for name, moment in shown.changed.items()},
        "snoozed": {name: [one.asked.isoformat(), one.until.isoformat()] for name, one in shown.snoozed.items()},
        "not_today": {name: day.isoformat() for name, day in shown.not_today.items()},
        "ignored": {
            name: [one.since.isoformat(), one.last.isoformat(), one.asked] for name, one in shown.ignored.items()
        },
        "turn": shown.turn,
    }


def shown_from_data(data: Any) -> Shown:
    """Return what was shown. Raises TypeError, ValueError or KeyError for what no version has written."""
    fields = _object(data)
    past = [
        Showing(_text(name), _wall(at), _moment(seen), counted is True) for name, at, seen, counted in fields["past"]
    ]
    return Shown(
        tuple(past),
        {name: _moment(at) for name, at in _object(fields["changed"]).items()},
        {name: Snooze(_moment(asked), _moment(end)) for name, (asked, end) in _object(fields["snoozed"]).items()},
        {name: date.fromisoformat(day) for name, day in _object(fields["not_today"]).items()},
        {
            name: Ignored(_moment(since), _moment(last), asked is True)
            for name, (since, last, asked) in _object(fields["ignored"]).items()
        },
        _check(fields["turn"], 0),
    )


def moment_from_data(data: Any) -> datetime:
    """Return a moment that knows its offset. Raises TypeError or ValueError."""
    return _moment(data)


def _reminder_as_data(reminder: Reminder) -> dict[str, Any]:
    when = reminder.when
    times: dict[str, Any] = (
        {"times": [_hour(moment) for moment in when.times]}
        if isinstance(when, AtTimes)
        else {"start": _hour(when.start), "end": _hour(when.end), "every": when.every}
    )
    days = when.days
    on = (
        {"weekdays": sorted(days.days)}
        if isinstance(days, Weekdays)
        else {"every_days": days.n, "since": days.since.isoformat()}
    )
    return {**{name: getattr(reminder, name) for name in _FIELDS}, "when": {**times, **on}}


def _reminder_from_data(data: Any) -> Reminder:
    fields = _object(data)
    usual = Reminder(id="-", name="-", when=AtTimes((time(),)))
    known = {name: _check(fields[name], getattr(usual, name)) for name in _FIELDS if name in fields}
    if {"id", "name"} - set(known) or set(fields) - {*_FIELDS, "when"}:
        raise ValueError("a reminder has an id, a name, a time, and nothing else")
    return Reminder(**known, when=_when(_object(fields["when"])))


def _when(data: Mapping[str, Any]) -> When:
    days: Days
    if "weekdays" in data:
        days = Weekdays(frozenset(_check(day, 0) for day in _list(data["weekdays"])))
    else:
        days = EveryDays(_check(data["every_days"], 0), date.fromisoformat(data["since"]))
    if "times" in data:
        return AtTimes(tuple(time.fromisoformat(moment) for moment in _list(data["times"])), days)
    return Between(time.fromisoformat(data["start"]), time.fromisoformat(data["end"]), _check(data["every"], 0), days)


def _replaced(plan: Plan, name: str, value: Any) -> Plan:
    from dataclasses import replace

    changed: dict[str, Any] = {name: value}
    return replace(plan, **changed)


def _quiet(data: Any) -> QuietHours | None:
    if data is None:
        return None
    start, end = _list(data)
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end))


def _day_or_none(data: Any) -> date | None:
    return None if data is None else date.fromisoformat(data)


def _same(data: Any) -> Any:
    return data


def _check(value: Any, like: _T) -> _T:
    """Return the value when it is of the same kind as another one; a number may be written whole."""
    kinds = (int, float) if isinstance(like, float) else (type(like),)
    if not isinstance(value, kinds) or isinstance(value, bool) is not isinstance(like, bool):
        raise TypeError(f"{value!r} is of another kind than {like!r}")
    return value  # type: ignore[return-value]


def _text(data: Any) -> str:
    return _check(data, "")


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError("a list is expected")
    return data


def _object(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise TypeError("an object is expected")
    return data


def _wall(data: Any) -> datetime:
    moment = datetime.fromisoformat(data)
    if moment.tzinfo is not None:
        raise ValueError("a clock's time has no zone")
    return moment


def _moment(data: Any) -> datetime:
    moment = datetime.fromisoformat(data)
    if moment.utcoffset() is None:
        raise ValueError("a moment knows its offset from UTC")
    return moment


def _hour(moment: time) -> str:
    return f"{moment:%H:%M}"

"""What is due now: at most one notice, however much was slept through, and nothing twice.

A reminder comes when the clock first reaches or passes one of its times. Sleep, a restart, daylight saving, a journey
and a clock that is set forward are all the same to this: the clock has jumped. When it has gone back, times come again,
and only those that were not shown yet count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from relaxapp.reminders.plan import Occurrence, Plan
from relaxapp.reminders.rule import Reminder, slots
from relaxapp.reminders.shown import LATER_MINUTES, Shown, Snooze
from relaxapp.reminders.zones import clock, instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

FLARE_MINUTES: Final = 1.0
_LONGEST_SNOOZE: Final = timedelta(minutes=max(LATER_MINUTES))
_A_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One notice, at the local moment `at`.

    `covers` are the times that it stands for, the last one last (none when it was put off before); `over` names the
    reminders whose putting off ends with it. `ask` is set when it is time to ask whether the reminder should change,
    `unanswered` when the last notice of this reminder was left alone.
    """

    reminder: Reminder
    at: datetime
    covers: tuple[Occurrence, ...]
    over: tuple[str, ...]
    minutes: float
    flare: bool = False
    ask: bool = False
    unanswered: bool = False


def due(
    plan: Plan,
    last_seen: datetime,
    now: datetime,
    zone: tzinfo,
    practised: Sequence[datetime],
    shown: Shown,
    *,
    busy: bool = False,
) -> Due | None:
    """Return what is to be shown now, if anything is.

    `last_seen` is up to when everything was dealt with, with the offset of then (see `dealt_with`); `practised` are
    the moments at which practice began, for the last two days at least; `busy` holds everything back.
    """
    local = now.astimezone(zone)
    if _held(plan, local, busy=busy) or plan.paused_on(local.date()):
        return None
    shown = shown.heeded(practised)
    reached = list(_reached(plan, last_seen, now, zone, shown)) if _may_come(plan, local, shown) else []
    fresh = sorted(known for known in reached if not _practised(plan.get(known.reminder), now, practised))
    waited = sorted(_waited(plan, now, local, practised, shown))
    if not fresh and not waited:
        return None
    name = fresh[-1].reminder if fresh else waited[-1][1]
    reminder = next(known for known in plan.reminders if known.id == name)
    return Due(
        reminder,
        local,
        tuple(fresh),
        tuple(name for _, name in waited),
        FLARE_MINUTES if plan.flare_mode else reminder.minutes,
        plan.flare_mode,
        shown.to_ask(name, now),
        name in shown.ignored,
    )


def dealt_with(
    plan: Plan, last_seen: datetime, now: datetime, zone: tzinfo, shown: Shown, *, busy: bool = False
) -> datetime:
    """Return up to when everything is dealt with now: the next `last_seen`.

    That is now, or just before the first time that is held back until the quiet hours, or what keeps the person busy,
    are over.
    """
    local = now.astimezone(zone)
    if _held(plan, local, busy=busy) and (held := list(_reached(plan, last_seen, now, zone, shown))):
        return (min(held).at - _A_SECOND).astimezone(zone)
    return local


def _held(plan: Plan, local: datetime, *, busy: bool) -> bool:
    return busy or plan.quiet_at(local.time())


def _may_come(plan: Plan, local: datetime, shown: Shown) -> bool:
    return not plan.most_a_day or shown.count(local.date()) < plan.most_a_day


def _reached(plan: Plan, last_seen: datetime, now: datetime, zone: tzinfo, shown: Shown) -> Iterator[Occurrence]:
    """Yield the times that the clock has reached or passed since, and that are not too late to be shown."""
    until = clock(now, zone)
    after = max(last_seen.replace(tzinfo=None), until - plan.window - _A_SECOND)
    if after >= until:
        return
    for place, reminder in enumerate(plan.reminders):
        if not reminder.on or shown.at_rest(reminder.id):
            continue
        for slot in slots(reminder.when, after, until):
            occurrence = Occurrence(instant(slot.wall, zone), slot.wall, reminder.id)
            left_out = plan.flare_mode and (slot.number + place) % 2  # so that not all leave out the same day
            if not left_out and _wanted(plan, occurrence, now, shown):
                yield occurrence


def _wanted(plan: Plan, occurrence: Occurrence, now: datetime, shown: Shown) -> bool:
    day = occurrence.wall.date()
    changed = shown.changed.get(occurrence.reminder)
    # A change in the future was made while the clock was wrong.
    past_when_made = changed is not None and occurrence.at <= changed <= now
    return not (
        past_when_made
        or plan.paused_on(day)
        or shown.not_today.get(occurrence.reminder) == day
        or shown.has(occurrence.reminder, occurrence.wall)
    )


def _practised(reminder: Reminder | None, now: datetime, practised: Sequence[datetime]) -> bool:
    """Tell whether somebody has practised so shortly that the reminder stays away."""
    hours = reminder.skip_hours if reminder else 0
    return any(timedelta(0) <= now - moment < timedelta(hours=hours) for moment in practised)


def _waited(
    plan: Plan, now: datetime, local: datetime, practised: Sequence[datetime], shown: Shown
) -> Iterator[tuple[datetime, str]]:
    """Yield the reminders that were put off until now, with the moment until which they were."""
    for name, snooze in shown.snoozed.items():
        reminder = plan.get(name)
        wanted = reminder is not None and reminder.on and shown.not_today.get(name) != local.date()
        since = any(snooze.asked <= moment <= now for moment in practised)
        if wanted and not since and _over(snooze, plan.window, now):
            yield snooze.until, name


def _over(snooze: Snooze, window: timedelta, now: datetime) -> bool:
    """Tell whether it is time; a moment further away than any that can be asked for means that the clock was set."""
    waited = now - snooze.until
    return timedelta(0) <= waited <= window or waited < -_LONGEST_SNOOZE

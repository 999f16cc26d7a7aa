"""What comes next: the same rules as for what is due, asked for every moment ahead at which something could come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from relaxapp.reminders.due import dealt_with, due
from relaxapp.reminders.plan import Plan, occurrences
from relaxapp.reminders.rule import A_DAY, LONGEST_GAP_DAYS
from relaxapp.reminders.shown import Shown
from relaxapp.reminders.zones import clock, instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from relaxapp.reminders.plan import QuietHours
    from relaxapp.reminders.rule import Reminder

_DAYS_AHEAD: Final = 2 * LONGEST_GAP_DAYS + 2
"""Every second one of the rarest reminders is within it."""
_MOST_MOMENTS: Final = 3000
"""Where so many moments bring nothing (all within quiet hours), nothing is to be expected."""
_A_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """A reminder that is going to come, at a local moment."""

    at: datetime
    reminder: Reminder


def coming(
    plan: Plan, now: datetime, zone: tzinfo, n: int, shown: Shown | None = None, practised: Sequence[datetime] = ()
) -> list[Coming]:
    """Return the next `n` notices after now, as they would come to somebody who is there and answers each."""
    shown = shown or Shown()
    seen = now.astimezone(zone)
    found: list[Coming] = []
    for moment in islice(_moments(plan, now, zone, shown), _MOST_MOMENTS):
        if len(found) >= n:
            break
        if plan.quiet_at(clock(moment, zone).time()):
            continue  # held back until their end, which is one of the moments
        next_one = due(plan, seen, moment, zone, practised, shown)
        if next_one:
            found.append(Coming(next_one.at, next_one.reminder))
            shown = shown.showing(next_one).answered(next_one.reminder.id)
        seen = dealt_with(plan, seen, moment, zone, shown)
    return found


def _moments(plan: Plan, now: datetime, zone: tzinfo, shown: Shown) -> Iterator[datetime]:
    """Yield all moments after now at which something could come, in order."""
    start = now.astimezone(UTC) + _A_SECOND
    if plan.paused_until is not None:
        start = max(start, instant(datetime.combine(plan.paused_until, time.min), zone))
    put_off = {snooze.until.astimezone(UTC) for snooze in shown.snoozed.values()}
    reminders = [reminder for reminder in plan.reminders if reminder.on]
    for _ in range(_DAYS_AHEAD if reminders else 0):
        end = start + A_DAY
        moments = {known.at for reminder in reminders for known in occurrences(reminder, start, end, zone)}
        moments |= {at for at in (*put_off, *_ends(plan.quiet, start, zone)) if start <= at < end}
        yield from sorted(moments)
        start = end


def _ends(quiet: QuietHours | None, start: datetime, zone: tzinfo) -> Iterator[datetime]:
    """Yield the ends of the quiet hours around a day: what was held back comes then."""
    day = clock(start, zone).date()
    if quiet is not None:
        for distance in range(-1, 3):
            yield instant(datetime.combine(day + distance * A_DAY, quiet.end), zone)

"""What became of reminders: shown, put off, not wanted today, left unanswered. Nothing is ever shown twice by this."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relaxapp.reminders.due import Due
    from relaxapp.reminders.plan import Plan
    from relaxapp.reminders.rule import Reminder, When

_T = TypeVar("_T")

LATER_MINUTES: Final = (10, 30, 60)
HEEDED_WITHIN: Final = timedelta(hours=3)
"""Practice that follows a reminder within this time answers it."""
ASK_AFTER: Final = timedelta(days=14)
REMEMBERED: Final = 300
"""How many reminders are remembered as shown. Only a clock that is set back further could show one again."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A reminder's time, without a zone, and when it was shown; `counted` for the one of several that was seen."""

    reminder: str
    wall: datetime
    at: datetime
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Snooze:
    """Put off at one moment until another."""

    asked: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Ignored:
    """Left unanswered `since` a moment, the `last` time at another; `asked` whether it should change or stop."""

    since: datetime
    last: datetime
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is remembered beside the plan.

    `past` are the latest showings, `changed` the moments at which a reminder was last made or changed, `turn` counts
    the notices for their words. All mappings are by the ids of reminders; all moments know their offset from UTC.
    """

    past: tuple[Showing, ...] = ()
    changed: Mapping[str, datetime] = field(default_factory=dict)
    snoozed: Mapping[str, Snooze] = field(default_factory=dict)
    not_today: Mapping[str, date] = field(default_factory=dict)
    ignored: Mapping[str, Ignored] = field(default_factory=dict)
    turn: int = 0

    def has(self, reminder: str, wall: datetime) -> bool:
        """Tell whether a reminder's time was shown, by itself or together with others."""
        return any(known.wall == wall and known.reminder == reminder for known in reversed(self.past))

    def count(self, day: date) -> int:
        """Count the notices of a day, by the clock of then."""
        return sum(known.counted and known.at.date() == day for known in self.past)

    def at_rest(self, reminder: str) -> bool:
        """Tell whether a reminder waits for an answer to the question if it should change, and says nothing more."""
        ignored = self.ignored.get(reminder)
        return ignored is not None and ignored.asked

    def to_ask(self, reminder: str, now: datetime) -> bool:
        """Tell whether it is time to ask if a reminder should change or stop."""
        ignored = self.ignored.get(reminder)
        return ignored is not None and not ignored.asked and now - ignored.since >= ASK_AFTER

    def heeded(self, practised: Sequence[datetime]) -> Shown:
        """Take practice that followed a reminder as its answer; `practised` are the moments at which it began."""
        still = {
            name: known
            for name, known in self.ignored.items()
            if not any(known.last <= moment <= known.last + HEEDED_WITHIN for moment in practised)
        }
        return self if len(still) == len(self.ignored) else replace(self, ignored=still)

    def showing(self, due: Due) -> Shown:
        """Remember that something is shown."""
        name, at = due.reminder.id, due.at
        past = [Showing(known.reminder, known.wall, at, counted=known == due.covers[-1]) for known in due.covers]
        before = self.ignored.get(name) if due.unanswered else None
        since = min(before.since, at) if before else at
        return replace(
            self,
            past=(*self.past, *past)[-REMEMBERED:],
            snoozed={known: snooze for known, snooze in self.snoozed.items() if known not in due.over},
            ignored={**self.ignored, name: Ignored(since, at, due.ask)},
            turn=self.turn + 1,
        )

    def answered(self, reminder: str) -> Shown:
        """Remember that somebody took notice."""
        return replace(self, ignored=_without(self.ignored, reminder))

    def later(self, reminder: str, minutes: int, now: datetime) -> Shown:
        """Put a reminder off by so many minutes."""
        snooze = Snooze(now, now + timedelta(minutes=minutes))
        return replace(self.answered(reminder), snoozed={**self.snoozed, reminder: snooze})

    def not_on(self, reminder: str, day: date) -> Shown:
        """Let a reminder be for the rest of a day: that on which it was shown."""
        return replace(
            self.answered(reminder),
            snoozed=_without(self.snoozed, reminder),
            not_today={**self.not_today, reminder: day},
        )

    def with_changes(self, before: Plan, after: Plan, now: datetime) -> Shown:
        """Begin anew with every reminder that was made, changed or switched, and forget those that are gone.

        A time that was past when its reminder was made never comes.
        """
        old = {known.id: known for known in before.reminders}
        new = {known.id for known in after.reminders if _timing(old.get(known.id)) != _timing(known)}
        same = {known.id for known in after.reminders} - new
        return replace(
            self,
            past=tuple(known for known in self.past if known.reminder in same | new),
            changed={**_only(self.changed, same), **dict.fromkeys(new, now)},
            snoozed=_only(self.snoozed, same),
            not_today=_only(self.not_today, same),
            ignored=_only(self.ignored, {known.id for known in after.reminders if old.get(known.id) == known}),
        )

    def tidied(self, plan: Plan, now: datetime) -> Shown:
        """Forget what has no more to say: put off so long ago that it is let go, days that are over."""
        day = now.date() - timedelta(days=2)
        return replace(
            self,
            snoozed={name: known for name, known in self.snoozed.items() if now - known.until <= plan.window},
            not_today={name: known for name, known in self.not_today.items() if known >= day},
        )


def _timing(reminder: Reminder | None) -> tuple[When, bool] | None:
    return (reminder.when, reminder.on) if reminder else None


def _only(known: Mapping[str, _T], names: set[str]) -> dict[str, _T]:
    return {name: value for name, value in known.items() if name in names}


def _without(known: Mapping[str, _T], name: str) -> dict[str, _T]:
    return {other: value for other, value in known.items() if other != name}

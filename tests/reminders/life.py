"""A life with reminders: a clock, and a look at it whenever a test says so."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from relaxapp.reminders.due import Due, dealt_with, due
from relaxapp.reminders.kept import Kept
from relaxapp.reminders.plan import Plan
from relaxapp.reminders.rule import AtTimes, Reminder
from relaxapp.reminders.shown import Shown

BERLIN = ZoneInfo("Europe/Berlin")
LUNCH = Reminder(id="lunch", name="After lunch", when=AtTimes((time(13),)))
TEA = Reminder(id="tea", name="With tea", when=AtTimes((time(16),)))


def at(words: str, zone: ZoneInfo = BERLIN) -> datetime:
    """A moment of November 2026 unless another month is given: "21 13:00", "2026-12-01 9:00"."""
    day, hour = words.split()
    whole = day if "-" in day else f"2026-11-{int(day):02}"
    return datetime.fromisoformat(f"{whole} {hour:0>5}").replace(tzinfo=zone)


class Life:
    """Somebody's reminders from a moment on, with a look at the clock whenever a test says so."""

    def __init__(self, *reminders: Reminder, start: str = "21 8:00", **plan: object) -> None:
        self.now = at(start)
        self.plan = Plan(**{"reminders": reminders or (LUNCH,), "quiet": None, **plan})
        self.shown = Shown()
        self.zone = BERLIN
        self.last_seen = self.now
        self.practised: list[datetime] = []

    def look(self, words: str, *, busy: bool = False) -> Due | None:
        return self.look_at(at(words, self.zone), busy=busy)

    def look_at(self, now: datetime, *, busy: bool = False) -> Due | None:
        self.now = now
        found = due(self.plan, self.last_seen, now, self.zone, self.practised, self.shown, busy=busy)
        self.last_seen = dealt_with(self.plan, self.last_seen, now, self.zone, self.shown, busy=busy)
        # As it comes back from the disk: an offset, and no longer a zone.
        self.last_seen = datetime.fromisoformat(self.last_seen.isoformat())
        if found:
            self.shown = self.shown.showing(found)
        return found

    def change(self, plan: Plan) -> None:
        kept = Kept(self.plan, self.shown, self.last_seen).with_plan(plan, self.now)
        self.plan, self.shown = kept.plan, kept.shown

    def shown_on(self, words: str, **more: bool) -> bool:
        return self.look(words, **more) is not None

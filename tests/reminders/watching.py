"""What somebody very patient would show, who looks at the clock and remembers all: what `due` is held to."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from relaxapp.reminders.due import dealt_with, due
from relaxapp.reminders.plan import Plan, QuietHours
from relaxapp.reminders.shown import Shown
from tests.reminders.clocks import ZONES, scheduled, some_reminder, wall

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class Watcher:
    """Shows by hand what is to be shown, minute by minute; all times are minutes."""

    plan: Plan
    first: date
    last: date
    before: int | None = None
    waiting: set[tuple[int, str]] = field(default_factory=set)
    shown: set[tuple[int, str]] = field(default_factory=set)
    days: list[int] = field(default_factory=list)

    def __post_init__(self):
        self.times: dict[int, list[str]] = {}
        for place, reminder in enumerate(self.plan.reminders):
            minutes = sorted(scheduled(reminder, self.first, self.last))
            for minute in self._every_second(place, reminder, minutes):
                self.times.setdefault(minute, []).append(reminder.id)

    def _every_second(self, place, reminder, minutes):
        """Those of a flare: of all times there ever were, every second one; reminders take turns."""
        if not self.plan.flare_mode:
            return minutes
        number = reminder.when.days.number(date.fromordinal(minutes[0] // 1440)) * len(reminder.when.from_start)
        return minutes[(number + place) % 2 :: 2]

    def look(self, minute, zone, practised, *, busy):
        """Look at the clock once; return (all that is shown together, the one that is seen) or None."""
        now = wall(minute, zone)
        late = int(self.plan.late_hours * 60)
        before = now if self.before is None else self.before
        self.before = now
        for passed in range(max(before, now - late - 1) + 1, now + 1):
            self.waiting |= {(passed, name) for name in self.times.get(passed, ())}
        self.waiting = {known for known in self.waiting - self.shown if now - late <= known[0] <= now}
        paused = self.plan.paused_until
        if paused:
            self.waiting = {known for known in self.waiting if known[0] // 1440 >= paused.toordinal()}
        if not self.waiting:
            return None
        quiet = self.plan.quiet
        if busy or (quiet and _within(now % 1440, _minute(quiet.start), _minute(quiet.end))):
            return None
        free, self.waiting = self.waiting, set()
        if paused and now // 1440 < paused.toordinal():
            return None
        if self.plan.most_a_day and self.days.count(now // 1440) >= self.plan.most_a_day:
            return None
        free = {(passed, name) for passed, name in free if not self._lately(name, minute, practised)}
        if not free:
            return None
        self.shown |= free
        self.days.append(now // 1440)
        return sorted(free)

    def _lately(self, name, minute, practised):
        hours = next(known.skip_hours for known in self.plan.reminders if known.id == name)
        return any(0 <= minute - moment < hours * 60 for moment in practised)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _within(minute: int, start: int, end: int) -> bool:
    return (minute - start) % 1440 < (end - start) % 1440


def some_plan(chance: random.Random, around: date) -> Plan:
    from dataclasses import replace

    reminders = [
        replace(
            some_reminder(chance, number, around, often=True),
            skip_hours=chance.choice([0, 0, 1, 5]),
            on=chance.random() < 0.9,
        )
        for number in range(chance.randint(1, 4))
    ]
    return Plan(
        reminders=tuple(known for known in reminders if known.on),
        quiet=chance.choice([None, QuietHours(time(22), time(7)), QuietHours(time(1), time(2, 45))]),
        most_a_day=chance.choice([0, 0, 2, 4]),
        late_hours=chance.choice([0.5, 2, 8]),
        flare_mode=chance.random() < 0.2,
        paused_until=chance.choice([None, None, around + timedelta(days=1)]),
    )


def lives(chance: random.Random, zone: ZoneInfo, start: datetime, minutes: int, *, steady: bool):
    """Yield (what the computer's clock says, the zone, whether the person is busy), a minute apart or after sleep.

    Unless the life is `steady`, there are journeys, and the clock is set.
    """
    now = int(start.timestamp()) // 60
    end = now + minutes
    busy = 0
    while now < end:
        yield now, zone, busy > 0
        busy -= 1
        now += 1
        if chance.random() < 1 / 400:
            busy = chance.randint(1, 150)
        if chance.random() < 1 / 900:
            now += chance.choice([3, 40, 130, 600, 3000])  # asleep, or switched off
        if steady:
            continue
        if chance.random() < 1 / 2500:
            zone = ZoneInfo(chance.choice(list(ZONES)))
        if chance.random() < 1 / 2500:
            now += chance.choice([-1500, -600, -61, -2, 3, 60, 700])


def live(seed: int | str, name: str, start: datetime, minutes: int, *, steady: bool) -> int:
    """Live some days with a plan, and compare at every look; return how many notices came."""
    chance = random.Random(f"{seed} {name}")
    zone = ZoneInfo(name)
    plan = some_plan(chance, start.date())
    margin = timedelta(minutes=minutes, days=40)
    watcher = Watcher(plan, start.date() - margin, start.date() + margin)
    last_seen, shown, practised = start.astimezone(zone), Shown(), []
    told: list[tuple[str, datetime]] = []
    for minute, here, busy in lives(chance, zone, start, minutes, steady=steady):
        now = EPOCH + timedelta(minutes=minute)
        expected = watcher.look(minute, here, practised, busy=busy)
        found = due(
            plan, last_seen, now, here, [EPOCH + timedelta(minutes=known) for known in practised], shown, busy=busy
        )
        last_seen = dealt_with(plan, last_seen, now, here, shown, busy=busy)
        if (found is None) != (expected is None):
            raise AssertionError(f"{seed} {name} {now.astimezone(here)} {plan}: {found} instead of {expected}")
        if found is None:
            continue
        covered = {
            (known.wall.toordinal() * 1440 + _minute(known.wall.time()), known.reminder) for known in found.covers
        }
        assert covered == set(expected), (seed, name, now.astimezone(here), plan)
        assert expected[-1][0] in {passed for passed, named in expected if named == found.reminder.id}
        told += [(known.reminder, known.wall) for known in found.covers]
        shown = shown.showing(found).answered(found.reminder.id)
        if chance.random() < 0.3:
            practised = [*practised[-5:], minute]
    assert len(told) == len(set(told)), "never twice"
    return len(told)

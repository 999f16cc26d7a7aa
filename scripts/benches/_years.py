"""Somebody who is not: years of sessions, ratings and weeks, with flare-ups, journeys and breaks, all from a seed."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, Weekly

_HOME: Final = ZoneInfo("Europe/Berlin")
_AWAY: Final = ZoneInfo("America/New_York")
# Name, title, usual minutes, how often it is chosen, and how tension, pain and distress change with it on the whole.
_EXERCISES: Final = (
    ("extended-exhale", "A longer breath out", 5, 10, (-1.8, -0.4, -1.2)),
    ("pmr-7", "Muscle relaxation, seven groups", 15, 6, (-2.6, -0.9, -1.4)),
    ("body-scan", "A slow look round the body", 20, 4, (-1.2, 0.1, -0.8)),
    ("quiet-shore", "A quiet shore", 12, 4, (-1.5, -0.5, -1.9)),
    ("box", "Box breathing", 4, 3, (0.4, 0.0, 0.2)),
    ("self-compassion", "A kinder word", 10, 2, (-0.8, -0.1, -2.2)),
    ("five-senses", "Five, four, three, two, one", 5, 1, (-0.9, 0.0, -1.5)),
)
_NOTES: Final = ("Slept badly.", "Calm today.", "Hands very sore; imagined it.", "Long day.", "After a walk.")
_USUAL: Final = (4.2, 4.8, 3.6)
TEN_YEARS: Final = (10, 2.85, 1.0)
"""Ten years in which somebody practised nearly three times a day and rated all of it: 10,000 sessions."""


@dataclass
class _Somebody:
    """How they are from day to day: off their usual by so many points, and drawn back to it."""

    chance: random.Random
    off: float = 0.0

    def wake(self) -> None:
        flare = 3.5 if self.chance.random() < 1 / 45 else 0.0
        self.off = 0.8 * self.off + self.chance.gauss(0, 0.8) + flare

    def rate(self, changes: tuple[float, ...] = (0, 0, 0), worse: float = 0.0) -> dict[str, int]:
        noise = self.chance.gauss(0, 0.7)
        values = (
            usual + self.off + worse + change + noise + self.chance.gauss(0, 0.7)
            for usual, change in zip(_USUAL, changes, strict=True)
        )
        names = ("tension", "pain", "distress")
        return {name: min(10, max(0, round(value))) for name, value in zip(names, values, strict=True)}

    def id(self) -> str:
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def note(self) -> str:
        return self.chance.choice(_NOTES) if self.chance.random() < 0.1 else ""


def years(until: date, number: int = 1, a_day: float = 0.8, rated: float = 0.7, *, seed: int = 1) -> Contents:
    """Return the journal of so many years up to a day: sessions `a_day` on the whole, and which share is `rated`."""
    chance = random.Random(seed)
    somebody = _Somebody(chance)
    sessions: list[SessionRecord] = []
    check_ins: list[CheckIn] = []
    weeklies: list[Weekly] = []
    for ago in range(number * 365 - 1, -1, -1):
        day = until - timedelta(days=ago)
        somebody.wake()
        zone = _AWAY if day.month == 8 and day.day > 16 else _HOME
        rests = day.month == 11 and day.day < 13  # a break, as there are
        for _ in range(0 if rests else _times(chance, a_day)):
            session = _session(somebody, datetime.combine(day, _some_time(chance), zone))
            sessions.append(session)
            if chance.random() < rated:
                check_ins += _ratings(somebody, session)
        if chance.random() < rated / 3:
            at = datetime.combine(day, _some_time(chance), zone)
            check_ins.append(CheckIn(somebody.id(), at, Moment.APART, note=somebody.note(), **somebody.rate()))
        if day.weekday() == 6 and chance.random() < max(rated, 0.9):
            weeklies.append(_weekly(somebody, datetime.combine(day, time(19, 30), zone), ago / (number * 365)))
    return Contents(tuple(sessions), tuple(check_ins), tuple(weeklies))


def _times(chance: random.Random, a_day: float) -> int:
    """How often today: a Poisson number."""
    times, left = -1, 1.0
    while left > math.exp(-a_day):
        times, left = times + 1, left * chance.random()
    return times


def _some_time(chance: random.Random) -> time:
    middle, spread = chance.choice(((480, 50), (800, 150), (1250, 60)))
    minute = round(min(1400, max(360, chance.gauss(middle, spread))))
    return time(minute // 60, minute % 60, chance.randrange(60))


def _session(somebody: _Somebody, at: datetime) -> SessionRecord:
    chance = somebody.chance
    name, title, minutes, *_ = chance.choices(_EXERCISES, [each[3] for each in _EXERCISES])[0]
    planned = minutes * 60.0
    ended = chance.choices(list(Ending), (85, 13, 2))[0]
    practised = planned if ended is Ending.FINISHED else round(planned * chance.uniform(0.1, 0.9), 1)
    pauses = chance.choice((0, 0, 0, 0, 1, 2))
    return SessionRecord(
        *(somebody.id(), name, title, at.replace(tzinfo=at.tzinfo), planned, practised, ended),
        pauses=pauses,
        paused_seconds=pauses * 40.0,
        by_hand=chance.random() < 0.03,
        note=somebody.note(),
    )


def _ratings(somebody: _Somebody, session: SessionRecord) -> list[CheckIn]:
    """Before and after; who practises is worse than usual, and a part of that goes by itself."""
    changes = next(each[4] for each in _EXERCISES if each[0] == session.exercise)
    before = session.started - timedelta(seconds=20)
    after = session.started + timedelta(seconds=session.practised_seconds + session.paused_seconds + 15)
    return [
        CheckIn(somebody.id(), before, Moment.BEFORE, session.id, **somebody.rate(worse=1.6)),
        CheckIn(somebody.id(), after, Moment.AFTER, session.id, note=somebody.note(), **somebody.rate(changes, 1.2)),
    ]


def _weekly(somebody: _Somebody, at: datetime, left: float) -> Weekly:
    """A look back at a week; over the years pain gets in the way a little less."""
    chance = somebody.chance
    level = 4.6 + 1.6 * left + 0.5 * somebody.off
    first, second, third = (min(10, max(0, round(level + chance.gauss(0, 0.8)))) for _ in range(3))
    asked = chance.random() < 0.5
    mood = tuple(min(3, max(0, round(level / 4 + chance.gauss(-0.3, 0.6)))) for _ in range(4))
    return Weekly(
        somebody.id(),
        at,
        peg=(first, second, third),
        mood=(mood[0], mood[1], mood[2], mood[3]) if asked else None,
        sleep_hours=round(chance.gauss(6.6, 0.8) * 2) / 2,
        sleep_quality=min(10, max(0, round(10 - level + chance.gauss(0, 1)))),
        confidence=min(10, max(0, round(4 + 3 * (1 - left) + chance.gauss(0, 1)))),
        note=somebody.note(),
    )

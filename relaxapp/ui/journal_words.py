"""Entries of the journal in words: what it was, when, and how it was."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Final

from relaxapp.journal import in_words, looking_back
from relaxapp.journal.entries import MEASURES, MOST, CheckIn, Ending, Moment, SessionRecord, Weekly
from relaxapp.ui import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from PySide6.QtCore import QLocale

_ENDS: Final = {
    Ending.FINISHED: "all of it",
    Ending.STOPPED: "ended early",
    Ending.INTERRUPTED: "cut short",
}
_BY_HAND: Final = "without the program"
_TOGETHER: Final = "\N{NO-BREAK SPACE}"
"""Between what makes sense only on one line."""
_APART: Final = "How it was"
_WEEK: Final = "Looking back at a week"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as it is listed; `ratings` are the check-ins of a session."""

    entry: SessionRecord | CheckIn | Weekly
    ratings: Sequence[CheckIn] = ()

    @property
    def at(self) -> datetime:
        """When it was."""
        return self.entry.started if isinstance(self.entry, SessionRecord) else self.entry.at


def title(entry: SessionRecord | CheckIn | Weekly) -> str:
    """Return what an entry is."""
    match entry:
        case SessionRecord():
            return entry.title
        case CheckIn():
            return _APART
        case Weekly():
            return _WEEK


def when(at: datetime, today: date, locale: QLocale) -> str:
    """Return day and time as the clock showed them where it was: "Yesterday, 14:20"."""
    return f"{words.day(at.date(), today)}, {words.clock(at, locale)}"


def details(listed: Listed) -> list[str]:
    """Return how it was, a few words each. Notes stay closed until the entry is opened."""
    entry = listed.entry
    match entry:
        case SessionRecord():
            ends = _BY_HAND if entry.by_hand else _ENDS[entry.ended]
            said = [f"{words.practised(entry.practised_seconds)}, {ends}", *_changes(listed.ratings)]
            notes = bool(entry.note or any(each.note for each in listed.ratings))
        case CheckIn():
            said = [f"{measure} {entry.rating(measure)}" for measure in MEASURES if entry.rating(measure) is not None]
            notes = bool(entry.note)
        case Weekly():
            said = of_week(entry)
            notes = bool(entry.note)
    return [*said, *(["a note"] if notes else [])]


def of_week(week: Weekly) -> list[str]:
    """Return what was said of a week; the answers about mood stay closed like a note."""
    known = {
        "pain in daily life": None if week.peg is None else f"{fmean(week.peg):.1f}",
        "hours of sleep": None if week.sleep_hours is None else words.figure(week.sleep_hours) or "0",
        "sleep": week.sleep_quality,
        "confidence": week.confidence,
    }
    return [f"{name} {value}" for name, value in known.items() if value is not None]


def whole_week(week: Weekly) -> list[str]:
    """Return all that was said of a week, a line each."""
    hours = None if week.sleep_hours is None else f"{words.figure(week.sleep_hours) or '0'} in a usual night"
    known = {
        "Pain in daily life": None if week.peg is None else f"{fmean(week.peg):.1f} of {MOST}",
        "Hours of sleep": hours,
        "Sleep": None if week.sleep_quality is None else f"{week.sleep_quality} of {MOST}",
        "Confidence": None if week.confidence is None else f"{week.confidence} of {MOST}",
    }
    said = [f"{name}: {value}" for name, value in known.items() if value is not None]
    mood = [] if week.mood is None else [in_words.of_mood(looking_back.mood(week.mood))]
    return [*said, *mood, *([week.note] if week.note else [])]


def rated(check_ins: Iterable[CheckIn], moment: Moment) -> CheckIn | None:
    """Return the check-in that counts: the last one before a session, the first one after it."""
    found = sorted((each for each in check_ins if each.moment is moment), key=lambda each: each.at)
    return (found[-1] if moment is Moment.BEFORE else found[0]) if found else None


def _changes(ratings: Sequence[CheckIn]) -> list[str]:
    """Return each rating before and after: "tension 6 → 4"."""
    before, after = rated(ratings, Moment.BEFORE), rated(ratings, Moment.AFTER)
    said = []
    for measure in MEASURES:
        first = before.rating(measure) if before else None
        last = after.rating(measure) if after else None
        if first is not None and last is not None:
            said.append(f"{measure} {first} → {last}".replace(" ", _TOGETHER))
        elif first is not None:
            said.append(f"{measure} {first} before")
        elif last is not None:
            said.append(f"{measure} {last} after")
    return said

"""What a page for a clinician holds: some weeks or months of practice and ratings, as a person wrote them down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean
from typing import TYPE_CHECKING, Final

from relaxapp.journal.entries import MEASURES, Contents, Ending, Moment
from relaxapp.journal.insight import helps, pairs
from relaxapp.journal.looking_back import peg_line
from relaxapp.journal.overview import overview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.journal.entries import Weekly
    from relaxapp.journal.insight import Helps, Pair
    from relaxapp.journal.looking_back import PegLine
    from relaxapp.journal.overview import Overview

USUAL_DAYS: Final = {"weeks": 28, "months": 91, "year": 365}
"""How long the usual periods are: four weeks, three months, a year."""
_LONGEST_NOTE: Final = 240
_MOST_NOTES: Final = 10
_MOST_NOTED: Final = 1200
"""So many letters of notes are on the page, the latest; more would not fit on two pages."""
_ABOUT: Final = {Moment.BEFORE: "before a session", Moment.AFTER: "after a session", Moment.APART: "a check-in"}


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both among them. Raises ValueError when they are the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("a period ends after it began")

    @classmethod
    def until(cls, last: date, days: int) -> Period:
        """Return the period of so many days that ends with this one."""
        return cls(last - timedelta(days=days - 1), last)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, moment: datetime) -> bool:
        """Tell whether a moment is in it, by the clock where the person was."""
        return self.first <= moment.date() <= self.last


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person wants on the page: a name is written on it only when there is one, notes and mood if wanted."""

    period: Period
    name: str = ""
    notes: bool = False
    mood: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure around sessions: each pair of ratings, and what is known of what helps."""

    pairs: tuple[Pair, ...]
    helps: Helps

    @property
    def before(self) -> float:
        """The mean before."""
        return fmean(pair.before for pair in self.pairs)

    @property
    def after(self) -> float:
        """The mean after."""
        return fmean(pair.after for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote on a day, and about what."""

    day: date
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class ClinicianPage:
    """Everything on the page. `days` counts days with practice, `left_out` the notes for which there is no room."""

    choices: Choices
    written: date
    program: str
    done: Overview
    days: int
    ended_early: int
    by_hand: int
    measured: tuple[Measured, ...]
    peg: PegLine | None
    weeklies: tuple[Weekly, ...]
    notes: tuple[Note, ...] = ()
    left_out: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was written down in this time."""
        return not (self.done.sessions or self.weeklies or self.notes)


def page_of(contents: Contents, choices: Choices, written: date, program: str) -> ClinicianPage:
    """Return the page of what a journal holds; `program` is the version that made it."""
    period = choices.period
    sessions = [session for session in contents.sessions if period.holds(session.started)]
    check_ins = [check_in for check_in in contents.check_ins if period.holds(check_in.at)]
    weeklies = sorted((week for week in contents.weeklies if period.holds(week.at)), key=lambda week: week.at)
    measured = [
        Measured(tuple(found), helps(sessions, check_ins, weeklies, measure))
        for measure in MEASURES
        if (found := pairs(sessions, check_ins, measure))
    ]
    within = Contents(tuple(sessions), tuple(check_ins), tuple(weeklies))
    notes, left_out = _fitting(sorted(_notes(within), key=lambda note: note.day, reverse=True))
    return ClinicianPage(
        choices,
        written,
        program,
        overview(sessions, period.last, period.days),
        len({session.started.date() for session in sessions}),
        sum(session.ended is not Ending.FINISHED for session in sessions),
        sum(session.by_hand for session in sessions),
        tuple(measured),
        peg_line(weeklies),
        tuple(weeklies),
        notes if choices.notes else (),
        left_out if choices.notes else 0,
    )


def _notes(contents: Contents) -> Iterator[Note]:
    for session in contents.sessions:
        yield Note(session.started.date(), session.title, session.note)
    for check_in in contents.check_ins:
        yield Note(check_in.at.date(), _ABOUT[check_in.moment], check_in.note)
    for weekly in contents.weeklies:
        yield Note(weekly.at.date(), "the week", weekly.note)


def _fitting(notes: list[Note]) -> tuple[tuple[Note, ...], int]:
    """Return the notes that have room, cut where they are long, and how many more there are."""
    kept: list[Note] = []
    room = _MOST_NOTED
    said = [note for note in notes if note.text.strip()]
    for note in said[:_MOST_NOTES]:
        text = " ".join(note.text.split())
        short = text if len(text) <= _LONGEST_NOTE else f"{text[: _LONGEST_NOTE - 1].rstrip()}…"
        room -= len(short) + len(note.about)
        if room < 0:
            break
        kept.append(Note(note.day, note.about, short))
    return tuple(kept), len(said) - len(kept)

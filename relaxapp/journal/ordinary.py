"""How ratings change without any exercise: they fall back toward usual by themselves.

Who rates when it is bad starts from a high rating, and the next one is lower on the whole whatever was done in between:
regression to the mean (Barnett, van der Pols & Dobson, Int J Epidemiol 2005;34:215–220). How much, is seen where a
person rated twice apart from any session. That spans hours where a session takes minutes, so it may be too much, which
errs on the side of caution. With no such ratings there is only an upper limit: that it went all the way back to usual.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Final

from relaxapp.journal.entries import Moment
from relaxapp.journal.estimate import INSIDE, mean_of
from relaxapp.journal.student import quantile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relaxapp.journal.entries import CheckIn, SessionRecord, Weekly

_LONGEST: Final = timedelta(days=2)
_FEWEST_STEPS: Final = 8
_FEWEST_RATINGS: Final = 5


@dataclass(frozen=True, slots=True)
class Ordinary:
    """How a rating at the `level` where sessions begin changes by itself, in points, with its 90 % interval.

    It comes from so many ratings (`number`). `at_most` says that it is the whole way back to usual, which nobody need
    go: then it is an upper limit and no estimate.
    """

    level: float
    change: float
    low: float
    high: float
    number: int
    at_most: bool


class Compared(StrEnum):
    """A change with practice beside the ordinary one: it falls more, less, or they can't be told apart yet."""

    MORE = "more"
    LESS = "less"
    UNCLEAR = "unclear"


def ordinary(
    sessions: Iterable[SessionRecord],
    check_ins: Iterable[CheckIn],
    weeklies: Iterable[Weekly],
    measure: str,
    level: float,
) -> Ordinary | None:
    """Return how a rating at this level changes without an exercise; None while too little is known.

    Best from ratings apart from sessions, one after the other within two days, if some are about as high as the level.
    Else from what is usual: the mean of ratings apart, or for pain the average over the week (the first item of the
    PEG).
    """
    steps, apart = _apart(sessions, check_ins, measure)
    if steps and (found := _predicted(steps, level)):
        return found
    weeks = [week.peg[0] for week in sorted(weeklies, key=lambda week: week.at) if week.peg and measure == "pain"]
    for usual in (apart, weeks):
        if len(usual) >= _FEWEST_RATINGS and (mean := mean_of(usual)):
            return Ordinary(level, mean.mean - level, mean.low - level, mean.high - level, len(usual), at_most=True)
    return None


def compared(change: float, low: float, high: float, usual: Ordinary) -> Compared:
    """Return how a change, with its interval, stands beside the ordinary one: both may be off, independently."""
    apart = change - usual.change
    reach = math.hypot((high - low) / 2, (usual.high - usual.low) / 2)
    if apart + reach < 0:
        return Compared.MORE
    return Compared.LESS if apart - reach > 0 else Compared.UNCLEAR


def _apart(
    sessions: Iterable[SessionRecord], check_ins: Iterable[CheckIn], measure: str
) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the ratings apart from sessions: those that follow each other with nothing in between, and all of them."""
    rated = [
        (check_in.at, rating)
        for check_in in check_ins
        if check_in.moment is Moment.APART and (rating := check_in.rating(measure)) is not None
    ]
    if not rated:
        return [], []
    line: list[tuple[float, int | None]] = [(at.timestamp(), rating) for at, rating in rated]
    line += [(session.started.timestamp(), None) for session in sessions]
    line.sort(key=lambda entry: entry[0])
    steps = [
        (first, second)
        for (begun, first), (ended, second) in pairwise(line)
        if first is not None and second is not None and ended - begun <= _LONGEST.total_seconds()
    ]
    return steps, [rating for _, rating in line if rating is not None]


def _predicted(steps: Sequence[tuple[int, int]], level: float) -> Ordinary | None:
    """Return the mean change from a level on, by a straight line; none beyond the levels that were seen."""
    number = len(steps)
    firsts = [first for first, _ in steps]
    if number < _FEWEST_STEPS or not min(firsts) <= level <= max(firsts):
        return None
    start, end = fmean(firsts), fmean(second for _, second in steps)
    spread = sum((first - start) ** 2 for first in firsts)
    if spread <= 0:
        return None
    slope = sum((first - start) * (second - end) for first, second in steps) / spread
    rest = sum((second - end - slope * (first - start)) ** 2 for first, second in steps)
    freedom = number - 2
    variance = max(rest / freedom, 1 / 12) * (1 / number + (level - start) ** 2 / spread)
    change = end + slope * (level - start) - level
    reach = math.sqrt(variance) * quantile((1 + INSIDE) / 2, freedom)
    return Ordinary(level, change, change - reach, change + reach, number, at_most=False)

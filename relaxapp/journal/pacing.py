"""Pacing one activity: where to begin, from what was managed on good and bad days, and how to go on, gently.

To begin with four fifths of the mean of a few days, and to go on by about a tenth a week, is how it is commonly
taught: i-engage.community "How do I pace?" (three days, times 0.8, then times 1.1 a week); Therapeutic Guidelines,
"Activity scheduling and pacing" (80 % of what is managed on average, 10 to 20 % of it more a week). What is our own:
one very good day among poor ones counts for little, as the mean is never taken above the median; all is rounded down;
and the rise ends at the most that was managed on any of the days.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARE: Final = Fraction(4, 5)
"""The part of what was usual to begin with."""
RISE: Final = Fraction(11, 10)
"""One week's minutes as a multiple of those of the week before."""
FEWEST_DAYS: Final = 3
WEEKS: Final = 6
"""So many weeks are looked ahead, at most."""
_COARSE: Final = 10
"""From here on whole minutes, below it halves."""

_TOO_FEW: Final = (
    "When three days or more stand here, good ones and bad ones, you see where you could begin. Guess if you like."
)
_TOO_LITTLE: Final = (
    "That would be less than half a minute. A smaller piece of it may be a kinder start, such as the first few steps."
)


@dataclass(frozen=True, slots=True)
class Pace:
    """Minutes a day: in each week, from the first one on, and on a hard day (0: a rest). `most` is where it ends."""

    weeks: tuple[float, ...]
    hard_day: float
    most: float


def pace(managed: Sequence[float]) -> Pace | None:
    """Work out a pace from the minutes managed on several days; None for too few days or for next to nothing.

    It never asks for more than was managed on one of the days. Raises ValueError for what is no length of time.
    """
    if not all(math.isfinite(minutes) and minutes >= 0 for minutes in managed):
        raise ValueError("minutes are numbers from 0 up")
    if len(managed) < FEWEST_DAYS:
        return None
    days = [Fraction(minutes) for minutes in managed]
    begin = min(sum(days, Fraction()) / len(days), median(days)) * SHARE
    if not _down(begin):
        return None
    most = _down(max(days))
    weeks = tuple(_weeks(begin, most))
    return Pace(weeks, min(weeks[0], _down(min(days))), most)


def in_words(managed: Sequence[float]) -> tuple[str, ...]:
    """Return what comes out of the days, a paragraph each, for the person."""
    found = pace(managed)
    if found is None:
        return (_TOO_LITTLE if len(managed) >= FEWEST_DAYS else _TOO_FEW,)
    (first, begin), *later = _runs(found.weeks)
    rising = "; ".join(f"{weeks}: {minutes(length)}" for weeks, length in later)
    onwards = f"If that was all right, a little more: {rising} a day. If it was not, stay, or go a step back."
    if not later:
        onwards = "Then write down new days, and see."
    if found.weeks[-1] == found.most:
        onwards += " It ends there, at the most that you wrote down. From then on, write down new days."
    hard_day = f"{minutes(found.hard_day)}, or a rest" if found.hard_day else "a rest is part of the plan"
    care = "That is a careful share of what you managed on average, so that a hard day has room in it too."
    return (
        f"You could begin with {minutes(begin)} a day in {first}. {care}",
        "Stop when the time is up, even when it goes well. It can be done in pieces, with a rest between them.",
        onwards,
        f"On a hard day: {hard_day}.",
    )


def minutes(length: float) -> str:
    """Return minutes in words: "half a minute", "1 minute", "4½ minutes"."""
    whole, half = divmod(length, 1)
    if not whole and half:
        return "half a minute"
    return f"{whole:.0f}{'½' if half else ''} {'minute' if length == 1 else 'minutes'}"


def _weeks(begin: Fraction, most: float) -> Iterator[float]:
    for week in range(WEEKS):
        length = min(_down(begin * RISE**week), most)
        yield length
        if length == most:
            return


def _down(length: Fraction) -> float:
    """Return minutes rounded down to what people think of: whole ones, and halves of few."""
    steps = 1 if length >= _COARSE else 2
    return math.floor(length * steps) / steps


def _runs(weeks: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Go through the weeks, those of the same length together: ("weeks 3 to 4", 5)."""
    for length, run in groupby(enumerate(weeks, 1), key=lambda each: each[1]):
        numbers = [number for number, _ in run]
        yield f"week {numbers[0]}" if len(numbers) == 1 else f"weeks {numbers[0]} to {numbers[-1]}", length

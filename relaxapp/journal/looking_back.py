"""The weekly look back: pain in daily life as a line with its band, and what the four questions about mood come to.

Neither is a score of a risk, and neither starts anything.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relaxapp.journal.entries import Weekly

NOTICED: Final = (1.0, 1.75)
"""Points of the PEG. Those who call their pain a little better have most often changed by so much, in six trials with
1,710 people (Reed et al., J Pain 2024;25:142–152): below the first a change says little, from the second on much."""
_FIRST: Final = 3
_EITHER_HALF: Final = 3
_MOST: Final = 10.0


class Change(StrEnum):
    """What a change of the PEG comes to: it says little, it may be one that is felt, or it is clear."""

    LITTLE = "little"
    PERHAPS = "perhaps"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class PegLine:
    """The mean of the three items of the PEG, 0–10 (Krebs et al., J Gen Intern Med 2009;24:733–738), week by week.

    `points` hold the Monday of each week that was looked back on, with the mean of its entries, the oldest first.
    `start` is where it began: the mean of the first three weeks, or fewer. Between `low` and `high` a change from there
    says little.
    """

    points: tuple[tuple[date, float], ...]
    start: float
    low: float
    high: float

    @property
    def change(self) -> float:
        """How many points the last week is above the start, or, below 0, under it. One week with nothing before: 0."""
        return self.points[-1][1] - self.start

    @property
    def verdict(self) -> Change:
        """What this change comes to."""
        least, clear = NOTICED
        # Thirds are not exact: what is a point on paper is one here.
        size = round(abs(self.change), 9)
        return Change.LITTLE if size < least else Change.PERHAPS if size < clear else Change.CLEAR


class Mood(StrEnum):
    """What the four answers of the PHQ-4 come to, by the words of its authors: their sum is 0–2, 3–5, 6–8 or 9–12.

    Kroenke et al., Psychosomatics 2009;50:613–621. `in_words.py` has plain ones.
    """

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


def peg_line(weeklies: Iterable[Weekly]) -> PegLine | None:
    """Return the PEG week by week, from Monday to Sunday where the person was; None before the first."""
    of: dict[date, list[float]] = defaultdict(list)
    for weekly in weeklies:
        if weekly.peg is not None:
            day = weekly.at.date()
            of[day - timedelta(days=day.weekday())].append(fmean(weekly.peg))
    if not of:
        return None
    points = tuple((monday, fmean(of[monday])) for monday in sorted(of))
    # The week to be judged is not among those that it is held against.
    start = fmean(mean for _, mean in points[: max(1, min(_FIRST, len(points) - 1))])
    return PegLine(points, start, max(0.0, start - NOTICED[0]), min(_MOST, start + NOTICED[0]))


def mood(answers: tuple[int, int, int, int]) -> Mood:
    """Return what the four answers come to, 0–3 each."""
    whole = sum(answers)
    return next(mood for most, mood in _BANDS if whole <= most)


_BANDS: Final = ((2, Mood.NONE), (5, Mood.MILD), (8, Mood.MODERATE), (12, Mood.SEVERE))


def worth_a_talk(answers: tuple[int, int, int, int]) -> bool:
    """Tell whether a talk with a clinician may help, and the highest band does not say so already.

    That is so from 3 on in the half on worry (the first two) or on low mood, where its authors would look closer.
    """
    return mood(answers) is not Mood.SEVERE and max(sum(answers[:2]), sum(answers[2:])) >= _EITHER_HALF

"""What helps: how ratings changed from before a session to after it, for each exercise, and how sure that is.

A change after an exercise is not yet a change by it: people rate when they feel bad, and a rating falls back toward
usual by itself. `ordinary.py` says how much of that is seen at other times, `estimate.py` how the numbers come about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING, Final

from relaxapp.journal.entries import Moment
from relaxapp.journal.estimate import Estimate, estimates
from relaxapp.journal.ordinary import Ordinary, ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from relaxapp.journal.entries import CheckIn, SessionRecord, Weekly

ENOUGH: Final = 5
"""How many ratings before and after there must be before anything is said of an exercise."""
LATEST: Final = 1000
"""How many sessions are looked at, the newest: people change, and what helped ten years ago need not help now."""
SMALLEST: Final = 1.0
"""The smallest change on a scale from 0 to 10 that matters to people, known for pain (Salaffi et al., Eur J Pain
2004;8:283–291) and taken over for tension and distress."""
TOGETHER: Final = "All together"
_MOST: Final = 10.0


class Verdict(StrEnum):
    """What can be said of an exercise and a measure."""

    EARLY = "early"
    LOWER = "lower"
    HIGHER = "higher"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Pair:
    """A session, and one measure right before and after it, 0–10."""

    session: SessionRecord
    before: int
    after: int

    @property
    def change(self) -> int:
        """How much it rose (or, below 0, fell)."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Effect:
    """How one measure changes with an exercise, in points of 0–10; below 0 it falls.

    `mean_change` is what was rated, `shrunk_change` the estimate, drawn toward the person's other exercises, with its
    90 % interval from `low` to `high`. `start` is the mean before. Only where there is `enough` is it to be shown.
    """

    exercise: str
    title: str
    pairs: int
    start: float
    mean_change: float
    shrunk_change: float
    low: float
    high: float
    enough: bool

    @property
    def verdict(self) -> Verdict:
        """What can be said: that it falls or rises, that any change is too small to matter, or nothing yet."""
        if not self.enough:
            return Verdict.EARLY
        if self.high < 0:
            return Verdict.LOWER
        if self.low > 0:
            return Verdict.HIGHER
        return Verdict.ALIKE if max(-self.low, self.high) < SMALLEST else Verdict.EARLY


@dataclass(frozen=True, slots=True)
class Helps:
    """What is known of one measure: each exercise, all of them together, and what happens without any.

    `effects` begin with the exercise after which the measure falls most, those with too few ratings last. `overall`
    has no exercise and TOGETHER for a title. All are missing while no exercise has two pairs. `pairs` are what it comes
    from, oldest first.
    """

    measure: str
    effects: tuple[Effect, ...] = ()
    overall: Effect | None = None
    ordinary: Ordinary | None = None
    pairs: tuple[Pair, ...] = ()


def pairs(sessions: Iterable[SessionRecord], check_ins: Iterable[CheckIn], measure: str) -> list[Pair]:
    """Return the sessions that were rated before and after, oldest first.

    The last rating before counts, and the first after. A session that was ended early counts like any other: to leave
    it out would leave out those that did not help.
    """
    known = {session.id: session for session in sessions}
    before: dict[str, tuple[CheckIn, int]] = {}
    after: dict[str, tuple[CheckIn, int]] = {}
    for each in check_ins:
        rating = each.rating(measure)
        if rating is None or each.moment is Moment.APART:
            continue
        last = each.moment is Moment.BEFORE
        of = before if last else after
        there = of.get(each.session)
        if there is None or (_when(each) > _when(there[0])) is last:
            of[each.session] = each, rating
    found = [
        Pair(session, before[name][1], after[name][1])
        for name, session in known.items()
        if name in before and name in after
    ]
    return sorted(found, key=lambda pair: (pair.session.started, pair.session.id))


def helps(
    sessions: Sequence[SessionRecord], check_ins: Sequence[CheckIn], weeklies: Sequence[Weekly], measure: str
) -> Helps:
    """Return what helps with one of MEASURES, as far as it is known.

    The LATEST sessions are enough, with all else from `matters_from` on.
    """
    found = pairs(sessions, check_ins, measure)
    estimated = estimates([(pair.session.exercise, pair.change) for pair in found])
    if estimated is None:
        return Helps(measure, pairs=tuple(found))
    of: dict[str, list[Pair]] = {}
    for pair in found:
        of.setdefault(pair.session.exercise, []).append(pair)
    effects = [
        _effect(exercise, of[exercise][-1].session.title, of[exercise], estimate)
        for exercise, estimate in estimated.each.items()
    ]
    effects.sort(key=lambda effect: (not effect.enough, effect.shrunk_change, effect.exercise))
    overall = _effect("", TOGETHER, found, estimated.overall)
    usual = ordinary(sessions, check_ins, weeklies, measure, overall.start) if overall.enough else None
    return Helps(measure, tuple(effects), overall, usual, tuple(found))


def matters_from(sessions: Sequence[SessionRecord]) -> datetime | None:
    """Return from when on check-ins and weeks matter beside the latest sessions; None when these are all there are."""
    if len(sessions) < LATEST:
        return None
    return min(session.started for session in sessions) - timedelta(days=1)


def _when(check_in: CheckIn) -> tuple[float, str]:
    return check_in.at.timestamp(), check_in.id


def _effect(exercise: str, title: str, of: Sequence[Pair], estimate: Estimate) -> Effect:
    return Effect(
        exercise,
        title,
        len(of),
        fmean(pair.before for pair in of),
        estimate.plain,
        estimate.mean,
        max(estimate.low, -_MOST),
        min(estimate.high, _MOST),
        len(of) >= ENOUGH,
    )

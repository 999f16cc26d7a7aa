"""Simulated people: what they do, and how they rate it. Everything follows from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

MOST = 10
KINDS = (1, 2, 3, 4, 5, 6, 8, 10)
BETWEEN = (0.0, 0.2, 0.5, 1.0, 1.5)


@dataclass(frozen=True)
class Life:
    """One person: how much exercises differ, the changes in the order of time, and the true mean change of each."""

    between: float
    start: float
    changes: list[tuple[str, float]]
    true: dict[str, float]

    def number(self, kind: str) -> int:
        return sum(1 for name, _ in self.changes if name == kind)


def rating(value: float) -> int:
    """A whole number from 0 to 10, as people give it."""
    return min(MOST, max(0, round(value)))


def live(chance: random.Random, alike: float = 0.0) -> Life:
    """Return the life of somebody: ratings vary from day to day, and neighbouring changes correlate by `alike`."""
    kinds = chance.choice(KINDS)
    start, days = chance.uniform(2, 9), chance.uniform(0.6, 2.5)
    noise, between = chance.uniform(0.5, 2.2), chance.choice(BETWEEN)
    usual = chance.uniform(-3, 1)
    effects = {str(kind): chance.gauss(usual, between) for kind in range(kinds)}
    done = [kind for kind in effects for _ in range(min(200, max(1, int(chance.lognormvariate(2.3, 0.9)))))]
    chance.shuffle(done)
    changes = []
    drift = chance.gauss(0, 1)
    for kind in done:
        drift = alike * drift + (1 - alike * alike) ** 0.5 * chance.gauss(0, 1)
        before = rating(chance.gauss(start, days))
        changes.append((kind, float(rating(before + effects[kind] + noise * drift) - before)))
    true = {kind: true_change(start, days, effect, noise) for kind, effect in effects.items()}
    return Life(between, start, changes, true)


def true_change(start: float, days: float, effect: float, noise: float) -> float:
    """The mean change over all days that could be, with the whole numbers, the floor and the ceiling of the scale."""
    ratings = NormalDist(start, days)
    below = [0.0, *(ratings.cdf(value + 0.5) for value in range(MOST)), 1.0]
    mean = 0.0
    for before in range(MOST + 1):
        after = NormalDist(before + effect, noise)
        expected = sum(1 - after.cdf(value - 0.5) for value in range(1, MOST + 1))
        mean += (below[before + 1] - below[before]) * (expected - before)
    return mean

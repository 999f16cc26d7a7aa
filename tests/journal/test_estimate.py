"""The estimate beside the same model worked out the long way, by adding up over everything that might be true."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from relaxapp.journal.estimate import estimates
from relaxapp.journal.student import quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

PULLS, WIDTHS = 600, 40


def the_long_way(numbers: Sequence[tuple[str, float]]) -> dict[str, tuple[float, float]]:
    """Each kind's mean and its deviation, over a grid of how far means are drawn and how wide numbers spread.

    Drawing is uniform, the width uniform in its logarithm, the common mean uniform.
    """
    kinds = defaultdict(list)
    for kind, number in numbers:
        kinds[kind].append(number)
    means = {kind: fmean(values) for kind, values in kinds.items()}
    squares = sum((number - means[kind]) ** 2 for kind, number in numbers)
    typical = len(kinds) / len(numbers)
    near = math.log(math.sqrt(squares / (len(numbers) - len(kinds))))
    chances, found = [], defaultdict(list)
    for pull_step in range(PULLS):
        pulled = (pull_step + 0.5) / PULLS
        for width_step in range(WIDTHS):
            width = math.exp(near - 0.6 + 1.2 * (width_step + 0.5) / WIDTHS) ** 2
            between = width * typical * (1 - pulled) / pulled
            errors = {kind: width / len(values) for kind, values in kinds.items()}
            weights = {kind: 1 / (error + between) for kind, error in errors.items()}
            whole = sum(weights.values())
            common = sum(weights[kind] * means[kind] for kind in kinds) / whole
            log_chance = -(len(numbers) - len(kinds)) / 2 * math.log(width) - squares / width / 2 - math.log(whole) / 2
            for kind, weight in weights.items():
                log_chance += math.log(weight) / 2 - weight * (means[kind] - common) ** 2 / 2
                pull = errors[kind] * weight
                middle = means[kind] + pull * (common - means[kind])
                found[kind].append((middle, errors[kind] * (1 - pull) + pull * pull / whole))
            chances.append(log_chance)
    best = max(chances)
    shares = [math.exp(chance - best) for chance in chances]
    return {kind: moments(shares, values) for kind, values in found.items()}


def moments(shares: Sequence[float], values: Sequence[tuple[float, float]]) -> tuple[float, float]:
    mean = sum(share * value for share, (value, _) in zip(shares, values, strict=True)) / sum(shares)
    square = sum(share * (var + (value - mean) ** 2) for share, (value, var) in zip(shares, values, strict=True))
    return mean, math.sqrt(square / sum(shares))


@pytest.mark.parametrize("apart", [0.0, 0.7, 2.0])
def test_both_ways_come_to_the_same(apart: float) -> None:
    chance = random.Random(7)
    numbers = [
        (kind, off * apart + chance.gauss(-1, 1.5))
        for kind, off, count in (("a", -1, 6), ("b", 1, 20), ("c", 0, 50))
        for _ in range(count)
    ]
    chance.shuffle(numbers)
    # Neighbours of which none is more alike than chance would have it count in full, as the long way takes them.
    known = estimates(numbers)
    assert known
    freedom = len(numbers) - 1
    for kind, (mean, deviation) in the_long_way(numbers).items():
        each = known.each[kind]
        assert each.mean == pytest.approx(mean, abs=0.02 * deviation)
        reach = deviation * math.sqrt((freedom - 2) / freedom) * quantile(0.95, freedom)
        assert each.high - each.mean == pytest.approx(reach, rel=0.02)

"""Student's t distribution: how far an estimate may be off when its spread was estimated too."""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist
from typing import Final

_MANY: Final = 30
_HALVINGS: Final = 50


@cache
def quantile(probability: float, freedom: int) -> float:
    """Return what a t with so many degrees of freedom stays below, with a probability from 0.5 to 1 (not included).

    Exact to six decimals where probability is at most 0.99. Raises ValueError for other probabilities and below one
    degree of freedom.
    """
    if not (0.5 <= probability < 1 and freedom >= 1):  # noqa: PLR2004 - one half
        raise ValueError(f"no quantile for {probability} with {freedom} degrees of freedom")
    return _expanded(probability, freedom) if freedom > _MANY else _sought(2 * probability - 1, freedom)


def within(distance: float, freedom: int) -> float:
    """Return the probability of a t no farther than this from 0, on either side.

    A finite sum in the angle (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4).
    """
    angle = math.atan(distance / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2
    term = cosine if odd else 1.0
    total = 0.0
    for step in range(2 + odd, freedom + 1, 2):
        total += term
        term *= cosine * cosine * (step - 1) / step
    return 2 / math.pi * (angle + sine * total) if odd else sine * total


def _sought(inside: float, freedom: int) -> float:
    """Find the distance by halving: it is needed for small numbers alone, and kept."""
    low, high = 0.0, 1.0
    while within(high, freedom) < inside:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle, freedom) < inside else (low, middle)
    return (low + high) / 2


def _expanded(probability: float, freedom: int) -> float:
    """Expand around the normal distribution (Abramowitz & Stegun 1964, 26.7.5)."""
    x = NormalDist().inv_cdf(probability)
    square = x * x
    terms = (
        (square + 1) / 4,
        ((5 * square + 16) * square + 3) / 96,
        (((3 * square + 19) * square + 17) * square - 15) / 384,
        ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160,
    )
    total = 0.0
    for term in reversed(terms):
        total = (total + term) / freedom
    return x + x * total

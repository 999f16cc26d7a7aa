"""Student's t against published tables, and against its own definition."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.journal.student import quantile, within


@pytest.mark.parametrize(
    ("freedom", "at_95", "at_975", "at_99"),
    [  # any printed table
        (1, 6.314, 12.706, 31.821),
        (2, 2.920, 4.303, 6.965),
        (3, 2.353, 3.182, 4.541),
        (4, 2.132, 2.776, 3.747),
        (5, 2.015, 2.571, 3.365),
        (10, 1.812, 2.228, 2.764),
        (20, 1.725, 2.086, 2.528),
        (30, 1.697, 2.042, 2.457),
        (40, 1.684, 2.021, 2.423),
        (60, 1.671, 2.000, 2.390),
        (120, 1.658, 1.980, 2.358),
        (100_000, 1.645, 1.960, 2.326),
    ],
)
def test_as_the_tables_have_it(freedom: int, at_95: float, at_975: float, at_99: float) -> None:
    found = [quantile(probability, freedom) for probability in (0.95, 0.975, 0.99)]
    assert found == pytest.approx([at_95, at_975, at_99], abs=6e-4)


@given(st.floats(0.5, 0.99), st.integers(1, 400))
def test_so_much_lies_below_it(probability: float, freedom: int) -> None:
    assert within(quantile(probability, freedom), freedom) == pytest.approx(2 * probability - 1, abs=1e-6)


@given(st.floats(0, 50), st.integers(1, 30))
def test_the_closed_sum_is_the_integral_of_the_density(distance: float, freedom: int) -> None:
    scale = math.gamma((freedom + 1) / 2) / (math.gamma(freedom / 2) * math.sqrt(freedom * math.pi))
    # In the angle, where the density is smooth however long the tail: x = sqrt(freedom) tan(angle).
    angle, steps = math.atan(distance / math.sqrt(freedom)), 400
    height = [math.cos(angle * (step + 0.5) / steps) ** (freedom - 1) for step in range(steps)]
    area = 2 * scale * math.sqrt(freedom) * sum(height) * angle / steps
    assert within(distance, freedom) == pytest.approx(area, abs=1e-4)


@pytest.mark.parametrize(("probability", "freedom"), [(0.4, 3), (1.0, 3), (0.9, 0), (math.nan, 3)])
def test_nonsense_is_refused(probability: float, freedom: int) -> None:
    with pytest.raises(ValueError, match="no quantile"):
        quantile(probability, freedom)

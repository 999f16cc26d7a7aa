"""What helps is said with an interval. Among simulated people, nine in ten of them hold the truth."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from relaxapp.journal.estimate import estimates
from relaxapp.journal.insight import ENOUGH
from tests.journal.lives import Life, live

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE = 2400
ALIKE = 0.4
LOW, HIGH = 3.5, 7.0


def groups(life: Life, number: int) -> Iterator[str]:
    """Where a mean belongs: by how often it was rated, how many others there are, and where on the scale."""
    yield "all"
    yield f"{'5 to 7' if number < 8 else '8 to 15' if number < 16 else '16 to 40' if number <= 40 else 'over 40'} pairs"
    yield {1: "one exercise", 2: "two exercises"}.get(len(life.true), "more exercises")
    yield "near the floor" if life.start < LOW else "near the ceiling" if life.start > HIGH else "in the middle"
    yield f"differing by {life.between}"


def covered(people: int, seed: int, alike: float = 0.0) -> dict[str, float]:
    """How often the interval holds the truth, by group, among exercises with enough pairs."""
    chance = random.Random(seed)
    held: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for _ in range(people):
        life = live(chance, alike)
        found = estimates(life.changes)
        if found is None:
            continue
        shown = {kind: each for kind, each in found.each.items() if each.number >= ENOUGH}
        best = min(shown, key=lambda kind: shown[kind].mean, default=None)
        for kind, each in shown.items():
            for group in (*groups(life, each.number), *(["the best-looking"] if kind == best else [])):
                seen[group] += 1
                held[group] += each.low <= life.true[kind] <= each.high
        done = found.overall.number
        truth = sum(life.true[kind] * life.number(kind) for kind in life.true) / done
        seen["all together"] += 1
        held["all together"] += found.overall.low <= truth <= found.overall.high
    return {group: held[group] / seen[group] for group in seen}


@pytest.fixture(scope="module")
def coverage() -> dict[str, float]:
    return covered(PEOPLE, seed=20)


def test_nine_intervals_in_ten_hold_the_truth(coverage: dict[str, float]) -> None:
    assert 0.87 <= coverage["all"] <= 0.93
    assert 0.87 <= coverage["all together"] <= 0.93


def test_they_do_so_for_few_and_many_at_both_ends_of_the_scale_and_for_the_best(coverage: dict[str, float]) -> None:
    even = {group: share for group, share in coverage.items() if not group.startswith("differing")}
    assert len(even) >= 12
    assert {group: share for group, share in even.items() if not 0.87 <= share <= 0.94} == {}


def test_they_are_too_wide_where_all_exercises_are_alike_and_hardly_too_short_where_they_differ(
    coverage: dict[str, float],
) -> None:
    by_difference = {group: share for group, share in coverage.items() if group.startswith("differing")}
    assert by_difference["differing by 0.0"] > 0.94
    assert min(by_difference.values()) >= 0.85


def test_they_hold_where_bad_weeks_make_neighbours_alike() -> None:
    assert 0.87 <= covered(900, seed=21, alike=ALIKE)["all"] <= 0.94


def test_what_is_drawn_together_lies_nearer_the_truth_than_what_was_rated() -> None:
    chance = random.Random(22)
    off: dict[str, list[float]] = defaultdict(list)
    for _ in range(400):
        life = live(chance)
        found = estimates(life.changes)
        for kind, each in found.each.items() if found else ():
            off["drawn"].append((each.mean - life.true[kind]) ** 2)
            off["plain"].append((each.plain - life.true[kind]) ** 2)
    assert sum(off["drawn"]) < 0.7 * sum(off["plain"])


def test_nothing_is_found_where_nothing_is() -> None:
    chance = random.Random(23)
    found = 0
    for _ in range(400):
        changes = [(chance.choice("abcd"), float(round(chance.gauss(0, 1.5)))) for _ in range(60)]
        known = estimates(changes)
        assert known
        found += sum(1 for each in known.each.values() if not each.low <= 0 <= each.high)
    assert found / (400 * 4) < 0.1

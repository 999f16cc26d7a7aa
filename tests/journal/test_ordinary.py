"""How ratings change without any exercise, and how an exercise stands beside that."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from relaxapp.journal.entries import Moment
from relaxapp.journal.insight import helps
from relaxapp.journal.ordinary import Compared, Ordinary, compared, ordinary
from tests.journal.diaries import MORNING, check_in, rated, session, weekly

if TYPE_CHECKING:
    from relaxapp.journal.entries import CheckIn

HOUR = timedelta(hours=1)


def apart(ratings: list[int], every: timedelta = 8 * HOUR, measure: str = "tension") -> list[CheckIn]:
    return [check_in(Moment.APART, at=MORNING + n * every, **{measure: value}) for n, value in enumerate(ratings)]


def falling_back(number: int, seed: int = 1) -> list[int]:
    """Ratings around 4, each remembering half of the one before."""
    chance, now, ratings = random.Random(seed), 4.0, []
    for _ in range(number):
        now = 4 + 0.5 * (now - 4) + chance.gauss(0, 1.7)
        ratings.append(min(10, max(0, round(now))))
    return ratings


def test_nothing_is_known_from_nothing_or_from_sessions_alone() -> None:
    assert ordinary([], [], [], "tension", 7) is None
    sessions, check_ins = rated("box", [(7, 3)] * 20)
    assert ordinary(sessions, check_ins, [], "tension", 7) is None


def test_a_high_rating_falls_back_by_itself_and_a_usual_one_stays() -> None:
    check_ins = apart(falling_back(120))
    high, usual = (ordinary([], check_ins, [], "tension", level) for level in (7.0, 4.0))
    assert high
    assert usual
    assert not high.at_most
    assert high.number == 119
    assert high.low < -1.5 < high.high < 0  # half of the three points above usual
    assert usual.low < 0 < usual.high
    assert high.high - high.low > 1.3 * (usual.high - usual.low)  # seen less often


def test_ratings_with_a_session_between_or_days_apart_tell_nothing_of_steps() -> None:
    check_ins = apart(falling_back(40))
    between = [session(started=one.at + HOUR) for one in check_ins]
    seen = ordinary(between, check_ins, [], "tension", 6.0)
    assert seen
    assert seen.at_most
    far = ordinary([], apart(falling_back(40), timedelta(days=3)), [], "tension", 6.0)
    assert far
    assert far.at_most


def test_nothing_is_foretold_from_levels_that_were_never_seen() -> None:
    seen = ordinary([], apart([2, 3, 4, 3, 2, 3, 4, 3, 2, 3, 4]), [], "tension", 8.0)
    assert seen
    assert seen.at_most
    assert seen.change == pytest.approx(3 - 8)


def test_ratings_that_never_change_are_what_is_usual() -> None:
    seen = ordinary([], apart([5] * 12), [], "tension", 5.0)
    assert seen
    assert (seen.at_most, seen.change) == (True, 0)


def test_the_week_tells_what_is_usual_for_pain_alone() -> None:
    weeks = [weekly(MORNING + timedelta(weeks=n), peg=(4 + n % 2, 9, 9)) for n in range(10)]
    seen = ordinary([], [], weeks, "pain", 7.0)
    assert seen
    assert (seen.at_most, seen.number, seen.change) == (True, 10, pytest.approx(-2.5))
    assert ordinary([], [], weeks, "tension", 7.0) is None
    assert ordinary([], [], weeks[:4], "pain", 7.0) is None


def test_what_helps_brings_it_along_for_the_level_where_sessions_begin() -> None:
    sessions, check_ins = rated("box", [(6, 3), (7, 4), (6, 4), (7, 3), (6, 3), (7, 4)], MORNING + timedelta(days=90))
    found = helps(sessions, [*check_ins, *apart(falling_back(120))], [], "tension")
    assert found.ordinary
    assert found.ordinary.level == 6.5
    assert not found.ordinary.at_most


@pytest.mark.parametrize(
    ("change", "expected"), [(-4.0, Compared.MORE), (-2.5, Compared.UNCLEAR), (0.0, Compared.LESS)]
)
def test_a_change_stands_beside_the_ordinary_one(change: float, expected: Compared) -> None:
    usual = Ordinary(7, -2.0, -2.6, -1.4, 40, at_most=False)
    assert compared(change, change - 0.8, change + 0.8, usual) is expected

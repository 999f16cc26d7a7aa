"""What helps: from pairs of ratings to what can be said of them, and no more than that."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.journal.entries import MEASURES, Ending, Moment
from relaxapp.journal.estimate import estimates, mean_of
from relaxapp.journal.insight import ENOUGH, LATEST, TOGETHER, Effect, Verdict, helps, matters_from, pairs
from tests.journal.diaries import MORNING, check_in, rated, session

BEFORE, AFTER, APART = Moment.BEFORE, Moment.AFTER, Moment.APART
ratings = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=12)
changes = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-10, 10).map(float)), max_size=40)


def effect(low: float, high: float, *, pairs: int = 9) -> Effect:
    middle = (low + high) / 2
    return Effect("box", "Box", pairs, 5, middle, middle, low, high, enough=pairs >= ENOUGH)


# Pairs


def test_the_last_rating_before_and_the_first_after_make_a_pair() -> None:
    one = session()
    early, late = (check_in(BEFORE, one, MORNING - timedelta(minutes=m), tension=t) for m, t in ((9, 8), (1, 6)))
    soon, later = (check_in(AFTER, one, MORNING + timedelta(minutes=m), tension=t) for m, t in ((11, 3), (50, 7)))
    for order in ([early, late, soon, later], [later, soon, late, early]):
        (pair,) = pairs([one], order, "tension")
        assert (pair.session, pair.before, pair.after, pair.change) == (one, 6, 3, -3)


def test_each_measure_has_pairs_of_its_own() -> None:
    one = session()
    check_ins = [
        check_in(BEFORE, one, MORNING - timedelta(minutes=9), tension=8, pain=0),
        check_in(BEFORE, one, MORNING, tension=5),
        check_in(AFTER, one, pain=2, tension=4),
    ]
    found = {measure: [(pair.before, pair.after) for pair in pairs([one], check_ins, measure)] for measure in MEASURES}
    assert found == {"pain": [(0, 2)], "tension": [(5, 4)], "distress": []}


def test_half_a_pair_a_rating_apart_and_one_of_an_unknown_session_are_none() -> None:
    one, other, gone = session(), session(), session()
    check_ins = [
        check_in(BEFORE, one, tension=5),
        check_in(AFTER, other, tension=5),
        check_in(APART, tension=5),
        check_in(BEFORE, gone, tension=5),
        check_in(AFTER, gone, tension=5),
    ]
    assert pairs([one, other], check_ins, "tension") == []


def test_times_count_and_not_how_the_clock_shows_them() -> None:
    one = session()
    late = check_in(BEFORE, one, MORNING.astimezone(timezone(timedelta(hours=-9))), tension=2)
    early = check_in(BEFORE, one, (MORNING - timedelta(minutes=5)).astimezone(timezone(timedelta(hours=9))), tension=9)
    (pair,) = pairs([one], [late, early, check_in(AFTER, one, tension=1)], "tension")
    assert pair.before == 2


def test_they_come_oldest_first_and_one_ended_early_is_among_them() -> None:
    sessions, check_ins = rated("box", [(5, 4), (6, 3), (7, 2)])
    stopped = session("box", MORNING - timedelta(days=1), ended=Ending.STOPPED, practised_seconds=5.0)
    check_ins += [check_in(BEFORE, stopped, tension=5), check_in(AFTER, stopped, tension=9)]
    found = pairs([*reversed(sessions), stopped], check_ins[::-1], "tension")
    assert [pair.change for pair in found] == [4, -1, -3, -5]


# What is estimated


def test_the_latest_sessions_are_looked_at_and_what_was_rated_around_them() -> None:
    few = [session(started=MORNING + timedelta(hours=hour)) for hour in range(LATEST - 1)]
    assert matters_from(few) is None
    assert matters_from([*few, session(started=MORNING - timedelta(hours=1))]) == MORNING - timedelta(hours=25)


def test_nothing_is_known_from_nothing_and_from_one_of_each() -> None:
    one = helps(*rated("box", [(6, 2)]), [], "tension")
    assert [pair.change for pair in one.pairs] == [-4]
    for known in (helps([], [], [], "tension"), one):
        assert (known.effects, known.overall, known.ordinary) == ((), None, None)
    assert estimates([("a", -1.0), ("b", -2.0)]) is None
    assert mean_of([1.0]) is None


def test_one_exercise_alone_is_an_ordinary_mean_with_its_t_interval() -> None:
    # By hand: mean −2, deviation 1, five of them; 2.132 is t at 95 % with 4 degrees of freedom.
    known = estimates([("box", number) for number in (-1.0, -3.0, -2.0, -1.0, -3.0)])
    assert known
    each = known.each["box"]
    assert (each.number, each.plain, each.mean) == (5, -2.0, pytest.approx(-2.0))
    assert each.high - each.mean == pytest.approx(2.1318 / 5**0.5, rel=1e-3)
    assert (known.overall.low, known.overall.high) == pytest.approx((each.low, each.high))


def test_few_ratings_are_drawn_to_the_others_more_than_many() -> None:
    chance = random.Random(3)
    many = [("many", float(round(chance.gauss(-2, 1.5)))) for _ in range(60)]
    other = [("other", float(round(chance.gauss(-1.5, 1.5)))) for _ in range(60)]
    known = estimates([*many, *other, *[("few", number) for number in (1.0, 4.0, 1.0, 4.0, 2.0)]])
    assert known
    few, much = known.each["few"], known.each["many"]
    assert few.plain - few.mean > 0.2
    assert abs(much.plain - much.mean) < 0.1
    assert few.high - few.low > 2 * (much.high - much.low)


def test_what_differs_beyond_doubt_is_left_apart() -> None:
    known = estimates([*[("a", float(-6 + n % 2)) for n in range(40)], *[("b", float(n % 2)) for n in range(40)]])
    assert known
    assert known.each["a"].mean == pytest.approx(-5.5, abs=0.05)
    assert known.each["b"].mean == pytest.approx(0.5, abs=0.05)


def test_the_same_rating_again_and_again_is_not_taken_for_certainty() -> None:
    known = estimates([("box", -2.0)] * 5)
    assert known
    assert 0.3 < known.each["box"].high - known.each["box"].mean < 0.5


def test_hardly_any_difference_is_not_taken_for_certainty_either() -> None:
    # The least variance is 1/6; 1.729 is t at 95 % with 19 degrees of freedom.
    known = mean_of([-2.0] * 10 + [-3.0] + [-2.0] * 9)
    assert known
    assert known.high - known.mean == pytest.approx(1.729 * (1 / 6 / 20) ** 0.5, rel=1e-3)


def test_neighbours_count_for_less_when_they_are_alike() -> None:
    # By hand: the variance is 2/3; products of neighbours add up to 0, where −1/4 of it for each of three were to be
    # expected, so they correlate by 1/4 and count as 3/5 each; 2.920 is t at 95 % with 2 degrees of freedom.
    known = mean_of([1.0, 0.0, -1.0, 0.0])
    assert known
    assert known.high == pytest.approx(2.920 * (2 / 3 / (4 * 3 / 5)) ** 0.5, rel=1e-3)


def test_a_run_of_bad_weeks_and_good_ones_widens_the_interval() -> None:
    numbers = [-3.0] * 10 + [0.0] * 10 + [-3.0] * 10 + [0.0] * 10
    mixed = numbers.copy()
    random.Random(4).shuffle(mixed)
    runs, shuffled = mean_of(numbers), mean_of(mixed)
    assert runs
    assert shuffled
    assert runs.mean == shuffled.mean
    assert runs.high - runs.low > 2 * (shuffled.high - shuffled.low)


@given(changes)
def test_every_estimate_lies_in_its_interval_and_among_what_was_rated(numbers: list[tuple[str, float]]) -> None:
    known = estimates(numbers)
    if known is None:
        assert len(numbers) == len({kind for kind, _ in numbers})
        return
    plain = [each.plain for each in known.each.values()]
    assert set(known.each) == {kind for kind, _ in numbers}
    for each in known.each.values():
        assert each.low < each.mean < each.high
        assert min(plain) - 1e-9 <= each.mean <= max(plain) + 1e-9
    assert sum(each.number for each in known.each.values()) == known.overall.number == len(numbers)


@given(changes)
def test_to_feel_the_opposite_is_to_be_told_the_opposite(numbers: list[tuple[str, float]]) -> None:
    known, mirrored = estimates(numbers), estimates([(kind, -number) for kind, number in numbers])
    if known is None or mirrored is None:
        assert known is mirrored
        return
    for kind, each in known.each.items():
        assert (-mirrored.each[kind].high, -mirrored.each[kind].low) == pytest.approx((each.low, each.high), abs=1e-9)


# What is shown


def test_each_exercise_is_told_with_what_was_rated_and_what_is_estimated() -> None:
    sessions, check_ins = rated("box", [(7, 4), (6, 2), (8, 5), (7, 5), (6, 3), (7, 3)])
    others, more = rated("rest", [(5, 5), (6, 6), (5, 4)], MORNING + timedelta(days=30))
    newest = session("box", MORNING + timedelta(days=60), title="Box breathing")
    found = helps(
        [*sessions, *others, newest],
        [*check_ins, *more, check_in(BEFORE, newest, tension=7), check_in(AFTER, newest, tension=4)],
        [],
        "tension",
    )
    box, rest = found.effects
    assert (box.exercise, box.title, box.pairs, box.enough) == ("box", "Box breathing", 7, True)
    assert (box.start, box.mean_change) == pytest.approx((48 / 7, -22 / 7))
    assert box.mean_change < box.shrunk_change < 0
    assert box.verdict is Verdict.LOWER
    assert (rest.pairs, rest.enough, rest.verdict) == (3, False, Verdict.EARLY)
    assert found.overall
    assert (found.overall.exercise, found.overall.title, found.overall.pairs) == ("", TOGETHER, 10)
    assert found.overall.mean_change == found.overall.shrunk_change == pytest.approx(-23 / 10)


def test_four_pairs_are_too_few_and_five_enough() -> None:
    for number in (4, 5):
        (only,) = helps(*rated("box", [(8, 2)] * number), [], "tension").effects
        assert only.enough is (number == ENOUGH)
        assert only.verdict is (Verdict.LOWER if only.enough else Verdict.EARLY)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (-3.0, -0.1, Verdict.LOWER),
        (0.1, 3.0, Verdict.HIGHER),
        (-3.0, 0.0, Verdict.EARLY),
        (-0.9, 1.0, Verdict.EARLY),
        (-0.9, 0.9, Verdict.ALIKE),
    ],
)
def test_what_can_be_said_follows_from_the_interval(low: float, high: float, verdict: Verdict) -> None:
    assert effect(low, high).verdict is verdict
    assert effect(low, high, pairs=4).verdict is Verdict.EARLY


@given(ratings, ratings)
def test_whatever_was_rated_all_is_counted_once_and_stays_on_the_scale(
    box: list[tuple[int, int]], rest: list[tuple[int, int]]
) -> None:
    sessions, check_ins = rated("box", box)
    others, more = rated("rest", rest, datetime(2027, 1, 1, tzinfo=UTC))
    found = helps([*sessions, *others], [*check_ins, *more], [], "tension")
    assert sum(effect.pairs for effect in found.effects) in (0, len(box) + len(rest))
    assert all(-10 <= each.low <= each.shrunk_change <= each.high <= 10 for each in found.effects)
    order = [(not each.enough, each.shrunk_change) for each in found.effects]
    assert order == sorted(order)
    assert found == helps(others[::-1] + sessions[::-1], more[::-1] + check_ins[::-1], [], "tension")

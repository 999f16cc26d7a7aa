"""Pacing: where to begin and how to go on, never beyond what was managed before."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.journal.pacing import FEWEST_DAYS, RISE, SHARE, WEEKS, in_words, minutes, pace

DAYS = st.lists(st.integers(0, 600), min_size=FEWEST_DAYS, max_size=14)


@pytest.mark.parametrize(
    ("managed", "weeks", "hard_day"),
    [
        ((20, 5, 11, 12), (9, 10, 11, 12, 13, 14), 5),  # the mean is 12, the median 11.5; times 0.8, it is 9.2
        ((10, 10, 10), (8, 8.5, 9.5, 10), 8),  # ends at the most that was managed
        ((5, 0, 10), (4, 4, 4.5, 5, 5.5, 6), 0),
        ((200, 200, 200), (160, 176, 193, 200), 160),  # as in the example of the Therapeutic Guidelines: 80 %
        ((1, 1, 1), (0.5, 0.5, 0.5, 1), 0.5),
    ],
)
def test_begins_with_a_careful_share_and_rises_by_a_tenth(managed, weeks, hard_day):
    found = pace(managed)
    assert found is not None
    assert (found.weeks, found.hard_day) == (weeks, hard_day)


@pytest.mark.parametrize("managed", [(), (10, 20), (0, 0, 0), (0, 0, 1), (0, 0, 60)])
def test_too_few_days_or_next_to_nothing_give_no_pace(managed):
    assert pace(managed) is None
    assert len(in_words(managed)) == 1


@pytest.mark.parametrize("wrong", [-1.0, float("nan"), float("inf")])
def test_what_is_no_length_is_refused(wrong):
    with pytest.raises(ValueError, match="from 0 up"):
        pace((10, 10, wrong))


@given(DAYS)
def test_it_never_pushes_beyond(managed):
    found = pace(managed)
    begin = min(Fraction(sum(managed), len(managed)), Fraction(median(managed))) * SHARE
    if found is None:
        assert begin < Fraction(1, 2)
        return
    assert 0 < found.weeks[0] <= begin
    assert max(found.weeks) <= found.most <= max(managed)
    assert found.hard_day <= min(*managed, found.weeks[0])
    assert len(found.weeks) <= WEEKS
    for week, length in enumerate(found.weeks):
        assert length <= begin * RISE**week
        assert length * 2 == int(length * 2)
        assert length < 10 or length == int(length)


@given(DAYS)
def test_it_never_goes_back_by_itself_and_stops_at_the_most(managed):
    found = pace(managed)
    weeks = found.weeks if found else ()
    assert all(one <= next_one for one, next_one in pairwise(weeks))
    assert found is None or len(weeks) == WEEKS or weeks[-1] == found.most


@given(DAYS, st.integers(0, 13), st.integers(1, 60))
def test_the_order_of_the_days_is_nothing_and_a_better_day_never_makes_it_less(managed, at, more):
    found = pace(managed)
    assert pace(sorted(managed)) == found
    better = list(managed)
    better[at % len(better)] += more
    after = pace(better)
    assert found is None or (after is not None and after.weeks[0] >= found.weeks[0])


@given(DAYS)
def test_the_words_say_the_same_as_the_figures(managed):
    found, said = pace(managed), " ".join(in_words(managed))
    if found:
        assert f"begin with {minutes(found.weeks[0])} a day in week" in said
        assert minutes(found.weeks[-1]) in said
        assert ("a little more" in said) == (len(set(found.weeks)) > 1)
        assert ("It ends there" in said) == (found.weeks[-1] == found.most)
        assert ("a rest is part of the plan" in said) == (found.hard_day == 0)


def test_weeks_of_the_same_length_are_said_together():
    begin, _, rising, _ = in_words((5, 0, 10))
    assert begin.startswith("You could begin with 4 minutes a day in weeks 1 to 2.")
    assert "week 3: 4½ minutes; week 4: 5 minutes; week 5: 5½ minutes; week 6: 6 minutes a day" in rising


@pytest.mark.parametrize(
    ("length", "words"), [(0.5, "half a minute"), (1, "1 minute"), (1.5, "1½ minutes"), (12, "12 minutes")]
)
def test_minutes_are_said_as_people_say_them(length, words):
    assert minutes(length) == words

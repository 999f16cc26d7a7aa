"""One breath in numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.exercises.pattern import NoPattern, Pattern, PhaseKind


@pytest.mark.parametrize(
    ("written", "shortest", "kinds"),
    [
        ("4-0-6-0", "4-0-6-0", "in out"),
        ("4-4-4-4", "4-4-4-4", "in hold out rest"),
        ("3+1-0-8-0", "3+1-0-8-0", "in top-up out"),
        ("3-0-1-0-8-0", "3+1-0-8-0", "in top-up out"),
        ("3-0-1-2-8-0.5", "3+1-2-8-0.5", "in top-up hold out rest"),
        ("3-1-1-2.5-8-0", "3-1-1-2.5-8-0", "in hold top-up hold out"),
        ("4-2-0-2-6-0", "4-4-6-0", "in hold out"),
        ("4-0-0-2-6-0", "4-2-6-0", "in hold out"),
        ("4–0–6.0–0", "4-0-6-0", "in out"),
    ],
)
def test_four_or_six_numbers_are_one_breath_and_the_shortest_form_gives_it_back(written, shortest, kinds):
    breath = Pattern.parse(written)
    assert breath.text == shortest
    assert " ".join(phase.kind for phase in breath.phases) == kinds
    assert Pattern.parse(breath.text) == breath


HALVES = st.integers(0, 12).map(lambda number: number / 2)


@given(st.tuples(HALVES, HALVES, HALVES, HALVES, HALVES, HALVES))
def test_whatever_is_a_breath_comes_back_from_its_text(lengths):
    try:
        breath = Pattern.parse("-".join(f"{seconds:g}" for seconds in lengths))
    except NoPattern:
        assert not lengths[0] or not lengths[4] or lengths[0] + lengths[2] + lengths[4] < 4 or sum(lengths) > 30
    else:
        assert breath.seconds == sum(lengths)
        assert Pattern.parse(breath.text) == breath
        assert {PhaseKind.HOLD, PhaseKind.REST}.isdisjoint(phase.kind for phase in breath.without_holds().phases)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "four numbers"),
        ("4-0-6", "four numbers"),
        ("4-0-6-0-0-0-0", "or six"),
        ("4-0-six-0", "whole or half"),
        ("0-0-6-0", "breathe in"),
        ("1-0-2-0", "slower is kinder"),
        ("20-0-20-1", "at most 40"),
    ],
)
def test_what_is_no_breath_has_a_plain_reason(written, reason):
    with pytest.raises(ValueError, match=reason):
        Pattern.parse(written)

"""Slower and quicker: half a second at a time, within what is kind, and the way back is the way there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.exercises import pace
from relaxapp.exercises.library import Library
from relaxapp.exercises.pattern import NoPattern, Pattern, PhaseKind
from relaxapp.paths import assets

halves = st.integers(0, 24).map(lambda number: number / 2)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    lengths = [draw(halves) for _ in range(6)]
    lengths[0], lengths[4] = max(lengths[0], 0.5), max(lengths[4], 0.5)
    if draw(st.booleans()):
        lengths[1:4] = [0.0, 0.0, 0.0]
    try:
        return Pattern.parse("-".join(f"{length:g}" for length in lengths))
    except NoPattern:
        return Pattern.parse("4-0-6-0")


def seconds(pattern: Pattern, *kinds: PhaseKind) -> float:
    return sum(phase.seconds for phase in pattern.phases if phase.kind in kinds)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("4-0-6-0", ["4-0-6.5-0", "4.5-0-6.5-0", "4.5-0-7-0", "5-0-7-0", "5-0-7.5-0"]),
        ("5-0-5-0", ["5-0-5.5-0", "5.5-0-5.5-0"]),
        ("4-4-4-4", ["4-4-4.5-4", "4.5-4-4.5-4"]),
        ("3+1-0-8-0", ["3+1-0-8.5-0", "3.5+1-0-8.5-0"]),
        ("6-0-4-0", ["6-0-4.5-0", "6-0-5-0", "6-0-5.5-0", "6-0-6-0"]),
    ],
)
def test_the_out_breath_grows_first_and_the_share_stays(text: str, way: list[str]) -> None:
    own = pattern = Pattern.parse(text)
    for step in way:
        found = pace.slower(pattern, own)
        assert found is not None
        assert found.text == step
        pattern = found


@given(patterns(), st.integers(1, 12))
def test_every_step_is_half_a_second_in_one_part_and_the_way_back_is_the_same(own: Pattern, steps: int) -> None:
    way = [own]
    while len(way) <= steps and (further := pace.slower(way[-1], own)):
        way.append(further)
    for before, after in pairwise(way):
        assert after.seconds == pytest.approx(before.seconds + 0.5)
        assert [phase.kind for phase in after.phases] == [phase.kind for phase in before.phases]
        changed = [one.kind for one, other in zip(before.phases, after.phases, strict=True) if one != other]
        assert len(changed) == 1
        assert changed[0] in (PhaseKind.IN, PhaseKind.OUT)
        back = pace.quicker(after, own)
        air_in, out = (PhaseKind.IN, PhaseKind.TOP_UP), (PhaseKind.OUT,)
        if seconds(own, *air_in) <= seconds(own, *out) and back:
            assert back == before


@given(patterns(), st.lists(st.booleans(), max_size=60))
def test_it_never_leaves_what_is_kind(own: Pattern, presses: list[bool]) -> None:
    pattern = own
    for slower in presses:
        pattern = (pace.slower if slower else pace.quicker)(pattern, own) or pattern
        low, high = sorted((60 / pace.QUICKEST, 60 / pace.SLOWEST))
        assert min(low, own.seconds) <= pattern.seconds <= max(high, own.seconds)
        assert all(phase.seconds >= 0.5 for phase in pattern.phases)
        assert Pattern.parse(pattern.text) == pattern
        assert pattern.has_holds == own.has_holds


def test_at_the_ends_there_is_no_further_step() -> None:
    slow, quick = Pattern.parse("8-0-12-0"), Pattern.parse("2-0-4-0")
    assert pace.slower(slow, slow) is None
    assert pace.quicker(slow, slow)
    assert pace.quicker(quick, quick) is None
    assert pace.slower(quick, quick)


def test_a_breath_is_never_left_without_its_out_breath() -> None:
    odd = Pattern.parse("0.5+3.5-0-0.5-2")
    assert pace.quicker(odd, odd) is None


def test_a_breath_longer_than_is_offered_can_still_get_quicker() -> None:
    long = Pattern.parse("12-0-20-0")
    assert pace.slower(long, long) is None
    assert (pace.quicker(long, long) or long).seconds == 31.5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4-0-6.5-0", "In 4, out 6.5"),
        ("4-4-4-4", "In 4, hold 4, out 4, rest 4"),
        ("3+1-0-8-0", "In 3, a little more 1, out 8"),
    ],
)
def test_a_breath_is_said_in_plain_words(text: str, words: str) -> None:
    assert pace.in_words(Pattern.parse(text)) == words


def test_breaths_a_minute() -> None:
    assert pace.per_minute(Pattern.parse("4-0-6-0")) == pytest.approx(6)


def test_the_paces_of_an_exercise_are_those_of_its_breaths() -> None:
    library = Library([assets() / "exercises"])
    found = [pace.per_minute(pattern) for pattern in pace.paces(library.get("find-your-pace"))]
    assert len(found) >= 4
    assert found == sorted(found, reverse=True)
    assert 4 <= found[-1] < found[0] <= 7
    assert pace.paces(library.get("pmr-16")) == ()

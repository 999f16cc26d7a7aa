"""The follower against people who breathe: it starts where they are, and never asks more than one small step."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises.follow import LONGEST, MEASURED, SILENCE, STEP, UNSTEADY, USUAL, Breath, Follower, Lead
from relaxapp.exercises.timeline import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    Breather = Callable[[int, Breath], Breath]

EXACT = 1e-6
parts = st.floats(0.8, 8.0)


class Person:
    """Somebody who presses while breathing in; `breathe` makes of the number of a breath and the guide a breath."""

    def __init__(self, breathe: Breather) -> None:
        self.follower = Follower()
        self.breathe = breathe
        self.now = 5.0
        self.done: list[Breath] = []
        self.guides: list[Breath | None] = []
        self.leads: list[Lead | None] = []

    def go(self, breaths: int) -> None:
        for _ in range(breaths):
            self.leads.append(self.follower.pressed(self.now))
            self.guides.append(self.follower.guide)
            breath = self.breathe(len(self.done), self.follower.guide or USUAL)
            self.now += breath.inhale
            self.leads.append(self.follower.released(self.now))
            self.now += breath.exhale
            self.done.append(breath)
        self.leads.append(self.follower.pressed(self.now))
        self.guides.append(self.follower.guide)


def beyond(seconds: float) -> float:
    return seconds + max(STEP * seconds, UNSTEADY) + EXACT


def check_it_is_kind(person: Person) -> None:
    """What holds for everybody: guide `n` was decided when breath `n - 1` was over."""
    for number, done in enumerate(person.done):
        before, after = person.guides[number], person.guides[number + 1]
        if number + 1 < MEASURED:
            assert after is None, "the first ones are only mirrored"
            continue
        assert after
        assert after.seconds <= LONGEST + EXACT
        assert after.inhale <= beyond(done.inhale)
        assert after.exhale <= beyond(done.exhale)
        if before and (before.inhale > beyond(done.inhale) or before.exhale > beyond(done.exhale)):
            share = min(LONGEST / done.seconds, 1)
            assert after.inhale == pytest.approx(done.inhale * share), "it gives way at once"
            assert after.exhale == pytest.approx(done.exhale * share)


@given(parts, parts)
def test_it_begins_at_their_own_rhythm(inhale: float, exhale: float) -> None:
    person = Person(lambda _number, _guide: Breath(inhale, exhale))
    person.go(MEASURED)
    assert person.guides[:MEASURED] == [None] * MEASURED
    guide = person.guides[MEASURED]
    assert guide
    assert (guide.inhale, guide.exhale) == pytest.approx((inhale, exhale))


def test_of_uneven_breaths_the_middle_one_is_theirs() -> None:
    breaths = [Breath(2, 3), Breath(6, 9), Breath(3, 4)]
    person = Person(lambda number, _guide: breaths[number])
    person.go(3)
    assert person.guides[-1] == Breath(3, 4)


@given(parts, parts)
def test_for_one_who_always_breathes_alike_it_is_never_faster_and_never_much_slower(
    inhale: float, exhale: float
) -> None:
    person = Person(lambda _number, _guide: Breath(inhale, exhale))
    person.go(30)
    check_it_is_kind(person)
    for guide in person.guides[MEASURED:]:
        assert guide
        assert guide.inhale >= inhale - EXACT
        assert guide.exhale >= exhale - EXACT


@settings(max_examples=15)
@given(parts, parts, st.integers(0, 999))
def test_with_one_who_keeps_up_it_slows_down_little_by_little(inhale: float, exhale: float, seed: int) -> None:
    hand = random.Random(seed)

    def breathe(number: int, guide: Breath) -> Breath:
        if number < MEASURED:
            return Breath(inhale, exhale)
        return Breath(guide.inhale + hand.uniform(0, 0.1), guide.exhale + hand.uniform(0, 0.1))

    person = Person(breathe)
    person.go(200)
    check_it_is_kind(person)
    lengths = [guide.seconds for guide in person.guides if guide]
    for earlier, later in pairwise(lengths):
        assert earlier - EXACT <= later <= earlier * (1 + STEP) + 0.2 + EXACT
    assert lengths[-1] == pytest.approx(LONGEST), "at three a minute it stays"


def test_a_step_comes_with_every_second_breath_that_was_kept_up_with_and_the_out_breath_grows_first() -> None:
    person = Person(lambda number, guide: Breath(3, 4) if number < MEASURED else guide)
    person.go(13)
    guides = [guide for guide in person.guides if guide]
    assert [round(guide.exhale, 2) for guide in guides] == [4, 4, 4.16, 4.16, 4.33, 4.33, 4.5, 4.5, 4.68, 4.68, 4.68]
    assert [round(guide.inhale, 2) for guide in guides] == [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3.12]


@given(st.floats(6, 12), st.floats(0.5, 0.95))
def test_with_one_who_tires_it_gets_quicker_again_at_once(most: float, fading: float) -> None:
    def breathe(number: int, guide: Breath) -> Breath:
        strength = max(most * fading ** (max(number - 12, 0) / 3), 1.6)
        share = min(strength / guide.seconds, 1.0)
        return Breath(guide.inhale * share, guide.exhale * share)

    person = Person(breathe)
    person.go(30)
    check_it_is_kind(person)
    assert person.guides[-1]
    assert person.guides[-1].seconds <= person.done[-1].seconds + 2 * UNSTEADY + EXACT


@given(st.floats(2, 4), st.floats(2, 5))
def test_one_who_cannot_lengthen_is_left_where_they_are(inhale: float, exhale: float) -> None:
    person = Person(lambda _number, guide: Breath(min(guide.inhale, inhale), min(guide.exhale, exhale)))
    person.go(40)
    check_it_is_kind(person)
    assert person.guides[-1]
    assert person.guides[-1].inhale <= beyond(inhale)
    assert person.guides[-1].exhale <= beyond(exhale)


@given(st.lists(st.tuples(st.floats(0.5, 12), st.floats(1.1, 14)), min_size=4, max_size=20))
def test_with_one_who_breathes_as_it_comes_it_asks_no_more_than_they_did(breaths: list[tuple[float, float]]) -> None:
    person = Person(lambda number, _guide: Breath(*breaths[number]))
    person.go(len(breaths))
    check_it_is_kind(person)


def test_a_cough_or_a_slip_is_no_breath() -> None:
    breaths = [Breath(3, 4), Breath(0.5, 0.6), Breath(3, 4), Breath(3, 4), Breath(0.5, 0.5)]
    person = Person(lambda number, _guide: breaths[number])
    person.go(5)
    assert person.guides[-1] == Breath(3, 4)


# Without a sign


def test_after_a_long_silence_it_says_so_once_and_knows_nothing_any_more() -> None:
    person = Person(lambda _number, _guide: Breath(3, 4))
    person.go(5)
    follower, last = person.follower, person.now
    assert not follower.fell_silent(last + SILENCE - 0.1)
    assert follower.fell_silent(last + SILENCE)
    assert not follower.fell_silent(last + SILENCE + 50)
    assert follower.guide is None
    assert follower.pressed(last + 60) == Lead(Phase.IN, USUAL, guided=False), "and it mirrors again"


def test_who_never_pressed_never_fell_silent() -> None:
    assert not Follower().fell_silent(1000)


def test_one_who_comes_back_before_anybody_looked_is_mirrored_anew() -> None:
    person = Person(lambda _number, _guide: Breath(3, 4))
    person.go(5)
    assert not person.follower.pressed(person.now + 100).guided


def test_a_pause_loses_the_breath_that_was_under_way_and_nothing_else() -> None:
    person = Person(lambda _number, _guide: Breath(3, 4))
    person.go(4)
    guide = person.follower.guide
    person.follower.interrupted()
    assert person.follower.pressed(person.now + 9) == Lead(Phase.IN, guide or USUAL, guided=True)
    assert person.follower.guide == guide


# Hands


def test_while_they_are_mirrored_their_own_breath_is_what_is_expected() -> None:
    person = Person(lambda _number, _guide: Breath(2, 3))
    person.go(2)
    turns = [lead for lead in person.leads if lead]
    assert [lead.phase for lead in turns] == [Phase.IN, Phase.OUT, Phase.IN, Phase.OUT, Phase.IN]
    assert turns[0].breath == USUAL
    assert turns[2].breath == Breath(2, 3)
    assert not any(lead.guided for lead in turns)


def test_who_cannot_hold_taps_once_for_in_and_once_for_out() -> None:
    follower = Follower()
    now = 0.0
    for _ in range(4):
        assert follower.pressed(now).phase is Phase.IN
        assert follower.released(now + 0.15) is None, "a tap: they are still breathing in"
        assert follower.pressed(now + 3).phase is Phase.OUT
        assert follower.released(now + 3.2) is None
        now += 7
    assert follower.pressed(now).guided
    assert follower.guide == Breath(3, 4)


def test_who_tapped_by_mistake_and_then_holds_is_understood() -> None:
    follower = Follower()
    follower.pressed(0.0)
    follower.released(0.2)
    follower.pressed(4.0)
    lead = follower.released(7.0)
    assert lead
    assert lead.phase is Phase.OUT
    for start in (11.0, 18.0, 25.0):
        assert follower.pressed(start).phase is Phase.IN
        assert (follower.released(start + 3.0) or lead).phase is Phase.OUT
    assert follower.pressed(32.0).breath == Breath(3.0, 4.0)


def test_a_finger_that_slips_for_a_moment_does_not_cut_a_breath_in_two() -> None:
    follower = Follower()
    now = 0.0
    for _ in range(3):
        follower.pressed(now)
        follower.released(now + 1.5)
        assert follower.pressed(now + 1.6).phase is Phase.IN
        follower.released(now + 3.0)
        now += 7.0
    follower.pressed(now)
    assert follower.guide == Breath(3.0, 4.0)


def test_letting_go_of_what_was_never_pressed_means_nothing() -> None:
    assert Follower().released(3.0) is None

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.sound.automation import Automation, between, glide

MOVES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3000), st.integers(1, 800)), max_size=8)


def moved(moves: list[tuple[float, int, int]]) -> Automation:
    automation = Automation.steady(0.5)
    for gain, at, frames in moves:
        automation = automation.moved(gain, at, frames)
    return automation


@given(MOVES, st.lists(st.integers(1, 900), min_size=1, max_size=20))
def test_the_gain_of_a_frame_does_not_depend_on_the_block_it_is_asked_in(
    moves: list[tuple[float, int, int]], lengths: list[int]
) -> None:
    automation = moved(moves)
    whole = np.broadcast_to(automation.gain(0, sum(lengths)), sum(lengths))
    start = 0
    for length in lengths:
        part = np.broadcast_to(automation.gain(start, length), length)
        assert np.array_equal(part, whole[start : start + length])
        start += length


@given(MOVES)
def test_a_gain_never_jumps_and_never_leaves_what_was_asked_for(moves: list[tuple[float, int, int]]) -> None:
    automation = moved([(gain, at, frames + 200) for gain, at, frames in moves])
    gains = np.broadcast_to(automation.gain(0, 5000), 5000)
    gone_up = np.diff(np.square(gains))
    assert np.all(np.abs(gone_up) <= 1.5 / 200 + 1e-12)
    assert gains.min() >= min([0.5, *(move[0] for move in moves)]) - 1e-9
    assert gains.max() <= max([0.5, *(move[0] for move in moves)]) + 1e-9


def test_a_fade_out_and_a_fade_in_together_keep_one_power() -> None:
    way = glide(0, 1000, 100, 700)
    power = np.square(between(1.0, 0.0, way)) + np.square(between(0.0, 1.0, way))
    assert np.allclose(power, 1.0, atol=1e-12)


def test_a_fade_ends_in_nothing_at_all() -> None:
    automation = Automation.steady(0.7).moved(0.0, 100, 50)
    assert np.all(np.broadcast_to(automation.gain(150, 100), 100) == 0)


def test_a_change_takes_the_place_of_what_was_planned_later_and_leaves_what_was_before() -> None:
    first = Automation.steady(0.2).moved(0.9, 1000, 10)
    second = first.moved(0.4, 500, 10)
    assert np.array_equal(np.broadcast_to(second.gain(0, 500), 500), np.broadcast_to(first.gain(0, 500), 500))
    assert float(np.max(second.gain(2000, 1))) == second.goal
    assert second.goal == np.sqrt(0.4 * 0.4)


def test_settled_the_newest_gain_holds_from_the_beginning() -> None:
    automation = Automation.steady(0.2).moved(0.9, 1000, 10).settled()
    assert np.all(automation.gain(0, 5) == automation.goal)
    assert automation.goal == np.sqrt(0.9 * 0.9)


def test_a_slider_dragged_for_hours_is_not_remembered_in_full() -> None:
    automation = moved([(step % 7 / 7, step * 100, 50) for step in range(2000)])
    assert len(automation.changes) < 100

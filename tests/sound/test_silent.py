from __future__ import annotations

import pytest

from relaxapp.sound.mix import RATE
from relaxapp.sound.silent import Silent
from tests.clocks import Clock


@pytest.fixture
def clock():
    return Clock(5.0)


@pytest.fixture
def silent(clock):
    return Silent(clock)


def never(_start, _count):
    raise AssertionError("nothing is rendered for nobody")


def test_time_passes_as_on_any_output(silent, clock):
    silent.play(never, 2 * RATE, 10 * RATE)
    assert silent.position() == 2 * RATE
    clock.now += 1.5
    silent.refresh()
    assert silent.position() == silent.horizon() == 3.5 * RATE
    assert not silent.finished()
    clock.now += 100
    assert silent.position() == 10 * RATE
    assert silent.finished()
    assert not silent.lost()


def test_a_halt_stops_the_clock_and_playing_goes_on_from_there(silent, clock):
    silent.play(never, 0, 10 * RATE)
    clock.now += 2
    assert silent.halt() == 2 * RATE
    clock.now += 50
    assert silent.position() == 2 * RATE
    assert not silent.finished()
    silent.play(never, 2 * RATE, 10 * RATE)
    clock.now += 1
    assert silent.position() == 3 * RATE
    silent.close()
    clock.now += 1
    assert silent.position() == 3 * RATE


def test_before_anything_plays_the_position_is_the_beginning(silent):
    assert silent.position() == 0
    assert not silent.finished()

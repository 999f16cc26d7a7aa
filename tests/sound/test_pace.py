from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.sound.mix import RATE
from relaxapp.sound.pace import Pace

LEAD = 14_400
WINDOW = 16_384


def seen(cursor):
    """Return what can be seen of how far the device has read: the end of a window of 64 KiB."""
    return -(-cursor // WINDOW) * WINDOW


def follow(pace, seconds, lead, *, since=0, behind=0, step=RATE // 20):
    """Return how far the position is ahead in the end, when it was `behind` the clock and every correction is made."""
    for clock in range(since, since + round(seconds * RATE), step):
        behind += pace.saw(clock, clock - behind, seen(max(clock + lead, 0)))
    return behind


@given(lead=st.integers(1_000, 40_000))
def test_a_steady_device_is_left_alone(lead):
    assert follow(Pace(LEAD), 60, lead) == 0


@given(lost=st.integers(9_000, 40_000))
def test_lost_sound_is_noticed_within_a_few_seconds_as_well_as_it_can_be_seen(lost):
    pace = Pace(LEAD)
    assert follow(pace, 10, LEAD) == 0
    assert follow(pace, 10, LEAD - lost, since=10 * RATE) == pytest.approx(lost, abs=0.06 * RATE)


@given(late=st.integers(RATE // 2, 2 * RATE))
def test_a_device_that_begins_late_sets_the_position_back(late):
    assert follow(Pace(LEAD), 10, LEAD - late) == pytest.approx(late, abs=0.11 * RATE)


def test_a_device_that_reads_nothing_for_three_seconds_is_stalled():
    pace = Pace(LEAD)
    for clock in range(0, 3 * RATE + 1, RATE // 2):
        pace.saw(clock, WINDOW, WINDOW)
        assert not pace.stalled
    pace.saw(3 * RATE + RATE // 10, WINDOW, WINDOW)
    assert pace.stalled
    pace.saw(4 * RATE, WINDOW, 2 * WINDOW)
    assert not pace.stalled

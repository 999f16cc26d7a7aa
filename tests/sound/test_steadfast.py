from __future__ import annotations

from itertools import pairwise

import pytest

from relaxapp.sound.mix import RATE
from relaxapp.sound.output import NoSound
from relaxapp.sound.silent import Silent
from relaxapp.sound.steadfast import Steadfast
from tests.clocks import Clock

END = 100 * RATE
HOUR = 3600 * RATE


class FakeLoudspeaker(Silent):
    """A loudspeaker that can be taken away."""

    def __init__(self, clock) -> None:
        super().__init__(clock)
        self.gone = self.refuses = self.closed = False
        self.plays = []
        self.refreshed = 0

    def play(self, render, start, end):
        if self.refuses:
            raise NoSound("busy")
        self.plays.append((render, start, end))
        super().play(render, start, end)

    def refresh(self):
        self.refreshed += 1

    def lost(self):
        return self.gone

    def close(self):
        self.closed = True


class Room:
    """A room in which loudspeakers come and go."""

    def __init__(self) -> None:
        self.clock = Clock(0.0)
        self.there = True
        self.made: list[FakeLoudspeaker] = []
        self.asked = 0
        self.changes: list[bool] = []
        self.jobs = []
        self.output = Steadfast(self.make, self.clock, self.changes.append, self.jobs.append)

    def make(self):
        self.asked += 1
        if not self.there:
            raise NoSound("No sound device was found.")
        self.made.append(FakeLoudspeaker(self.clock))
        return self.made[-1]

    def let_pass(self, seconds):
        for _ in range(round(seconds * 10)):
            self.clock.now += 0.1
            self.output.tick()
            while self.jobs:
                self.jobs.pop()()

    def take_away(self):
        self.there = False
        self.made[-1].gone = True


@pytest.fixture
def room():
    return Room()


def render(_start, _count):
    raise AssertionError("a fake renders nothing")


def near(seconds):
    return pytest.approx(seconds * RATE, abs=2)


def test_with_a_loudspeaker_it_plays_on_it_and_tells_nothing(room):
    room.output.play(render, 7, END)
    assert room.made[0].plays == [(render, 7, END)]
    assert room.output.audible
    assert room.changes == []
    room.output.refresh()
    assert room.made[0].refreshed == 1


def test_one_loudspeaker_serves_for_many_plays(room):
    for start in range(3):
        room.output.play(render, start, END)
        room.output.halt()
    assert len(room.made) == 1


def test_with_no_device_to_begin_with_the_session_runs_silently_and_says_so(room):
    room.there = False
    room.output.play(render, 0, END)
    assert room.changes == [False]
    assert not room.output.audible
    room.let_pass(3)
    assert room.output.position() == near(3)
    assert room.output.horizon() == near(3)
    assert not room.output.lost()


def test_a_loudspeaker_that_goes_away_is_followed_by_silence_at_the_same_position(room):
    room.output.play(render, 0, END)
    room.let_pass(10)
    room.take_away()
    room.let_pass(0.1)
    assert room.changes == [False]
    assert room.output.position() == near(10.1)
    assert room.made[0].closed
    room.let_pass(2)
    assert room.output.position() == near(12.1)
    assert room.changes == [False]


def test_the_sound_comes_back_at_the_position_of_that_moment(room):
    room.output.play(render, 0, END)
    room.let_pass(10)
    room.take_away()
    room.let_pass(6)
    room.there = True
    assert room.changes == [False]
    room.let_pass(5)
    assert room.changes == [False, True]
    assert room.output.audible
    ((_, start, end),) = room.made[1].plays
    assert end == END
    assert 15 * RATE < start < 21 * RATE
    assert room.output.position() == near(21)


def test_it_looks_every_five_seconds_and_no_more_often(room):
    room.there = False
    room.output.play(render, 0, END)
    assert room.asked == 1
    room.let_pass(4.8)
    assert room.asked == 1
    room.let_pass(0.4)
    assert room.asked == 2
    room.let_pass(30)
    assert room.asked in {7, 8}


def test_a_search_that_takes_long_is_waited_for_without_another(room):
    room.there = False
    room.output.play(render, 0, END)
    for _ in range(300):
        room.clock.now += 0.1
        room.output.tick()
    assert len(room.jobs) == 1
    room.there = True
    room.let_pass(0.2)
    assert room.changes == [False, True]


def test_it_does_not_look_while_paused(room):
    room.there = False
    room.output.play(render, 0, END)
    room.output.halt()
    room.let_pass(20)
    assert room.asked == 1


def test_after_a_pause_the_sound_is_there_again_if_the_device_is(room):
    room.there = False
    room.output.play(render, 0, END)
    room.let_pass(2)
    frame = room.output.halt()
    assert frame == near(2)
    room.there = True
    room.clock.now += 20
    room.output.play(render, frame, END)
    assert room.changes == [False, True]
    assert room.made[0].plays == [(render, frame, END)]


def test_a_device_that_refuses_after_a_pause_leaves_the_session_silent(room):
    room.output.play(render, 0, END)
    room.let_pass(1)
    frame = room.output.halt()
    room.made[0].refuses = True
    room.there = False
    room.output.play(render, frame, END)
    room.let_pass(1)
    assert room.changes == [False]
    assert room.output.position() == near(2)


def test_a_device_that_was_found_but_refuses_is_looked_for_again(room):
    room.there = False
    room.output.play(render, 0, END)
    room.there = True

    def refusing():
        room.made.append(FakeLoudspeaker(room.clock))
        room.made[-1].refuses = len(room.made) == 1
        return room.made[-1]

    room.output._make_loudspeaker = refusing
    room.let_pass(6)
    assert room.changes == [False]
    room.let_pass(6)
    assert room.changes == [False, True]


def test_it_finishes_with_or_without_sound(room):
    room.output.play(render, 0, 2 * RATE)
    room.let_pass(1)
    room.take_away()
    room.let_pass(0.5)
    assert not room.output.finished()
    room.let_pass(1)
    assert room.output.finished()


def test_going_on_after_a_pause_waits_neither_for_a_search_nor_for_a_device_that_was_just_missing(room):
    room.there = False
    room.output.play(render, 0, END)
    frame = room.output.halt()
    room.clock.now += 1
    room.output.play(render, frame, END)
    assert room.asked == 1, "it was not there a moment ago"
    room.clock.now += 5
    room.output.tick()
    frame = room.output.halt()
    room.clock.now += 60
    room.output.play(render, frame, END)
    assert len(room.jobs) == 1
    assert room.asked == 1, "the search that is under way will tell"


def test_a_loudspeaker_that_is_found_when_all_is_over_is_left_alone(room):
    room.there = False
    room.output.play(render, 0, 6 * RATE)
    room.clock.now += 5.5
    room.output.tick()
    room.there = True
    room.clock.now += 1
    room.let_pass(0.1)
    room.output.tick()
    assert room.output.finished()
    assert all(not made.plays for made in room.made)


def test_close_closes_the_loudspeaker(room):
    room.output.play(render, 0, END)
    room.output.close()
    assert room.made[0].closed


def test_four_hours_are_played_without_a_gap_in_pieces_that_a_device_can_count(room):
    end = 4 * HOUR
    room.output.play(render, 0, end)
    for minute in range(1, 4 * 60):
        room.clock.now += 60
        room.output.tick()
        assert room.output.position() == near(minute * 60)
        assert not room.output.finished()
    room.clock.now += 60
    assert room.output.finished()
    assert room.changes == []
    assert all(stop - start <= 2 * HOUR for _, start, stop in room.made[0].plays)
    assert len(room.made[0].plays) > 1
    for (_, _, before), (_, start, _) in pairwise(room.made[0].plays):
        assert start < before
    assert room.made[0].plays[-1][2] == end


def test_a_window_that_stood_still_for_long_does_not_end_a_session_before_its_end(room):
    room.output.play(render, 0, 4 * HOUR)
    room.clock.now += 3 * 3600
    assert not room.output.finished()
    room.output.tick()
    room.let_pass(10)
    assert room.output.position() == near(2 * 3600 + 10)
    assert not room.output.finished()

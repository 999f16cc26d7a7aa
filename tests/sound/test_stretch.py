from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest
from _remote import coded, decoded, runs

from relaxapp.sound.mix import RATE
from relaxapp.sound.output import NoSound
from relaxapp.sound.stretch import Stretch
from tests.clocks import Clock

LEAD = RATE * 300 // 1000
FADE_IN = RATE * 40 // 1000
FADE_OUT = RATE * 60 // 1000


class FakeDevice:
    """Reads the memory 0.3 s ahead of what is heard, as a sound server does, whenever time passes."""

    def __init__(self, clock, lead=LEAD) -> None:
        self.clock = clock
        self.lead = lead
        self.margin = lead + RATE // 20
        self.frozen = self.stopped = self.gone = False
        self.taken = np.zeros((0, 2), np.int16)

    def play(self, memory):
        self.memory = np.frombuffer(memory, np.int16).reshape(-1, 2)
        self.began = self.clock()
        self.read()
        return self

    def read(self):
        if self.frozen or self.stopped or self.gone:
            return
        until = min(round((self.clock() - self.began) * RATE) + self.lead, len(self.memory))
        self.taken = np.concatenate([self.taken, self.memory[len(self.taken) : until]])

    def heard(self):
        return self.taken[: round((self.clock() - self.began) * RATE)]

    def lose(self, seconds):
        self.began += seconds

    def stop(self):
        self.stopped = True

    def is_playing(self):
        return not (self.stopped or self.gone or self.clock() > self.began + len(self.memory) / RATE)


@pytest.fixture
def clock():
    return Clock(1000.0)


@pytest.fixture
def device(clock):
    return FakeDevice(clock)


def begin(device, seconds, start=0, render=coded, delay=0):
    return Stretch(render, start, start + round(seconds * RATE), device=device, clock=device.clock, delay=delay)


def let_pass(stretch, device, seconds):
    """Let time pass as it does: the device reads every 10 ms, a step is made every 50 ms. Tell whether it goes on."""
    goes_on = True
    for tick in range(round(seconds * 100)):
        device.clock.now += 0.01
        device.read()
        if tick % 5 == 4 and goes_on:
            goes_on = stretch.step()
    return goes_on


def test_every_frame_is_heard_in_its_place_after_a_short_fade_in(device):
    stretch = begin(device, 3)
    let_pass(stretch, device, 3.2)
    heard = device.heard()
    assert runs(decoded(heard)) == [(FADE_IN, FADE_IN, 3 * RATE - 1)]
    assert heard[0].tolist() == [0, 0]
    assert np.abs(heard[: FADE_IN // 2]).max() < np.abs(heard[FADE_IN : FADE_IN + 10]).max()
    assert not heard[3 * RATE :].any()


def test_position_follows_the_clock_and_ends_at_the_end(device):
    stretch = begin(device, 2, start=RATE)
    assert stretch.position() == RATE
    let_pass(stretch, device, 0.5)
    assert stretch.position() == pytest.approx(1.5 * RATE, abs=1)
    let_pass(stretch, device, 2)
    assert stretch.position() == 3 * RATE


def test_a_stretch_is_finished_when_its_end_was_heard_and_over_when_the_device_is_done(device):
    stretch = begin(device, 1)
    assert let_pass(stretch, device, 0.95)
    assert not stretch.finished()
    assert let_pass(stretch, device, 0.1)
    assert stretch.finished()
    assert not stretch.lost()
    assert not let_pass(stretch, device, 0.6)


def test_a_halt_fades_out_to_silence_at_the_frame_it_names(device):
    stretch = begin(device, 5)
    let_pass(stretch, device, 1)
    silent = stretch.halt()
    assert silent - RATE == pytest.approx(device.margin + FADE_OUT, abs=1)
    let_pass(stretch, device, 0.4)
    assert runs(decoded(device.heard()))[0] == (FADE_IN, FADE_IN, silent - FADE_OUT)  # a fade begins at full level
    assert let_pass(stretch, device, 0.05)
    assert device.stopped
    assert not device.taken[silent:].any()
    assert not let_pass(stretch, device, 0.05)
    assert stretch.position() == silent
    assert not stretch.lost()
    assert not stretch.finished()


def test_a_halt_is_given_once(device):
    stretch = begin(device, 5)
    let_pass(stretch, device, 1)
    assert stretch.halt() == stretch.halt()


def test_a_halt_near_the_end_lets_the_rest_be_heard(device):
    stretch = begin(device, 1)
    let_pass(stretch, device, 0.9)
    assert stretch.halt() == RATE
    let_pass(stretch, device, 0.2)
    assert runs(decoded(device.heard())) == [(FADE_IN, FADE_IN, RATE - 1)]


def test_after_a_delay_the_session_begins_at_its_first_frame(device):
    stretch = begin(device, 2, start=7 * RATE, delay=RATE // 2)
    assert stretch.position() == 7 * RATE
    let_pass(stretch, device, 0.4)
    assert stretch.position() == 7 * RATE
    let_pass(stretch, device, 0.6)
    assert stretch.position() == pytest.approx(7.5 * RATE, abs=1)
    assert runs(decoded(device.heard()))[0][:2] == (RATE // 2 + FADE_IN, 7 * RATE + FADE_IN)


def test_halted_within_its_delay_nothing_of_it_is_heard(device):
    stretch = begin(device, 2, start=7 * RATE, delay=RATE)
    let_pass(stretch, device, 0.1)
    assert stretch.halt() == 7 * RATE
    let_pass(stretch, device, 1)
    assert not device.taken.any()


def test_silent_in_counts_down_to_the_silence(device):
    stretch = begin(device, 5)
    let_pass(stretch, device, 1)
    assert stretch.silent_in() == 0
    stretch.halt()
    assert stretch.silent_in() == pytest.approx(device.margin + FADE_OUT, abs=1)
    let_pass(stretch, device, 0.5)
    assert stretch.silent_in() == 0


def test_a_change_is_heard_from_the_horizon_on(device):
    changed_at = [10 * RATE]

    def render(start, count):
        level = np.where(np.arange(start, start + count) < changed_at[0], 0.25, 0.5)
        return np.stack([level, level], axis=1).astype(np.float32)

    stretch = begin(device, 5, render=render)
    let_pass(stretch, device, 1)
    changed_at[0] = stretch.horizon()
    assert changed_at[0] <= 1.41 * RATE
    stretch.refresh()
    let_pass(stretch, device, 1)
    louder = np.flatnonzero(device.heard()[:, 0] > 10_000)
    assert louder[0] == changed_at[0]
    assert len(louder) == len(device.heard()) - louder[0]


def test_a_device_that_goes_away_is_noticed_at_once(device):
    stretch = begin(device, 5)
    let_pass(stretch, device, 1)
    assert not stretch.lost()
    device.gone = True
    assert stretch.lost()
    assert stretch.position() == pytest.approx(RATE, abs=1)


def test_a_device_that_stalls_is_noticed_and_the_position_waits(device):
    stretch = begin(device, 20)
    let_pass(stretch, device, 2)
    device.frozen = True
    let_pass(stretch, device, 3)
    assert not stretch.finished()
    let_pass(stretch, device, 1)
    assert stretch.lost()
    assert stretch.position() < 3 * RATE


def test_a_device_that_stalls_can_still_be_halted(device):
    stretch = begin(device, 20)
    let_pass(stretch, device, 2)
    device.frozen = True
    let_pass(stretch, device, 4)
    stretch.halt()
    assert not let_pass(stretch, device, 1)


def test_the_position_is_corrected_after_a_dropout(device):
    stretch = begin(device, 20)
    let_pass(stretch, device, 5)
    device.lose(0.2)
    let_pass(stretch, device, 5)
    assert stretch.position() == pytest.approx(9.8 * RATE, abs=0.06 * RATE)


def test_the_position_does_not_go_back_in_a_correction(device):
    stretch = begin(device, 20)
    let_pass(stretch, device, 5)
    device.lose(0.3)
    places = []
    for _ in range(100):
        let_pass(stretch, device, 0.05)
        places.append(stretch.position())
    assert places == sorted(places)


def test_a_program_that_stood_still_goes_on_where_the_sound_is(device):
    stretch = begin(device, 60)
    let_pass(stretch, device, 2)
    device.clock.now += 30
    device.lose(30)
    assert stretch.position() < 3.2 * RATE
    let_pass(stretch, device, 5)
    assert not stretch.lost()
    assert stretch.position() == pytest.approx(7 * RATE, abs=0.5 * RATE)
    assert runs(decoded(device.taken)) == [(FADE_IN, FADE_IN, len(device.taken) - 1)]


def test_a_program_that_stood_still_may_be_halted_at_once(device):
    stretch = begin(device, 60)
    let_pass(stretch, device, 2)
    device.clock.now += 30
    device.lose(30)
    assert stretch.halt() < 4 * RATE


def test_a_program_that_stood_still_near_the_end_still_plays_it(device):
    stretch = begin(device, 20)
    let_pass(stretch, device, 5)
    device.clock.now += 30
    device.lose(30)
    assert not stretch.finished()
    let_pass(stretch, device, 5)
    assert not stretch.finished()


def test_a_reader_that_was_late_but_lost_nothing_changes_nothing(device):
    stretch = begin(device, 20)
    let_pass(stretch, device, 5)
    device.frozen = True
    let_pass(stretch, device, 0.2)
    device.frozen = False
    let_pass(stretch, device, 5)
    assert stretch.position() == pytest.approx(10.2 * RATE, abs=1)


def test_time_lost_at_the_very_end_is_logged(device, caplog):
    stretch = begin(device, 1)
    let_pass(stretch, device, 1)
    device.lose(0.4)
    with caplog.at_level(logging.WARNING):
        assert not let_pass(stretch, device, 1)
    assert "lost in dropouts" in caplog.text


def test_an_error_while_rendering_is_told_and_counts_as_lost(device):
    def render(start, count):
        if start > RATE:
            raise ZeroDivisionError
        return coded(start, count)

    stretch = begin(device, 5, render=render)
    with pytest.raises(ZeroDivisionError):
        let_pass(stretch, device, 2)
    assert stretch.lost()
    assert device.stopped


def test_a_device_that_refuses_leaves_nothing_open(device):
    def refuse(_memory):
        raise NoSound("busy")

    device.play = refuse
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(NoSound):
        begin(device, 5)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_device_that_takes_much_at_once_is_given_more(clock):
    device = FakeDevice(clock, lead=2 * RATE)
    stretch = begin(device, 6)
    let_pass(stretch, device, 6)
    assert runs(decoded(device.heard())) == [(FADE_IN, FADE_IN, 6 * RATE - 1)]


def test_a_device_that_never_ends_is_left_behind(device, caplog):
    stretch = begin(device, 5)
    let_pass(stretch, device, 1)
    device.stop = lambda: None
    stretch.halt()
    assert let_pass(stretch, device, 3)
    with caplog.at_level(logging.WARNING):
        assert not let_pass(stretch, device, 1)
    assert "left behind" in caplog.text

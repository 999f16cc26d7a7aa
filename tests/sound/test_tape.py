from __future__ import annotations

import mmap

import numpy as np
import pytest

from relaxapp.sound.mix import RATE
from relaxapp.sound.output import NoSound
from relaxapp.sound.tape import Tape


@pytest.fixture
def tape():
    tape = Tape(10 * RATE)
    yield tape
    tape.close()


def frames(tape):
    return np.frombuffer(tape.memory, np.int16).reshape(-1, 2)


def test_what_is_written_can_be_read_and_the_rest_is_silence(tape):
    tape.write(100, np.full((50, 2), 0.5, np.float32))
    assert (frames(tape)[100:150] == 16384).all()
    assert not frames(tape)[:100].any()
    assert not frames(tape)[150:].any()


def test_what_is_too_loud_is_clipped_and_does_not_wrap_around(tape):
    tape.write(0, np.array([[1.5, -1.5]], np.float32))
    assert frames(tape)[0].tolist() == [32767, -32767]


def test_writing_leaves_the_samples_as_they_were(tape):
    samples = np.full((50, 2), 0.5, np.float32)
    tape.write(0, samples)
    assert (samples == 0.5).all()


def test_a_fade_out_goes_down_to_silence(tape):
    tape.write(0, np.full((1000, 2), 0.5, np.float32))
    tape.fade_out(400, 200, 1000)
    left = frames(tape)[:, 0]
    assert (left[:401] == 16384).all()
    assert (np.diff(left[400:600]) < 0).all()
    assert not left[600:].any()


def test_a_fade_out_may_reach_beyond_the_end_of_the_tape(tape):
    tape.write(10 * RATE - 100, np.full((100, 2), 0.5, np.float32))
    tape.fade_out(10 * RATE - 50, 200, 10 * RATE)
    assert frames(tape)[10 * RATE - 1, 0] < 16384


def test_nothing_counts_as_read_until_somebody_reads(tape):
    tape.write(0, np.full((5 * RATE, 2), 0.5, np.float32))
    assert tape.read_until(0, 5 * RATE) == 0
    assert frames(tape)[2 * RATE].any()
    assert 2 * RATE < tape.read_until(0, 5 * RATE) <= 2 * RATE + 16384


def test_writing_again_does_not_count_as_reading(tape):
    tape.write(0, np.full((5 * RATE, 2), 0.5, np.float32))
    tape.write(2 * RATE, np.full((2 * RATE, 2), 0.25, np.float32))
    assert tape.read_until(0, 5 * RATE) == 0


def test_forgotten_memory_is_given_back(tape):
    tape.write(0, np.full((5 * RATE, 2), 0.5, np.float32))
    tape.forget(2 * RATE)
    tape.forget(3 * RATE)
    tape.forget(-RATE)
    assert not frames(tape)[: 3 * RATE - 1024].any()  # the system gives back fresh, empty pages when it is read again
    assert (frames(tape)[3 * RATE : 5 * RATE] == 16384).all()


def test_without_a_page_map_nobody_can_tell_what_was_read(monkeypatch, caplog):
    def refuse(*_):
        raise PermissionError(13, "no page map here")

    monkeypatch.setattr("relaxapp.sound.tape.os.open", refuse)
    with caplog.at_level("INFO"):
        tape = Tape(RATE)
    assert tape.read_until(0, RATE) is None
    assert "no page map here" in caplog.text
    tape.close()


def test_a_system_that_takes_no_advice_on_memory_plays_all_the_same(monkeypatch):
    class Stubborn(mmap.mmap):
        """As on a kernel without huge pages, PREEMPT_RT for one."""

        def madvise(self, *_):
            raise OSError(22, "Invalid argument")

    monkeypatch.setattr("relaxapp.sound.tape.mmap.mmap", Stubborn)
    tape = Tape(3 * RATE)
    tape.write(0, np.full((2 * RATE, 2), 0.5, np.float32))
    tape.fade_out(RATE, RATE // 2, 2 * RATE)
    tape.forget(RATE // 2)
    assert frames(tape)[RATE - 1, 0] == 16384
    assert not frames(tape)[RATE * 3 // 2 :].any()
    tape.close()


def test_a_computer_without_room_for_it_has_no_sound_and_no_worse(monkeypatch):
    def refuse(*_):
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr("relaxapp.sound.tape.mmap.mmap", refuse)
    with pytest.raises(NoSound, match="memory"):
        Tape(RATE)

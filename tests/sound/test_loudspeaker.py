"""The real thing: what a sound server plays is recorded and compared with what was asked for."""

from __future__ import annotations

import signal

import numpy as np
import pytest
from _remote import Remote, decoded, runs
from sound_server import RATE, running

pytestmark = pytest.mark.alone

FADE_IN = RATE * 40 // 1000
FADE_OUT = RATE * 60 // 1000
FAR = 60 * RATE


def long_runs(recording):
    """Return the unbroken stretches of at least 50 ms in a recording."""
    return [run for run in runs(decoded(recording)) if run[2] - run[1] > RATE // 20]


def late(recording, run, answer):
    """Return by how many seconds the sound came after the position that an answer told."""
    place, first, _ = run
    return recording.began + (place - first + answer["position"]) / RATE - answer["time"]


def test_every_frame_is_played_in_its_place_and_the_position_tells_it(sound_server):
    recording = sound_server.record()
    with Remote("loudspeaker", sound_server.environment) as output:
        output.ask("play", 0, 3 * RATE)
        answers = [output.until(second * RATE) for second in (1, 2)]
        output.ask("refresh")
        answers.append(output.until(3 * RATE))
        assert output.ask("finished")["result"]
        output.ask("close")
    run, *others = long_runs(recording.stop())
    assert not others
    assert run[1:] == (FADE_IN, 3 * RATE - 1)
    lateness = [late(recording, run, answer) for answer in answers]
    assert np.ptp(lateness) < 1 / 60  # a frame of the picture
    assert np.abs(lateness).max() < 0.030
    assert output.status == 0


def test_after_three_pauses_nothing_is_lost_or_heard_twice(sound_server):
    recording = sound_server.record()
    silences, answers = [0], []
    with Remote("loudspeaker", sound_server.environment) as output:
        for _ in range(3):
            output.ask("play", silences[-1], FAR)
            answers.append(output.until(silences[-1] + RATE // 2))
            silences.append(output.ask("halt")["result"])
            recording.wait_for(recording.frames + RATE * 6 // 10)
        output.ask("play", silences[-1], silences[-1] + RATE)
        answers.append(output.until(silences[-1] + RATE - 1))
        output.ask("close")
    heard = long_runs(recording.stop())
    assert [first for _, first, _ in heard] == [frame + FADE_IN for frame in silences]
    assert [last for *_, last in heard] == [frame - FADE_OUT for frame in silences[1:]] + [silences[-1] + RATE - 1]
    lateness = [late(recording, run, answer) for run, answer in zip(heard, answers, strict=True)]
    assert np.ptp(lateness) < 1 / 60  # a frame of the picture


def test_played_on_at_once_the_old_falls_silent_before_the_new_is_heard(sound_server):
    recording = sound_server.record()
    with Remote("loudspeaker", sound_server.environment) as output:
        output.ask("play", 0, FAR)
        output.until(RATE)
        halt = output.ask("halt")
        output.ask("play", 30 * RATE, FAR)
        answer = output.until(31 * RATE)
        output.ask("close")
    before, after = long_runs(recording.stop())
    assert before[2] == halt["result"] - FADE_OUT
    assert after[1] == 30 * RATE + FADE_IN
    gap = after[0] - (before[0] + before[2] - before[1])
    assert gap == pytest.approx(FADE_OUT + FADE_IN, abs=0.02 * RATE)
    assert abs(late(recording, after, answer)) < 0.030


@pytest.mark.parametrize("way", ["close", "leave"])
def test_ending_in_mid_play_is_soft_and_leaves_a_healthy_process(sound_server, way):
    recording = sound_server.record()
    with Remote("loudspeaker", sound_server.environment) as output:
        output.ask("play", 0, FAR)
        output.until(RATE // 2)
        if way == "close":
            assert output.ask("close")["took"] < 2
    assert output.status == 0
    samples = recording.stop()
    *_, run = long_runs(samples)  # a busy computer may have left gaps before; here the end is asked for
    end = run[0] + run[2] - run[1]
    assert not samples[end + FADE_OUT + RATE // 100 :].any()


def test_with_no_server_there_is_no_loudspeaker():
    with running() as server:
        server.signal(signal.SIGKILL)
        with Remote("loudspeaker", server.environment) as output:
            assert output.ask("play", 0, FAR)["trouble"].startswith("No sound device was found.")


@pytest.mark.parametrize("harm", ["killed", "sink removed"])
def test_a_device_that_vanishes_is_noticed_and_taken_up_again(harm):
    with running() as server, Remote("steadfast", server.environment) as output:
        recording = server.record()
        began = output.ask("play", 0, FAR)
        output.until(RATE // 2)
        if harm == "killed":
            server.signal(signal.SIGKILL)
        else:
            server.remove_sink()
        gone = output.ask("ticks", 3000)
        assert gone["changes"] == [False]
        recording.stop()
        server.restore()
        recording = server.record()
        back = output.ask("ticks", 8000)
        assert back["changes"] == [False, True]
        output.until(back["position"] + RATE // 4)
        output.ask("close")
        for answer in (gone, back):
            assert answer["position"] / RATE == pytest.approx(answer["time"] - began["time"], abs=0.1)
        (run,) = long_runs(recording.stop())
        assert abs(late(recording, run, back)) < 0.030
    assert output.status == 0


def test_a_server_that_freezes_is_noticed_and_the_session_stays_alive():
    with running() as server, Remote("steadfast", server.environment) as output:
        recording = server.record()
        output.ask("play", 0, FAR)
        output.until(RATE // 2)
        server.signal(signal.SIGSTOP)
        gone = output.ask("ticks", 6000)
        assert gone["changes"] == [False]
        assert gone["took"] < 4
        on = output.until(gone["position"] + RATE // 2)
        assert on["took"] == pytest.approx(0.5, abs=0.2)
        server.signal(signal.SIGKILL)
        recording.stop()
        output.ask("close")
    assert output.status == 0

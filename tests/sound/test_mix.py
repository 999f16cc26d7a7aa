"""A session as a whole: pure, never clipping, each volume on its own."""

from __future__ import annotations

import threading
import tracemalloc
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises.timeline import Cue, CueKind
from relaxapp.sound.loudness import CEILING
from relaxapp.sound.mix import RATE, Bus, Levels, Mix, Samples
from tests.sound.small_sessions import (
    Lines,
    bell,
    decibels,
    line,
    make_mix,
    part,
    talk,
    timeline,
    tone,
    whole,
)

HEARD = ("rain", "ocean", "brown-noise", "drone")


def busy(seed: int = 0) -> Mix:
    """A session in which everything happens that can happen."""
    voice = Lines(one=talk(1.2), two=talk(1.0, 2), three=talk(0.9, 3))
    mix = make_mix(
        9.0,
        bell(0.3),
        line(0.7, "one", 1.2),
        tone(2.0, "in", 2.0),
        line(2.1, "two", 0.4),
        line(2.5, "three", 0.9),
        Cue(3.0, CueKind.SOUNDSCAPE, "drone"),
        tone(4.0, "out", 3.0),
        line(7.2, "one", 1.2),
        voice=voice,
        levels=Levels(0.9, 0.7, 0.8),
        seed=seed,
    )
    mix.set_level(Bus.AMBIENCE, 0.3, 60_000)
    mix.set_level(Bus.AMBIENCE, 0.9, 62_000)
    mix.set_voice(False, 110_000)
    mix.set_voice(True, 112_345)
    mix.set_soundscape("ocean", 240_000)
    mix.land(355_555)
    return mix


@cache
def busy_whole() -> Samples:
    return whole(busy())


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(-5000, 9 * RATE), st.integers(0, 20_000)), min_size=1, max_size=5))
def test_a_frame_sounds_the_same_in_any_block_and_in_any_order(blocks: list[tuple[int, int]]) -> None:
    mix = busy()
    for start, count in blocks:
        expected = np.zeros((count, 2), np.float32)
        first, last = max(start, 0), min(start + count, mix.frames)
        if first < last:
            expected[first - start : last - start] = busy_whole()[first:last]
        assert np.array_equal(mix.render(start, count), expected)


def test_outside_the_session_there_is_silence() -> None:
    mix = make_mix(1.0)
    assert not np.any(mix.render(-500, 500))
    assert not np.any(mix.render(mix.frames, 500))
    assert mix.frames == RATE


@pytest.mark.parametrize("name", HEARD)
def test_nothing_clips_at_full_volume(name: str) -> None:
    peaky = talk(2.0)
    peaky[::4001] = 1.0
    cues = (bell(0.2), bell(0.5), bell(0.8), tone(0.5, "in", 3.0), tone(0.6, "in", 3.0))
    mix = make_mix(4.0, *cues, line(1.0, "peaky", 2.0), voice=Lines(peaky=peaky), soundscape=name)
    sound = whole(mix)
    assert 0.75 < np.max(np.abs(sound)) <= CEILING
    assert pytest.approx(-1.5) == 20 * np.log10(CEILING)


def test_at_the_usual_volumes_the_limiter_leaves_speech_as_it_is() -> None:
    voice = talk(2.0)
    mix = make_mix(4.0, line(1.0, "words", 2.0), voice=Lines(words=voice), levels=Levels(0.8, 0.6, 0.0))
    heard = part(whole(mix), 1.1, 2.9)[:, 0]
    said = voice[RATE // 10 : round(1.9 * RATE)]
    assert np.allclose(heard, said * (heard @ said / (said @ said)), atol=1e-6)


# Volumes


def test_at_level_zero_everything_is_silent() -> None:
    mix = make_mix(3.0, bell(0.2), line(1.0, "words", 1.0), voice=Lines(words=talk(1.0)), levels=Levels(0.0, 0.0, 0.0))
    assert not np.any(whole(mix))


def test_each_bus_has_its_own_volume() -> None:
    cues = (line(1.0, "words", 1.0), bell(3.0))
    voice = Lines(words=talk(1.0))
    only = {
        bus: whole(make_mix(6.0, *cues, voice=voice, levels=Levels(**{bus.value: 1.0}, **others)))
        for bus in Bus
        for others in [{other.value: 0.0 for other in Bus if other is not bus}]
    }
    assert decibels(part(only[Bus.VOICE], 1.0, 2.0)) > -22
    assert not np.any(part(only[Bus.VOICE], 2.1, 6.0))
    assert decibels(part(only[Bus.BELLS], 3.0, 4.0)) > -30
    assert not np.any(part(only[Bus.BELLS], 0.0, 3.0))
    assert decibels(part(only[Bus.AMBIENCE], 2.0, 2.5)) > -25


def test_the_volume_follows_the_cube_of_the_slider() -> None:
    full, half = (
        part(whole(make_mix(8.0, levels=Levels(0.0, 0.0, level), soundscape="drone")), 2.0, 4.0) for level in (0.8, 0.4)
    )
    assert np.allclose(half, full / 8, atol=1e-6)


def test_a_volume_that_is_moved_counts_from_its_frame_on() -> None:
    before = whole(make_mix(6.0))
    mix = make_mix(6.0)
    mix.set_level(Bus.AMBIENCE, 0.5, 3 * RATE)
    after = whole(mix)
    assert np.array_equal(after[: 3 * RATE], before[: 3 * RATE])
    assert np.allclose(part(after, 3.2, 6.0), part(before, 3.2, 6.0) / 8, atol=1e-6)


def test_a_newer_change_overrules_those_planned_for_later() -> None:
    mix = make_mix(6.0)
    mix.set_level(Bus.AMBIENCE, 0.0, 4 * RATE)
    mix.set_level(Bus.AMBIENCE, 1.0, 3 * RATE)
    assert np.allclose(whole(mix), whole(make_mix(6.0)), atol=1e-6)


def test_settled_changes_hold_when_the_session_goes_back() -> None:
    mix = make_mix(8.0, levels=Levels(0.0, 0.0, 1.0))
    mix.set_level(Bus.AMBIENCE, 0.5, 5 * RATE)
    mix.set_soundscape("drone", 5 * RATE)
    mix.land(6 * RATE)
    mix.settle_changes()
    expected = make_mix(8.0, levels=Levels(0.0, 0.0, 0.5), soundscape="drone")
    assert np.allclose(whole(mix), whole(expected), atol=1e-6)


# Another timeline


def test_a_better_timeline_takes_over() -> None:
    voice = Lines(words=talk(1.0))
    mix = make_mix(6.0, line(3.0, "words", 1.0), voice=voice)
    beginning = mix.render(0, RATE)
    mix.set_timeline(timeline(5.0, line(2.5, "words", 1.0)), RATE)
    assert mix.frames == 5 * RATE
    assert np.array_equal(mix.render(0, RATE), beginning)
    assert np.array_equal(whole(mix), whole(make_mix(5.0, line(2.5, "words", 1.0), voice=voice)))


def test_the_ambience_does_not_jump_where_a_line_is_no_longer_said() -> None:
    first, second = line(2.0, "first", 1.0), line(4.0, "second", 1.0)
    mix, alone = make_mix(8.0, first, second), make_mix(8.0)
    before = mix.render(0, round(3.6 * RATE))
    mix.set_timeline(timeline(8.0, first), round(3.6 * RATE))
    mix.set_timeline(timeline(8.0, first), round(3.7 * RATE))
    heard = np.concatenate([before, mix.render(len(before), mix.frames - len(before))])
    stretches = [slice(start, start + 480) for start in range(2 * RATE, 6 * RATE, 480)]
    reference = whole(alone)
    share = [float(np.linalg.norm(heard[part]) / np.linalg.norm(reference[part])) for part in stretches]
    assert share[int(1.5 * 100)] < 0.7, "it stays back between two lines"
    assert share[-1] == pytest.approx(1)
    assert max(abs(later - earlier) for earlier, later in pairwise(share)) < 0.06


# For one program with many threads, for hours


def test_changes_may_come_while_another_thread_renders() -> None:
    mix = busy()
    done = threading.Event()
    problems: list[BaseException] = []

    def feed() -> None:
        try:
            for start in range(0, mix.frames, 2400):
                block = mix.render(start, 2400)
                assert np.all(np.abs(block) <= CEILING)
        except BaseException as error:  # noqa: BLE001 - the test is told of it
            problems.append(error)
        done.set()

    feeder = threading.Thread(target=feed)
    feeder.start()
    step = 0
    while not done.is_set():
        mix.set_level(Bus.AMBIENCE, step % 10 / 10, step * 480)
        mix.set_soundscape(HEARD[step % 4], step * 480)
        mix.set_voice(bool(step % 2), step * 480)
        step += 1
        done.wait(0.001)
    feeder.join()
    assert not problems
    assert step > 10


def test_a_session_of_hours_needs_little_memory() -> None:
    class Talker:
        def samples(self, text: str) -> Samples:
            return np.full(20 * RATE, 0.1 if text else 0.0, np.float32)

    cues = [line(start, f"line {start}", 20.0) for start in range(0, 14_000, 25)]
    tracemalloc.start()
    try:
        mix = Mix(timeline(14_400.0, *cues), Talker(), Levels())
        for start in range(0, mix.frames, mix.frames // 40):
            mix.render(start, RATE)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 40e6

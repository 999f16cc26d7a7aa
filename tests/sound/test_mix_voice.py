"""How the voice is heard, and what makes room for it."""

from __future__ import annotations

import numpy as np
import pytest

from relaxapp.sound.bells import bell as bell_sound
from relaxapp.sound.mix import RATE, Levels, stereo_voice
from tests.sound.small_sessions import (
    FULL,
    VOICE_ONLY,
    Lines,
    bell,
    decibels,
    line,
    loudness,
    make_mix,
    part,
    talk,
    whole,
)

HEARD = ("rain", "ocean", "brown-noise", "drone")


@pytest.mark.parametrize("start", [0.0, 1.0, 1.2345678, 2.00001])
def test_a_line_begins_on_its_very_sample(start: float) -> None:
    said = talk(1.0)
    mix = make_mix(5.0, line(start, "words", 1.0), voice=Lines(words=said), levels=Levels(0.8, 0.0, 0.0))
    heard = whole(mix)[:, 0]
    at = round(start * RATE)
    assert not np.any(heard[:at])
    edge = 144  # three milliseconds come and go
    body = slice(at + edge, at + RATE - edge)
    factor = heard[body] @ said[edge:-edge] / (said[edge:-edge] @ said[edge:-edge])
    assert np.allclose(heard[body], said[edge:-edge] * factor, atol=1e-6)
    assert not np.any(heard[at + RATE :])


def test_bells_and_tones_begin_on_their_very_sample() -> None:
    mix = make_mix(12.0, bell(1.23456), levels=Levels(0.0, 1.0, 0.0))
    at = round(1.23456 * RATE)
    assert np.allclose(mix.render(at, 7 * RATE)[:, 0], bell_sound(), atol=1e-7)
    assert not np.any(mix.render(0, at))


def test_soft_and_loud_recordings_are_heard_equally_loud() -> None:
    voice = Lines(soft=talk(1.5) * np.float32(0.03), loud=talk(1.5) * np.float32(2.5))
    mix = make_mix(6.0, line(0.5, "soft", 1.5), line(3.0, "loud", 1.5), voice=voice, levels=VOICE_ONLY)
    sound = whole(mix)
    assert decibels(part(sound, 0.5, 2.0)) == pytest.approx(decibels(part(sound, 3.0, 4.5)), abs=0.1)


def test_an_empty_or_silent_recording_is_silence() -> None:
    voice = Lines(empty=np.zeros(0, np.float32), silent=np.zeros(RATE, np.float32))
    mix = make_mix(4.0, line(0.5, "empty", 1.0), line(2.0, "silent", 1.0), voice=voice, levels=VOICE_ONLY)
    assert not np.any(whole(mix))


def test_a_line_that_is_too_long_gives_way_to_the_next() -> None:
    voice = Lines(long=talk(3.0), next=talk(1.0, 2))
    mix = make_mix(6.0, line(1.0, "long", 1.0), line(2.0, "next", 1.0), voice=voice, levels=VOICE_ONLY)
    alone = make_mix(6.0, line(2.0, "next", 1.0), voice=voice, levels=VOICE_ONLY)
    assert np.array_equal(part(whole(mix), 2.0, 6.0), part(whole(alone), 2.0, 6.0))
    assert decibels(part(whole(mix), 1.0, 1.9)) > -25


def test_a_line_that_comes_too_late_does_not_begin_in_mid_word() -> None:
    voice = Lines()
    mix = make_mix(6.0, line(1.0, "words", 2.0), voice=voice, levels=VOICE_ONLY)
    assert not np.any(mix.render(0, 2 * RATE))
    voice.recordings["words"] = talk(2.0)
    assert not np.any(mix.render(2 * RATE, 2 * RATE))
    assert np.any(mix.render(RATE // 2, RATE))
    assert np.any(mix.render(2 * RATE, RATE // 2))


def test_a_line_that_is_ready_only_in_its_middle_waits_until_it_is_said_again() -> None:
    voice = Lines()
    mix = make_mix(6.0, line(1.0, "words", 2.0), voice=voice, levels=VOICE_ONLY)
    assert not np.any(mix.render(2 * RATE, 100))
    voice.recordings["words"] = talk(2.0)
    assert not np.any(mix.render(2 * RATE + 100, RATE))
    assert np.any(mix.render(RATE, 2 * RATE))


def test_after_a_pause_a_line_goes_on_where_it_was() -> None:
    voice = Lines(words=talk(2.0))
    mix = make_mix(6.0, line(1.0, "words", 2.0), voice=voice, levels=VOICE_ONLY)
    before = mix.render(0, 3 * RATE)
    voice.recordings.clear()
    assert np.array_equal(mix.render(2 * RATE, RATE), before[2 * RATE :])


def test_voice_off_and_on() -> None:
    cue = line(1.0, "words", 6.0)
    voice = Lines(words=talk(6.0))
    mix = make_mix(8.0, cue, voice=voice, levels=VOICE_ONLY)
    spoken = whole(mix)
    mix.set_voice(False, 2 * RATE)
    mix.set_voice(True, 4 * RATE)
    sound = whole(mix)
    assert np.array_equal(part(sound, 0.0, 2.0), part(spoken, 0.0, 2.0))
    assert not np.any(part(sound, 2.2, 4.0))
    assert np.allclose(part(sound, 4.2, 7.0), part(spoken, 4.2, 7.0), atol=1e-7)
    assert not np.any(whole(make_mix(8.0, cue, voice=voice, levels=VOICE_ONLY, voice_on=False)))


# Room for the voice


@pytest.mark.parametrize("name", HEARD)
@pytest.mark.parametrize("levels", [Levels(), FULL, Levels(0.8, 0.6, 1.0), Levels(0.7, 0.6, 0.8)])
def test_the_ambience_is_12_db_under_the_voice_while_it_speaks(name: str, levels: Levels) -> None:
    cues = (line(5.0, "words", 4.0), line(10.0, "more", 3.0))
    captions_only = make_mix(18.0, *cues, levels=levels, soundscape=name)
    voice = Lines(words=talk(4.0), more=talk(3.0, 2))
    voice_alone = make_mix(18.0, *cues, voice=voice, levels=Levels(levels.voice, 0.0, 0.0))
    for start, seconds in ((5, 4), (10, 3)):
        speech, ambience = (mix.render(start * RATE, seconds * RATE) for mix in (voice_alone, captions_only))
        assert loudness(speech) - loudness(ambience) > 12


def test_the_ambience_steps_back_in_04_s_before_a_line_and_comes_back_in_12_s_after_it() -> None:
    levels = Levels(0.0, 0.0, 1.0)
    free = whole(make_mix(16.0, soundscape="drone", levels=levels))
    ducked = whole(make_mix(16.0, line(4.0, "a", 2.0), line(8.0, "b", 1.0), soundscape="drone"))
    ratio = {
        moment: decibels(part(ducked, moment, moment + 0.02)) - decibels(part(free, moment, moment + 0.02))
        for moment in (3.58, 3.8, 4.0, 5.0, 5.98, 6.6, 7.0, 7.5, 8.5, 9.6, 10.2)
    }
    assert ratio[3.58] == pytest.approx(0, abs=0.1)
    assert -12 < ratio[3.8] < -2
    for moment in (4.0, 5.0, 5.98, 6.6, 7.0, 7.5, 8.5):  # it stays back in a short silence between two lines
        assert ratio[moment] < -12
    assert -12 < ratio[9.6] < -2
    assert ratio[10.2] == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("silenced", [{"voice_on": False}, {"levels": Levels(0.0, 1.0, 1.0)}])
def test_no_room_is_made_for_a_voice_that_is_off(silenced: dict[str, object]) -> None:
    cue = line(3.0, "words", 2.0)
    assert np.array_equal(whole(make_mix(8.0, cue, **silenced)), whole(make_mix(8.0)))


def test_the_ambience_does_not_dip_when_the_voice_is_switched_off() -> None:
    mix = make_mix(12.0, line(3.0, "words", 6.0), soundscape="drone")
    mix.set_voice(False, 5 * RATE)
    sound = whole(mix)
    levels = [decibels(part(sound, 5.0 + step / 50, 5.02 + step / 50)) for step in range(25)]
    assert min(levels) > decibels(part(sound, 4.5, 5.0)) - 1.5
    assert levels[-1] > levels[0] + 6


def test_a_preview_is_as_loud_as_a_session() -> None:
    said = talk(1.0)
    mix = make_mix(2.0, line(0.5, "words", 1.0), voice=Lines(words=said), levels=Levels(0.8, 0.0, 0.0))
    assert np.allclose(stereo_voice(said, 0.8), mix.render(RATE // 2, RATE), atol=1e-6)
    assert not np.any(stereo_voice(said, 0.0))

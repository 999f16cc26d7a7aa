"""How sounds come, go and change over, and that nothing clicks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.exercises.timeline import Cue, CueKind
from relaxapp.failures import Failure
from relaxapp.sound.mix import RATE, Bus, Levels, Mix
from tests.sound.small_sessions import (
    FULL,
    VOICE_ONLY,
    Lines,
    bell,
    decibels,
    line,
    make_mix,
    part,
    roughest_click,
    talk,
    timeline,
    tone,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def test_the_ambience_comes_and_goes_slowly() -> None:
    sound = whole(make_mix(12.0, soundscape="brown-noise"))
    steady = decibels(part(sound, 4.0, 7.0))
    assert decibels(part(sound, 0.0, 0.05)) < steady - 25
    assert decibels(part(sound, 2.0, 3.0)) == pytest.approx(steady, abs=1)
    assert decibels(part(sound, 9.5, 10.5)) == pytest.approx(steady - 3, abs=1.5)
    assert decibels(part(sound, 11.95, 12.0)) < steady - 25


def test_where_sleep_may_come_the_ambience_goes_so_slowly_that_nobody_notices() -> None:
    session = replace(timeline(60.0, soundscape="brown-noise"), closing=40.0)
    sound = whole(Mix(session, Lines(), FULL))
    loudness = {at: decibels(part(sound, at, at + 2.0)) for at in range(16, 60, 2)}
    assert max(loudness.values()) - loudness[18] < 1
    assert loudness[38] == pytest.approx(loudness[18] - 3, abs=1), "half of its power when half of the time is over"
    assert loudness[50] < loudness[18] - 7
    assert all(after - before > -3.5 for before, after in pairwise(list(loudness.values())[:-3]))
    assert decibels(part(sound, 59.9, 60.0)) < loudness[18] - 35


def test_a_bell_near_the_end_rings_out() -> None:
    levels = Levels(0.0, 1.0, 0.0)
    ending, ringing = (whole(make_mix(seconds, bell(2.0), levels=levels)) for seconds in (4.1, 20.0))

    def softer(at: float) -> float:
        return decibels(part(ending, at, at + 0.1)) - decibels(part(ringing, at, at + 0.1))

    assert softer(2.4) == pytest.approx(0, abs=0.1)
    assert softer(3.3) == pytest.approx(-3, abs=1)
    assert softer(3.75) < -8
    assert not np.any(part(ending, 4.1, 4.2))


def test_a_landing_takes_the_voice_at_once_and_the_ambience_slowly() -> None:
    cues = (line(2.0, "words", 5.0), bell(4.0))
    voice = Lines(words=talk(5.0))
    landed = {}
    for levels in (VOICE_ONLY, Levels(0.0, 1.0, 0.0), FULL):
        mix = make_mix(20.0, *cues, voice=voice, levels=levels)
        assert mix.land(5 * RATE) == round(7.5 * RATE)
        landed[levels] = whole(mix)
    assert np.array_equal(landed[FULL][: 5 * RATE], whole(make_mix(20.0, *cues, voice=voice))[: 5 * RATE])
    assert np.any(part(landed[VOICE_ONLY], 5.0, 5.1))
    assert not np.any(part(landed[VOICE_ONLY], 5.2, 20.0))
    assert not np.any(part(landed[Levels(0.0, 1.0, 0.0)], 6.0, 20.0))
    assert decibels(part(landed[FULL], 6.0, 6.2)) > -50
    assert not np.any(part(landed[FULL], 7.5, 20.0))


def test_while_landing_the_ambience_does_not_come_up_again() -> None:
    mix = make_mix(20.0, line(2.0, "words", 3.1), soundscape="brown-noise")
    mix.land(5 * RATE)
    sound = whole(mix)
    before = decibels(part(sound, 4.0, 5.0))
    assert max(decibels(part(sound, tenth / 10, tenth / 10 + 0.1)) for tenth in range(50, 75)) < before + 2.5


def test_a_landing_near_the_end_is_silent_at_the_end() -> None:
    mix = make_mix(10.0)
    assert mix.land(9 * RATE) == 10 * RATE


@pytest.mark.parametrize(("old", "new"), [("rain", "brown-noise"), ("ocean", "rain"), ("brown-noise", "ocean")])
def test_a_change_of_soundscape_keeps_the_power(old: str, new: str) -> None:
    levels = Levels(0.0, 0.0, 1.0)
    mix = make_mix(12.0, soundscape=old, levels=levels)
    mix.set_soundscape(new, 3 * RATE)
    sound = whole(mix)
    first = whole(make_mix(12.0, soundscape=old, levels=levels))
    second = whole(make_mix(12.0, soundscape=new, levels=levels))
    assert np.array_equal(part(sound, 0.0, 3.0), part(first, 0.0, 3.0))
    assert np.allclose(part(sound, 6.0, 12.0), part(second, 6.0, 12.0), atol=1e-6)
    middle = [np.mean(part(mixed, 4.25, 4.75) ** 2) for mixed in (sound, first, second)]
    assert 10 * np.log10(middle[0] / np.mean(middle[1:])) == pytest.approx(0, abs=0.7)


def test_the_script_changes_the_soundscape_unless_the_person_has_chosen_one() -> None:
    change = Cue(2.0, CueKind.SOUNDSCAPE, "drone")
    drone = whole(make_mix(10.0, soundscape="drone"))
    assert np.allclose(part(whole(make_mix(10.0, change)), 5.0, 10.0), part(drone, 5.0, 10.0), atol=1e-6)
    chosen = make_mix(10.0, change, Cue(4.0, CueKind.SOUNDSCAPE, "rain"), soundscape="ocean")
    chosen.set_soundscape("drone", RATE)
    assert np.allclose(part(whole(chosen), 4.0, 10.0), part(drone, 4.0, 10.0), atol=1e-6)
    from_the_start = Mix(timeline(10.0, change), Lines(), FULL, soundscape="rain")
    assert np.allclose(whole(from_the_start), whole(make_mix(10.0)), atol=1e-6)


def test_going_there_and_back_quickly_is_heard_as_one_soundscape() -> None:
    mix = make_mix(8.0, soundscape="drone")
    mix.set_soundscape("silence", 3 * RATE)
    mix.set_soundscape("drone", round(3.1 * RATE))
    assert decibels(part(whole(mix), 3.0, 4.0)) == pytest.approx(
        decibels(part(whole(make_mix(8.0, soundscape="drone")), 3.0, 4.0)), abs=1
    )


def test_an_unknown_soundscape_is_refused() -> None:
    with pytest.raises(Failure, match="hail"):
        make_mix(5.0, soundscape="hail")
    mix = make_mix(5.0)
    with pytest.raises(Failure, match="hail"):
        mix.set_soundscape("hail", 0)
    assert np.array_equal(whole(mix), whole(make_mix(5.0)))


# Clicks: over the smoothest soundscape, in which a step of a hundredth would be heard

HUM = (0.2 * np.sin(np.arange(4 * RATE) * 2 * np.pi * 180 / RATE)).astype(np.float32)
NO_CLICK = 7.0


def disturbed(change: Callable[[Mix], object], *cues: Cue, levels: Levels = FULL) -> float:
    mix = make_mix(7.0, *cues, voice=Lines(hum=HUM), levels=levels, soundscape="drone")
    change(mix)
    return roughest_click(whole(mix))


CHANGES: Mapping[str, Callable[[Mix], object]] = {
    "none": lambda _: None,
    "ambience off": lambda mix: mix.set_level(Bus.AMBIENCE, 0.0, 144_001),
    "ambience down": lambda mix: mix.set_level(Bus.AMBIENCE, 0.6, 144_001),
    "slider to and fro": lambda mix: [mix.set_level(Bus.AMBIENCE, n % 5 / 5, 144_001 + n * 999) for n in range(20)],
    "voice down": lambda mix: mix.set_level(Bus.VOICE, 0.3, 144_001),
    "bells off": lambda mix: mix.set_level(Bus.BELLS, 0.0, 60_001),
    "voice off": lambda mix: mix.set_voice(False, 144_001),
    "voice off and on": lambda mix: [mix.set_voice(bool(n % 2), 144_001 + n * 3001) for n in range(9)],
    "soundscape": lambda mix: mix.set_soundscape("silence", 144_001),
    "soundscapes": lambda mix: [mix.set_soundscape(("silence", "drone")[n % 2], 144_001 + n * 9001) for n in range(9)],
    "landing": lambda mix: mix.land(144_001),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_nothing_clicks(change: Callable[[Mix], object]) -> None:
    assert disturbed(change, bell(0.5), tone(1.0, "in", 1.5), tone(2.5, "out", 3.0)) < NO_CLICK
    assert disturbed(change, line(2.0, "hum", 4.0)) < NO_CLICK
    assert disturbed(change, line(2.0, "hum", 4.0), levels=VOICE_ONLY) < NO_CLICK
    assert disturbed(change, line(2.0, "hum", 1.2), line(3.2, "hum", 4.0), levels=VOICE_ONLY) < NO_CLICK


def test_a_click_would_be_found() -> None:
    sound = whole(make_mix(6.0, soundscape="drone"))
    sound[3 * RATE :] *= np.float32(0.9)
    assert roughest_click(sound) > 2 * NO_CLICK

"""One's own breath in a session that runs: shown live, led on exactly, and nothing said twice."""

from __future__ import annotations

import numpy as np
import pytest

from relaxapp.exercises.follow import SILENCE
from relaxapp.exercises.timeline import CueKind, Phase
from relaxapp.player import pacing
from relaxapp.player.terms import State
from relaxapp.sound.mix import RATE, Levels
from tests.player.paced import NAMES, Room, followed
from tests.sound.small_sessions import roughest_click


def breathe(room: Room, inhale: float, exhale: float) -> None:
    room.session.breathing_in(True)
    room.go(inhale)
    room.session.breathing_in(False)
    room.go(exhale)


def test_their_breath_is_shown_live_and_then_goes_on_at_their_pace() -> None:
    room = Room(followed(), minutes=5)
    room.to(room.breathing + 21)
    fill = room.session.moment().fill
    room.session.breathing_in(True)
    assert room.session.moment().fill == pytest.approx(fill, abs=0.01), "it goes on from where it is"
    assert room.session.moment().phase is Phase.IN
    room.go(2)
    room.session.breathing_in(False)
    assert room.session.moment().phase is Phase.OUT
    room.go(3)
    breathe(room, 2, 3)
    assert room.whispers == []
    breathe(room, 2, 3)
    room.session.breathing_in(True)
    assert room.whispers == [pacing.AT_YOUR_PACE]
    since = room.session.position
    assert room.lengths(Phase.IN, since)[:3] == pytest.approx([2, 2, 2], abs=0.06)
    assert room.lengths(Phase.OUT, since)[:3] == pytest.approx([3, 3, 3], abs=0.06)


def test_who_stops_showing_it_is_told_kindly_and_has_an_ordinary_pacer() -> None:
    room = Room(followed(), minutes=5)
    room.to(room.breathing + 21)
    for _ in range(5):
        breathe(room, 2, 3)
    since = room.session.position
    room.go(SILENCE + 8)
    assert room.whispers == [pacing.AT_YOUR_PACE, pacing.BY_ITSELF]
    assert room.lengths(Phase.IN, since + SILENCE + 5)[:3] == pytest.approx([4, 4, 4], rel=0.05)
    breathe(room, 2, 3)
    assert room.lengths(Phase.IN, room.session.position)[:1] != pytest.approx([2], abs=0.1), "it listens again"
    assert len(room.whispers) == 2


def test_one_press_and_nothing_more_goes_on_by_itself() -> None:
    room = Room(followed(), minutes=5)
    room.to(room.breathing + 21)
    room.session.breathing_in(True)
    room.go(15)
    assert (room.session.moment().phase, room.session.moment().fill) == (Phase.IN, 1.0)
    room.go(6)
    assert room.whispers == [pacing.BY_ITSELF]
    assert room.session.moment().phase is Phase.OUT


def test_a_led_session_is_exact_and_says_everything_once() -> None:
    room = Room(followed(), minutes=4)
    asides = [cue.text for cue in room.timeline.voice_cues if cue.text not in NAMES]
    room.to(room.breathing + 3)
    while room.session.moment().section_index < 2:
        breathe(room, 2.5, 3.5)
    room.to(239.9)
    assert room.states == []
    room.go(0.2)
    assert room.states == [State.FINISHED]
    assert [cue.text for cue in room.timeline.voice_cues if cue.text not in NAMES] == asides


def test_a_pause_amid_a_breath_is_no_breath() -> None:
    room = Room(followed(), minutes=5)
    room.to(room.breathing + 21)
    for _ in range(3):
        breathe(room, 2, 3)
    room.session.breathing_in(True)
    room.session.pause()
    room.session.breathing_in(False)
    room.go(60)
    assert room.whispers == [pacing.AT_YOUR_PACE], "in a pause nobody is silent"
    room.session.resume()
    room.go(1)
    breathe(room, 2, 3)
    since = room.session.position
    room.session.breathing_in(True)
    assert room.lengths(Phase.IN, since - 0.01)[0] == pytest.approx(2, abs=0.1)


def test_going_back_begins_with_an_ordinary_breath_again() -> None:
    room = Room(followed(), minutes=5)
    room.to(room.breathing + 21)
    for _ in range(5):
        breathe(room, 2, 3)
    room.session.repeat()
    ahead = room.session.position
    assert all(seconds > 3.7 for seconds in room.lengths(Phase.IN, ahead + 1))
    tones = [cue for cue in room.timeline.cues if cue.kind is CueKind.TONE and cue.start > ahead]
    assert len(tones) > 20
    breathe(room, 2, 3)
    assert room.session.moment().followed


def test_the_pace_of_a_followed_breath_is_theirs_not_the_keys() -> None:
    room = Room(followed(), minutes=5)
    room.to(room.breathing + 21)
    before = room.timeline
    room.session.slower()
    room.session.quicker()
    assert room.timeline is before
    assert room.whispers == []


def test_nothing_clicks_where_a_breath_is_led() -> None:
    room = Room(followed(), minutes=5, levels=Levels(0.0, 0.8, 0.8))
    room.to(room.breathing + 2)
    blocks = []
    for inhale, exhale in [(2.0, 3.0), (2.1, 2.6), (2.0, 3.0), (2.0, 3.0), (1.2, 2.0), (2.0, 3.0)]:
        for inward, seconds in ((True, inhale), (False, exhale)):
            start = round(room.session.position * RATE)
            room.session.breathing_in(inward)
            room.go(seconds)
            blocks.append(room.session._mix.render(start, round(room.session.position * RATE) - start))
    assert roughest_click(np.concatenate(blocks)) < 8

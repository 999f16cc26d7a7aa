"""Slower and quicker in a session that runs: exact, said once, and nothing else disturbed."""

from __future__ import annotations

import numpy as np
import pytest

from relaxapp.exercises import pace
from relaxapp.exercises.library import Library
from relaxapp.exercises.pattern import Pattern
from relaxapp.exercises.script import FOLLOWED
from relaxapp.exercises.timeline import CueKind, Phase
from relaxapp.paths import assets
from relaxapp.player import pacing
from relaxapp.player.terms import State
from relaxapp.sound.bells import tone
from relaxapp.sound.desk import cubic
from relaxapp.sound.mix import RATE, Levels
from tests.player.fakes import script
from tests.player.paced import BELLS, NAMES, Room
from tests.sound.small_sessions import roughest_click


def test_slower_counts_from_the_next_breath_on_and_says_so_once() -> None:
    room = Room(script())
    room.to(room.breathing + 13)
    before = room.timeline
    room.session.slower()
    assert room.whispers == ["In 4, out 6.5"]
    now = room.session.moment()
    assert now == before.at(room.session.position), "this breath goes on as it was"
    room.go(12)
    assert room.session.moment().pace == Pattern.parse("4-0-6.5-0")
    assert all(6.25 <= seconds <= 6.83 for seconds in room.lengths(Phase.OUT, room.session.position))


def test_each_press_is_a_step_of_its_own_even_within_one_breath() -> None:
    room = Room(script())
    room.to(room.breathing + 11)
    for _ in range(3):
        room.session.slower()
    room.session.quicker()
    assert room.whispers == ["In 4, out 6.5", "In 4.5, out 6.5", "In 4.5, out 7", "In 4.5, out 6.5"]
    room.go(12)
    assert room.session.moment().pace == Pattern.parse("4.5-0-6.5-0")


def test_there_is_a_slowest_and_a_quickest_and_both_are_said() -> None:
    room = Room(script(), minutes=5)
    room.to(room.breathing + 1)
    for _ in range(30):
        room.session.slower()
    assert room.whispers[-1] == pacing.SLOWEST
    assert pace.per_minute(room.timeline.at(room.breathing + 15).pace or FOLLOWED) == pytest.approx(3, rel=0.05)
    for _ in range(60):
        room.session.quicker()
    assert room.whispers[-1] == pacing.QUICKEST
    room.go(30)
    assert pace.per_minute(room.session.moment().pace or FOLLOWED) == pytest.approx(10, rel=0.05)


def test_with_the_last_breath_under_way_it_stays_as_it_is() -> None:
    room = Room(script())
    last = [s for s in room.timeline.segments if s.breaths][-1]
    room.to(last.start)
    before = room.timeline
    room.session.slower()
    assert room.whispers == [pacing.LAST_BREATH]
    assert room.timeline is before


def test_where_no_breath_is_paced_the_keys_do_nothing() -> None:
    room = Room(script())
    before = room.timeline
    room.go(2)
    room.session.slower()
    room.to(room.timeline.sections[-1].start + 1)
    room.session.quicker()
    room.session.breathing_in(True)
    assert room.whispers == []
    assert room.timeline is before


def test_the_session_still_ends_when_it_should() -> None:
    room = Room(script(), minutes=2)
    room.to(room.breathing + 8)
    room.session.slower()
    room.go(7)
    room.session.slower()
    room.go(11)
    room.session.quicker()
    room.to(119.9)
    assert room.states == []
    room.go(0.2)
    assert room.states == [State.FINISHED]


def test_in_a_pause_it_changes_what_comes_after() -> None:
    room = Room(script())
    room.to(room.breathing + 12)
    room.session.pause()
    room.session.slower()
    place = room.session.position
    assert room.whispers == ["In 4, out 6.5"]
    room.session.resume()
    assert room.session.position == pytest.approx(place)
    room.go(12)
    assert room.session.moment().pace == Pattern.parse("4-0-6.5-0")


def test_repeat_and_skip_go_by_the_new_timeline_and_keep_the_pace() -> None:
    room = Room(script())
    room.to(room.breathing + 45)
    room.session.slower()
    room.session.repeat()
    line = room.timeline.last_line(room.session.position + 0.5)
    assert line
    assert room.session.position == pytest.approx(line.start - 0.3, abs=0.01)
    changed = room.timeline
    room.session.skip()
    assert room.session.position == pytest.approx(room.timeline.sections[-1].start, abs=0.001)
    assert room.timeline is changed


def test_nothing_is_said_twice() -> None:
    room = Room(Library([assets() / "exercises"]).get("extended-exhale"), minutes=6)
    said: list[str] = []
    caption = ""
    steps = 0
    while not room.states:
        room.go(0.5)
        moment = room.session.moment()
        if moment.caption and moment.caption != caption and moment.caption not in NAMES:
            said.append(moment.caption)
        caption = moment.caption
        if moment.pace and steps < 9 and room.session.position > 40 * (steps + 1):
            (room.session.slower if steps % 3 else room.session.quicker)()
            steps += 1
    assert steps >= 7
    assert len(said) == len(set(said))
    assert len(said) > 10


# The sound of it


def test_the_tones_sound_exactly_where_the_new_breaths_begin() -> None:
    room = Room(script(), levels=BELLS)
    room.to(room.breathing + 33)
    heard = room.session._mix.render(0, round(room.session.position * RATE))
    room.session.slower()
    assert np.array_equal(room.session._mix.render(0, len(heard)), heard), "what was heard stays"
    tones = [cue for cue in room.timeline.cues if cue.kind is CueKind.TONE and cue.start > room.session.position]
    assert len(tones) > 10
    for cue in tones:
        at = round(cue.start * RATE)
        length = round(cue.seconds * RATE)
        expected = tone(cue.text, length / RATE) * np.float32(cubic(1.0))
        found = room.session._mix.render(at, length)
        assert np.allclose(found[:, 0], expected, atol=1e-4), f"{cue.text} at {cue.start}"


def test_nothing_clicks_where_the_pace_changes() -> None:
    room = Room(script(), levels=Levels(0.0, 0.8, 0.8))
    room.to(room.breathing + 17)
    horizon = round(room.session.position * RATE)
    before = room.session._mix.render(horizon - RATE, RATE)
    room.session.slower()
    after = room.session._mix.render(horizon, 14 * RATE)
    assert roughest_click(np.concatenate([before, after])) < 8

"""Slower, quicker and one's own breath in a session that runs: exact, said once, and nothing else disturbed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from relaxapp.exercises import pace
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.follow import SILENCE
from relaxapp.exercises.library import Library
from relaxapp.exercises.pattern import Pattern
from relaxapp.exercises.pieces import PHASE_WORDS
from relaxapp.exercises.script import FOLLOWED
from relaxapp.exercises.timeline import CueKind, Phase
from relaxapp.paths import assets
from relaxapp.player import pacing
from relaxapp.player.session import Session, prepare
from relaxapp.player.terms import Choices, State
from relaxapp.sound.bells import tone
from relaxapp.sound.desk import cubic
from relaxapp.sound.mix import RATE, Levels
from relaxapp.sound.output import NoSound
from relaxapp.sound.steadfast import Steadfast
from tests.player.fakes import Narrator, script
from tests.sound.small_sessions import roughest_click

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.exercises.timeline import Timeline
    from relaxapp.sound.output import Output

NAMES = set(PHASE_WORDS.values())
USUAL = Levels()
BELLS = Levels(0.0, 1.0, 0.0)


class Room:
    """A session on the real mixer and the output without a device, with the clock in the hands of the test."""

    def __init__(self, what: Script, minutes: float = 3, levels: Levels = USUAL) -> None:
        self.now = 100.0
        self.states: list[State] = []
        self.whispers: list[str] = []
        self.session: Session = prepare(what, minutes, Comfort(), Choices(levels), Narrator(1.0), self._output, self)
        self.session.start()

    def _output(self, on_change: Callable[[bool], None]) -> Steadfast:
        return Steadfast(_no_loudspeaker, lambda: self.now, on_change, lambda job: job())

    def state_changed(self, state: State) -> None:
        self.states.append(state)

    def notice(self, text: str) -> None:
        assert not text or "no sound" in text

    def whisper(self, text: str) -> None:
        self.whispers.append(text)

    def go(self, seconds: float) -> None:
        """Let so much time pass, ticking as a window would."""
        until = self.now + seconds
        while self.now < until:
            self.now = min(self.now + 0.05, until)
            self.session.tick()

    def to(self, position: float) -> None:
        self.go(position - self.session.position)

    @property
    def timeline(self) -> Timeline:
        return self.session.timeline

    @property
    def breathing(self) -> float:
        """Where the breathing starts."""
        return next(segment.start for segment in self.timeline.segments if segment.breaths)

    def lengths(self, phase: Phase, since: float) -> list[float]:
        return [s.end - s.start for s in self.timeline.segments if s.phase is phase and s.start >= since]


def _no_loudspeaker() -> Output:
    raise NoSound("There is none.")


def followed() -> Script:
    return Library([assets() / "exercises"]).get("follow-my-breath")


# Slower and quicker


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


# One's own breath


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

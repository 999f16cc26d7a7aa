"""A stretch that is led: the pacer turns with the person, at once and without a jump, and all else stays in order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises import fit
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.follow import SILENCE, Breath, Follower, Lead
from relaxapp.exercises.following import led, unled
from relaxapp.exercises.library import Library
from relaxapp.exercises.pieces import PHASE_WORDS
from relaxapp.exercises.repace import repaced
from relaxapp.exercises.script import FOLLOWED
from relaxapp.exercises.stretch import Breathing
from relaxapp.exercises.timeline import CueKind, Phase, Timeline
from relaxapp.paths import assets
from relaxapp.ui.picture import Picture, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

EXACT = 1e-6
HORIZON = 0.4
NAMES = set(PHASE_WORDS.values())


def session(minutes: float = 4) -> Timeline:
    script = Library([assets() / "exercises"]).get("follow-my-breath")
    return fit.fit(adapt(script, Comfort()), minutes * 60, lambda line: 0.35 * len(line.split()))


SESSION = session()
STRETCH = next(stretch for each in SESSION.segments if each.followed and (stretch := Breathing.at(SESSION, each.start)))


def lead(timeline: Timeline, follower: Follower, pressed: bool, at: float) -> Timeline:
    """What a session does with a press."""
    found = follower.pressed(at) if pressed else follower.released(at)
    return (led(timeline, at, at + HORIZON, found) if found else None) or timeline


def played(breaths: Sequence[tuple[float, float]], start: float) -> tuple[Timeline, list[Picture]]:
    """Let somebody breathe; return the timeline, and what was on the screen twenty-five times a second."""
    timeline, follower, now = SESSION, Follower(), start
    shown: list[Picture] = []
    for inhale, exhale in breaths:
        for pressed, seconds in ((True, inhale), (False, exhale)):
            timeline = lead(timeline, follower, pressed, now)
            shown += [picture(timeline.at(now + frame / 25), False) for frame in range(int(seconds * 25) + 1)]
            now += seconds
    return timeline, shown


starts = st.floats(STRETCH.start + 0.1, STRETCH.end - 30)
breathing = st.lists(st.tuples(st.floats(0.5, 7), st.floats(0.5, 9)), min_size=1, max_size=10)


@settings(max_examples=25)
@given(breathing, starts)
def test_the_time_is_exact_and_all_else_is_as_it_was(breaths: list[tuple[float, float]], start: float) -> None:
    timeline, _ = played(breaths, start)
    assert timeline.seconds == SESSION.seconds
    assert timeline.segments[-1].end == SESSION.seconds
    assert all(one.end == other.start for one, other in pairwise(timeline.segments))
    assert all(segment.end > segment.start for segment in timeline.segments)
    outside = [s for s in SESSION.segments if not s.followed]
    assert [s for s in timeline.segments if not s.followed] == outside
    assert {s.phase for s in timeline.segments if s.followed} <= {Phase.IN, Phase.OUT, Phase.STILL}
    for cues in ("start", "text"):
        kept = [getattr(cue, cues) for cue in SESSION.voice_cues if cue.text not in NAMES]
        assert [getattr(cue, cues) for cue in timeline.voice_cues if cue.text not in NAMES] == kept
    assert [cue.start for cue in timeline.cues] == sorted(cue.start for cue in timeline.cues)
    for one, other in pairwise(timeline.voice_cues):
        assert one.caption_until <= other.start + EXACT


@settings(max_examples=25)
@given(breathing, starts)
def test_the_pacer_never_jumps(breaths: list[tuple[float, float]], start: float) -> None:
    _, shown = played(breaths, start)
    for one, other in pairwise(shown):
        assert abs(one.disc - other.disc) < 0.06  # a breath in of half a second is over in twelve of these
        assert abs(one.tone - other.tone) < 0.16
        assert abs(one.petals_reach - other.petals_reach) < 0.1
        assert abs(one.veil_shown - other.veil_shown) < 0.4
        assert other.echoes_shown == 0
        assert other.ring is None


@settings(max_examples=25)
@given(breathing, starts)
def test_a_stretch_ends_empty_with_whole_breaths(breaths: list[tuple[float, float]], start: float) -> None:
    timeline, _ = played(breaths, start)
    last = [segment for segment in timeline.segments if segment.followed][-1]
    assert last.end == STRETCH.end
    assert last.fill_to == 0
    assert last.phase in (Phase.OUT, Phase.STILL)


def test_while_it_mirrors_the_pacer_does_what_they_do_and_is_silent() -> None:
    at = STRETCH.start + 13.3
    first = led(SESSION, at, at + HORIZON, Lead(Phase.IN, Breath(3, 4), guided=False))
    assert first
    assert first.at(at).fill == pytest.approx(SESSION.at(at).fill)
    assert first.at(at + 3).fill == pytest.approx(1)
    assert (first.at(at + 9).phase, first.at(at + 9).fill) == (Phase.IN, 1), "it waits for them"
    second = led(first, at + 9, at + 9 + HORIZON, Lead(Phase.OUT, Breath(3, 4), guided=False))
    assert second
    assert (second.at(at + 10).phase, second.at(at + 13).fill) == (Phase.OUT, pytest.approx(0))
    tones = [cue.start for cue in second.cues if cue.kind is CueKind.TONE and at + HORIZON < cue.start]
    assert min(tones) >= at + 9 + SILENCE - EXACT


def test_without_a_further_sign_an_ordinary_breath_goes_on() -> None:
    at = STRETCH.start + 23
    for phase in (Phase.IN, Phase.OUT):
        timeline = led(SESSION, at, at + HORIZON, Lead(phase, Breath(3, 4), guided=False))
        assert timeline
        later = [s for s in timeline.segments if s.followed and s.start >= at + SILENCE + 4 - EXACT]
        ins, outs = ([s.end - s.start for s in later if s.phase is way] for way in (Phase.IN, Phase.OUT))
        assert len(outs) >= len(ins) > 5
        assert all(3.8 - EXACT <= seconds <= 4.2 + EXACT for seconds in ins)
        assert all(5.7 - EXACT <= seconds <= 6.3 + EXACT for seconds in outs[-len(ins) :])


def test_guided_it_turns_by_itself_and_is_heard() -> None:
    at = STRETCH.start + 23
    timeline = led(SESSION, at, at + HORIZON, Lead(Phase.IN, Breath(3, 4), guided=True))
    assert timeline
    laid = [s for s in timeline.segments if s.followed and s.start >= at]
    assert [(s.phase, pytest.approx(s.end - s.start)) for s in laid[:4]] == [
        (Phase.IN, 3),
        (Phase.OUT, 4),
        (Phase.IN, 3),
        (Phase.OUT, 4),
    ]
    assert all(s.end - s.start >= (3 if s.phase is Phase.IN else 4) - EXACT for s in laid if s.phase is not Phase.STILL)
    tones = [cue for cue in timeline.cues if cue.kind is CueKind.TONE and cue.start >= at + HORIZON]
    assert [(cue.text, cue.start) for cue in tones[:3]] == [
        ("in", pytest.approx(at + HORIZON)),
        ("out", pytest.approx(at + 3)),
        ("in", pytest.approx(at + 7)),
    ]


def test_who_turns_a_little_later_than_the_pacer_changes_nothing_that_is_under_way() -> None:
    at = STRETCH.start + 23
    guided = led(SESSION, at, at + HORIZON, Lead(Phase.IN, Breath(3, 4), guided=True))
    assert guided
    let_go = led(guided, at + 3.4, at + 3.8, Lead(Phase.OUT, Breath(3, 4), guided=True))
    assert let_go
    assert [(s.start, s.end) for s in let_go.segments] == [(s.start, s.end) for s in guided.segments]
    pressed = led(let_go, at + 7.4, at + 7.8, Lead(Phase.IN, Breath(3, 4.5), guided=True))
    assert pressed
    now = pressed.index_at(at + 7.4)
    assert pressed.segments[now].start == pytest.approx(at + 7)
    assert pressed.segments[now + 1].end == pytest.approx(at + 14.5), "what comes next is what was decided"


@pytest.mark.parametrize(("turn", "phase"), [(2.0, Phase.OUT), (5.0, Phase.IN)])
def test_who_turns_sooner_takes_the_pacer_with_them(turn: float, phase: Phase) -> None:
    at = STRETCH.start + 23
    guided = led(SESSION, at, at + HORIZON, Lead(Phase.IN, Breath(3, 4), guided=True))
    assert guided
    turned = led(guided, at + turn, at + turn + HORIZON, Lead(phase, Breath(2, 4), guided=True))
    assert turned
    assert turned.at(at + turn).phase is phase
    assert turned.at(at + turn).fill == pytest.approx(guided.at(at + turn).fill)


def test_who_is_far_behind_is_waited_for() -> None:
    at = STRETCH.start + 23
    guided = led(SESSION, at, at + HORIZON, Lead(Phase.IN, Breath(3, 4), guided=True))
    assert guided
    late = led(guided, at + 5, at + 5 + HORIZON, Lead(Phase.OUT, Breath(3, 4), guided=True))
    assert late
    assert late.at(at + 8.9).phase is Phase.OUT


def test_close_to_the_end_no_breath_begins_that_could_not_end() -> None:
    at = STRETCH.end - 5
    assert led(SESSION, at, at + HORIZON, Lead(Phase.IN, Breath(3, 4), guided=True)) is None
    assert led(SESSION, at, at + HORIZON, Lead(Phase.OUT, Breath(3, 9), guided=True)) is not None


def test_what_cannot_be_led_stays() -> None:
    assert led(SESSION, 1.0, 1.4, Lead(Phase.IN, Breath(3, 4), guided=False)) is None
    script = Library([assets() / "exercises"]).get("coherent")
    other = fit.fit(adapt(script, Comfort()), 240, lambda line: 0.35 * len(line.split()))
    assert led(other, 100, 100.4, Lead(Phase.IN, Breath(3, 4), guided=False)) is None
    assert unled(other, 0.0) is other


def test_from_wherever_one_goes_back_to_it_is_an_ordinary_breath_again() -> None:
    timeline, _ = played([(3, 4)] * 8, STRETCH.start + 12)
    whole = unled(timeline, 0.0)
    assert [s.start for s in whole.segments] == pytest.approx([s.start for s in SESSION.segments])
    middle = STRETCH.start + 33
    part = unled(timeline, middle)
    laid = [s for s in part.segments if s.followed and s.start >= middle]
    assert laid[0].start == middle
    assert {s.phase for s in laid} <= {Phase.IN, Phase.OUT, Phase.STILL}
    assert unled(timeline, STRETCH.end) is timeline


def test_a_led_stretch_goes_on_at_the_usual_pace_from_the_next_breath() -> None:
    at = STRETCH.start + 23
    guided = led(SESSION, at, at + HORIZON, Lead(Phase.IN, Breath(3, 4), guided=True))
    assert guided
    usual = repaced(guided, at + 10, FOLLOWED)
    assert usual
    laid = [s for s in usual.segments if s.followed and s.start >= at + 14 - EXACT and s.phase is Phase.IN]
    assert all(3.8 - EXACT <= s.end - s.start <= 4.2 + EXACT for s in laid)
    assert all(s.followed for s in laid)

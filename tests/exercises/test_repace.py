"""Another pace in mid-session: exact in time, whole in breaths, nothing said twice, nothing held that was not held."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relaxapp.exercises import fit
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.parser import parse
from relaxapp.exercises.pattern import Pattern
from relaxapp.exercises.pieces import PHASE_WORDS
from relaxapp.exercises.repace import repaced
from relaxapp.exercises.stretch import Breathing
from relaxapp.exercises.timeline import BREATH_PHASES, CueKind, Phase

if TYPE_CHECKING:
    from relaxapp.exercises.timeline import Cue, Timeline

EXACT = 1e-6
EXAMPLES = 70
NAMES = set(PHASE_WORDS.values())
HEAD = """+++
title = "Test"
family = "breathing"
summary = "For testing."
minutes = [1, 20]
usual = 5
postures = ["sitting"]
uses = ["breath", "holds"]
cautions = []
sources = ["none"]
+++
"""
ASIDES = ("Small is enough.", "Any breath will do. Any at all.", "There is no hurry.", "Thoughts may pass. Or stay.")

texts = st.sampled_from(["4-0-6-0", "5-0-5-0", "4-4-4-4", "4-7-8-0", "3+1-0-8-0", "2-0-4-0.5", "3.5-0-5.5-0"])


def session(text: str, minutes: float, asides: int = 4, *, twice: bool = False, holds: bool = True) -> Timeline:
    """A session with one or two stretches of breathing, words before and behind."""
    body = ["# Settling", "Here we are.", "# Breathing", f"(breathe {text} to fill)"]
    body += [f"- {line}" for line in ASIDES[:asides]]
    if twice:
        body += ["# Again", "(breathe 4-0-6-0 to fill)", "- Once more."]
    body += ["# Coming back", "(bell)", "Look around you.", "(pause 1-8)"]
    practice = adapt(parse(HEAD + "\n".join(body), "test"), Comfort(holds=holds))
    return fit.fit(practice, minutes * 60, lambda line: 0.35 * len(line.split()))


def voices(timeline: Timeline, *, names: bool = False) -> list[str]:
    return [cue.text for cue in timeline.voice_cues if names or cue.text not in NAMES]


def boundary(before: Timeline, after: Timeline) -> float:
    """Where the first difference is."""
    differing = (
        one.start for one, other in zip(before.segments, after.segments, strict=False) if one.start != other.start
    )
    return next(differing, before.seconds)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Timeline, float, Pattern, Timeline]:
    """A session, a moment in it, a pattern, and what becomes of it."""
    timeline = session(draw(texts), draw(st.sampled_from([1.5, 2, 3.25, 7, 9.5])), draw(st.integers(0, 4)))
    for _ in range(draw(st.integers(0, 2))):  # one that was changed before
        changed = repaced(timeline, draw(st.floats(0, timeline.seconds)), Pattern.parse(draw(texts)))
        timeline = changed or timeline
    position = draw(st.floats(0, timeline.seconds))
    pattern = Pattern.parse(draw(texts))
    after = repaced(timeline, position, pattern)
    assume(after is not None)
    assert after is not None
    return timeline, position, pattern, after


def next_breath(timeline: Timeline, position: float) -> tuple[Breathing, int]:
    """The stretch at this place, and which of its segments begins the first breath that may change."""
    stretch = Breathing.at(timeline, position)
    assert stretch
    index = stretch.breath_from(position)
    assert index is not None
    return stretch, index


@settings(max_examples=EXAMPLES)
@given(changes())
def test_the_total_is_exact_and_there_are_no_gaps(change: tuple[Timeline, float, Pattern, Timeline]) -> None:
    before, _, _, after = change
    assert after.seconds == before.seconds
    assert after.segments[0].start == 0
    assert after.segments[-1].end == before.segments[-1].end
    assert all(one.end == other.start for one, other in pairwise(after.segments))
    assert all(segment.end > segment.start for segment in after.segments)
    assert after.sections == before.sections


@settings(max_examples=EXAMPLES)
@given(changes())
def test_all_before_the_next_breath_and_behind_the_stretch_is_as_it_was(
    change: tuple[Timeline, float, Pattern, Timeline],
) -> None:
    before, position, _, after = change
    stretch, index = next_breath(before, position)
    begin, end = stretch.segments[index].start, stretch.end
    assert begin >= position - EXACT
    assert after.segments[: stretch.first + index] == before.segments[: stretch.first + index]
    behind = [segment for segment in before.segments if segment.start >= end]
    assert list(after.segments[-len(behind) :]) == behind

    def outside(timeline: Timeline) -> list[Cue]:
        # A caption may stay longer or shorter than it would have: the words on either side of the change are the same.
        cues = (cue for cue in timeline.cues if cue.start < begin or cue.start >= end)
        return [replace(cue, caption_until=0.0) for cue in cues]

    assert outside(after) == outside(before)
    shown = [position * step / 20 for step in range(20)]
    assert [after.at(place) == before.at(place) for place in shown if place < begin]


@settings(max_examples=EXAMPLES)
@given(changes())
def test_breaths_are_whole_and_as_long_as_was_asked_for(change: tuple[Timeline, float, Pattern, Timeline]) -> None:
    before, position, pattern, after = change
    stretch, index = next_breath(before, position)
    begin = stretch.segments[index].start
    laid = [segment for segment in after.segments if begin <= segment.start < stretch.end]
    still = [segment for segment in laid if segment.phase is Phase.STILL]
    breathed = [segment for segment in laid if segment.phase in BREATH_PHASES]
    assert laid == breathed + still
    assert len(still) <= 1
    parts = len(pattern.phases)
    assert len(breathed) % parts == 0
    assert [segment.phase for segment in breathed] == [
        Phase(phase.kind) for _ in range(len(breathed) // parts) for phase in pattern.phases
    ]
    longest = 0.0
    for number in range(0, len(breathed), parts):
        seconds = breathed[number + parts - 1].end - breathed[number].start
        longest = max(longest, seconds)
        assert 0.95 - EXACT <= seconds / pattern.seconds <= 1.05 + EXACT
    left = sum(segment.end - segment.start for segment in still)
    assert left < pattern.seconds
    assert {segment.breaths for segment in laid} == {breathed[-1].breath}
    assert [segment.pace for segment in laid] == [pattern] * len(laid)
    was = stretch.segments[index].pace
    old = stretch.breath_seconds(index)
    if was and old and pattern.seconds > was.seconds:
        assert longest >= old - EXACT
    if was and old and pattern.seconds < was.seconds:
        assert longest <= old + EXACT


@settings(max_examples=EXAMPLES)
@given(changes())
def test_nothing_is_said_twice_or_over_other_words(change: tuple[Timeline, float, Pattern, Timeline]) -> None:
    before, _, _, after = change
    assert [cue.start for cue in after.cues] == sorted(cue.start for cue in after.cues)
    lines = voices(after)
    assert len(lines) == len(set(lines))
    known = voices(before)
    assert [line for line in known if line in lines] == lines, "in the order in which they were"
    spoken = after.voice_cues
    for one, other in pairwise(spoken):
        assert one.start + one.seconds <= other.start + EXACT
        assert one.caption_until <= other.start + EXACT
    for cue in spoken:
        section = after.at(cue.start + EXACT).section
        assert cue.start + cue.seconds <= section.end + EXACT
        assert cue.start < cue.caption_until <= section.end + EXACT
    assert sum(cue.text in NAMES for cue in spoken) <= 3 * 4 * 2
    tones = [cue for cue in after.cues if cue.kind is CueKind.TONE]
    breathed = [segment for segment in after.segments if segment.phase in BREATH_PHASES]
    assert [(cue.start, cue.text) for cue in tones] == [(segment.start, segment.phase.value) for segment in breathed]


@settings(max_examples=EXAMPLES)
@given(changes())
def test_nothing_is_held_where_the_pattern_holds_nothing(change: tuple[Timeline, float, Pattern, Timeline]) -> None:
    before, position, pattern, after = change
    stretch, index = next_breath(before, position)
    begin = stretch.segments[index].start
    laid = [segment for segment in after.segments if begin <= segment.start < stretch.end]
    held = [segment for segment in laid if segment.phase in (Phase.HOLD, Phase.REST)]
    assert bool(held) == pattern.has_holds
    if not pattern.has_holds:
        hold_words = {PHASE_WORDS[kind] for kind in PHASE_WORDS if kind.value in ("hold", "rest")}
        assert not [cue for cue in after.cues if begin <= cue.start < stretch.end and cue.text in hold_words]


@pytest.mark.parametrize(("old", "new"), [("4-0-6-0", "4-0-6.5-0"), ("4-0-6-0", "4-0-5.5-0"), ("5-0-5-0", "5-0-5.5-0")])
@pytest.mark.parametrize("minutes", [1.5, 2, 3, 10])
def test_one_step_is_felt_at_any_length(old: str, new: str, minutes: float) -> None:
    timeline = session(old, minutes)
    start = next(segment.start for segment in timeline.segments if segment.breaths)
    after = repaced(timeline, start + 1, Pattern.parse(new))
    assert after
    stretch = Breathing.at(after, start)
    assert stretch
    parts = 2
    lengths = [stretch.breath_seconds(index) for index in range(0, len(stretch.segments) - 1, parts)]
    change = Pattern.parse(new).seconds - Pattern.parse(old).seconds
    assert (lengths[1] - lengths[0]) / change >= 0.5 - EXACT


def test_asides_that_were_not_said_are_still_said() -> None:
    timeline = session("4-0-6-0", 5)
    aside = next(cue for cue in timeline.voice_cues if cue.text == "Small is enough.")
    after = repaced(timeline, aside.start + 0.1, Pattern.parse("5-0-7-0"))
    assert after
    assert voices(after) == voices(timeline)


def test_an_aside_in_the_midst_of_being_said_is_said_to_its_end() -> None:
    timeline = session("2-0-4-0", 4)
    first, second = [cue for cue in timeline.voice_cues if cue.text.startswith("Any")]
    between = (first.start + first.seconds + second.start) / 2
    after = repaced(timeline, between, Pattern.parse("3-0-4-0"))
    assert after
    assert next(cue for cue in after.voice_cues if cue.text == second.text).start == second.start
    assert voices(after) == voices(timeline)


def test_the_parts_of_a_breath_are_named_as_often_as_they_would_have_been() -> None:
    timeline = session("4-0-6-0", 5)
    start = next(segment.start for segment in timeline.segments if segment.breaths)

    def named(found: Timeline) -> int:
        return sum(cue.text in NAMES for cue in found.voice_cues)

    assert named(timeline) == 6
    early = repaced(timeline, start + 1, Pattern.parse("4-0-6.5-0"))
    late = repaced(timeline, start + 45, Pattern.parse("4-0-6.5-0"))
    assert early
    assert late
    assert named(early) == 6
    assert named(late) == 6


def test_only_the_stretch_that_is_breathed_changes() -> None:
    timeline = session("4-0-6-0", 6, twice=True)
    starts = [segment.start for segment in timeline.segments if segment.breath == 1 and segment.phase is Phase.IN]
    after = repaced(timeline, starts[0] + 12, Pattern.parse("5-0-7-0"))
    assert after
    assert [segment for segment in after.segments if segment.start >= starts[1]] == [
        segment for segment in timeline.segments if segment.start >= starts[1]
    ]


def test_where_nothing_is_breathed_or_no_breath_is_left_nothing_changes() -> None:
    timeline = session("4-0-6-0", 3)
    breaths = [segment for segment in timeline.segments if segment.breaths]
    pattern = Pattern.parse("5-0-7-0")
    assert repaced(timeline, 1.0, pattern) is None
    assert repaced(timeline, breaths[-1].start, pattern) is None
    assert repaced(timeline, breaths[-2].start, pattern) is None, "what is left is too short for a slower breath"
    assert repaced(timeline, timeline.seconds, pattern) is None


def test_what_was_left_over_is_breathed_again_when_it_gets_quicker() -> None:
    timeline = session("4-0-6-0", 1.5)
    start = next(segment.start for segment in timeline.segments if segment.breaths)
    slow = repaced(timeline, start, Pattern.parse("9-0-9-0"))
    assert slow
    assert [segment.phase for segment in slow.segments if segment.breaths].count(Phase.STILL) == 1
    back = repaced(slow, start, Pattern.parse("4-0-6-0"))
    assert back
    assert [segment.start for segment in back.segments] == pytest.approx(
        [segment.start for segment in timeline.segments]
    )


def test_the_picture_never_jumps_where_the_pace_changes() -> None:
    from relaxapp.ui.picture import picture

    timeline = session("4-0-6-0", 3)
    start = next(segment.start for segment in timeline.segments if segment.breaths)
    after = repaced(timeline, start + 22, Pattern.parse("4.5-0-6.5-0"))
    assert after
    changed = boundary(timeline, after)
    assert changed > start + 22
    for step in range(int((after.seconds - start) * 50) - 2):
        one, other = (picture(after.at(start + (step + more) / 50), False) for more in (0, 1))
        assert abs(one.disc - other.disc) < 0.02
        assert abs(one.tone - other.tone) < 0.05
        assert abs(one.veil_shown - other.veil_shown) < 0.1

"""What holds for every exercise, every body, every voice and every time that is asked for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relaxapp.exercises import fit
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.directions import pattern
from relaxapp.exercises.script import (
    Bell,
    Breathe,
    Family,
    Pause,
    Posture,
    Release,
    Script,
    Section,
    Soundscape,
    Tense,
    Use,
    Words,
)
from relaxapp.exercises.timeline import BREATH_PHASES, CueKind, Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.adapt import Practice
    from relaxapp.exercises.timeline import Timeline

EXACT = 1e-6
EXAMPLES = 50

words = st.sampled_from(
    ["Rest.", "Let it be. And rest.", "You might look around. There is no hurry. None at all.", "A line"]
).map(Words)
elastic = st.tuples(st.integers(1, 10), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
pauses = elastic.map(lambda pair: Pause(*pair))
patterns = st.sampled_from(["4-0-6-0", "5-0-5-0", "4-4-4-4", "4-7-8-0", "3+1-0-8-0", "2-0-4-0.5", "14-0-14-0"])
breaths = st.builds(
    Breathe,
    patterns.map(lambda text: pattern(text, 1, 1)),
    st.none() | st.integers(1, 8),
    st.lists(words, max_size=4).map(tuple),
)
plain = st.one_of(words, pauses, breaths, st.just(Bell()), st.just(Soundscape("ocean")))
rounds = st.tuples(words, st.integers(3, 8), words, elastic).map(
    lambda parts: (parts[0], Tense(parts[1]), parts[2], Release(*parts[3]))
)


@st.composite
def sections(draw: st.DrawFn) -> Section:
    steps = [draw(words), *draw(st.lists(plain, max_size=4))]
    areas = tuple(draw(st.lists(st.sampled_from(["neck", "right-arm", "face"]), max_size=2, unique=True)))
    if areas:
        steps += [step for group in draw(st.lists(rounds, min_size=1, max_size=2)) for step in group]
    return Section("", tuple(steps), areas, draw(st.none() | st.integers(1, 3)))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    drawn = draw(st.lists(sections(), min_size=1, max_size=6))
    found = [replace(section, title=f"Section {number}") for number, section in enumerate(drawn)]
    return Script(
        name="any",
        title="Any",
        family=Family.MUSCLE,
        summary="",
        minutes=(1, 60),
        usual=5,
        postures=(Posture.LYING,),
        uses=frozenset(Use),
        cautions=(),
        sources=(),
        soundscape="rain",
        sections=(*found, Section("End", (Words("Look around."),))),
    )


comforts = st.builds(
    Comfort,
    holds=st.booleans(),
    areas=st.dictionaries(st.sampled_from(["neck", "right-hand", "jaw"]), st.sampled_from(Mode)),
)
voices = st.sampled_from([0.05, 0.31, 1.0]).map(lambda pace: lambda line: 0.5 + pace * len(line) ** 0.9)
fractions = st.floats(0, 1)


def fitted(practice: Practice, seconds: float, voice: Callable[[str], float]) -> Timeline | None:
    """Fit, or return None for a time that it can't do: between fewer and more sections there may be such times."""
    try:
        return fit.fit(practice, seconds, voice)
    except fit.CannotFit:
        return None


def anything(test: Callable[[Practice, Comfort, Timeline], None]) -> Callable[[], None]:
    """Give a test the timelines of any exercise, for any body, voice and time up to an hour."""

    @given(script=scripts(), comfort=comforts, voice=voices, fraction=fractions)
    @settings(max_examples=EXAMPLES)
    def run(script: Script, comfort: Comfort, voice: Callable[[str], float], fraction: float) -> None:
        practice = adapt(script, comfort)
        least = fit.shortest(practice, voice)
        most = max(min(fit.longest(practice, voice), 3600.0), least)
        timeline = fitted(practice, least + fraction * (most - least), voice)
        assert timeline or any(part.optional for part in practice.parts)
        assume(timeline)
        test(practice, comfort, timeline)

    run.__name__ = test.__name__
    return run


@anything
def test_the_time_is_exact_and_has_no_gaps(practice, comfort, timeline):  # noqa: ARG001
    assert timeline.segments[0].start == timeline.sections[0].start == 0
    assert timeline.segments[-1].end == timeline.sections[-1].end == timeline.seconds
    for before, after in pairwise(timeline.segments):
        assert before.end == pytest.approx(after.start, abs=EXACT)
        assert before.section <= after.section
    for before, after in pairwise(timeline.sections):
        assert before.end == after.start
    assert all(segment.end > segment.start for segment in timeline.segments)
    assert all(span.end > span.start for span in timeline.sections)
    for segment in timeline.segments:
        span = timeline.sections[segment.section]
        assert span.start - EXACT <= segment.start < segment.end <= span.end + EXACT


@anything
def test_breaths_are_whole_in_order_and_hardly_other_than_written(practice, comfort, timeline):  # noqa: ARG001
    written = [
        step
        for span in timeline.sections
        for step in next(part for part in practice.parts if part.title == span.title).steps
        if isinstance(step, Breathe)
    ]
    segments = [segment for segment in timeline.segments if segment.phase in BREATH_PHASES]
    scales = {}
    for step in written:
        breaths = segments[0].breaths
        assert step.times in (None, breaths)
        for number in range(1, breaths + 1):
            for phase in step.pattern.phases:
                segment = segments.pop(0)
                assert (segment.phase.value, segment.breath, segment.breaths) == (phase.kind.value, number, breaths)
                scales.setdefault(step.times is None, set()).add(
                    round((segment.end - segment.start) / phase.seconds, 6)
                )
    assert segments == []
    assert scales.get(False, {1}) == {1}
    (scale,) = scales.get(True, {1})
    assert 0.96 <= scale <= 1.04


@anything
def test_no_breath_is_held_and_no_sore_part_tensed_against_a_wish(practice, comfort, timeline):  # noqa: ARG001
    for segment in timeline.segments:
        if not comfort.holds:
            assert segment.phase not in (Phase.HOLD, Phase.REST)
        if segment.phase is Phase.TENSE:
            assert timeline.sections[segment.section].mode in (Mode.TENSE, Mode.GENTLY)


@anything
def test_cues_are_in_order_and_nothing_is_said_over_other_words(practice, comfort, timeline):  # noqa: ARG001
    starts = [cue.start for cue in timeline.cues]
    assert starts == sorted(starts)
    assert all(timeline.settle <= start <= timeline.seconds for start in starts)
    for before, after in pairwise(timeline.voice_cues):
        assert before.start + before.seconds <= after.start + EXACT
        assert before.caption_until <= after.start + EXACT
    for cue in timeline.voice_cues:
        section = next(span for span in timeline.sections if span.start <= cue.start < span.end)
        assert cue.start + cue.seconds <= section.end + EXACT
        assert cue.start < cue.caption_until <= section.end + EXACT


@anything
def test_each_part_of_a_breath_has_its_tone(practice, comfort, timeline):  # noqa: ARG001
    tones = [(cue.start, cue.text) for cue in timeline.cues if cue.kind is CueKind.TONE]
    phases = [(s.start, s.phase.value) for s in timeline.segments if s.phase in BREATH_PHASES]
    assert tones == phases


@anything
def test_any_moment_agrees_with_the_segments(practice, comfort, timeline):  # noqa: ARG001
    for segment in timeline.segments:
        middle = timeline.at((segment.start + segment.end) / 2)
        assert middle.phase is segment.phase
        assert middle.progress == pytest.approx(0.5)
        assert middle.fill == pytest.approx((segment.fill_from + segment.fill_to) / 2)
        assert (middle.breath, middle.breaths) == (segment.breath, segment.breaths)
        assert middle.section is timeline.sections[segment.section]
        assert 0 <= timeline.at(segment.end - EXACT / 2).fill <= 1
    for cue in timeline.voice_cues:
        assert timeline.at(cue.start).caption == cue.text
    assert timeline.at(-1).phase is Phase.SETTLE
    assert timeline.at(timeline.seconds + 1).remaining == 0


@anything
def test_a_muscle_is_let_go_right_after_it_was_tensed(practice, comfort, timeline):  # noqa: ARG001
    for before, after in pairwise(timeline.segments):
        if before.phase is Phase.TENSE:
            assert after.phase is Phase.RELEASE
            assert after.fill_from == before.fill_to == 1


@given(script=scripts(), comfort=comforts, voice=voices, fraction=fractions)
@settings(max_examples=EXAMPLES)
def test_no_long_silence_is_made_that_the_script_does_not_ask_for(script, comfort, voice, fraction):
    practice = adapt(script, comfort)
    silent = (Pause, Tense, Release)
    parts = [
        replace(part, steps=tuple(step for step in part.steps if not isinstance(step, silent)))
        for part in practice.parts
    ]
    talking = replace(practice, parts=tuple(parts))
    least = fit.shortest(talking, voice)
    timeline = fitted(talking, least + fraction * (min(fit.longest(talking, voice), 3600.0) - least), voice)
    assume(timeline)
    heard = [cue for cue in timeline.cues if cue.kind in (CueKind.VOICE, CueKind.TONE)]
    ends = [0.0, *(cue.start + cue.seconds for cue in heard)]
    starts = [*(cue.start for cue in heard), timeline.seconds]
    assert all(start - end <= 30 for end, start in zip(ends, starts, strict=True))


@given(script=scripts(), comfort=comforts, fraction=fractions)
@settings(max_examples=EXAMPLES)
def test_guessed_and_real_lengths_share_the_settling(script, comfort, fraction):
    practice = adapt(script, comfort)
    least = fit.shortest(practice, lambda line: len(line) / 11)
    seconds = least + fraction * (min(fit.longest(practice, lambda line: len(line) / 15), 3600.0) - least)
    guessed = fitted(practice, seconds, lambda line: len(line) / 15)
    real = fitted(practice, seconds, lambda line: len(line) / 11)
    assume(guessed)
    assume(real)
    for timeline in (guessed, real):
        assert timeline.settle == 4
        assert timeline.segments[0].phase is Phase.SETTLE
        assert timeline.segments[0].end == timeline.settle
        assert timeline.cues[0].start >= timeline.settle
    assert guessed.seconds == real.seconds


@given(script=scripts(), comfort=comforts, voice=voices)
@settings(max_examples=EXAMPLES)
def test_the_time_named_as_shortest_can_be_done_and_nothing_less(script, comfort, voice):
    practice = adapt(script, comfort)
    with pytest.raises(fit.CannotFit) as refusal:
        fit.fit(practice, fit.shortest(practice, voice) - 0.01, voice)
    assert refusal.value.shortest == fit.shortest(practice, voice)
    assert refusal.value.longest == fit.longest(practice, voice)
    named = str(refusal.value).removeprefix("The shortest this can do is ").removesuffix(".")
    number, unit = named.split()
    seconds = float(number) * (1 if unit == "seconds" else 60)
    assert seconds >= refusal.value.shortest
    assert fit.fit(practice, seconds, voice).seconds == seconds


@given(script=scripts(), comfort=comforts, voice=voices, seconds=st.floats(-10, 20_000) | st.just(float("nan")))
@settings(max_examples=EXAMPLES)
def test_what_cannot_be_done_has_a_nearest_time_that_can(script, comfort, voice, seconds):
    practice = adapt(script, comfort)
    try:
        timeline = fit.fit(practice, seconds, voice)
    except fit.CannotFit as refusal:
        seconds = refusal.nearest
        timeline = fit.fit(practice, seconds, voice)
    assert timeline.segments[-1].end == timeline.seconds == seconds


@given(script=scripts(), comfort=comforts, voice=voices)
@settings(max_examples=EXAMPLES)
def test_sections_give_way_in_their_order(script, comfort, voice):
    practice = adapt(script, comfort)
    order = sorted((part for part in reversed(practice.parts) if part.optional), key=lambda part: part.optional)
    before = len(practice.parts)
    most = min(fit.longest(practice, voice), 3600.0)
    for step in range(8):
        timeline = fitted(practice, most * (1 - step / 8), voice)
        if not timeline:
            continue
        titles = [span.title for span in timeline.sections]
        gone = len(practice.parts) - len(titles)
        expected = [part for part in practice.parts if not any(part is each for each in order[:gone])]
        in_order = [part.title for part in expected] == titles
        # Out of its turn a section goes only where without the one in turn too little is left for the time.
        assert in_order or _out_of_turn(practice, order[:gone], voice, timeline.seconds)
        assert not in_order or len(titles) <= before
        before = len(titles) if in_order else before


def _out_of_turn(practice, in_turn, voice, seconds):
    fewer = replace(practice, parts=tuple(p for p in practice.parts if not any(p is each for each in in_turn)))
    return not fitted(fewer, seconds, voice)

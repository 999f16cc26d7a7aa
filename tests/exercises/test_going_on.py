"""Where a session goes on that was cut off: never in the middle of something."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp import paths
from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.going_on import place
from relaxapp.exercises.library import Library
from relaxapp.exercises.timeline import BREATH_PHASES, MUSCLE_PHASES, Phase

NAMES = ("extended-exhale", "pmr-7", "quiet-shore", "flare", "follow-my-breath")
FAR = 60.0
"""Seconds. Nobody is sent back further than this, but to where a group of muscles begins."""


@cache
def laid_out(name: str):
    script = Library([paths.assets() / "exercises"]).get(name)
    return fit.fit(adapt(script, Comfort()), script.usual * 60, lambda line: speech.estimate(line, 120))


def one(script, body: str, seconds: float):
    return fit.fit(adapt(script(body), Comfort()), seconds, lambda _: 2.0)


def test_in_a_breath_it_goes_on_with_the_whole_of_it(script):
    timeline = one(script, "# One\nHello.\n(breathe 4-0-6-0, 6 times)\n", 70)
    breaths = [segment.start for segment in timeline.segments if segment.phase is Phase.IN]
    assert place(timeline, breaths[3] + 9) == breaths[3]
    assert place(timeline, breaths[3]) == breaths[3]


def test_a_sentence_is_said_again_from_its_start(script):
    timeline = one(script, "# One\nHello.\n(pause 20)\nThere is time.\n(pause 20)\n", 48)
    said = timeline.voice_cues[1]
    assert place(timeline, said.start + 1) == pytest.approx(said.start - 0.3)
    assert place(timeline, said.start + 15) == pytest.approx(said.start - 0.3)
    assert place(timeline, said.start - 5) < said.start - 5, "the sentence before is the nearer start"


def test_muscles_are_tensed_from_the_start_of_their_group(script):
    body = "# One\nHello.\n(pause 2-60)\n\n# Hand @right-arm\nClose it.\n(tense 6)\nAnd open it.\n(release 20)\n"
    timeline = one(script, body, 90)
    opens = timeline.voice_cues[-1]
    assert place(timeline, opens.start + 3) == timeline.sections[1].start


def test_in_the_first_seconds_it_simply_begins(script):
    timeline = one(script, "# One\nHello.\n(pause 10-60)\n", 60)
    assert place(timeline, 3.9) == 0
    assert place(timeline, 0) == 0


@pytest.mark.parametrize("name", NAMES)
@given(share=st.floats(0, 1.2))
def test_every_place_of_every_kind_is_the_start_of_something(name, share):
    timeline = laid_out(name)
    position = share * timeline.seconds
    start = place(timeline, position)
    assert 0 <= start <= position
    assert place(timeline, start) == start, "going on twice from there loses nothing"
    now = timeline.at(start + 1e-5)
    line = timeline.last_line(start - 1e-6)
    assert line is None or line.start + line.seconds <= start + 1e-6
    if now.phase in BREATH_PHASES:
        before = timeline.at(start - 1e-3)
        assert (before.breath, before.phase) != (now.breath, now.phase)
        assert now.progress < 0.01
    muscles = any(s.phase in MUSCLE_PHASES and s.section == now.section_index for s in timeline.segments)
    if muscles:
        assert start == now.section.start
    elif position <= timeline.seconds:
        assert position - start < FAR

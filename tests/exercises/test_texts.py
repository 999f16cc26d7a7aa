"""The exercises that come with the program: every text must hold for every body."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import Practice, adapt, unsuitable
from relaxapp.exercises.areas import AREAS, Mode
from relaxapp.exercises.check import check
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import read
from relaxapp.exercises.script import Bell, Breathe, Family, Pause, Posture, Release, Script, Tense, Words
from relaxapp.exercises.timeline import Phase, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted((Path(__file__).parents[2] / "assets" / "exercises").glob("*.md"))
SHIPPED = {
    *("extended-exhale", "coherent", "box", "four-seven-eight", "cyclic-sighing", "pursed-lip", "belly"),
    *("find-your-pace", "follow-my-breath"),
    *("pmr-16", "pmr-7", "pmr-4", "release-only", "recall", "recall-counting", "cue-controlled", "differential"),
    *("rapid", "quiet-shore", "warm-light", "own-place", "forest", "dial", "cool-stream", "safe-room", "into-sleep"),
    *("five-senses", "body-scan", "sounds", "orienting", "self-compassion", "leaves", "making-room"),
    *("sleep-wind-down", "flare", "panic", "urge"),
}
COMFORTS = {
    "no wishes": Comfort(),
    "firm": Comfort(areas=dict.fromkeys(AREAS, Mode.TENSE)),
    "release only": Comfort(areas=dict.fromkeys(AREAS, Mode.RELEASE)),
    "imagined": Comfort(areas=dict.fromkeys(AREAS, Mode.IMAGINE)),
    "some left out": Comfort(areas={"neck": Mode.SKIP, "right-shoulder": Mode.SKIP, "left-knee": Mode.SKIP}),
    "eyes open": Comfort(eyes_open=True),
    "holds": Comfort(holds=True),
    "not the body": Comfort(body=False),
    "not the breath": Comfort(breath=False),
    **{posture: Comfort(posture=posture) for posture in Posture},
}
MOST_WORDS = 18
EFFORT_WITH_WORDS = 8.5
"""Seconds. 5 to 7 of effort (Bernstein & Borkovec 1973), and what of the last sentence has been acted on already."""


def seconds_of(line: str) -> float:
    return speech.estimate(line, 120)


def fitted(script: Script, practice: Practice) -> Iterator[Timeline]:
    for minutes in (script.minutes[0], script.usual, script.minutes[1]):
        yield fit.fit(practice, minutes * 60, seconds_of)


def offered(script: Script) -> Iterator[tuple[str, Practice]]:
    for name, comfort in COMFORTS.items():
        if not unsuitable(script, comfort):
            yield name, adapt(script, comfort)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def script(request: pytest.FixtureRequest) -> Script:
    return read(request.param)


def test_all_exercises_are_there_and_well_written():
    assert {path.stem for path in FILES} >= SHIPPED
    assert [problem for path in FILES for problem in check(path)] == []


def test_no_silence_lasts_longer_than_half_a_minute_but_for_letting_go_and_breathing(script):
    for name, practice in offered(script):
        for timeline in fitted(script, practice):
            # Where sleep may come, the last section goes quiet on purpose: nobody is talked awake.
            watched = len(timeline.sections) - script.lets_sleep
            still = [segment for segment in timeline.segments if segment.phase is Phase.STILL]
            quiet = [segment for segment in still if segment.section < watched]
            spoken = [(cue.start, cue.start + cue.seconds) for cue in timeline.voice_cues]
            for segment in quiet:
                inside = [span for span in spoken if segment.start <= span[0] < segment.end]
                edges = [segment.start, *(edge for span in inside for edge in span), segment.end]
                gaps = [later - earlier for earlier, later in zip(edges[::2], edges[1::2], strict=True)]
                assert max(gaps) <= 30, (name, timeline.at(segment.start).section.title)


def test_sentences_are_short_and_free_of_signs_that_a_voice_stumbles_over(script):
    for _, practice in offered(script):
        for line in fit.lines(practice):
            assert len(line.split()) <= MOST_WORDS, line
            assert re.fullmatch(r"[A-Z][A-Za-z ,'-]*[.?!]", line), line


def test_each_ends_by_coming_back_with_a_bell_or_lets_sleep_come_without_one(script):
    last = script.sections[-1]
    assert last.optional is None
    assert (last.title == "Coming back") is not script.lets_sleep
    assert (Bell() in last.steps) is not script.lets_sleep


def test_breathing_begins_within_twenty_seconds_at_the_usual_minutes(script):
    if script.family is Family.BREATHING:
        timeline = fit.fit(adapt(script, Comfort()), script.usual * 60, seconds_of)
        assert next(segment.start for segment in timeline.segments if segment.phase is Phase.IN) <= 20


def test_every_part_of_a_muscle_relaxation_has_its_own_words_for_every_way_of_working(script):
    for section in script.sections:
        if any(isinstance(step, Tense) for step in section.steps):
            assert set(section.variants) == {Mode.GENTLY, Mode.RELEASE, Mode.IMAGINE}, section.title
            for steps in section.variants.values():
                assert any(isinstance(step, Release) for step in steps), section.title


def test_an_effort_is_over_soon_after_it_was_asked_for(script):
    """The sentence before it is short, and nothing comes between: people begin while they still hear it."""
    for _, practice in offered(script):
        for part in practice.parts:
            for before, step in zip(part.steps, part.steps[1:], strict=False):
                if isinstance(step, Tense):
                    assert isinstance(before, Words), part.title
                    asked = speech.sentences(before.text)[-1]
                    assert 5 <= step.seconds <= 7, part.title
                    assert step.seconds + seconds_of(asked) / 4 <= EFFORT_WITH_WORDS, asked


def test_a_bad_moment_is_met_without_demands():
    script = read(next(path for path in FILES if path.stem == "flare"))
    assert not script.uses
    assert not [
        step for section in script.sections for step in section.steps if isinstance(step, Tense | Release | Breathe)
    ]
    assert all(step.shortest >= 2 for section in script.sections for step in section.steps if isinstance(step, Pause))

"""Every exercise that ships keeps the promises, for any body and at any of its lengths."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from relaxapp import paths
from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import AREAS, Mode, members
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.exercises.phrases import HOLD
from relaxapp.exercises.script import Posture, Tense
from relaxapp.exercises.timeline import CueKind, Phase
from relaxapp.settings import Settings

SCRIPTS = Library([paths.assets() / "exercises"]).scripts
COMFORTS = {
    "usual": Comfort(),
    "to begin with": Comfort.of(Settings()),
    "holds": Comfort(holds=True),
    "open eyes, sitting": Comfort(eyes_open=True, posture=Posture.SITTING),
    "lying": Comfort(posture=Posture.LYING),
    "no breath": Comfort(breath=False),
    "no body": Comfort(body=False, eyes_open=True),
    "firm": Comfort(areas=dict.fromkeys(AREAS, Mode.TENSE)),
    "flare": Comfort(eyes_open=True, areas=dict.fromkeys(AREAS, Mode.RELEASE)),
    "still": Comfort(areas=dict.fromkeys(AREAS, Mode.IMAGINE)),
    "sore right hand, jaw and back": Comfort(
        areas={"right-hand": Mode.IMAGINE, "jaw": Mode.RELEASE, "lower-back": Mode.SKIP, "neck": Mode.RELEASE}
    ),
}
CLOSED_EYES = re.compile(
    r"\beye(s|lids)?\b[^.]*\b(close|closed|closing|shut)\b|\b(close|closed|shut)\b[^.]*\beyes?\b", re.IGNORECASE
)
HOLDING = re.compile(r"\bhold(ing)?\b[^.]*\b(breath|air)\b", re.IGNORECASE)
SORE = (Mode.RELEASE, Mode.IMAGINE, Mode.SKIP)


@cache
def pace(words_per_minute: int):
    return lambda line: speech.estimate(line, words_per_minute)


def test_the_exercises_are_there():
    assert {"extended-exhale", "coherent", "box", "pmr-16", "pmr-7", "quiet-shore", "flare"} <= set(SCRIPTS)


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("wishes", COMFORTS)
def test_no_promise_is_broken(name, wishes):
    script, comfort = SCRIPTS[name], COMFORTS[wishes]
    practice = adapt(script, comfort)
    for minutes in (script.minutes[0], script.usual, script.minutes[1]):
        for words_per_minute in (105, 120, 170):
            timeline = fit.fit(practice, minutes * 60, pace(words_per_minute))
            assert timeline.segments[-1].end == timeline.seconds == minutes * 60
            for segment in timeline.segments:
                assert comfort.holds or segment.phase not in (Phase.HOLD, Phase.REST)
                assert segment.phase is not Phase.TENSE or timeline.sections[segment.section].mode not in SORE
    if comfort.eyes_open:
        assert [line for line in fit.lines(practice) if CLOSED_EYES.search(line)] == []
    if not comfort.holds:
        assert [line for line in fit.lines(practice) if line == HOLD or HOLDING.search(line)] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_sore_part_is_never_tensed_in_the_company_of_others(name):
    script = SCRIPTS[name]
    for area in AREAS:
        touching = {section.title for section in script.sections if any(area in members(tag) for tag in section.areas)}
        for mode in SORE:
            parts = adapt(script, Comfort(areas={area: mode})).parts
            tensed = {part.title for part in parts if any(isinstance(step, Tense) for step in part.steps)}
            assert not tensed & touching
            assert mode is not Mode.SKIP or not {part.title for part in parts} & touching


@pytest.mark.parametrize("name", SCRIPTS)
def test_nobody_is_left_alone_in_silence_or_without_coming_back(name):
    script = SCRIPTS[name]
    timeline = fit.fit(adapt(script, Comfort()), script.minutes[1] * 60, pace(120))
    heard = [cue for cue in timeline.cues if cue.kind in (CueKind.VOICE, CueKind.TONE)]
    for before, after in pairwise(heard):
        end = before.start + before.seconds
        most = 40 if timeline.at(end + 0.01).phase is Phase.RELEASE else 30
        assert after.start - end <= most + 1e-6
    assert script.lets_sleep or script.sections[-1].title.startswith("Coming back")
    assert script.sections[-1].optional is None


@pytest.mark.parametrize("name", SCRIPTS)
def test_sections_about_parts_of_the_body_have_words_of_their_own_for_every_way(name):
    script = SCRIPTS[name]
    for section in script.sections:
        if any(isinstance(step, Tense) for step in section.steps):
            assert {Mode.GENTLY, Mode.RELEASE, Mode.IMAGINE} <= set(section.variants)

"""Every exercise that ships keeps the promises, for any body and at any of its lengths."""

from __future__ import annotations

from itertools import pairwise

import pytest

from relaxapp import paths
from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import AREAS, Mode, members
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.exercises.script import Tense
from relaxapp.exercises.timeline import CueKind, Phase

SCRIPTS = Library([paths.assets() / "exercises"]).scripts
SORE = (Mode.RELEASE, Mode.IMAGINE, Mode.SKIP)


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
    timeline = fit.fit(adapt(script, Comfort()), script.minutes[1] * 60, lambda line: speech.estimate(line, 120))
    heard = [cue for cue in timeline.cues if cue.kind in (CueKind.VOICE, CueKind.TONE)]
    for before, after in pairwise(heard):
        end = before.start + before.seconds
        most = 40 if timeline.at(end + 0.01).phase is Phase.RELEASE else 30
        assert after.start - end <= most + 1e-6
    assert script.lets_sleep or script.sections[-1].title.startswith("Coming back")
    assert script.sections[-1].optional is None


@pytest.mark.parametrize("name", SCRIPTS)
def test_where_sleep_may_come_the_sound_goes_slowly_and_not_before_the_last_word(name):
    script = SCRIPTS[name]
    for minutes in (script.minutes[0], script.usual, script.minutes[1]):
        timeline = fit.fit(adapt(script, Comfort()), minutes * 60, lambda line: speech.estimate(line, 120))
        last = timeline.voice_cues[-1]
        if script.lets_sleep:
            assert 15 <= timeline.closing <= min(60, timeline.seconds - last.start - last.seconds)
        else:
            assert timeline.closing == 4


@pytest.mark.parametrize("name", SCRIPTS)
def test_sections_about_parts_of_the_body_have_words_of_their_own_for_every_way(name):
    script = SCRIPTS[name]
    for section in script.sections:
        if any(isinstance(step, Tense) for step in section.steps):
            assert {Mode.GENTLY, Mode.RELEASE, Mode.IMAGINE} <= set(section.variants)

"""A walk through every exercise with every wish, at its shortest, usual and longest minutes: no promise is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import adapt, unsuitable
from relaxapp.exercises.areas import AREAS, Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import read
from relaxapp.exercises.phrases import CHANGING
from relaxapp.exercises.promises import broken
from relaxapp.exercises.script import Posture, Script, Use
from relaxapp.exercises.timeline import CueKind
from relaxapp.exercises.walk import VOICES, WISHES, broken_promises

FOLDER = Path(__file__).parents[2] / "assets" / "exercises"
SCRIPTS = {path.stem: read(path) for path in sorted(FOLDER.glob("*.md"))}
MIXED = 400
NEAR_THE_BEGINNING = 90.0
"""Seconds: right behind the settling."""


def seconds_of(line: str) -> float:
    return speech.estimate(line, 120)


@pytest.fixture(params=SCRIPTS)
def script(request: pytest.FixtureRequest) -> Script:
    return SCRIPTS[request.param]


def lengths(script: Script) -> dict[float, None]:
    return dict.fromkeys((script.minutes[0], script.usual, script.minutes[1]))


def test_every_wish_is_walked_through():
    assert {"holds", "open eyes", "left-handed", "fewer words", "changing positions", *Posture} <= set(WISHES)
    assert {comfort.longest_silence for comfort in WISHES.values()} == {0, 10, 20, 30}
    assert {frozenset(comfort.areas.values()) for comfort in WISHES.values()} >= {frozenset([mode]) for mode in Mode}


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("wish", WISHES)
def test_no_promise_is_broken_by_any_exercise(wish, voice):
    comfort, pace = WISHES[wish], VOICES[voice]
    found = {name: list(broken_promises(script, comfort, pace)) for name, script in SCRIPTS.items()}
    assert {name: promises for name, promises in found.items() if promises} == {}


mixed = st.builds(
    Comfort,
    holds=st.booleans(),
    eyes_open=st.booleans(),
    breath=st.sampled_from([True, True, True, False]),
    body=st.sampled_from([True, True, True, False]),
    posture=st.none() | st.sampled_from(Posture),
    changing=st.booleans(),
    more_words=st.booleans(),
    longest_silence=st.sampled_from([0, 10, 20, 30]),
    dominant=st.sampled_from(["right", "left"]),
    areas=st.dictionaries(st.sampled_from(list(AREAS)), st.sampled_from(Mode), max_size=12),
)


@given(name=st.sampled_from(list(SCRIPTS)), comfort=mixed, share=st.floats(0, 1), rate=st.integers(105, 170))
@settings(max_examples=MIXED, derandomize=True)
def test_no_promise_is_broken_for_any_mixture_of_wishes_any_time_and_any_voice(name, comfort, share, rate):
    script = SCRIPTS[name]
    if unsuitable(script, comfort):
        return
    shortest, longest = (round(minutes * 2) for minutes in script.minutes)
    seconds = 30.0 * round(shortest + share * (longest - shortest))
    timeline = fit.fit(adapt(script, comfort), seconds, lambda line: speech.estimate(line, rate))
    assert list(broken(script, comfort, timeline, seconds)) == []


def test_what_does_not_suit_is_not_offered_and_all_else_is(script):
    about = [section for section in script.sections if section.areas]
    assert bool(unsuitable(script, Comfort(breath=False))) == (Use.BREATH in script.uses)
    assert bool(unsuitable(script, Comfort(body=False))) == bool(script.uses & {Use.BODY, Use.MUSCLES})
    assert bool(unsuitable(script, Comfort(areas=dict.fromkeys(AREAS, Mode.SKIP)))) == bool(about)
    for posture in Posture:
        assert bool(unsuitable(script, Comfort(posture=posture))) == (posture not in script.postures)
    for comfort in (Comfort(), Comfort(changing=True), Comfort(eyes_open=True, more_words=False, dominant="left")):
        assert unsuitable(script, comfort) == ""


def test_fewer_words_are_fewer_at_any_length(script):
    many, few = adapt(script, Comfort()), adapt(script, Comfort(more_words=False))
    assert len(fit.lines(few)) < len(fit.lines(many))
    assert "with fewer words" in few.changes
    for minutes in lengths(script):
        usual, quiet = (fit.fit(practice, minutes * 60, seconds_of) for practice in (many, few))
        # The shortest has few sections left, and none of them may have words to spare.
        assert words(quiet) < words(usual) + (minutes == script.minutes[0]), f"{minutes:g} min"


def words(timeline) -> int:
    return sum(len(cue.text.split()) for cue in timeline.voice_cues)


def test_who_changes_position_is_told_so_near_the_beginning(script):
    practice = adapt(script, Comfort(changing=True))
    assert CHANGING in fit.lines(practice)
    for minutes in lengths(script):
        said = [cue.start for cue in fit.fit(practice, minutes * 60, seconds_of).voice_cues if cue.text == CHANGING]
        assert len(said) == 1 or minutes == script.minutes[0]
        assert all(start < NEAR_THE_BEGINNING for start in said)


def test_a_bell_ends_what_comes_back_and_never_what_lets_sleep_come(script):
    for minutes in lengths(script):
        timeline = fit.fit(adapt(script, Comfort()), minutes * 60, seconds_of)
        bells = [cue.start for cue in timeline.cues if cue.kind is CueKind.BELL]
        at_the_end = [start for start in bells if start >= timeline.sections[-1].start]
        assert bool(at_the_end) is not script.lets_sleep

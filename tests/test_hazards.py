"""The hazard log names tests that exist; and the controls that no other test shows are shown here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from relaxapp import paths
from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.exercises.script import CAUTIONS, Family, Tense, Use
from relaxapp.exercises.timeline import Phase

ROOT = Path(__file__).resolve().parents[1]
LOG = ROOT / "relaxapp" / "hazards.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
SCRIPTS = tuple(Library([paths.assets() / "exercises"]).scripts.values())
LONG_MINUTES = 15
SUGGESTING = {"dial", "warm-light", "cool-stream"}
ROUNDS = 4
LONG_BREATH = 7.0
"""Seconds of a breath out: the easy ones around the long ones take six, the long ones eight."""
LIGHT_HEADED = re.compile(r"light-headed|dizzy|head gets light|head feels light", re.IGNORECASE)


def hazards():
    """The text of each hazard in the log, by its name."""
    parts = re.split(r"^\*\*(.+?)\*\*", LOG.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {" ".join(name.split()).rstrip("."): text for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def exists(file, test):
    path = ROOT / file
    if not path.is_file():
        return False
    return any(
        isinstance(node, ast.FunctionDef) and node.name == test
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )


def test_every_test_that_the_log_names_exists():
    named = NAMED.findall(LOG.read_text(encoding="utf-8"))
    assert len(named) > 30
    assert [f"{file}::{test}" for file, test in named if not exists(file, test)] == []


def test_a_test_that_does_not_exist_is_noticed():
    assert exists("tests/test_hazards.py", "test_a_test_that_does_not_exist_is_noticed")
    assert not exists("tests/test_hazards.py", "test_that_nobody_wrote")
    assert not exists("tests/test_nowhere.py", "test_a_test_that_does_not_exist_is_noticed")


def test_every_hazard_has_a_test_or_says_that_its_subject_is_not_there_yet():
    assert len(hazards()) > 12
    bare = {name for name, text in hazards().items() if not NAMED.search(text)}
    assert {name for name in bare if "yet" not in hazards()[name]} == set()


@pytest.mark.parametrize(
    "subject",
    [
        *("stale number", "Dizziness", "more anxious", "memory", "Cramp", "Delay of care", "mid-session"),
        *("shared computer", "Sleepiness", "reminder", "lost or leaked", "misread by speech"),
        *("Straining", "voice pack", "somebody's own", "file from elsewhere", "shuts out its owner"),
        *("Numbers that worry", "stirs something up", "Deleting by mistake"),
    ],
)
def test_the_log_speaks_of(subject):
    assert [name for name in hazards() if subject in name]


def test_the_front_page_leads_to_the_log():
    assert "(relaxapp/hazards.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


# Controls


def without(caution, scripts):
    return [script.name for script in scripts if caution not in script.cautions]


def test_every_breathing_exercise_says_what_to_do_when_light_headed():
    breathing = [script for script in SCRIPTS if script.family is Family.BREATHING]
    assert breathing
    assert without("dizziness", breathing) == []
    assert "light-headed" in CAUTIONS["dizziness"]


def test_every_exercise_with_holds_says_whom_they_do_not_suit():
    holding = [script for script in SCRIPTS if Use.HOLDS in script.uses]
    assert holding
    assert without("holds", holding) == []


def test_every_exercise_with_effort_warns_of_injury_and_cramp():
    effort = [
        script for script in SCRIPTS if any(isinstance(step, Tense) for part in script.sections for step in part.steps)
    ]
    assert effort
    assert without("injury", effort) + without("cramp", effort) == []


def test_every_exercise_with_pictures_says_what_to_do_when_they_are_too_much():
    pictures = [script for script in SCRIPTS if script.family is Family.IMAGERY]
    assert pictures
    assert without("memories", pictures) == []
    assert "stop any time" in CAUTIONS["memories"]


def test_every_long_exercise_warns_of_sleepiness():
    long = [script for script in SCRIPTS if script.minutes[1] >= LONG_MINUTES]
    assert long
    assert without("sleepy", long) == []
    assert "driving" in CAUTIONS["sleepy"]


def test_every_exercise_that_lets_sleep_come_warns_of_sleepiness():
    asleep = [script for script in SCRIPTS if script.lets_sleep]
    assert asleep
    assert without("sleepy", asleep) == []


def test_every_exercise_that_is_tensed_says_who_asks_first():
    effort = [script for script in SCRIPTS if Use.MUSCLES in script.uses]
    assert effort
    assert without("effort", effort) == []
    assert "clinician" in CAUTIONS["effort"]


def test_pictures_that_suggest_something_to_a_sore_place_say_who_asks_first():
    """Imagery with suggestion is nothing for people with psychosis or dissociation, unless their clinician agrees."""
    suggesting = [script for script in SCRIPTS if script.name in SUGGESTING]
    assert {script.name for script in suggesting} == SUGGESTING
    assert without("unreal", suggesting) == []
    assert "clinician" in CAUTIONS["unreal"]


@pytest.mark.parametrize("more_words", [True, False])
@pytest.mark.parametrize("holds", [True, False])
def test_more_than_four_long_breaths_come_only_in_sessions_longer_than_usual(more_words, holds):
    """Four at most in the first month (after A. Weil); that the others may be let pass is said before they come."""
    script = next(script for script in SCRIPTS if script.name == "four-seven-eight")
    practice = adapt(script, Comfort(holds=holds, more_words=more_words))
    shortest, longest = (round(minutes * 2) for minutes in script.minutes)
    found = {half / 2: rounds(practice, half * 30) for half in range(shortest, longest + 1)}
    assert {minutes for minutes, (count, _) in found.items() if count > ROUNDS} >= {script.minutes[1]}
    assert all(minutes > script.usual and offered for minutes, (count, offered) in found.items() if count > ROUNDS)
    assert max(count for count, _ in found.values()) == 2 * ROUNDS


def rounds(practice, seconds):
    """How many long out-breaths there are, and whether somebody may leave some of them."""
    timeline = fit.fit(practice, seconds, lambda line: speech.estimate(line, 120))
    long = [one for one in timeline.segments if one.phase is Phase.OUT and one.end - one.start > LONG_BREATH]
    return len(long), any("room for four more" in line for line in timeline.lines)


def test_how_to_go_on_when_light_headed_is_said_in_fewer_words_too():
    for script in SCRIPTS:
        if script.family is Family.BREATHING:
            practice = adapt(script, Comfort(more_words=False))
            for minutes in (script.minutes[0], script.usual, script.minutes[1]):
                timeline = fit.fit(practice, minutes * 60, lambda line: speech.estimate(line, 120))
                assert any(LIGHT_HEADED.search(line) for line in timeline.lines), (script.name, minutes)


def test_the_title_of_the_window_gives_nothing_away(qtbot):
    from relaxapp.ui.window import Window

    window = Window()
    qtbot.addWidget(window)
    assert window.windowTitle() == "Relaxapp"

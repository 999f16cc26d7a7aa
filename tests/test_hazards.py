"""The hazard log names tests that exist; and the controls that no other test shows are shown here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from relaxapp import paths
from relaxapp.exercises.library import Library
from relaxapp.exercises.script import CAUTIONS, Family, Tense, Use

ROOT = Path(__file__).resolve().parents[1]
LOG = ROOT / "relaxapp" / "hazards.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
SCRIPTS = tuple(Library([paths.assets() / "exercises"]).scripts.values())
LONG_MINUTES = 15


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


def test_the_title_of_the_window_gives_nothing_away(qtbot):
    from relaxapp.ui.window import Window

    window = Window()
    qtbot.addWidget(window)
    assert window.windowTitle() == "Relaxapp"

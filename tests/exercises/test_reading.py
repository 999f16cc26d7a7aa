"""How the exercises read: in plain words, and each in words of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import pytest
import textstat

from relaxapp.exercises import speech
from relaxapp.exercises.library import read
from relaxapp.exercises.script import Breathe, Script, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCRIPTS = [read(path) for path in sorted((Path(__file__).parents[2] / "assets" / "exercises").glob("*.md"))]
HIGHEST_GRADE = 7
ALIKE = 8
"""Words. Two texts may share shorter ones: "Take your time."."""


def paragraphs(script: Script) -> Iterator[str]:
    for section in script.sections:
        for steps in (section.steps, *section.variants.values()):
            for step in steps:
                if isinstance(step, Words):
                    yield step.text
                elif isinstance(step, Breathe):
                    yield from (aside.text for aside in step.asides)


def grade(text: str) -> float:
    """The school grade that reads a text with ease, by the two measures that need no dictionary."""
    return mean([textstat.automated_readability_index(text), textstat.coleman_liau_index(text)])


def shared(pieces: Callable[[Script], Iterator[str]], scripts: list[Script]) -> list[str]:
    """Longer pieces of text that more than one exercise has, whatever their signs and capitals."""
    found: dict[str, set[str]] = {}
    for script in scripts:
        for piece in pieces(script):
            words = re.findall(r"[\w']+", piece.lower())
            if len(words) >= ALIKE:
                found.setdefault(" ".join(words), set()).add(script.name)
    return [f"{', '.join(sorted(names))}: {words}" for words, names in found.items() if len(names) > 1]


def sentences(script: Script) -> Iterator[str]:
    return (sentence for paragraph in paragraphs(script) for sentence in speech.sentences(paragraph))


def test_the_exercises_are_read_with_ease():
    grades = {script.name: grade(" ".join(paragraphs(script))) for script in SCRIPTS}
    assert mean(grades.values()) <= HIGHEST_GRADE
    assert {name: round(each, 1) for name, each in grades.items() if each > HIGHEST_GRADE} == {}


def test_a_text_for_the_office_would_be_noticed():
    office = "Subsequent utilisation of diaphragmatic respiration necessitates uninterrupted concentration."
    assert grade(office) > 2 * HIGHEST_GRADE


@pytest.mark.parametrize("pieces", [paragraphs, sentences])
def test_no_two_exercises_share_words(pieces):
    assert shared(pieces, SCRIPTS) == []


def test_shared_words_would_be_noticed(script):
    line = "This is a line that no two exercises may share."
    one, two = script(f"# One\n{line}\n"), replace(script(f"# Two\n[lying] {line.upper()}\n"), name="other")
    assert shared(sentences, [one, one]) == []
    assert shared(sentences, [one, two]) == ["other, test: this is a line that no two exercises may share"]

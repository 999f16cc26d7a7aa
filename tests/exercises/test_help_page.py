"""The help page of the script language: every example in it is read, and it shows everything."""

from __future__ import annotations

import re

import pytest

from relaxapp.exercises.areas import Mode
from relaxapp.exercises.library import help_page
from relaxapp.exercises.parser import SOUNDSCAPES, parse
from relaxapp.exercises.script import (
    NEEDS,
    Condition,
)


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", help_page(), re.DOTALL)


def test_the_help_page_shows_a_whole_exercise():
    (text,) = blocks("exercise")
    assert len(parse(text, "help").sections) == 3


@pytest.mark.parametrize("lines", blocks("lines"))
def test_the_lines_of_the_help_page_are_read(head, lines):
    assert parse(f"{head}# One\n{lines}# End\nWords.\n", "help").sections[0].steps


@pytest.mark.parametrize("section", blocks("section"))
def test_the_sections_of_the_help_page_are_read(head, section):
    assert parse(f"{head}{section}# End\nWords.\n", "help").sections[0].title


def test_the_help_page_shows_every_direction_condition_and_mode():
    page = help_page()
    shown = "".join(blocks("lines") + blocks("section"))
    for word in ("pause", "tense", "release", "bell", "soundscape", "breathe", "follow"):
        assert f"({word}" in shown
    for word in (*Condition, *NEEDS, *SOUNDSCAPES, *(mode.value for mode in Mode)):
        assert word in page

"""The directions of a script, the lines in parentheses: `(pause 4-12)`, `(breathe 4-0-6-0 to fill)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.pattern import NoPattern, Pattern
from relaxapp.exercises.problems import Problem, near_miss, one_of, quote
from relaxapp.exercises.script import Bell, Breathe, Follow, Pause, Release, Soundscape, Step, Tense

if TYPE_CHECKING:
    from collections.abc import Collection

FORMS: Final = {
    "pause": "(pause 4) or (pause 4-12)",
    "tense": "(tense 6)",
    "release": "(release 20-40)",
    "bell": "(bell)",
    "soundscape": "(soundscape rain)",
    "breathe": "(breathe 4-0-6-0, 8 times) or (breathe 4-0-6-0 to fill)",
    "follow": "(follow my breath to fill)",
}
"""Every direction by its name, and how it is written."""

SOUNDSCAPES: Final = frozenset(
    {
        "rain",
        "rain-roof",
        "ocean",
        "stream",
        "wind",
        "crickets",
        "fire",
        "drone",
        "bowls",
        "soft-noise",
        "pink-noise",
        "brown-noise",
        "silence",
    }
)
"""The soundscapes that a script may name."""

LONGEST_PAUSE: Final = 600.0
LONGEST_TENSE: Final = 10.0
"""Seconds. Bernstein & Borkovec 1973 tense for 5 to 7; far beyond that muscles tend to cramp."""
LONGEST_RELEASE: Final = 120.0
MOST_BREATHS: Final = 200

_SECONDS = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)(?:\s*[-–]\s*(\d{1,4}(?:\.\d{1,3})?))?")
_HOW_LONG = re.compile(r"(?P<pattern>\S+?)(?:\s*,\s*|\s+)(?:(?P<times>\d{1,6})\s+times?|(?P<fill>to\s+fill))")


class Misread(Exception):  # noqa: N818 - it never leaves the parser
    """What is written can't be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Argument:
    """What stands behind a direction's name, and where."""

    name: str
    text: str
    line: int
    column: int

    def misread(self, expected: str, hint: str = "") -> Misread:
        found = quote(self.text) if self.text else f"{self.name} alone"
        return Misread(Problem(self.line, self.column, found, expected, hint))


def direction(text: str, line: int, column: int, soundscapes: Collection[str]) -> Step:
    """Return the step that a line in parentheses stands for. Raises Misread."""
    if not (text.startswith("(") and text.endswith(")")):
        raise Misread(Problem(line, column + len(text), "the end of the line", "“)” at the end of a direction"))
    name, _, behind = text[1:-1].strip().partition(" ")
    argument = behind.strip()
    place = column + (text.index(argument, text.index(name) + len(name)) if argument else len(text) - 1)
    rest = _Argument(name, argument, line, place)
    match name:
        case "pause":
            return Pause(*_seconds(rest, LONGEST_PAUSE))
        case "tense":
            return _tense(rest)
        case "release":
            return Release(*_seconds(rest, LONGEST_RELEASE))
        case "bell" | "follow":
            return _as_it_stands(rest)
        case "soundscape":
            return _soundscape(rest, soundscapes)
        case "breathe":
            return _breathe(rest)
        case _:
            found = quote(name) if name else "no word"
            raise Misread(Problem(line, column + 1, found, one_of(FORMS), near_miss(name, FORMS)))


def _as_it_stands(argument: _Argument) -> Bell | Follow:
    written = " ".join([argument.name, *argument.text.split()])
    if f"({written})" != FORMS[argument.name]:
        raise argument.misread(FORMS[argument.name])
    return Bell() if argument.name == "bell" else Follow()


def _seconds(argument: _Argument, most: float) -> tuple[float, float]:
    match = _SECONDS.fullmatch(argument.text)
    if not match:
        raise argument.misread(f"seconds, as in {FORMS[argument.name]}")
    shortest, longest = float(match[1]), float(match[2] or match[1])
    if shortest > longest:
        raise argument.misread("the shorter time first", f"did you mean {match[2]}-{match[1]}?")
    if not 0 < shortest <= longest <= most:
        raise argument.misread(f"more than 0 and at most {most:g} seconds")
    return shortest, longest


def _tense(argument: _Argument) -> Tense:
    shortest, longest = _seconds(argument, LONGEST_TENSE)
    if shortest != longest:
        raise argument.misread(f"one number of seconds, as in {FORMS['tense']}")
    return Tense(longest)


def _soundscape(argument: _Argument, known: Collection[str]) -> Soundscape:
    if argument.text not in known:
        raise argument.misread(one_of(sorted(known)), near_miss(argument.text, known))
    return Soundscape(argument.text)


def _breathe(argument: _Argument) -> Breathe:
    match = _HOW_LONG.fullmatch(argument.text)
    if not match:
        pattern(argument.text.split(",")[0].split(" ")[0], argument.line, argument.column)
        raise argument.misread(f"how many breaths, as in {FORMS['breathe']}")
    breath = pattern(match["pattern"], argument.line, argument.column)
    if match["fill"]:
        return Breathe(breath, None)
    times = int(match["times"])
    if not 1 <= times <= MOST_BREATHS:
        raise argument.misread(f"from 1 to {MOST_BREATHS} times", "“to fill” takes as many as there is time for")
    return Breathe(breath, times)


def pattern(text: str, line: int, column: int) -> Pattern:
    """Return the breath that `4-0-6-0` or `3+1-0-8-0` stands for. Raises Misread."""
    try:
        return Pattern.parse(text)
    except NoPattern as wrong:
        raise _Argument("breathe", text, line, column).misread(str(wrong), wrong.hint) from wrong

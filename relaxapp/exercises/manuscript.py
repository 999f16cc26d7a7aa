"""A text as lines that say something: without notes, wrapped sentences joined, unusable signs told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LINE: Final = 2000
_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something; number and column are counted from 1."""

    number: int
    column: int
    text: str


def split(text: str) -> list[str]:
    """Return the lines of a text, whatever system it was written on."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")


def logical_lines(lines: list[str], start: int, problems: list[Problem]) -> Iterator[Line]:
    """Yield the lines that say something; one that ends amid a sentence goes on in the next."""
    unfinished: Line | None = None
    for index, raw in enumerate(lines[start:], start):
        text = raw.strip()
        line = Line(index + 1, raw.find(text) + 1, text)
        if len(text) > _LONGEST_LINE:
            problems.append(Problem(index + 1, 1, f"a line of {len(text)} characters", f"at most {_LONGEST_LINE}"))
            line = replace(line, text=text[:_LONGEST_LINE])
        if control := _CONTROL.search(line.text):
            problems.append(Problem(index + 1, line.column + control.start(), "a control character", "text"))
            continue
        if text.startswith("//"):
            continue
        if unfinished and text and text[0] not in "#([-":
            unfinished = replace(unfinished, text=f"{unfinished.text} {line.text}")
            if len(unfinished.text) > _LONGEST_LINE:
                problems.append(Problem(index + 1, 1, "a very long sentence", "a full stop before here"))
                unfinished = None
        else:
            if unfinished:
                yield unfinished
            unfinished = line if text else None
        if unfinished and (unfinished.text[0] in "#(" or _SENTENCE_END.search(unfinished.text[-8:])):
            yield unfinished
            unfinished = None
    if unfinished:
        yield unfinished

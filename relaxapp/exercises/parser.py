"""Reads the text of an exercise. Every mistake is found in one go, each with its place and what was expected there.

`script-help.md` beside this module is the language on one page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import header, review
from relaxapp.exercises.areas import AREAS, GROUPS, Mode
from relaxapp.exercises.directions import SOUNDSCAPES, Misread, direction
from relaxapp.exercises.manuscript import logical_lines, split
from relaxapp.exercises.problems import Problem, ScriptErrors, near_miss, one_of, quote
from relaxapp.exercises.script import Breathe, Condition, Place, Script, Section, Step, Words

if TYPE_CHECKING:
    from collections.abc import Collection

    from relaxapp.exercises.manuscript import Line

__all__ = ["SOUNDSCAPES", "Problem", "ScriptErrors", "parse"]

_MOST_PROBLEMS: Final = 50
_LONGEST_FILE: Final = 200_000
_TAIL = re.compile(r"@(?P<area>[^\s@(\[]*)|\((?P<optional>[^()]*)\)|\[(?P<conditions>[^\[\]]*)\]|(?P<other>\S+)")
_HEADING_TAIL = re.compile(r"\s(?=[@(\[])")
_OPTIONAL = re.compile(r"\s*optional(?:\s+(\d{1,3}))?\s*")
_VARIANTS: Final = tuple(mode for mode in Mode if mode is not Mode.SKIP)


def parse(text: str, name: str, soundscapes: Collection[str] = SOUNDSCAPES) -> Script:
    """Return the exercise that a text describes; `name` is its id. Raises ScriptErrors with all that is wrong."""
    if len(text) > _LONGEST_FILE:
        found = f"{len(text)} characters"
        raise ScriptErrors(name, (Problem(1, 1, found, f"at most {_LONGEST_FILE} in one file", file=name),))
    lines = split(text)
    head = header.read(lines, soundscapes)
    body = _Body(soundscapes)
    for line in logical_lines(lines, head.body_at, body.problems):
        body.read(line)
        if len(body.problems) >= _MOST_PROBLEMS:
            break
    sections = body.finish()
    problems = [*head.problems, *body.problems]
    if not sections and head.body_at < len(lines):
        problems.append(Problem(len(lines), 1, "the end of the file", "a heading and words, as in: # Settling"))
    # A mistake has consequences; only what was read well is looked over, so that each mistake is told once.
    problems += review.review([section for section in sections if section.place not in body.faulty])
    if not head.problems:
        problems += review.review_uses(sections, head.uses)
        problems += review.review_end(sections, lets_sleep=head.lets_sleep)
    if problems:
        ordered = sorted(problems, key=lambda problem: (problem.line, problem.column))[:_MOST_PROBLEMS]
        raise ScriptErrors(name, tuple(replace(problem, file=name) for problem in ordered))
    return Script(
        name=name,
        title=head.title,
        family=head.family,
        summary=head.summary,
        minutes=head.minutes,
        usual=head.usual,
        postures=head.postures,
        uses=head.uses,
        cautions=head.cautions,
        sources=head.sources,
        soundscape=head.soundscape,
        sections=sections,
        needs=head.needs,
        lets_sleep=head.lets_sleep,
    )


@dataclass(slots=True)
class _Draft:
    """A section while it is being read."""

    title: str
    place: Place
    areas: list[str] = field(default_factory=list)
    optional: int | None = None
    conditions: frozenset[Condition] = frozenset()
    steps: list[Step] = field(default_factory=list)
    variants: dict[Mode, list[Step]] = field(default_factory=dict)


class _Body:
    """Reads the sections line by line, and goes on after a mistake."""

    def __init__(self, soundscapes: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self.faulty: set[Place] = set()
        """Where the sections begin in which something could not be read."""
        self._soundscapes = soundscapes
        self._sections: list[_Draft] = []
        self._steps: list[Step] | None = None
        self._misread_direction = False
        """Whether a direction could not be read: what is said along the way behind it may have belonged to it."""

    def read(self, line: Line) -> None:
        """Take in one line."""
        if not line.text.startswith("-"):
            self._misread_direction = False
        try:
            if line.text.startswith("#"):
                self._heading(line)
            elif self._steps is None:
                self._steps = []  # said once: what follows is read for its own mistakes
                raise _misread(line, quote(line.text), "a heading first, as in: # Settling")
            elif line.text.startswith("("):
                self._steps.append(direction(line.text, line.number, line.column, self._soundscapes))
            elif line.text.startswith("["):
                self._tagged(line)
            elif line.text.startswith("-"):
                self._aside(line)
            else:
                self._steps.append(Words(line.text, frozenset(), Place(line.number, line.column)))
        except Misread as misread:
            self._misread_direction = line.text.startswith("(")
            self._misread(misread)

    def finish(self) -> tuple[Section, ...]:
        """Return all sections read."""
        return tuple(
            Section(
                title=draft.title,
                steps=tuple(draft.steps),
                areas=tuple(draft.areas),
                optional=draft.optional,
                conditions=draft.conditions,
                variants={mode: tuple(steps) for mode, steps in draft.variants.items()},
                place=draft.place,
            )
            for draft in self._sections
        )

    def _heading(self, line: Line) -> None:
        title, _, tail = _split_at(line.text[1:], _HEADING_TAIL)
        draft = _Draft(title.strip(), Place(line.number, line.column))
        self._sections.append(draft)
        self._steps = draft.steps
        if line.text.startswith("##"):
            raise _misread(line, quote(line.text), "one “#” before a heading")
        if not draft.title or draft.title[0] in "@([":
            raise _misread(line, quote(line.text), "a heading's words first, as in: # Right hand @right-hand")
        offset = line.column + len(line.text) - len(tail)
        for match in _TAIL.finditer(tail):
            try:
                self._heading_part(draft, match, line.number, offset + match.start())
            except Misread as misread:
                self._misread(misread)

    def _misread(self, misread: Misread) -> None:
        self.problems.append(misread.problem)
        self.faulty.update(draft.place for draft in self._sections[-1:])

    def _heading_part(self, draft: _Draft, match: re.Match[str], number: int, column: int) -> None:
        if match["area"] is not None:
            tag = match["area"]
            if tag not in AREAS and tag not in GROUPS:
                known = (*AREAS, *GROUPS)
                hint = near_miss(tag, known) or f"there are: {', '.join(known)}"
                raise Misread(Problem(number, column, quote(f"@{tag}"), "an area of the body", hint))
            draft.areas.append(tag)
        elif match["conditions"] is not None:
            draft.conditions |= _conditions(match["conditions"], number, column + 1)
        elif optional := _OPTIONAL.fullmatch(match["optional"] or ""):
            draft.optional = int(optional[1] or 1)
        else:
            expected = "@area, (optional), (optional 2) or [conditions]"
            raise Misread(Problem(number, column, quote(match[0]), expected, near_miss(match[0], ["(optional)"])))

    def _tagged(self, line: Line) -> None:
        tags, closed, words = line.text[1:].partition("]")
        if not closed:
            raise _misread(line, quote(line.text), "“]” behind the tag, as in: [gently] Close your hand a little.")
        words = words.strip()
        if tags.strip() in list(_VARIANTS):
            self._variant(Mode(tags.strip()), line)
            if words and self._steps is not None:
                self._steps.append(Words(words, frozenset(), Place(line.number, line.column)))
            return
        conditions = _conditions(tags, line.number, line.column + 1, modes=True)
        if not words:
            raise Misread(Problem(line.number, line.column + len(line.text), "the end of the line", "words to say"))
        if self._steps is not None:
            self._steps.append(Words(words, conditions, Place(line.number, line.column)))

    def _variant(self, mode: Mode, line: Line) -> None:
        """Open the variant of a mode: what follows, up to the next one or the next heading, belongs to it."""
        if not self._sections:
            return
        draft = self._sections[-1]
        self._steps = []
        if mode in draft.variants:
            raise _misread(line, f"[{mode}] a second time", "one of each in a section")
        draft.variants[mode] = self._steps

    def _aside(self, line: Line) -> None:
        steps = self._steps or []
        if self._misread_direction:
            return
        if not (steps and isinstance(steps[-1], Breathe)):
            raise _misread(line, quote(line.text), "a “(breathe …)” before lines with a “-”")
        words, conditions = line.text[1:].strip(), frozenset[Condition]()
        if words.startswith("["):
            tags, _, words = words[1:].partition("]")
            conditions = _conditions(tags, line.number, line.column + line.text.index("[") + 1)
        if not words.strip():
            raise _misread(line, quote(line.text), "words behind the “-”")
        aside = Words(words.strip(), conditions, Place(line.number, line.column))
        steps[-1] = replace(steps[-1], asides=(*steps[-1].asides, aside))


def _misread(line: Line, found: str, expected: str) -> Misread:
    return Misread(Problem(line.number, line.column, found, expected))


def _split_at(text: str, border: re.Pattern[str]) -> tuple[str, str, str]:
    match = border.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _conditions(text: str, number: int, column: int, *, modes: bool = False) -> frozenset[Condition]:
    """Return the conditions of `eyes-open, lying`. Raises Misread for the first that is none."""
    found = set()
    for word in text.split(","):
        tag = word.strip()
        if tag not in list(Condition):
            place = column + (len(word) - len(word.lstrip()) if tag else 0)
            known = [*_VARIANTS, *Condition] if modes else list(Condition)
            if modes and tag in list(_VARIANTS):
                raise Misread(Problem(number, place, quote(tag), "a way of working, as [gently], on its own"))
            if tag == Mode.SKIP:
                raise Misread(Problem(number, place, quote(tag), one_of(known), "a part left out needs no words"))
            raise Misread(Problem(number, place, quote(tag), one_of(known), near_miss(tag, known)))
        found.add(Condition(tag))
        column += len(word) + 1
    return frozenset(found)

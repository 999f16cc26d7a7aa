"""Looks over the words of an exercise, for whoever writes it: what is for some people must not be said to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.exercises import promises, speech
from relaxapp.exercises.areas import Mode
from relaxapp.exercises.handedness import in_another_sense, is_sided
from relaxapp.exercises.problems import Problem, quote
from relaxapp.exercises.script import Breathe, Condition, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relaxapp.exercises.script import Script, Section, Step

_EYES: Final = "[eyes-closed] in front of what is about closed eyes"
_HOLDS: Final = "[holds] in front of what asks for a held breath"
_EFFORT: Final = "an @area behind the heading of a section that asks for an effort"
_NO_EFFORT: Final = "no effort below [release] and [imagine]"
_SIDE: Final = "a side of the body"
_MIRRORED: Final = "where an @area is right or left, both words change places for left-handed people"


def review_words(script: Script) -> Iterator[Problem]:
    """Yield the words that somebody would hear against their wishes."""
    for section in script.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Problem]:
    title = Words(section.title, place=section.place)
    written = [title, *_said(section.steps)]
    efforts = [] if section.areas else list(_sentences(written))
    quiet: list[tuple[Words, str]] = []
    for mode, steps in section.variants.items():
        written += _said(steps)
        if mode in (Mode.RELEASE, Mode.IMAGINE):
            quiet += _sentences(_said(steps))
    for words, sentence in _sentences(written):
        conditions = words.conditions | section.conditions
        if promises.closes_eyes(sentence) and Condition.EYES_CLOSED not in conditions:
            yield _problem(words, sentence, _EYES)
        if promises.holds_breath(sentence) and Condition.HOLDS not in conditions:
            yield _problem(words, sentence, _HOLDS)
        for other in in_another_sense(sentence) if is_sided(section) else ():
            yield _problem(words, other, _SIDE, _MIRRORED)
    yield from (_problem(words, sentence, _EFFORT) for words, sentence in efforts if promises.asks_effort(sentence))
    yield from (_problem(words, sentence, _NO_EFFORT) for words, sentence in quiet if promises.asks_effort(sentence))


def _said(steps: Iterable[Step]) -> Iterator[Words]:
    for step in steps:
        if isinstance(step, Words):
            yield step
        elif isinstance(step, Breathe):
            yield from step.asides


def _sentences(written: Iterable[Words]) -> Iterator[tuple[Words, str]]:
    return ((words, sentence) for words in written for sentence in speech.sentences(words.text))


def _problem(words: Words, found: str, expected: str, hint: str = "") -> Problem:
    return Problem(words.place.line, words.place.column, quote(found), expected, hint)

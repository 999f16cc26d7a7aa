"""Right and left: exercises are written for right-handed people, and mirrored for the others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.script import Breathe, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relaxapp.exercises.script import Script, Section, Step

_OTHER: Final = {"right": "left", "left": "right", "Right": "Left", "Left": "Right"}
_SIDED: Final = tuple(f"{side}-" for side in ("right", "left"))
_SIDE = re.compile(r"\b(?:right|left)\b", re.IGNORECASE)

_BODY: Final = (
    "arms? hands? fists? forearms? elbows? wrists? fingers? fingertips? thumbs? palms? shoulders? hips? legs? "
    "thighs? knees? calf calves shins? foot feet soles? toes? heels? ankles? ears? eyes? eyebrows? cheeks? temples? "
    "buttocks? sides? half halves lungs? ribs? upper lower big little nostrils? index ring middle"
).replace(" ", "|")
_AFTER: Final = (
    "and or then too to side one as is was comes rests may can has does goes lies stays lets might first again once"
).replace(" ", "|")
# A side is told by the part of the body behind it, or by standing as one: "your right.", "the left one".
_AS_A_SIDE = re.compile(
    rf"\b(?:right|left)(?=,? (?:(?:and|or) (?:right|left) )?(?:{_BODY})\b)"
    rf"|(?<=\b(?:on|to|or) )(?:right|left)(?=[.,;:?!…]|$| (?:{_AFTER})\b)"
    rf"|(?<=\b(?:the|and) )(?:right|left)(?=[.,;:?!…]|$| (?:{_AFTER})\b)"
    rf"|(?<=\b(?:your|then|from) )(?:right|left)(?=[.,;:?!…]|$| (?:{_AFTER})\b)",
    re.IGNORECASE,
)


def for_hand(script: Script, dominant: str) -> Script:
    """Return a script for somebody whose stronger hand is "right" or "left": its sided sections change sides."""
    if dominant == "right":
        return script
    sections = tuple(_mirrored(section) if is_sided(section) else section for section in script.sections)
    return replace(script, sections=sections)


def is_sided(section: Section) -> bool:
    """Whether a section is about a part of the body that there is on both sides."""
    return any(tag.startswith(_SIDED) for tag in section.areas)


def in_another_sense(text: str) -> Iterator[str]:
    """Yield what follows each "right" and "left" that is no side, with the word: "right now", "left to do"."""
    sides = {match.start() for match in _AS_A_SIDE.finditer(text)}
    for match in _SIDE.finditer(text):
        if match.start() not in sides:
            yield " ".join(text[match.start() :].split()[:2])


def _mirrored(section: Section) -> Section:
    return replace(
        section,
        title=_changed(section.title),
        steps=tuple(_step(step) for step in section.steps),
        areas=tuple(_tag(tag) for tag in section.areas),
        variants={mode: tuple(_step(step) for step in steps) for mode, steps in section.variants.items()},
    )


def _step(step: Step) -> Step:
    match step:
        case Words():
            return replace(step, text=_changed(step.text))
        case Breathe():
            return replace(step, asides=tuple(_words(step.asides)))
        case _:
            return step


def _words(words: Iterable[Words]) -> Iterator[Words]:
    return (replace(each, text=_changed(each.text)) for each in words)


def _tag(tag: str) -> str:
    side, _, part = tag.partition("-")
    return f"{_OTHER[side]}-{part}" if side in _OTHER else tag


def _changed(text: str) -> str:
    return _SIDE.sub(lambda match: _OTHER.get(match[0], match[0]), text)

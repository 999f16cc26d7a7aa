"""Makes of a script the practice of one person: every section in the words and with the effort that suit them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import phrases
from relaxapp.exercises.areas import Mode, label
from relaxapp.exercises.changes import changes
from relaxapp.exercises.handedness import for_hand
from relaxapp.exercises.modes import in_mode
from relaxapp.exercises.script import (
    Breathe,
    Condition,
    Pause,
    Release,
    Script,
    Section,
    Step,
    Tense,
    Use,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relaxapp.exercises.comfort import Comfort

_LAST_TO_GIVE_WAY: Final = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """One section with its steps decided: no condition and no variant is left.

    `area` is what it is about in words, with its mode; "" and None when it is about none. `optional` is its order of
    giving way, as in the script.
    """

    title: str
    steps: tuple[Step, ...]
    area: str = ""
    mode: Mode | None = None
    optional: int | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """An exercise as one person will do it, of no certain length yet. `changes` are plain phrases for its card.

    With `few_words` only the first breath of a stretch is named aloud, and more is left to stillness. Where a
    stillness is longer than `longest_silence` seconds (0: as it is), lines of `company` are laid into it.
    """

    exercise: str
    title: str
    soundscape: str
    parts: tuple[Part, ...]
    changes: tuple[str, ...] = ()
    few_words: bool = False
    longest_silence: float = 0.0
    company: tuple[str, ...] = ()
    lets_sleep: bool = False


def adapt(script: Script, comfort: Comfort) -> Practice:
    """Return the practice that a script becomes for this comfort."""
    script = for_hand(script, comfort.dominant)
    parts = []
    for turn, section in enumerate(script.sections):
        part = _part(section, comfort, turn) if comfort.allows(section.conditions) else None
        if part:
            parts.append(part)
    if comfort.changing and parts:
        parts.insert(1, Part(parts[0].title, (Words(phrases.CHANGING),), optional=_LAST_TO_GIVE_WAY))
    return Practice(
        exercise=script.name,
        title=script.title,
        soundscape=script.soundscape,
        parts=tuple(parts),
        changes=tuple(changes(script, comfort)),
        few_words=not comfort.more_words,
        longest_silence=comfort.longest_silence,
        company=phrases.COMPANY_TOWARDS_SLEEP if script.lets_sleep else phrases.COMPANY,
        lets_sleep=script.lets_sleep,
    )


def unsuitable(script: Script, comfort: Comfort) -> str:
    """Return why an exercise is not offered with this comfort, in a plain sentence; "" when it is."""
    if not comfort.breath and Use.BREATH in script.uses:
        return "It works with the breath, which you chose to leave out."
    if not comfort.body and script.uses & {Use.BODY, Use.MUSCLES}:
        return "It works with the body, which you chose to leave out."
    if comfort.posture and comfort.posture not in script.postures:
        return f"It is made for {' or '.join(script.postures)}."
    about = [section for section in for_hand(script, comfort.dominant).sections if section.areas]
    if about and all(comfort.mode_of(section.areas) is Mode.SKIP for section in about):
        return "Every part of the body that it works with is one you chose to leave out."
    return ""


def _part(section: Section, comfort: Comfort, turn: int) -> Part | None:
    """Return a section as it will be, or None when nothing of it is left."""
    mode = comfort.mode_of(section.areas) if section.areas else None
    if mode is Mode.SKIP:
        return None
    area = label(section.areas)
    steps = section.steps if mode is None else in_mode(section, mode, area, turn)
    decided = tuple(_decided(steps, comfort))
    if not any(isinstance(step, Words | Pause | Tense | Release | Breathe) for step in decided):
        return None
    return Part(section.title, decided, area, mode, section.optional)


def _decided(steps: Iterable[Step], comfort: Comfort) -> Iterator[Step]:
    for step in steps:
        match step:
            case Words():
                yield from _said([step], comfort)
            case Breathe():
                pattern = step.pattern if comfort.holds else step.pattern.without_holds()
                yield replace(step, pattern=pattern, asides=tuple(_said(_asides(step, comfort), comfort)))
            case _:
                yield step


def _asides(step: Breathe, comfort: Comfort) -> Iterator[Words]:
    """Yield what is said along the breaths: with fewer words only what is written for those who want fewer."""
    return (aside for aside in step.asides if comfort.more_words or Condition.FEWER_WORDS in aside.conditions)


def _said(words: Iterable[Words], comfort: Comfort) -> Iterator[Words]:
    return (replace(each, conditions=frozenset()) for each in words if comfort.allows(each.conditions))

"""Makes of a script the practice of one person: every section in the words and with the effort that suit them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.areas import DEFAULT_MODE, Mode, label
from relaxapp.exercises.modes import in_mode
from relaxapp.exercises.script import (
    Breathe,
    Condition,
    Pause,
    PhaseKind,
    Release,
    Script,
    Section,
    Step,
    Tense,
    Use,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relaxapp.exercises.comfort import Comfort

_MODE_WORDS: Final = {
    Mode.TENSE: "with a firm effort",
    Mode.GENTLY: "gently",
    Mode.RELEASE: "release only",
    Mode.IMAGINE: "only imagined",
    Mode.SKIP: "left out",
}
_EYES: Final = frozenset({Condition.EYES_OPEN, Condition.EYES_CLOSED})


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
    """An exercise as one person will do it, of no certain length yet. `changes` are plain phrases for its card."""

    exercise: str
    title: str
    soundscape: str
    parts: tuple[Part, ...]
    changes: tuple[str, ...] = ()


def adapt(script: Script, comfort: Comfort) -> Practice:
    """Return the practice that a script becomes for this comfort."""
    parts = []
    for turn, section in enumerate(script.sections):
        part = _part(section, comfort, turn) if comfort.allows(section.conditions) else None
        if part:
            parts.append(part)
    return Practice(script.name, script.title, script.soundscape, tuple(parts), tuple(_changes(script, comfort)))


def unsuitable(script: Script, comfort: Comfort) -> str:
    """Return why an exercise is not offered with this comfort, in a plain sentence; "" when it is."""
    if not comfort.breath and Use.BREATH in script.uses:
        return "It works with the breath, which you chose to leave out."
    if not comfort.body and script.uses & {Use.BODY, Use.MUSCLES}:
        return "It works with the body, which you chose to leave out."
    if comfort.posture and comfort.posture not in script.postures:
        return f"It is made for {' or '.join(script.postures)}."
    about = [section for section in script.sections if section.areas]
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
                yield replace(step, pattern=pattern, asides=tuple(_said(step.asides, comfort)))
            case _:
                yield step


def _said(words: Iterable[Words], comfort: Comfort) -> Iterator[Words]:
    return (replace(each, conditions=frozenset()) for each in words if comfort.allows(each.conditions))


def _changes(script: Script, comfort: Comfort) -> Iterator[str]:
    """Yield what is other than the script would have it for a body without wishes."""
    if not comfort.holds and any(_held(section.steps) for section in script.sections):
        yield "without holding the breath"
    if comfort.eyes_open and any(_EYES & conditions for conditions in _all_conditions(script)):
        yield "with open eyes"
    by_mode: dict[Mode, dict[str, None]] = {}
    for section in script.sections:
        if comfort.allows(section.conditions):
            for tag in section.areas:  # each by itself: one that is spared for its neighbour's sake needs no words
                by_mode.setdefault(comfort.mode_of([tag]), {})[tag] = None
    for mode in Mode:
        if mode is not DEFAULT_MODE and mode in by_mode:
            everywhere = len(by_mode) == 1 and len(by_mode[mode]) > 1
            yield f"{'everywhere' if everywhere else label(by_mode[mode])}: {_MODE_WORDS[mode]}"


def _held(steps: Sequence[Step]) -> bool:
    return any(
        phase.kind in (PhaseKind.HOLD, PhaseKind.REST)
        for step in steps
        if isinstance(step, Breathe)
        for phase in step.pattern.phases
    )


def _all_conditions(script: Script) -> Iterator[frozenset[Condition]]:
    for section in script.sections:
        yield section.conditions
        for steps in (section.steps, *section.variants.values()):
            yield from (step.conditions for step in steps if isinstance(step, Words))

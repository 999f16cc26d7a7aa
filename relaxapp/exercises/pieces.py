"""The pieces of time that a practice is made of: some of one length, some elastic, some as many breaths as fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import phrases, speech
from relaxapp.exercises.script import (
    Bell,
    Breathe,
    Follow,
    Pattern,
    Pause,
    PhaseKind,
    Release,
    Soundscape,
    Step,
    Tense,
    Words,
)
from relaxapp.exercises.timeline import CueKind, Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from relaxapp.exercises.adapt import Practice

BETWEEN_SENTENCES: Final = (0.4, 1.2)
BETWEEN_PARAGRAPHS: Final = (0.8, 2.5)
"""Seconds of silence, shortest and longest."""

PHASE_WORDS: Final[Mapping[PhaseKind, str]] = {
    PhaseKind.IN: phrases.BREATHE_IN,
    PhaseKind.HOLD: phrases.HOLD,
    PhaseKind.OUT: phrases.BREATHE_OUT,
    PhaseKind.REST: phrases.REST,
}
"""What is said at the start of a part of a breath. A top-up is too short for words."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time in one phase, elastic between two lengths in seconds; `line` is spoken from its start and fits into it."""

    phase: Phase
    shortest: float
    longest: float
    line: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is heard and takes no time of its own: a bell, a change of soundscape."""

    kind: CueKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the seconds that it takes."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Breaths:
    """Paced breathing: so many `times`, or as many breaths as fit (None). Each aside is one or more sentences.

    What is `followed` may be led by the person.
    """

    pattern: Pattern
    times: int | None
    asides: tuple[tuple[Line, ...], ...]
    phase_words: Mapping[PhaseKind, Line]
    followed: bool = False


Piece = Stretch | Mark | Breaths


def pieces(steps: Sequence[Step], length_of: Callable[[str], float]) -> Iterator[Piece]:
    """Yield the pieces of one section. `length_of` gives the seconds of a spoken line."""
    for index, step in enumerate(steps):
        following = steps[index + 1] if index + 1 < len(steps) else None
        if isinstance(step, Words):
            phase = Phase.RELEASE if _lets_go(steps, index) else Phase.STILL
            yield from _spoken(step.text, phase, length_of)
            if not isinstance(following, Pause | Tense | Release):
                yield Stretch(phase, *BETWEEN_PARAGRAPHS)
        elif isinstance(step, Breathe):
            yield _breaths(step, length_of)
            if not isinstance(following, Pause):
                yield Stretch(Phase.STILL, *BETWEEN_PARAGRAPHS)
        else:
            yield _direct(step)


def _direct(step: Pause | Tense | Release | Bell | Soundscape) -> Stretch | Mark:
    match step:
        case Pause():
            return Stretch(Phase.STILL, step.shortest, step.longest)
        case Tense():
            return Stretch(Phase.TENSE, step.seconds, step.seconds)
        case Release():
            return Stretch(Phase.RELEASE, step.shortest, step.longest)
        case Bell():
            return Mark(CueKind.BELL)
        case Soundscape():
            return Mark(CueKind.SOUNDSCAPE, step.name)


def lines(practice: Practice) -> tuple[str, ...]:
    """Return every line that might be spoken at any length of the practice, the one needed first in front."""
    found: dict[str, None] = {}
    for part in practice.parts:
        for step in part.steps:
            match step:
                case Words():
                    found.update(dict.fromkeys(speech.sentences(step.text)))
                case Breathe():
                    kinds = (phase.kind for phase in step.pattern.phases)
                    found.update(dict.fromkeys(PHASE_WORDS[kind] for kind in kinds if kind in PHASE_WORDS))
                    for aside in step.asides:
                        found.update(dict.fromkeys(speech.sentences(aside.text)))
                case _:
                    pass
    if practice.longest_silence:
        found.update(dict.fromkeys(practice.company))
    return tuple(found)


def _lets_go(steps: Sequence[Step], index: int) -> bool:
    """Whether words stand between an effort and its release: muscles let go when they hear them, not after."""
    before = next((step for step in reversed(steps[:index]) if not isinstance(step, Words)), None)
    after = next((step for step in steps[index:] if not isinstance(step, Words)), None)
    return isinstance(before, Tense) and isinstance(after, Release)


def _spoken(paragraph: str, phase: Phase, length_of: Callable[[str], float]) -> Iterator[Stretch]:
    for number, sentence in enumerate(speech.sentences(paragraph)):
        if number:
            yield Stretch(phase, *BETWEEN_SENTENCES)
        seconds = length_of(sentence)
        yield Stretch(phase, seconds, seconds, sentence)


def _breaths(step: Breathe, length_of: Callable[[str], float]) -> Breaths:
    kinds = [phase.kind for phase in step.pattern.phases if phase.kind in PHASE_WORDS]
    return Breaths(
        pattern=step.pattern,
        times=step.times,
        asides=tuple(
            tuple(Line(sentence, length_of(sentence)) for sentence in speech.sentences(aside.text))
            for aside in step.asides
        ),
        phase_words={kind: Line(PHASE_WORDS[kind], length_of(PHASE_WORDS[kind])) for kind in kinds},
        followed=isinstance(step, Follow),
    )

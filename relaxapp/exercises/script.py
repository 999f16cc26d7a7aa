"""An exercise as its file says it: parsed, with no decision yet about this body or these minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.exercises.areas import Mode


class Family(StrEnum):
    """What kind of practice an exercise is."""

    BREATHING = "breathing"
    MUSCLE = "muscle"
    IMAGERY = "imagery"
    ATTENTION = "attention"
    GROUNDING = "grounding"
    KINDNESS = "kindness"


class Posture(StrEnum):
    """How a person may be while practising."""

    LYING = "lying"
    SITTING = "sitting"
    STANDING = "standing"


class Use(StrEnum):
    """What an exercise works with; comfort settings decide by it what is offered."""

    BREATH = "breath"
    HOLDS = "holds"
    MUSCLES = "muscles"
    BODY = "body"
    IMAGERY = "imagery"


class Condition(StrEnum):
    """When a tagged line or section is said: `[eyes-open]`, `[lying, no-holds]`."""

    EYES_OPEN = "eyes-open"
    EYES_CLOSED = "eyes-closed"
    LYING = "lying"
    SITTING = "sitting"
    STANDING = "standing"
    HOLDS = "holds"
    NO_HOLDS = "no-holds"
    BREATH = "breath"
    BODY = "body"


CAUTIONS: Final[Mapping[str, str]] = {
    "injury": "After surgery, a fracture or an injury, leave that part out or ask your clinician first.",
    "cramp": "If a muscle tends to cramp, keep the effort very small, or choose release only.",
    "dizziness": "If you feel light-headed, let your breath find its own way. Sitting or lying down is safest.",
    "holds": "Holding the breath does not suit everyone: leave it out in pregnancy, with high blood pressure, "
    "eye, heart or lung trouble, or after surgery, unless your clinician agrees.",
    "memories": "If pictures or memories come that are too much, open your eyes and look around. "
    "You can stop any time.",
    "sleepy": "You may get sleepy. Not while driving or when you need to stay alert.",
}
"""The cautions that a script may name, with what a person reads."""


class PhaseKind(StrEnum):
    """One part of a breath."""

    IN = "in"
    TOP_UP = "top-up"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class BreathPhase:
    """One part of a breath and its length in seconds."""

    kind: PhaseKind
    seconds: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """One breath: `4-0-6-0` is in, hold, out, rest in seconds; `3+1-0-8-0` has a short top-up after the in-breath.

    Phases of no length are left out.
    """

    phases: tuple[BreathPhase, ...]

    @property
    def seconds(self) -> float:
        """The length of one breath."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def has_holds(self) -> bool:
        """Whether a breath is held anywhere, full or empty."""
        return any(phase.kind in (PhaseKind.HOLD, PhaseKind.REST) for phase in self.phases)

    def without_holds(self) -> Pattern:
        """Return the same breath with its holds left out."""
        return Pattern(tuple(p for p in self.phases if p.kind not in (PhaseKind.HOLD, PhaseKind.REST)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph to speak, said only when every condition holds."""

    text: str
    conditions: frozenset[Condition] = frozenset()
    place: Place = field(default=Place(1, 1), compare=False)


@dataclass(frozen=True, slots=True)
class Pause:
    """Stillness, elastic between two lengths in seconds."""

    shortest: float
    longest: float


@dataclass(frozen=True, slots=True)
class Tense:
    """Muscles are tensed for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Release:
    """Muscles are let go, elastic between two lengths in seconds."""

    shortest: float
    longest: float


@dataclass(frozen=True, slots=True)
class Bell:
    """A soft bell."""


@dataclass(frozen=True, slots=True)
class Soundscape:
    """From here on another soundscape is heard."""

    name: str


@dataclass(frozen=True, slots=True)
class Breathe:
    """Paced breaths: so many `times`, or as many whole ones as fill the time (None).

    `asides` are said along the way, each at the start of an out-breath.
    """

    pattern: Pattern
    times: int | None
    asides: tuple[Words, ...] = ()


Step = Words | Pause | Tense | Release | Bell | Soundscape | Breathe


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it.

    `areas` are its `@tags`. `optional` is its order of giving way when time is short (1 gives way first; None
    stays). `variants` are the steps written for a mode.
    """

    title: str
    steps: tuple[Step, ...]
    areas: tuple[str, ...] = ()
    optional: int | None = None
    conditions: frozenset[Condition] = frozenset()
    variants: Mapping[Mode, tuple[Step, ...]] = field(default_factory=dict)
    place: Place = field(default=Place(1, 1), compare=False)


@dataclass(frozen=True, slots=True)
class Script:
    """A whole exercise. `minutes` are the shortest and the longest that make sense."""

    name: str
    title: str
    family: Family
    summary: str
    minutes: tuple[float, float]
    usual: float
    postures: tuple[Posture, ...]
    uses: frozenset[Use]
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    soundscape: str
    sections: tuple[Section, ...]

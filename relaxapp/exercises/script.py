"""An exercise as its file says it: parsed, with no decision yet about this body or these minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.pattern import BreathPhase, Pattern, PhaseKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.exercises.areas import Mode

__all__ = [
    "CAUTIONS",
    "FOLLOWED",
    "NEEDS",
    "Bell",
    "BreathPhase",
    "Breathe",
    "Condition",
    "Family",
    "Follow",
    "Pattern",
    "Pause",
    "PhaseKind",
    "Place",
    "Posture",
    "Release",
    "Script",
    "Section",
    "Soundscape",
    "Step",
    "Tense",
    "Use",
    "Words",
]


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
    MORE_WORDS = "more-words"
    FEWER_WORDS = "fewer-words"
    CHANGING = "changing"


NEEDS: Final[Mapping[str, str]] = {
    "sleep": "I can't sleep",
    "flare": "A flare-up",
    "tense": "I feel tense",
    "anxious": "I feel anxious",
    "low": "I feel low",
    "pain": "Something hurts",
    "between": "Between two things",
    "panic": "Panic",
}
"""What a person may need an exercise for, in their own words."""

CAUTIONS: Final[Mapping[str, str]] = {
    "injury": "After surgery, a fracture or an injury, leave that part out or ask your clinician first.",
    "effort": "With a hernia, high blood pressure that is not under control, muscles that stiffen by themselves, "
    "trouble with neck, discs or jaw, or late in pregnancy: ask your clinician before you tense anything. Letting go "
    "without tensing is a whole practice, too. Stop when a pain is sharp or new.",
    "cramp": "If a muscle tends to cramp, keep the effort very small, or choose release only.",
    "dizziness": "If you feel light-headed, let your breath find its own way. Sitting or lying down is safest.",
    "holds": "Holding the breath does not suit everyone: leave it out in pregnancy, with high blood pressure, "
    "eye, heart or lung trouble, or after surgery, unless your clinician agrees.",
    "memories": "If pictures or memories come that are too much, open your eyes and look around. "
    "You can stop any time.",
    "unreal": "If things sometimes feel unreal to you, or you hear or see what others do not, please ask your "
    "clinician first. Something with open eyes may suit you better.",
    "sleepy": "You may get sleepy. Not while driving or when you need to stay alert.",
}
"""The cautions that a script may name, with what a person reads."""


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


FOLLOWED: Final = Pattern.parse("4-0-6-0")
"""What a stretch that the person paces is until they do (in the range of 58 trials, PMC10741869)."""


@dataclass(frozen=True, slots=True)
class Follow(Breathe):
    """Breaths that fill the time at the pace of the person, who shows it; until they do, in for 4 and out for 6."""

    pattern: Pattern = FOLLOWED
    times: int | None = None


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
    """A whole exercise. `minutes` are the shortest and the longest that make sense.

    `needs` are what it is good for, of NEEDS. One that `lets_sleep` has no bell at its end and nobody called back.
    """

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
    needs: tuple[str, ...] = ()
    lets_sleep: bool = False

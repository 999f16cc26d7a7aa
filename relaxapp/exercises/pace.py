"""How fast a breath is: the next slower and the next quicker one, and how that is said."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.pattern import SHORTEST_BREATH, PhaseKind
from relaxapp.exercises.script import Breathe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.exercises.pattern import Pattern
    from relaxapp.exercises.script import Script

SLOWEST: Final = 3.0
QUICKEST: Final = 10.0
"""Breaths a minute. From 4-7-8, the slowest pattern in common use, to the quickest pursed-lip breath."""
STEP: Final = 0.5
"""Seconds by which a breath grows or shrinks."""

_MINUTE: Final = 60.0
_HAIR: Final = 1e-9
_SAID: Final[Mapping[PhaseKind, str]] = {
    PhaseKind.IN: "in",
    PhaseKind.TOP_UP: "a little more",
    PhaseKind.HOLD: "hold",
    PhaseKind.OUT: "out",
    PhaseKind.REST: "rest",
}


def slower(pattern: Pattern, own: Pattern) -> Pattern | None:
    """Return the breath that is one step slower; None when this is as slow as is offered.

    The share of in and out stays what it is in `own`, the breath as the exercise has it; the out-breath grows first,
    and the in-breath is never the longer one. Holds and a top-up stay as they are.
    """
    return _stepped(pattern, own, STEP)


def quicker(pattern: Pattern, own: Pattern) -> Pattern | None:
    """Return the breath that is one step quicker; None when this is as quick as is offered."""
    return _stepped(pattern, own, -STEP)


def per_minute(pattern: Pattern) -> float:
    """Return how many of these breaths a minute has."""
    return _MINUTE / pattern.seconds


def paces(script: Script) -> tuple[Pattern, ...]:
    """Return the different breaths of an exercise, in the order in which they come."""
    steps = (step for section in script.sections for step in section.steps)
    return tuple(dict.fromkeys(step.pattern for step in steps if isinstance(step, Breathe)))


def in_words(pattern: Pattern) -> str:
    """Return the breath as one says it: "In 4, out 6.5"."""
    words = ", ".join(f"{_SAID[phase.kind]} {phase.seconds:g}" for phase in pattern.phases)
    return words[:1].upper() + words[1:]


def _stepped(pattern: Pattern, own: Pattern, step: float) -> Pattern | None:
    seconds = pattern.seconds + step
    if (step > 0 and seconds > _MINUTE / SLOWEST) or (step < 0 and seconds < _MINUTE / QUICKEST):
        return None
    air = _air_in(pattern) + _out(pattern) + step
    if air < SHORTEST_BREATH:
        return None
    share = max(_out(own) / _air_in(own), 1.0)
    now = _air_in(pattern)
    # Of two in-breaths that are as near, the shorter one: the out-breath grows first.
    nearest = math.ceil(air / (1 + share) / STEP - 0.5 - _HAIR) * STEP
    air_in = min(max(nearest, min(now, now + step)), max(now, now + step))
    top_up = sum(phase.seconds for phase in pattern.phases if phase.kind is PhaseKind.TOP_UP)
    air_in = max(air_in, top_up + STEP)
    if air - air_in < STEP:
        return None
    lengths = {PhaseKind.IN: air_in - top_up, PhaseKind.OUT: air - air_in}
    return replace(
        pattern,
        phases=tuple(replace(phase, seconds=lengths.get(phase.kind, phase.seconds)) for phase in pattern.phases),
    )


def _air_in(pattern: Pattern) -> float:
    return sum(phase.seconds for phase in pattern.phases if phase.kind in (PhaseKind.IN, PhaseKind.TOP_UP))


def _out(pattern: Pattern) -> float:
    return sum(phase.seconds for phase in pattern.phases if phase.kind is PhaseKind.OUT)

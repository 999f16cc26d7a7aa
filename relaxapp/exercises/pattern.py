"""One breath: how long each of its parts lasts, and how that is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SHORTEST_BREATH: Final = 4.0
"""Seconds in and out, holds not counted: fast paces are left out on purpose (Bentley et al. 2023)."""
LONGEST_BREATH: Final = 40.0

_IN = re.compile(r"(?P<air>[^+]*)(?:\+(?P<top_up>.*))?", re.DOTALL)
_HALVES = re.compile(r"\d{1,2}(?:\.[05])?")
_SHORT: Final = 4
_LONG: Final = 6


class PhaseKind(StrEnum):
    """One part of a breath."""

    IN = "in"
    TOP_UP = "top-up"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


_ORDER: Final = (PhaseKind.IN, PhaseKind.HOLD, PhaseKind.TOP_UP, PhaseKind.HOLD, PhaseKind.OUT, PhaseKind.REST)
_HOLDS: Final = (PhaseKind.HOLD, PhaseKind.REST)


class NoPattern(ValueError):  # noqa: N818 - what was written is no pattern
    """What was written is no breath; the message says what one is, `hint` is a few words that may help, or ""."""

    def __init__(self, expected: str, hint: str = "") -> None:
        super().__init__(expected)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class BreathPhase:
    """One part of a breath and its length in seconds."""

    kind: PhaseKind
    seconds: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """One breath: `4-0-6-0` is in, hold, out, rest in seconds; `3+1-0-8-0` has a short top-up after the in-breath.

    Six numbers are in, hold, top-up, hold, out, rest. Phases of no length are left out.
    """

    phases: tuple[BreathPhase, ...]

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """Return the breath that four or six numbers stand for. Raises NoPattern, a ValueError with a plain reason."""
        lengths = _lengths(text)
        phases: list[BreathPhase] = []
        for kind, seconds in zip(_ORDER, lengths, strict=True):
            if seconds and phases and phases[-1].kind is kind:  # two holds with no top-up between them are one
                phases[-1] = BreathPhase(kind, phases[-1].seconds + seconds)
            elif seconds:
                phases.append(BreathPhase(kind, seconds))
        breath = cls(tuple(phases))
        if not {PhaseKind.IN, PhaseKind.OUT} <= {phase.kind for phase in phases}:
            raise NoPattern("some time to breathe in and to breathe out")
        if breath.without_holds().seconds < SHORTEST_BREATH:
            raise NoPattern(f"at least {SHORTEST_BREATH:g} seconds for in and out: slower is kinder")
        if breath.seconds > LONGEST_BREATH:
            raise NoPattern(f"at most {LONGEST_BREATH:g} seconds for one breath")
        return breath

    @property
    def text(self) -> str:
        """The breath in numbers, as short as can be: `parse` makes the same breath of it."""
        left = list(self.phases)
        lengths = [left.pop(0).seconds if left and left[0].kind is kind else 0.0 for kind in _ORDER]
        breath_in, early, top_up, late, out, rest = (f"{seconds:g}" for seconds in lengths)
        if not lengths[2]:  # with no top-up there is but one hold
            return f"{breath_in}-{early}-{out}-{rest}"
        if not lengths[1]:
            return f"{breath_in}+{top_up}-{late}-{out}-{rest}"
        return f"{breath_in}-{early}-{top_up}-{late}-{out}-{rest}"

    @property
    def seconds(self) -> float:
        """The length of one breath."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def has_holds(self) -> bool:
        """Whether a breath is held anywhere, full or empty."""
        return any(phase.kind in _HOLDS for phase in self.phases)

    def without_holds(self) -> Pattern:
        """Return the same breath with its holds left out."""
        return Pattern(tuple(phase for phase in self.phases if phase.kind not in _HOLDS))


def _lengths(text: str) -> list[float]:
    """Return the six lengths that are written. Raises NoPattern."""
    parts = text.replace("–", "-").split("-")
    if len(parts) not in (_SHORT, _LONG):
        one_less = len(parts) in (_SHORT - 1, _LONG - 1) and all(map(_HALVES.fullmatch, parts))
        hint = f"did you mean {'-'.join(parts)}-0?" if one_less else ""
        raise NoPattern("four numbers: in-hold-out-rest, as in 4-0-6-0, or six: in-hold-topup-hold-out-rest", hint)
    if len(parts) == _SHORT and (breath_in := _IN.fullmatch(parts[0])):
        parts = [breath_in["air"], "0", breath_in["top_up"] or "0", *parts[1:]]
    if not all(_HALVES.fullmatch(number) for number in parts):
        raise NoPattern("seconds in whole or half numbers, as in 4-0-6.5-0")
    return [float(number) for number in parts]

"""Follows the breath that a person shows with a key, a button or a touch, and leads it on, never beyond their ease.

Held means breathing in, let go means breathing out. Whoever can't hold taps: once for in, once for out; a short press
is a tap, so that nothing needs to be chosen. It knows of no clock: all times are seconds of the session, and in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Final

from relaxapp.exercises.timeline import Phase

MEASURED: Final = 3
"""The breaths that are only mirrored, before theirs is taken up."""
STEP: Final = 0.04
"""How much a part of a breath grows, every second breath that was kept up with."""
UNSTEADY: Final = 0.25
"""Seconds by which a hand may be off without meaning anything."""
SILENCE: Final = 20.0
"""Seconds without a sign after which the pacer goes on by itself."""
LONGEST: Final = 20.0
"""Seconds of a breath: three a minute, never slower."""

_EVERY: Final = 2
_TAP: Final = 0.4
"""Seconds. Nobody breathes in as fast: a shorter press is a tap, a shorter pause between two a slip."""
_SHORTEST: Final = 1.5
"""Seconds. What is over sooner is a cough or a slip, and no breath to go by."""
_HOLD: Final = 1.0
"""Seconds. Whoever presses as long as that does not tap."""
_LEVEL: Final = 1.5
"""The out-breath grows until it is so much longer than the in-breath (4 and 6), then both do."""


@dataclass(frozen=True, slots=True)
class Breath:
    """One breath: in and out in seconds."""

    inhale: float
    exhale: float

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.inhale + self.exhale


@dataclass(frozen=True, slots=True)
class Lead:
    """What the pacer does from a moment on: it goes in or out, as long as the breath says.

    When `guided`, it turns by itself and goes on breathing so; else it waits for the person.
    """

    phase: Phase
    breath: Breath
    guided: bool


USUAL: Final = Breath(4.0, 6.0)
"""What is taken for theirs before anything was measured, and what the pacer does without them."""


class Follower:
    """Takes in when somebody presses and lets go; answers with what the pacer is to do, or None for nothing new."""

    def __init__(self) -> None:
        self._measured: list[Breath] = []
        self._guide: Breath | None = None
        self._kept_up = 0
        self._phase = Phase.OUT
        self._began: float | None = None
        self._turned: float | None = None
        self._tapping = False
        self._tapped_out: float | None = None
        self._heard: float | None = None

    @property
    def guide(self) -> Breath | None:
        """What the next breath is to be; None as long as theirs is only mirrored."""
        return self._guide

    def pressed(self, at: float) -> Lead:
        """Take in that they breathe in; in the tapping way, that they turn."""
        self._hear(at)
        if self._phase is Phase.IN and self._tapping:
            self._tapped_out = at
            return self._out(at)
        self._tapped_out = None
        return self._in(at)

    def released(self, at: float) -> Lead | None:
        """Take in that they breathe out, unless it was a tap."""
        self._hear(at)
        if self._tapped_out is not None:
            return self._holds_after_all(at, at - self._tapped_out)
        if self._phase is not Phase.IN or self._began is None:
            return None
        self._tapping = at - self._began < _TAP
        return None if self._tapping else self._out(at)

    def fell_silent(self, at: float) -> bool:
        """Tell, once, that there was no sign of them for so long that the pacer goes on by itself."""
        if self._heard is None or at - self._heard < SILENCE:
            return False
        self.forget()
        return True

    def interrupted(self) -> None:
        """Let go of the breath that is under way, as in a pause; what is known of theirs stays."""
        self._began = self._turned = self._tapped_out = None
        self._phase = Phase.OUT
        self._tapping = False

    def forget(self) -> None:
        """Begin anew: nothing is known of their breath."""
        self.interrupted()
        self._measured = []
        self._guide = None
        self._kept_up = 0
        self._heard = None

    # Turning

    def _hear(self, at: float) -> None:
        self.fell_silent(at)
        self._heard = at

    def _in(self, at: float) -> Lead:
        if self._turned is not None and at - self._turned < _TAP:  # a finger slipped
            self._phase, self._turned = Phase.IN, None
            return self._lead()
        if self._began is not None and self._turned is not None:
            self._take_in(Breath(self._turned - self._began, at - self._turned))
        self._phase, self._began, self._turned, self._tapping = Phase.IN, at, None, False
        return self._lead()

    def _out(self, at: float) -> Lead:
        self._phase, self._turned, self._tapping = Phase.OUT, at, False
        return self._lead()

    def _holds_after_all(self, at: float, seconds: float) -> Lead | None:
        """End a tap. One that lasted as long as a breath was a breath in, after a tap that was none."""
        self._tapped_out = None
        if seconds < _HOLD:
            return None
        self._began, self._turned = at - seconds, at
        return self._lead()

    def _lead(self) -> Lead:
        return Lead(self._phase, self._guide or _usual_of(self._measured), guided=self._guide is not None)

    # Measuring

    def _take_in(self, breath: Breath) -> None:
        """Decide what the next breath is to be, now that one was measured."""
        if breath.seconds < _SHORTEST:
            return
        self._measured = [*self._measured, breath][-MEASURED:]
        if len(self._measured) < MEASURED:
            return
        theirs = _usual_of(self._measured)
        if self._guide is None:
            self._guide = _at_most(theirs, breath)
            return
        before = self._guide
        if before.inhale > _a_step_beyond(breath.inhale) or before.exhale > _a_step_beyond(breath.exhale):
            self._kept_up = 0
            self._guide = _slow_enough(breath)
            return
        self._kept_up += 1
        longer = Breath(
            max(before.inhale, min(theirs.inhale, breath.inhale)),
            max(before.exhale, min(theirs.exhale, breath.exhale)),
        )
        if self._kept_up % _EVERY == 0:
            longer = _lengthened(longer)
        self._guide = _at_most(longer, breath)


def _usual_of(measured: list[Breath]) -> Breath:
    if not measured:
        return USUAL
    return Breath(median(each.inhale for each in measured), median(each.exhale for each in measured))


def _lengthened(breath: Breath) -> Breath:
    if breath.exhale <= breath.inhale * _LEVEL:
        return Breath(breath.inhale, breath.exhale * (1 + STEP))
    return Breath(breath.inhale * (1 + STEP), breath.exhale)


def _at_most(breath: Breath, done: Breath) -> Breath:
    """Return the breath, no part of it more than one small step beyond what was done just now."""
    return _slow_enough(
        Breath(min(breath.inhale, _a_step_beyond(done.inhale)), min(breath.exhale, _a_step_beyond(done.exhale)))
    )


def _a_step_beyond(seconds: float) -> float:
    return seconds + max(seconds * STEP, UNSTEADY)


def _slow_enough(breath: Breath) -> Breath:
    """Return the breath, or one as slow as it may be."""
    share = min(LONGEST / breath.seconds, 1.0)
    return Breath(breath.inhale * share, breath.exhale * share) if share < 1 else breath

"""Words for a body area where a script has none of its own for what may be asked of it.

They take turns, so that no person hears one sentence sixteen times. The area stands in each where the voice needs
no article and no verb that counts: "your neck", "your right arm and left arm".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Round:
    """The words of one round: what leads into it, and what lets go."""

    opening: str
    letting_go: str


BREATHE_IN: Final = "Breathe in."
BREATHE_OUT: Final = "And out."
HOLD: Final = "Hold."
REST: Final = "Rest."

CHANGING: Final = "Change how you sit or lie as often as you like."
"""For those who change their position as they go, near the beginning."""

COMPANY: Final = (
    "Still here.",
    "Take your time.",
    "There is no hurry.",
    "You can just be here.",
    "Nothing else is needed.",
    "One moment at a time.",
    "Nothing has to happen.",
    "This can be as it is.",
    "There is still time.",
    "You may let it be.",
)
"""What may be said in a long stillness, whatever it is for."""

COMPANY_TOWARDS_SLEEP: Final = (
    "All is quiet.",
    "Nothing to do.",
    "Drifting is fine.",
    "Slowly, softly.",
    "The night has time.",
    "No need to listen.",
)
"""The same where sleep may come."""

_GENTLY: Final = (
    "Only as much as feels all right for your {area}.",
    "A very small effort is plenty for your {area}.",
    "Go easy with your {area}, and stop short of any strain.",
    "With your {area}, less is welcome, and so is nothing at all.",
)

_RELEASE: Final = (
    Round(
        "Let your attention come to your {area}. There is nothing to do here.",
        "Whatever wants to loosen in your {area} may loosen.",
    ),
    Round(
        "Notice your {area}, just as you find it today.",
        "Let your {area} rest on whatever is there to hold it.",
    ),
    Round(
        "Now turn softly towards your {area}.",
        "You might let your {area} grow a little heavier, or just be.",
    ),
    Round(
        "Give your {area} a moment of your time.",
        "Your {area} may stop working for a while.",
    ),
)
_RELEASE_AGAIN: Final = Round(
    "Stay with your {area} a little longer.",
    "If there is more to let go, it may go. If not, that is fine.",
)

_IMAGINE: Final = (
    Round(
        "Without moving, imagine your {area} firming up a little.",
        "And imagine your {area} growing soft and easy.",
    ),
    Round(
        "Your {area} can stay quite still. Only imagine a small effort there.",
        "Now imagine that effort melting away.",
    ),
    Round(
        "In your mind only, let your {area} do some light work.",
        "Imagine the work is over, and your {area} at rest.",
    ),
)
_IMAGINE_AGAIN: Final = Round(
    "Once more, only in your mind, let your {area} firm up.",
    "And imagine your {area} at ease again.",
)


def gently(area: str, turn: int) -> str:
    """Return the words that soften an effort; `turn` chooses among them."""
    return _GENTLY[turn % len(_GENTLY)].format(area=area)


def release(area: str, turn: int, repeat: int) -> Round:
    """Return a round of release only; `repeat` counts the rounds in one section from 0."""
    return _in(_RELEASE_AGAIN if repeat else _RELEASE[turn % len(_RELEASE)], area)


def imagine(area: str, turn: int, repeat: int) -> Round:
    """Return a round that is only imagined; `repeat` counts the rounds in one section from 0."""
    return _in(_IMAGINE_AGAIN if repeat else _IMAGINE[turn % len(_IMAGINE)], area)


def _in(words: Round, area: str) -> Round:
    return Round(words.opening.format(area=area), words.letting_go.format(area=area))

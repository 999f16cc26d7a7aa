"""What a check-in asks, in words, and what it says when something is more than before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Final = {"pain": "Pain", "tension": "Tension", "distress": "Distress"}
"""What the measures of a check-in are called."""
ENDS: Final = ("none", "as much as I can imagine")
KEYS: Final = "Type a number; for ten, 1 and 0. Enter goes on, Esc skips."
KEYS_WITH_WORDS: Final = "Enter and Esc both go on, and keep what you wrote."

# Quiet can bring tension to notice: relaxation-induced anxiety (Heide & Borkovec 1983), after which another anchor,
# open eyes and shorter practice are offered. The first of these that applies is said.
_MORE: Final = {
    "distress": (
        "More distress than before is an ordinary answer. In the quiet, what the day kept away can come up.",
        (
            "Another time it may help to keep your eyes open, to be shorter, or to have sounds alone. The button in "
            "the corner leads to people."
        ),
    ),
    "tension": (
        (
            "More tense than before is an ordinary answer. In the quiet, tension that was there all along can come to "
            "notice for the first time."
        ),
        "Another time it may help to be shorter, to keep your eyes open, to have sounds alone, or to pause on the way.",
    ),
    "pain": (
        "More pain than before is an ordinary answer. In the quiet, the body can seem louder.",
        (
            "Another time it may help to be shorter, or to lie or sit another way. “My body” in the settings can leave "
            "a sore part out."
        ),
    ),
}


def more_than_before(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[str, ...]:
    """Return what to say, a paragraph each, when something is more than before; nothing when it is less or the same."""
    for measure, words in _MORE.items():
        if measure in before and measure in after and after[measure] > before[measure]:
            return words
    return ()

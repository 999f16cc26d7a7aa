"""Two exercises that need no file: sounds alone, and a plain breath. They keep somebody company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.exercises.parser import parse

if TYPE_CHECKING:
    from relaxapp.exercises.script import Script

SHORTEST_MINUTES: Final = 1
LONGEST_MINUTES: Final = 60
"""Enough for the slowest voice, and as long as anybody waits."""

# A soundscape that somebody chose is no silence: they are not left alone in it.
_PAUSES: Final = "(pause 2-600)\n" * (LONGEST_MINUTES // 10)
_SOUNDS: Final = f"""+++
title = "Only sounds"
family = "attention"
summary = "Nothing to do. A quiet sound, for as long as you like."
minutes = [{SHORTEST_MINUTES}, {LONGEST_MINUTES}]
usual = 10
postures = ["lying", "sitting", "standing"]
uses = []
cautions = []
sources = ["growmindfulness.com, on trauma-sensitive practice (after D. Treleaven)"]
+++

# Only sounds
There is nothing to do. The sound is here, and you can listen or not.
{_PAUSES}"""

_BREATH: Final = f"""+++
title = "A slow breath"
family = "breathing"
summary = "In for four, out for six, for as long as you like."
minutes = [{SHORTEST_MINUTES}, {LONGEST_MINUTES}]
usual = 5
postures = ["lying", "sitting", "standing"]
uses = ["breath"]
cautions = ["dizziness"]
sources = ["PMC10741869, slow breathing"]
+++

# A slow breath
You might follow along, or only watch.
(breathe 4-0-6-0 to fill)
"""


def sounds() -> Script:
    """Return the exercise that is a soundscape and nothing else."""
    return parse(_SOUNDS, "only-sounds")


def breath() -> Script:
    """Return a slow breath: 4 seconds in, 6 out (in the range of 58 trials, PMC10741869)."""
    return parse(_BREATH, "slow-breath")

"""All that an exercise may ever say, for whoever lends it a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import AREAS, DEFAULT_MODE, Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.fit import lines
from relaxapp.settings import HANDS, SILENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relaxapp.exercises.script import Condition, Script


class _Everybody(Comfort):
    """The wishes of all people at once: whatever a condition asks for, somebody meets it."""

    def allows(self, conditions: Iterable[Condition]) -> bool:  # noqa: ARG002 - whatever they are
        """Return True."""
        return True


def every_line(script: Script) -> tuple[str, ...]:
    """Return every line that the exercise may say, to any body and at any length.

    What is said to most people comes first, in its order; then what is only said where a part of the body is worked
    with in another way, or the other hand goes first.
    """
    found: dict[str, None] = {}
    modes = sorted((mode for mode in Mode if mode is not Mode.SKIP), key=lambda mode: mode is not DEFAULT_MODE)
    for hand in HANDS:
        for mode in modes:
            everybody = _Everybody(
                holds=True,
                changing=True,
                longest_silence=max(SILENCES),
                dominant=hand,
                areas=dict.fromkeys(AREAS, mode),
            )
            found.update(dict.fromkeys(lines(adapt(script, everybody))))
    return tuple(found)

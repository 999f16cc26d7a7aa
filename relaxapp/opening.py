"""What a start of the program asks for: words that can be handed over to the one that runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

IN_BACKGROUND: Final = -1
"""The exit code of a window that asks for the program to be started again without it."""


@dataclass(frozen=True)
class Opening:
    """Asks for the window, and for what `what` says.

    "" is the window alone; "support" the people who can help; "flare" something for a bad moment; "breathe" the
    breathing used last; "exercise" a certain one, with `minutes` or as it was last (0); "background" no window at all;
    "quit" the end of the program that runs.
    """

    what: str = ""
    exercise: str = ""
    minutes: float = 0

    def words(self) -> list[str]:
        """Return it as words."""
        return [self.what, self.exercise, repr(self.minutes)]

    @classmethod
    def of(cls, words: Sequence[str]) -> Opening:
        """Return what such words ask for. Raises ValueError for others: they may come from another version."""
        what, exercise, minutes = words
        return cls(what, exercise, float(minutes))

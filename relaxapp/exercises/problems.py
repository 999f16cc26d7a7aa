"""What is wrong in an exercise file: where, what was found there and what was expected."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_QUOTE: Final = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file; line and column are counted from 1. `hint` is a few words that may help, or "" ."""

    line: int
    column: int
    found: str
    expected: str
    hint: str = ""
    file: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: found {self.found}, expected {self.expected}{hint}"


class ScriptErrors(Failure):
    """An exercise can't be used; `problems` tells everything that is wrong with it, in the order of the file."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        count = "a mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__("\n".join([f"The exercise “{name}” has {count} in it.", *map(str, problems)]))
        self.problems = problems


def quote(text: str) -> str:
    """Return what was found as it may stand in a message: short, and without signs that a screen can't show."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in text[: _LONGEST_QUOTE + 1].strip())
    return f"“{shown[:_LONGEST_QUOTE]}…”" if len(shown) > _LONGEST_QUOTE else f"“{shown}”"


def near_miss(word: str, known: Iterable[str]) -> str:
    """Return "did you mean …?" for a word that was perhaps meant, "" when nothing comes near."""
    near = difflib.get_close_matches(word[:_LONGEST_QUOTE].lower(), list(known), n=1)
    return f"did you mean “{near[0]}”?" if near else ""


def one_of(words: Iterable[str]) -> str:
    """Return the words as a choice: "pause, bell or breathe"."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last

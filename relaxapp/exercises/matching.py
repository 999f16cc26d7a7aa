"""How well a typed word fits others: the same, begun, in another form, or with a slip of the finger."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SAME, _BEGUN, _OTHER_FORM, _SLIP = 1.0, 0.8, 0.7, 0.4
_ENDINGS: Final = (
    *("lessness", "ations", "ation", "ingly", "ings", "ing", "less", "ness"),
    *("ies", "ed", "es", "ly", "e", "s", "y"),
)
_SHORTEST_STEM: Final = 4
_SLIPS: Final = ((8, 2), (4, 1))
"""A word of so many letters may have so many slips; a shorter one has none."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without capitals, accents and apostrophes; "out-breath" is also "outbreath"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "'’")
    found: list[str] = []
    for word in re.findall(r"\w+(?:-\w+)*", plain):
        parts = word.split("-")
        found += parts if len(parts) == 1 else [*parts, "".join(parts)]
    return tuple(found)


def fitting(typed: str, known: Iterable[str]) -> Mapping[str, float]:
    """Return those of the known words that a typed one may mean, each with how well it fits (0..1).

    The word may still be unfinished. Only when nothing fits as it is typed is a slip of the finger thought of.
    """
    words = set(known)
    fits = {word: fit for word in words if (fit := _as_typed(typed, word))}
    if fits:
        return fits
    slips = next((slips for length, slips in _SLIPS if len(typed) >= length), 0)
    return {word: _SLIP for word in words if slips and _distance(typed, word, slips) <= slips}


def _as_typed(typed: str, word: str) -> float:
    if typed == word:
        return _SAME
    if word.startswith(typed):
        return _BEGUN
    return _OTHER_FORM if _stem(typed) == _stem(word) else 0.0


def _stem(word: str) -> str:
    """Return the word without its ending: "breathe", "breathing" and "breaths" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _distance(typed: str, word: str, most: int) -> int:
    """Return how many slips (a letter missing, too many, wrong, or two swapped) lead to a beginning of the word.

    Anything above `most` may be told as `most + 1`. The first letter or the second is taken to be right.
    """
    if len(word) < len(typed) - most or not {typed[0], typed[1]} & {word[0], word[1:2]}:
        return most + 1
    before: list[int] = []
    row = list(range(len(word) + 1))
    for index, letter in enumerate(typed, 1):
        earlier, before, row = before, row, [index]
        for at, other in enumerate(word, 1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != other))
            if earlier and at > 1 and letter == word[at - 2] and typed[index - 2] == other:
                cost = min(cost, earlier[at - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[len(typed) - most :])

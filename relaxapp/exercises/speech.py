"""Spoken words: where a paragraph divides into sentences, and about how long a sentence takes."""

from __future__ import annotations

import re
from typing import Final

_BORDER = re.compile(r"(?<=[.!?…])[\"'”’»)]?\s+(?=[\"'“‘«(]?[^\Wa-z_])")
_SHORT_FORMS: Final = ("mr.", "mrs.", "ms.", "dr.", "st.", "e.g.", "i.e.", "no.", "vs.", "approx.")
_INNER_MARK = re.compile(r"[,;:–—…](?=\s)|[.!?](?=\s)")
_MARK_SECONDS: Final = 0.2
_SHORTEST: Final = 0.7
_LONG_WORD: Final = 12
"""Letters. What has more than this counts as several words; written addresses and numbers take their time."""


def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, each to be spoken and shown as one line."""
    found: list[str] = []
    start = 0
    for border in _BORDER.finditer(paragraph):
        end = border.start() + len(border[0].rstrip())
        sentence = paragraph[start:end]
        if not sentence.lower().endswith(_SHORT_FORMS):
            found.append(sentence.strip())
            start = end
    found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def estimate(line: str, words_per_minute: float) -> float:
    """Return about how many seconds a line takes at a speaking rate, for lines that have no recording."""
    words = sum(1 + len(word) // _LONG_WORD for word in line.split())
    marks = len(_INNER_MARK.findall(line))
    return max(words * 60 / words_per_minute + marks * _MARK_SECONDS, _SHORTEST)

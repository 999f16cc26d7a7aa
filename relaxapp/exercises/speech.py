"""Spoken words: where a paragraph divides into sentences, and about how long a sentence takes."""

from __future__ import annotations

import re
from typing import Final

_BORDER = re.compile(r"(?<=[.!?…])[\"'”’»)]?\s+(?=[\"'“‘«(]?[^\Wa-z_])")
_SHORT_FORMS: Final = frozenset({"mr.", "mrs.", "ms.", "dr.", "st.", "e.g.", "i.e.", "vs.", "approx."})

# How long espeak speaks at 120 words a minute, in seconds. Over 420 lines, two voices and 90 to 180 words a minute,
# each line was 0.69 to 1.29 times as long as that.
_REFERENCE_RATE: Final = 120
_PER_LINE: Final = 0.40
_PER_LETTER: Final = 0.10
_PER_STOP: Final = 0.50
_STOPS: Final = frozenset(",;:.!?–—…")
_LETTERS_OF_A_DIGIT: Final = 4


def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, each to be spoken and shown as one line."""
    found: list[str] = []
    start = 0
    for border in _BORDER.finditer(paragraph):
        end = border.start() + len(border[0].rstrip())
        sentence = paragraph[start:end]
        if sentence.lower().split()[-1] not in _SHORT_FORMS:
            found.append(sentence.strip())
            start = end
    found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def estimate(line: str, words_per_minute: float) -> float:
    """Return about how many seconds a line takes to speak, or to read in peace, at a speaking rate."""
    letters = sum(1 if sign.isalpha() else _LETTERS_OF_A_DIGIT * sign.isdigit() for sign in line)
    stops = sum(sign in _STOPS for sign in line[:-1])
    return (_PER_LINE + _PER_LETTER * letters + _PER_STOP * stops) * _REFERENCE_RATE / words_per_minute

"""The page about the script language as pieces that a screen can show: one text for the terminal and the window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FENCE: Final = "```"
_CELL: Final = re.compile(r"\s*\|\s*")


class Kind(StrEnum):
    """What a piece is."""

    TITLE = "title"
    HEADING = "heading"
    PROSE = "prose"
    POINT = "point"
    ENTRY = "entry"
    EXAMPLE = "example"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the page. An ENTRY explains the word `about`; a WHOLE example is an exercise by itself.

    But for examples, what stands in backticks is to be written as it is.
    """

    kind: Kind
    text: str
    about: str = ""


def guide(markdown: str) -> tuple[Piece, ...]:
    """Return the pieces of a page in the part of Markdown that this one is written in."""
    return tuple(_pieces(markdown.splitlines()))


def _pieces(lines: Sequence[str]) -> Iterator[Piece]:
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.startswith(_FENCE):
            end = next(at for at in range(index + 1, len(lines)) if lines[at].startswith(_FENCE))
            kind = Kind.WHOLE if line.removeprefix(_FENCE).strip() == "exercise" else Kind.EXAMPLE
            yield Piece(kind, "\n".join(lines[index + 1 : end]))
            index = end
        elif line.startswith("#"):
            words = line.lstrip("#")
            yield Piece(Kind.TITLE if len(line) - len(words) == 1 else Kind.HEADING, words.strip())
        elif line.startswith("|"):
            yield from _entry(line, lines[index + 1 : index + 2])
        elif line.strip():
            end = index + 1
            while end < len(lines) and lines[end].strip() and not lines[end].startswith(("- ", "#", "|", _FENCE)):
                end += 1
            text = " ".join(each.strip() for each in lines[index:end])
            yield Piece(Kind.POINT, text[2:]) if text.startswith("- ") else Piece(Kind.PROSE, text)
            index = end - 1
        index += 1


def _entry(line: str, after: Sequence[str]) -> Iterator[Piece]:
    """Yield a row of a table; the head of a table and the line below it say nothing."""
    if line.startswith("|-") or any(each.startswith("|-") for each in after):
        return
    about, text = _CELL.split(line.strip().strip("|").strip(), maxsplit=1)
    yield Piece(Kind.ENTRY, text, about)

"""A page of sentences, tables and pictures: as simple HTML for paper, and as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_PICTURE_WIDTH: Final = 316
"""Pixels of 1/96 inch: two stand side by side on paper of either size."""
_FIRST_COLUMN: Final = ' width="44%"'


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: what it is about, in sentences, as a table, with pictures by their names."""

    heading: str
    lines: Sequence[str] = ()
    headers: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    pictures: Sequence[str] = ()
    may_turn: bool = False
    """Whether the second page, if there is one, may begin here."""


def as_html(
    name: str, heading: str, lines: Sequence[str], sections: Sequence[Section], pictures: Collection[str]
) -> str:
    """Return a page called `name`, under its heading and some lines, with room for those pictures that there are."""
    parts = [f"<h1>{escape(heading)}</h1>", *map(_paragraph, lines)]
    for section in sections:
        turn = ' class="turn"' if section.may_turn else ""
        parts.append(f"<h2{turn}>{escape(section.heading)}</h2>")
        parts += map(_paragraph, section.lines)
        if section.rows:
            parts.append(_table(section))
        if shown := [each for each in section.pictures if each in pictures]:
            parts.append(_side_by_side(shown))
    return f"<html><head><title>{escape(name)}</title></head><body>{''.join(parts)}</body></html>"


def as_text(heading: str, lines: Sequence[str], sections: Sequence[Section]) -> str:
    """Return a page as plain text, its tables in columns."""
    out = [heading, "", *lines]
    for section in sections:
        out += ["", section.heading, *(f"  {line}" for line in section.lines)]
        if section.rows:
            widths = [max(map(len, column)) for column in zip(section.headers, *section.rows, strict=True)]
            for row in (section.headers, *section.rows):
                cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
                out.append(f"    {'  '.join(cells)}".rstrip())
    return "\n".join([*out, ""])


def _paragraph(line: str) -> str:
    return f'<p style="margin-top:3px; margin-bottom:3px">{escape(line)}</p>'


def _side_by_side(names: Sequence[str]) -> str:
    cells = [f'<td><img src="{escape(name)}" width="{_PICTURE_WIDTH}"/></td>' for name in names]
    rows = (f"<tr>{''.join(cells[start : start + 2])}</tr>" for start in range(0, len(cells), 2))
    return f'<table cellspacing="0" cellpadding="2">{"".join(rows)}</table>'


def _table(section: Section) -> str:
    rows = [_row(section.headers, "th"), *(_row(row, "td") for row in section.rows)]
    return f'<table cellspacing="0" cellpadding="2" width="100%">{"".join(rows)}</table>'


def _row(row: Sequence[str], kind: str) -> str:
    widths = (_FIRST_COLUMN, *[""] * (len(row) - 1))
    cells = (f'<{kind} align="left"{w}>{escape(cell)}</{kind}>' for cell, w in zip(row, widths, strict=True))
    return f"<tr>{''.join(cells)}</tr>"

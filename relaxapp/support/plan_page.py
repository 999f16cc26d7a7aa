"""A plan on one page: as plain text for a terminal, and as simple HTML for paper."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relaxapp.support.plan import RED_FLAGS_NOW, RED_FLAGS_SOON, FlarePlan, Kind, Person, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOW: Final = "Get emergency care now, whatever this plan says, if one of these is new:"
SOON: Final = "Call a doctor today if one of these is new:"
_ALWAYS: Final = "For people who can help, at any hour: relaxapp support"
_PICTURE_HEIGHT: Final = 150
"""Pixels of 1/96 inch."""


def as_text(plan: Plan | FlarePlan, titles: Mapping[str, str] | None = None) -> str:
    """Return a plan for a terminal; `titles` names exercises for people."""
    out = [plan.TITLE, ""]
    if not plan:
        out += ["Nothing is written in it yet. You can fill it in, in any order, in the window of Relaxapp.", ""]
    for heading, entries in _filled(plan, titles or {}):
        out += [heading, *(f"  - {_indented(text)}" for _, text in entries), ""]
    for heading, flags in _warnings(plan):
        out += [heading, *(f"  - {flag}" for flag in flags), ""]
    return "\n".join([*out, _ALWAYS])


def as_html(plan: Plan | FlarePlan, titles: Mapping[str, str] | None = None) -> str:
    """Return a plan for paper: black on white, headings and lists; the printer makes it fit one page."""
    parts = [f"<h1>{escape(plan.TITLE)}</h1>"]
    for heading, entries in _filled(plan, titles or {}):
        words = [text for kind, text in entries if kind is not Kind.PICTURES]
        pictures = [path for kind, path in entries if kind is Kind.PICTURES]
        parts.append(f"<h2>{escape(heading)}</h2>")
        if words:
            parts.append(_list(words))
        if pictures:
            parts.append("<p>" + "&nbsp; ".join(map(_picture, pictures)) + "</p>")
    parts += [f"<h2>{escape(heading)}</h2>{_list(flags)}" for heading, flags in _warnings(plan)]
    return f"<html><head><title>{escape(plan.TITLE)}</title></head><body>{''.join(parts)}</body></html>"


def _filled(plan: Plan | FlarePlan, titles: Mapping[str, str]) -> Iterator[tuple[str, list[tuple[Kind, str]]]]:
    """Go through the sections that say something, each entry in words."""
    for section in plan.SECTIONS:
        entries = [
            (kind, titles.get(str(entry), str(entry)) if kind is Kind.EXERCISES else _said(entry))
            for field, kind in section.holds.items()
            for entry in plan.entries(field)
        ]
        if entries:
            yield section.heading, entries


def _said(entry: str | Person) -> str:
    return str(entry).strip()


def _warnings(plan: Plan | FlarePlan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ((NOW, RED_FLAGS_NOW), (SOON, RED_FLAGS_SOON)) if isinstance(plan, FlarePlan) else ()


def _indented(text: str) -> str:
    return "\n    ".join(text.splitlines())


def _list(items: list[str] | tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item).replace(chr(10), '<br/>')}</li>" for item in items) + "</ul>"


def _picture(path: str) -> str:
    return f'<img src="{escape(Path(path).absolute().as_uri())}" height="{_PICTURE_HEIGHT}"/>'

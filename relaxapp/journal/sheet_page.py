"""A filled sheet on one page: as plain text, and as simple HTML for paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from relaxapp.journal.sheets import paragraphs

if TYPE_CHECKING:
    from relaxapp.journal.sheets import Content, Form


def as_text(form: Form, content: Content, day: str) -> str:
    """Return a sheet as text; `day` says when it was begun."""
    out = [form.title, day, ""]
    for heading, said in paragraphs(form, content):
        out += [heading, *("  " + "\n  ".join(each.splitlines()) for each in said), ""]
    return "\n".join(out)


def as_html(form: Form, content: Content, day: str) -> str:
    """Return a sheet for paper: black on white, headings and paragraphs; the printer makes it fit one page."""
    parts = [f"<h1>{escape(form.title)}</h1><p>{escape(day)}</p>"]
    for heading, said in paragraphs(form, content):
        parts.append(f"<h2>{escape(heading)}</h2>")
        parts += [f"<p>{escape(each).replace(chr(10), '<br/>')}</p>" for each in said]
    return f"<html><head><title>{escape(form.title)}</title></head><body>{''.join(parts)}</body></html>"

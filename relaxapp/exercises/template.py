"""What a new exercise begins with: a whole one, with notes for whoever writes on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from relaxapp.exercises.own_files import with_title

UNTITLED: Final = "My own exercise"
_LONGEST: Final = 80


def template(title: str = "") -> str:
    """Return the text of a new exercise of this title. It can be used as it is."""
    text = Path(__file__).with_name("template.md").read_text(encoding="utf-8")
    return with_title(text, " ".join(title.split())[:_LONGEST] or UNTITLED)

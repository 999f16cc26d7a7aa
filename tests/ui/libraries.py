"""A library of exercises on its screen, in a test."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relaxapp.ui.exercise_row import ExerciseRow
from relaxapp.ui.library import LibraryScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from relaxapp.exercises.script import Script


_NEEDS = {"extended-exhale": ("anxious",), "shore": ("sleep", "low"), "flare": ("flare", "panic"), "pmr-7": ("sleep",)}
HOLDS = "It works with holds of the breath, which you chose to leave out."


def with_needs(library: Sequence[Script]) -> tuple[Script, ...]:
    """The same exercises, some of which answer a need."""
    return tuple(replace(script, needs=_NEEDS.get(script.name, ())) for script in library)


def show_filled(show: Callable[..., QWidget], library: Sequence[Script]) -> LibraryScreen:
    """Show those exercises, with a favourite, some that were used and one that does not suit."""
    made = LibraryScreen()
    unsuitable, recent = {"box": HOLDS}, ["pmr-7", "shore"]
    made.set_library(
        with_needs(library), unsuitable=unsuitable, recent=recent, favourites=["coherent"], own=["coherent"]
    )
    show(made, 980, 760)
    made.focus_first()
    return made


def shown(screen: LibraryScreen) -> list[str]:
    """The exercises that are shown, from top to bottom."""
    rows = [row for row in screen.findChildren(ExerciseRow) if row.isVisible()]
    return [row.name for row in sorted(rows, key=lambda row: row.mapTo(screen, row.rect().topLeft()).y())]

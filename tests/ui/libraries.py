"""A library of exercises on its screen, in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.ui.exercise_row import ExerciseRow
from relaxapp.ui.library import LibraryScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.exercises.script import Script


NEEDS = {"extended-exhale": ("anxious",), "shore": ("sleep", "low"), "flare": ("flare", "panic"), "pmr-7": ("sleep",)}
HOLDS = "It works with holds of the breath, which you chose to leave out."


def filled(scripts: Sequence[Script]) -> LibraryScreen:
    made = LibraryScreen()
    made.set_library(
        scripts, unsuitable={"box": HOLDS}, recent=["pmr-7", "shore"], favourites=["coherent"], own=["coherent"]
    )
    return made


def shown(screen: LibraryScreen) -> list[str]:
    rows = [row for row in screen.findChildren(ExerciseRow) if row.isVisible()]
    return [row.name for row in sorted(rows, key=lambda row: row.mapTo(screen, row.rect().topLeft()).y())]

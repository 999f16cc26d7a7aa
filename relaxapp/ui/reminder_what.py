"""What a reminder offers: which exercise, and how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.reminders.rule import USUAL
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import label
from relaxapp.ui.rows import Row
from relaxapp.ui.stepper import MinutesStepper

if TYPE_CHECKING:
    from collections.abc import Mapping

LET_ME_CHOOSE: Final = "Let me choose then"
WHAT_HELPS: Final = "What usually helps"
GONE: Final = "An exercise that is not here now"
_SHORTEST: Final = 1.0
_LONGEST: Final = 30.0
"""Minutes that are offered where the exercise is not known beforehand."""


def named(exercise: str, titles: Mapping[str, str]) -> str:
    """Return how an exercise of a reminder is called; `titles` are those of the library, by id."""
    return {"": LET_ME_CHOOSE, USUAL: WHAT_HELPS}.get(exercise) or titles.get(exercise, GONE)


class WhatChooser(QWidget):
    """An exercise and its minutes. `changed` tells every change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titles: Mapping[str, str] = {}
        self._lengths: Mapping[str, tuple[float, float]] = {}
        self.exercise = choice("What I practise", {})
        self.exercise.currentIndexChanged.connect(self._follow)
        self.minutes = MinutesStepper()
        self.minutes.changed.connect(self.changed)
        about = label("How long")
        about.setBuddy(self.minutes)
        self._long = QWidget()
        inside = QVBoxLayout(self._long)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.addWidget(about)
        inside.addWidget(self.minutes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Row("What I practise", self.exercise))
        whole.addWidget(self._long)

    @property
    def value(self) -> tuple[str, float]:
        """The exercise ("" to choose each time, USUAL, or an id), and its minutes."""
        return self.exercise.currentData(), self.minutes.value

    def set_exercises(self, titles: Mapping[str, str], lengths: Mapping[str, tuple[float, float]]) -> None:
        """Offer these exercises (id -> title), with the shortest and the longest time that each can take."""
        self._titles, self._lengths = titles, lengths
        self.show_what(*self.value)

    def show_what(self, exercise: str | None, minutes: float) -> None:
        """Show what is chosen; one that is gone stays chosen."""
        named_here = {"": LET_ME_CHOOSE, USUAL: WHAT_HELPS, **self._titles}
        exercise = exercise or ""
        self.exercise.set_options({**named_here, exercise: named(exercise, self._titles)}, exercise)
        self._offer(minutes)

    def _follow(self) -> None:
        self._offer(self.minutes.value)
        self.changed.emit()

    def _offer(self, minutes: float) -> None:
        """Offer as many minutes as the exercise can take; whoever chooses then chooses them then."""
        exercise = self.exercise.currentData()
        self._long.setVisible(bool(exercise))
        shortest, longest = self._lengths.get(exercise) or (min(_SHORTEST, minutes), max(_LONGEST, minutes))
        self.minutes.set_range(shortest, longest, minutes)

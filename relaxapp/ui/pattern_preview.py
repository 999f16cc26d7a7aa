"""A breath to look at before one breathes it: the pacer goes round it, and words say what it is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.exercises.own_patterns import shown
from relaxapp.exercises.pace import in_words, per_minute
from relaxapp.ui.controls import label, small
from relaxapp.ui.pacer import Pacer

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.pattern import Pattern
    from relaxapp.exercises.timeline import Moment
    from relaxapp.ui.theme import Theme

_TOGETHER: Final = "\u00a0"
"""A number stays with its word at the end of a line."""
_SIDE: Final = 210
"""Pixels: large enough to follow, small enough to leave room for what is being changed."""


class PatternPreview(QWidget):
    """Shows one breath over and over, by a clock in seconds."""

    def __init__(self, theme: Theme, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._began = 0.0
        self._pattern: Pattern | None = None
        self.pacer = Pacer(theme)
        self.pacer.setFixedHeight(_SIDE)
        self.pacer.setMinimumWidth(_SIDE)
        self.words = label("", "strong")
        self.rate = small("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for words in (self.words, self.rate):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for widget in (self.pacer, self.words, self.rate):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_pattern(self, pattern: Pattern, *, reduced: bool) -> None:
        """Go on with this breath, as far along in it as in the one before."""
        share = self._share(self._pattern) if self._pattern else 0.0
        self._pattern = pattern
        self._began = self._clock() - share * pattern.seconds
        line = shown(pattern)

        def moment() -> Moment:
            return line.at(pattern.seconds * (1 + self._share(pattern)))

        self.words.setText(in_words(pattern).replace(" ", _TOGETHER).replace(f",{_TOGETHER}", ", "))
        self.rate.setText(f"{per_minute(pattern):.1f} breaths a minute".replace(".0", ""))
        self.pacer.set_reduced(reduced)
        self.pacer.set_running(True)
        self.pacer.set_source(moment)

    def rest(self) -> None:
        """Look for no clock any more."""
        self.pacer.set_source(None)

    def _share(self, pattern: Pattern) -> float:
        return (self._clock() - self._began) / pattern.seconds % 1.0

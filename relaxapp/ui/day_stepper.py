"""Choosing a day with large buttons: one earlier, one later, or one of a few usual distances."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relaxapp.reminders import in_words
from relaxapp.ui.controls import announce, button, label
from relaxapp.ui.layouts import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

_FARTHEST: Final = timedelta(days=366)


class DayStepper(QWidget):
    """A day between two others; `changed` tells each new one. `usual` are distances from today in days, with words."""

    changed = Signal()

    def __init__(self, name: str, usual: Mapping[int, str] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._today = self._first = self._last = self._value = date.min
        self._earlier = button("−", look="step")
        self._later = button("+", look="step")
        for pressed, said, way in ((self._earlier, "a day earlier", -1), (self._later, "a day later", 1)):
            pressed.setAccessibleName(f"{name}: {said}")
            pressed.setAutoRepeat(True)
            pressed.clicked.connect(lambda _=False, way=way: self._go(self._value + timedelta(days=way)))
        self._day = label(look="strong")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._earlier)
        line.addWidget(self._later)
        line.addWidget(self._day, 1)
        self._chips = Flow()
        for days, text in (usual or {}).items():
            chip = button(text, look="chip")
            chip.clicked.connect(lambda _=False, days=days: self._go(self._today + timedelta(days=days)))
            self._chips.addWidget(chip)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(line)
        if usual:
            whole.addLayout(self._chips)

    @property
    def value(self) -> date:
        """The day that is chosen."""
        return self._value

    def show_day(self, value: date, today: date, first: date, last: date | None = None) -> None:
        """Show a day; none before `first` can be chosen, and none after `last`, or after a year."""
        self._today, self._first, self._last = today, min(first, value), last or today + _FARTHEST
        self._set(value)

    def _go(self, day: date) -> None:
        before = self._value
        self._set(min(max(day, self._first), self._last))
        if self._value != before:
            announce(self, self._day.text())
            self.changed.emit()

    def _set(self, day: date) -> None:
        self._value = day
        text = in_words.day(day, self._today)
        self._day.setText(text)
        for pressed in (self._earlier, self._later):
            pressed.setAccessibleDescription(f"{text} now")

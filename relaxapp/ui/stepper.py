"""Choosing minutes with large buttons: a little less, a little more, or one of a few usual lengths."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relaxapp.ui import words
from relaxapp.ui.controls import announce, button, label
from relaxapp.ui.layouts import Flow, Refill

USUAL: Final = (1.0, 2.0, 3.0, 5.0, 8.0, 10.0, 12.0, 15.0, 20.0, 25.0, 30.0, 40.0, 45.0, 60.0, 90.0)
"""Lengths that people think of, in minutes."""

_MOST_PRESETS: Final = 5
_FINE_BELOW: Final = 5.0


def presets(shortest: float, longest: float) -> tuple[float, ...]:
    """Return a few usual lengths within the range, evenly chosen, in order."""
    fitting = [minutes for minutes in USUAL if shortest <= minutes <= longest]
    if len(fitting) <= _MOST_PRESETS:
        return tuple(fitting)
    last = len(fitting) - 1
    return tuple(fitting[round(index * last / (_MOST_PRESETS - 1))] for index in range(_MOST_PRESETS))


class MinutesStepper(QWidget):
    """Minutes between a shortest and a longest, in whole steps; `changed` tells each new value."""

    changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._shortest, self._longest, self._value = 1.0, 60.0, 10.0
        self._less = button("−", look="step")
        self._more = button("+", look="step")
        for pressed, name, way in ((self._less, "Less time", -1), (self._more, "More time", 1)):
            pressed.setAccessibleName(name)
            pressed.setAutoRepeat(True)
            pressed.clicked.connect(lambda _=False, way=way: self.step(way))
        self._figure = label(look="figure", wrap=False)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._presets = Flow(centred=True)
        self._usual = Refill(self._presets)

        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(self._less)
        row.addWidget(self._figure)
        row.addWidget(self._more)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(row)
        whole.addWidget(self._usual)

    @property
    def value(self) -> float:
        """The minutes chosen."""
        return self._value

    def set_range(self, shortest: float, longest: float, value: float) -> None:
        """Offer minutes from the shortest to the longest, `value` chosen."""
        self._shortest, self._longest = shortest, max(shortest, longest)
        with self._usual.refilled():
            for minutes in presets(self._shortest, self._longest):
                chip = button(words.minutes(minutes), look="chip")
                chip.setText(words.figure(minutes))
                chip.setCheckable(True)
                chip.clicked.connect(lambda _=False, minutes=minutes: self._set(minutes))
                chip.setProperty("minutes", minutes)
                self._presets.addWidget(chip)
        self._set(value, said=False)

    def step(self, way: int) -> None:
        """Go one step up (1) or down (-1), to a round number of minutes."""
        size = 0.5 if self._value + way * 0.5 < _FINE_BELOW and self._longest <= 2 * _FINE_BELOW else 1.0
        steps = self._value / size
        self._set((math.floor(steps + 1e-6) + 1 if way > 0 else math.ceil(steps - 1e-6) - 1) * size)

    def _set(self, minutes: float, *, said: bool = True) -> None:
        before, self._value = self._value, min(max(minutes, self._shortest), self._longest)
        text = words.minutes(self._value)
        self._figure.setText(text)
        self._less.setAccessibleDescription(f"{text} now")
        self._more.setAccessibleDescription(f"{text} now")
        for index in range(self._presets.count()):
            if (item := self._presets.itemAt(index)) is not None and (chip := item.widget()) is not None:
                chip.setChecked(chip.property("minutes") == self._value)  # type: ignore[attr-defined]
        if said and self._value != before:
            announce(self, text)
            self.changed.emit(self._value)

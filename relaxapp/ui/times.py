"""Several times of the day, one below the other: changed, added, taken away."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relaxapp.ui.clock_field import ClockField
from relaxapp.ui.controls import announce, button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QLocale

MOST: Final = 12
_FIRST: Final = time(13)
_HOURS_ON: Final = 4


class _Line(QWidget):
    """One time, and the button that takes it away."""

    def __init__(self, moment: time, locale: QLocale) -> None:
        super().__init__()
        self.clock = ClockField("Time", locale)
        self.clock.set_value(moment)
        self.away = button("Remove", quiet=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.clock)
        line.addWidget(self.away)
        line.addStretch(1)


class Times(QWidget):
    """At least one time. `changed` tells every change, `rearranged` that controls came or went."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._locale = locale
        self._lines: list[_Line] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._add = button("Add another time", quiet=True)
        self._add.clicked.connect(self._add_one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(self._list)
        whole.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def value(self) -> tuple[time, ...]:
        """The times, in the order in which they stand."""
        return tuple(line.clock.value for line in self._lines)

    def show_times(self, times: Sequence[time]) -> None:
        """Show these times, telling nobody."""
        for line in list(self._lines):
            self._drop(line)
        for moment in times or (_FIRST,):
            self._insert(moment)
        self._name()

    def take_focus(self) -> None:
        """Go to the first time."""
        self._lines[0].clock.take_focus()

    def _add_one(self) -> None:
        """Add a time some hours after the last one, and go there."""
        last = self._lines[-1].clock.value
        line = self._insert(time((last.hour + _HOURS_ON) % 24, last.minute))
        self._name()
        line.clock.take_focus()
        self.changed.emit()
        self.rearranged.emit()

    def _remove(self, line: _Line) -> None:
        at = self._lines.index(line)
        self._drop(line)
        self._name()
        self._lines[min(at, len(self._lines) - 1)].clock.take_focus()
        announce(self, "Removed")
        self.changed.emit()
        self.rearranged.emit()

    def _insert(self, moment: time) -> _Line:
        line = _Line(moment, self._locale)
        line.clock.changed.connect(self.changed)
        line.away.clicked.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._list.addWidget(line)
        line.setVisible(True)  # at once, so that it can have the focus
        return line

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.setParent(None)
        line.deleteLater()

    def _name(self) -> None:
        """Give each time a number where there are several; one that is alone can't be taken away."""
        several = len(self._lines) > 1
        for number, line in enumerate(self._lines, 1):
            name = f"Time {number}" if several else "Time"
            line.clock.name(name)
            line.away.setAccessibleName(f"Remove: {name}")
            line.away.setVisible(several)
        self._add.setVisible(len(self._lines) < MOST)

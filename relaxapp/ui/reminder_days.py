"""On which days a reminder comes: certain days of the week, or every few days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.reminders.in_words import WEEKDAYS
from relaxapp.reminders.rule import EveryDays, Weekdays
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import button
from relaxapp.ui.day_stepper import DayStepper
from relaxapp.ui.layouts import Flow
from relaxapp.ui.rows import Row
from relaxapp.ui.two_ways import TwoWays

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from relaxapp.reminders.rule import Days

_GAPS: Final = (2, 3, 4, 5, 6, 7, 10, 14, 21, 28)


class DaysChooser(QWidget):
    """Seven days to switch on and off, or every few days from a first one on. `changed` tells every change."""

    changed = Signal()

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._today = date.min
        self._kept = EveryDays(2, date.min)
        self._way = TwoWays("On which days", "Days of the week", "Every few days")
        self._way.changed.connect(self._turn)
        self.week = [self._toggle(name) for name in WEEKDAYS]
        first = (locale).firstDayOfWeek().value - 1
        row = Flow()
        row.add([*self.week[first:], *self.week[:first]])
        self._week = QWidget()
        self._week.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.gap = choice("How often", {})
        self.gap.currentIndexChanged.connect(self.changed)
        self.first_day = DayStepper("First on")
        self.first_day.changed.connect(self.changed)
        self._gaps = QWidget()
        inside = QVBoxLayout(self._gaps)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Row("How often", self.gap))
        inside.addWidget(Row("First on", self.first_day))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for part in (self._way, self._week, self._gaps):
            whole.addWidget(part)

    @property
    def value(self) -> Days:
        """The days that are chosen. Raises ValueError, in plain words, when there are none."""
        if self._way.second:
            return EveryDays(self.gap.currentData(), self.first_day.value)
        return Weekdays(frozenset(number for number, day in enumerate(self.week) if day.isChecked()))

    def show_days(self, days: Days, today: date) -> None:
        """Show these days."""
        every = days if isinstance(days, EveryDays) else EveryDays(_GAPS[0], today)
        known = days.days if isinstance(days, Weekdays) else range(len(WEEKDAYS))
        for number, toggle in enumerate(self.week):
            toggle.setChecked(number in known)
        self.gap.set_options({n: f"Every {n} days" for n in sorted({*_GAPS, every.n})}, every.n)
        self.first_day.show_day(every.since, today, min(today, every.since))
        self._way.choose(second=isinstance(days, EveryDays))
        self._turn()

    def _toggle(self, name: str) -> QPushButton:
        made = button(name[:3], look="need")
        made.setAccessibleName(name)
        made.setCheckable(True)
        made.toggled.connect(self.changed)
        return made

    def _turn(self) -> None:
        self._week.setVisible(not self._way.second)
        self._gaps.setVisible(self._way.second)
        self.changed.emit()

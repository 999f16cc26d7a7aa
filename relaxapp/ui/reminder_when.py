"""When a reminder comes: at times of the day, or again and again between two of them, and on which days."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.reminders import in_words
from relaxapp.reminders.rule import AtTimes, Between
from relaxapp.ui.choice import choice
from relaxapp.ui.clock_field import ClockField
from relaxapp.ui.reminder_days import DaysChooser
from relaxapp.ui.rows import Row
from relaxapp.ui.times import Times
from relaxapp.ui.two_ways import TwoWays

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QLocale

    from relaxapp.reminders.rule import When

_EVERY: Final = (30, 45, 60, 90, 120, 180, 240)
_USUAL: Final = Between(time(10), time(18), 120)
_LUNCH: Final = AtTimes((time(13),))


class WhenChooser(QWidget):
    """`changed` tells every change, `rearranged` that controls came or went."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._way = TwoWays("When", "At certain times", "Every now and then")
        self._way.changed.connect(self._turn)
        self.times = Times(locale)
        self.start = ClockField("From", locale)
        self.end = ClockField("Until", locale)
        self.every = choice("How often", {})
        self.days = DaysChooser(locale)
        self._between = QWidget()
        inside = QVBoxLayout(self._between)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        for row in (Row("From", self.start), Row("Until", self.end), Row("How often", self.every)):
            inside.addWidget(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for part in (self._way, self.times, self._between, self.days):
            whole.addWidget(part)
        self.times.rearranged.connect(self.rearranged)
        for part in (self.times, self.start, self.end, self.days):
            part.changed.connect(self.changed)
        self.every.currentIndexChanged.connect(self.changed)

    @property
    def value(self) -> When:
        """What is chosen. Raises ValueError, in plain words, for what makes no sense."""
        days = self.days.value
        if self._way.second:
            return Between(self.start.value, self.end.value, self.every.currentData(), days)
        return AtTimes(self.times.value, days)

    def show_when(self, when: When, today: date) -> None:
        """Show this."""
        at = when if isinstance(when, AtTimes) else _LUNCH
        between = when if isinstance(when, Between) else _USUAL
        self.times.show_times(at.times)
        self.start.set_value(between.start)
        self.end.set_value(between.end)
        gaps = sorted({*_EVERY, between.every})
        self.every.set_options({gap: _every(gap) for gap in gaps}, between.every)
        self.days.show_days(when.days, today)
        self._way.choose(second=isinstance(when, Between))
        self._turn()

    def take_focus(self) -> None:
        """Go to what is most likely wanted."""
        if self._way.second:
            self.start.take_focus()
        else:
            self.times.take_focus()

    def _turn(self) -> None:
        self.times.setVisible(not self._way.second)
        self._between.setVisible(self._way.second)
        self.changed.emit()


def _every(minutes: int) -> str:
    """Return how often in few words, which fit into a box: "Every 90 minutes", "Every 2 hours"."""
    return f"Every {minutes} minutes" if minutes % 60 else f"Every {in_words.length(minutes)}"

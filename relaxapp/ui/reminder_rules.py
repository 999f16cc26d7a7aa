"""What holds for all reminders: quiet hours, how many, and how they come."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.reminders.plan import QuietHours
from relaxapp.ui.clock_field import ClockField
from relaxapp.ui.controls import small
from relaxapp.ui.rows import Row
from relaxapp.ui.settings_form import Form
from relaxapp.ui.settings_part import Part
from relaxapp.ui.switch import Switch

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

    from relaxapp.reminders.plan import Plan

_NIGHT: Final = QuietHours(time(22), time(7))
_MOST: Final = {1: "One", 2: "Two", 3: "Three", 4: "Four", 6: "Six", 8: "Eight", 0: "As many as there are"}
_LATE: Final = {0.5: "Half an hour", 1.0: "1 hour", 2.0: "2 hours", 4.0: "4 hours", 8.0: "8 hours"}
_SAME: Final = "They begin and end at the same time. Choose two different times."


class QuietTimes(QWidget):
    """`changed` carries the QuietHours, or None when there are none."""

    changed = Signal(object)

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self.on = Switch()
        self.start = ClockField("Quiet from", locale)
        self.end = ClockField("Quiet until", locale)
        self._times = QWidget()
        self._problem = small(_SAME)
        self._problem.hide()
        times = QVBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        for part in (Row("From", self.start), Row("Until", self.end), self._problem):
            times.addWidget(part)
        self.start.name("Quiet from")
        self.end.name("Quiet until")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Row("Quiet hours", self.on, "Nothing comes then. What falls into their end comes after."))
        whole.addWidget(self._times)
        self.on.toggled.connect(self._turn)
        self.start.changed.connect(self._tell)
        self.end.changed.connect(self._tell)

    def show_quiet(self, quiet: QuietHours | None) -> None:
        """Show them, telling nobody."""
        blockers = [QSignalBlocker(part) for part in (self, self.on)]
        self.on.setChecked(quiet is not None)
        self.on.refresh()
        self._times.setVisible(quiet is not None)
        shown = quiet or _NIGHT
        self.start.set_value(shown.start)
        self.end.set_value(shown.end)
        for blocker in blockers:
            blocker.unblock()

    def _turn(self, on: bool) -> None:
        self._times.setVisible(on)
        self._tell()

    def _tell(self) -> None:
        start, end = self.start.value, self.end.value
        self._problem.setVisible(start == end)
        if not self.on.isChecked():
            self.changed.emit(None)
        elif start != end:
            self.changed.emit(QuietHours(start, end))


class RulesPart(Part):
    """`changed` carries the name of something that the plan holds for all, and what it is to be."""

    changed = Signal(str, object)

    def __init__(self, parent: QObject, locale: QLocale) -> None:
        super().__init__()
        self.form = Form(parent)
        self.form.edited.connect(self.changed)
        self.quiet = QuietTimes(locale)
        self.quiet.changed.connect(lambda quiet: self.changed.emit("quiet", quiet))
        self.panel("When there is quiet", self.quiet)
        self.panel(
            "How many",
            self.form.choice("most_a_day", "In a day, at most", _MOST),
            self.form.choice(
                "late_hours",
                "Late by, at most",
                _LATE,
                "After the computer slept, or while you were busy. What is later than this does not come.",
            ),
        )
        self.panel(
            "What they show",
            self.form.switch(
                "discreet",
                "Discreet",
                "A few plain words that tell nobody else what they are for. Otherwise: your own words.",
            ),
            self.form.volume("volume", "Volume of the bell", "For those that you gave a bell."),
        )

    def show_plan(self, plan: Plan) -> None:
        """Show what holds."""
        if plan.late_hours not in _LATE:
            others = {plan.late_hours: f"{plan.late_hours:g} hours"}
            self.form.set_options("late_hours", {**_LATE, **others}, plan.late_hours)
        self.form.fill(plan)
        self.quiet.show_quiet(plan.quiet)

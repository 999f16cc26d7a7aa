"""For hard days: fewer and shorter reminders, none for today, or none until a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.reminders import in_words
from relaxapp.ui.controls import button, paragraph, small
from relaxapp.ui.day_stepper import DayStepper
from relaxapp.ui.layouts import Flow
from relaxapp.ui.rows import Row
from relaxapp.ui.switch import Switch

if TYPE_CHECKING:
    from relaxapp.reminders.plan import Plan

_A_DAY: Final = timedelta(days=1)
_USUAL: Final = {3: "In 3 days", 7: "In a week", 14: "In two weeks", 28: "In four weeks"}


class HardDays(QWidget):
    """`paused` carries the day from which reminders come again, or None for at once; `fewer` whether half is enough.

    `rearranged` tells that controls came or went.
    """

    paused = Signal(object)
    fewer = Signal(bool)
    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self.flare = Switch()
        self.flare.toggled.connect(self.fewer)
        self._state = paragraph("")
        self._today_off = button("Pause for today")
        self._until = button("Pause until a day …")
        self._resume = button("Go on with them now")
        self.day = DayStepper("They come again on", _USUAL)
        self._do = button("Pause until then")
        self._cancel = button("No pause", quiet=True)
        self._today_off.clicked.connect(lambda: self.paused.emit(self._today + _A_DAY))
        self._until.clicked.connect(lambda: self._unfold(open_=True))
        self._resume.clicked.connect(lambda: self.paused.emit(None))
        self._do.clicked.connect(lambda: self.paused.emit(self.day.value))
        self._cancel.clicked.connect(lambda: self._unfold(open_=False))
        self._ways, self._asking = QWidget(), QWidget()
        self._ways.setLayout(ways := Flow())
        ways.setContentsMargins(0, 0, 0, 0)
        ways.add((self._today_off, self._until, self._resume))
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(small("They come again on"))
        asking.addWidget(self.day)
        asking.addLayout(answers := Flow())
        answers.add((self._do, self._cancel))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        row = Row("Fewer and shorter", self.flare, "Every second one comes, and offers a single minute.")
        for part in (row, self._state, self._ways, self._asking):
            whole.addWidget(part)

    def show_plan(self, plan: Plan, today: date) -> None:
        """Show how it is; what is being chosen stays open until it is done."""
        blocker = QSignalBlocker(self.flare)
        self.flare.setChecked(plan.flare_mode)
        self.flare.refresh()
        blocker.unblock()
        focused = self.window().focusWidget()
        until = plan.paused_until if plan.paused_on(today) else None
        said = paused_in_words(plan, today)
        if said != self._state.text() or today != self._today:
            self._asking.hide()
        self._today = today
        self._state.setText(said)
        self._state.setVisible(bool(said))
        self._today_off.setVisible(until is None)
        self._resume.setVisible(until is not None)
        self._until.setText("Pause until a day …" if until is None else "Another day …")
        self._until.setAccessibleName(self._until.text())
        self._ways.setVisible(self._asking.isHidden())
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisibleTo(self):
            (self._today_off if until is None else self._resume).setFocus(Qt.FocusReason.OtherFocusReason)
        self.rearranged.emit()

    def _unfold(self, *, open_: bool) -> None:
        """Ask for the day, or ask no longer."""
        if open_:
            self.day.show_day(self._today + 2 * _A_DAY, self._today, self._today + _A_DAY)
        self._asking.setVisible(open_)
        self._ways.setVisible(not open_)
        (self._do if open_ else self._until).setFocus(Qt.FocusReason.OtherFocusReason)
        self.rearranged.emit()


def paused_in_words(plan: Plan, today: date) -> str:
    """Return that reminders are paused, and until when; "" when they are not."""
    if plan.paused_until is None or not plan.paused_on(today):
        return ""
    if plan.paused_until == today + _A_DAY:
        return "Reminders rest for today. Tomorrow they come again."
    return f"Reminders rest. They come again on {in_words.day(plan.paused_until, today)}."

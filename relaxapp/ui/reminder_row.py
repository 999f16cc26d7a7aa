"""One reminder in the list: what it says, when it comes, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relaxapp.reminders import in_words
from relaxapp.ui import words
from relaxapp.ui.controls import button, dress, paragraph, small
from relaxapp.ui.layouts import Flow
from relaxapp.ui.question import Question
from relaxapp.ui.reminder_what import named
from relaxapp.ui.rows import Row
from relaxapp.ui.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.reminders.in_words import Clock
    from relaxapp.reminders.rule import Reminder


class ReminderRow(QFrame):
    """The signals carry the reminder's id. Whether it is to be deleted is asked here, in its own place.

    `rearranged` tells that controls came or went.
    """

    switched = Signal(str, bool)
    edit = Signal(str)
    try_now = Signal(str)
    removed = Signal(str)
    rearranged = Signal()

    def __init__(self, reminder: Reminder, titles: Mapping[str, str], clock: Clock) -> None:
        super().__init__()
        dress(self, "surface")
        self.id = reminder.id
        self._name = ""
        self.switch = Switch()
        self._head = Row(reminder.name, self.switch)
        dress(self._head.label, "strong")
        self._sentence = paragraph("")
        self._rule = small("")
        self._question = Question()
        self._doors = QWidget()
        doors = Flow()
        self._doors.setLayout(doors)
        self.first = button("Edit", quiet=True)
        self._try = button("Show it now", quiet=True)
        self._delete = button("Delete", quiet=True)
        doors.add((self.first, self._try, self._delete))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(22, 8, 14, 10)
        inside.setSpacing(4)
        for part in (self._head, self._sentence, self._rule, self._question, self._doors):
            inside.addWidget(part)
        self.switch.toggled.connect(lambda on: self.switched.emit(self.id, on))
        self.first.clicked.connect(lambda: self.edit.emit(self.id))
        self._try.clicked.connect(lambda: self.try_now.emit(self.id))
        self._delete.clicked.connect(self._ask)
        self.show_reminder(reminder, titles, clock)

    def show_reminder(self, reminder: Reminder, titles: Mapping[str, str], clock: Clock) -> None:
        """Show the reminder as it is now; what is asked stays asked. `clock` says a time of the day."""
        self._name = reminder.name
        self._head.label.setText(reminder.name)
        what = named(reminder.exercise, titles)
        long = f", {words.minutes(reminder.minutes)}" if reminder.exercise else ""
        rule = f"{in_words.when(reminder.when, clock)} · {what}{long}"
        self._sentence.setText(f"“{reminder.sentence}”")
        self._sentence.setVisible(bool(reminder.sentence))
        self._rule.setText(rule)
        blocker = QSignalBlocker(self.switch)
        self.switch.setChecked(reminder.on)
        self.switch.refresh()
        blocker.unblock()
        self.switch.setAccessibleName(reminder.name)
        self.switch.setAccessibleDescription(rule)
        for door in (self.first, self._try, self._delete):
            door.setAccessibleName(f"{door.text()}: {reminder.name}")

    def _ask(self) -> None:
        self._question.ask(
            f"Delete “{self._name}”? Switched off, it would stay here and keep still.",
            {"Delete it": lambda: self.removed.emit(self.id), "Keep it": self._keep},
            grave=True,
        )
        self._doors.hide()
        self.rearranged.emit()

    def _keep(self) -> None:
        self._doors.show()
        self._delete.setFocus(Qt.FocusReason.OtherFocusReason)

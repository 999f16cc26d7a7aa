"""A reminder has come for two weeks and was not taken up: asked once whether it should change, calmly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from relaxapp.ui.controls import button, dress, paragraph
from relaxapp.ui.layouts import Flow

if TYPE_CHECKING:
    from relaxapp.reminders.rule import Reminder

_WORDS: Final = (
    "For two weeks “{}” has not come at a good moment. That is fine. It keeps still until you say what suits you: "
    "another time, the same again, or none."
)


class StillWanted(QFrame):
    """Hidden while there is nothing to ask. Every signal carries the reminder's id."""

    kept = Signal(str)
    changed = Signal(str)
    stopped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, "notice")
        self.setAccessibleName("A question about a reminder")
        self._id = ""
        self._words = paragraph("")
        self.change = button("Change it")
        self.keep = button("Keep it as it is")
        self.stop = button("Switch it off")
        for door, told in ((self.change, self.changed), (self.keep, self.kept), (self.stop, self.stopped)):
            door.clicked.connect(lambda _=False, told=told: told.emit(self._id))
        doors = Flow()
        doors.add((self.change, self.keep, self.stop))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(8)
        inside.addWidget(self._words)
        inside.addLayout(doors)
        self.hide()

    def ask(self, reminder: Reminder | None) -> None:
        """Ask about this one, or about none any more. The focus stays where it is."""
        if reminder is not None:
            self._id = reminder.id
            self._words.setText(_WORDS.format(reminder.name))
            for door in (self.change, self.keep, self.stop):
                door.setAccessibleDescription(reminder.name)
        self.setVisible(reminder is not None)

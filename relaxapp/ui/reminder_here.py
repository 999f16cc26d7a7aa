"""What reminders need of this computer: the program at its start, and after the window is closed; and the calendar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal

from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, announce, button
from relaxapp.ui.rows import Row
from relaxapp.ui.settings_part import Door, Part
from relaxapp.ui.switch import Switch

WHEN_CLOSED: Final = {
    "": "Ask me the first time",
    "stay": "Reminders go on",
    "end": "The program ends",
}
"""What may happen when the window is closed, with words."""


class HerePart(Part):
    """`autostart` asks for the program to start with the computer, or not to; whoever does it tells how it is then.

    `when_closed` carries what is chosen of WHEN_CLOSED; `export` asks for a calendar file.
    """

    autostart = Signal(bool)
    when_closed = Signal(str)
    export = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._starts = False
        self.switch = Switch()
        self.switch.toggled.connect(self._ask)
        self._problem = Caution("")
        self._problem.hide()
        self.closing = choice("When I close the window", WHEN_CLOSED)
        self.closing.currentIndexChanged.connect(lambda: self.when_closed.emit(self.closing.currentData()))
        door = button("Save as a calendar file", description="An .ics file, for the calendar of a phone or computer.")
        door.clicked.connect(self.export)
        self.panel(
            "Reminders need the program",
            Row("Start with the computer", self.switch, "Quietly, without its window, so that none is missed."),
            self._problem,
            Row("When I close the window", self.closing, "Reminders can come only while the program runs."),
        )
        self.panel(
            "In a calendar",
            Door(door, "A calendar on your phone can remind you too. Later changes here do not reach it."),
        )

    def set_autostart(self, on: bool, problem: str = "") -> None:
        """Show whether the program starts with the computer, and why that can't be changed, if it can't."""
        self._starts = on
        self._show_truth()
        self._problem.say(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            announce(self, problem)

    def set_when_closed(self, chosen: str) -> None:
        """Show what happens when the window is closed."""
        self.closing.set_options(WHEN_CLOSED, chosen)

    def _ask(self, wanted: bool) -> None:
        """Ask for it, and go on showing how it is until that has changed."""
        self._show_truth()
        self.autostart.emit(wanted)

    def _show_truth(self) -> None:
        blocker = QSignalBlocker(self.switch)
        self.switch.setChecked(self._starts)
        self.switch.refresh()
        blocker.unblock()

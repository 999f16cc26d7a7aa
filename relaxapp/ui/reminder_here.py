"""What reminders need of this computer: the program at its start, and after the window is closed; and the calendar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Signal

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


class Offer(QObject):
    """A switch for what the computer may refuse: it asks, and goes on showing how it is until that has changed."""

    wanted = Signal(bool)

    def __init__(self, name: str, help_text: str) -> None:
        super().__init__()
        self._is = False
        self.switch = Switch()
        self.switch.toggled.connect(self._ask)
        self.row = Row(name, self.switch, help_text)
        self.problem = Caution()

    def show_truth(self, on: bool, problem: str = "") -> None:
        """Show how it is, and why that can't be changed, if it can't."""
        self._is = on
        self._show()
        self.problem.say(problem)
        if problem:
            announce(self.problem, problem)

    def _ask(self, wanted: bool) -> None:
        self._show()
        self.wanted.emit(wanted)

    def _show(self) -> None:
        blocker = QSignalBlocker(self.switch)
        self.switch.setChecked(self._is)
        self.switch.refresh()
        blocker.unblock()


class HerePart(Part):
    """`autostart` and `menu` offer the program to the desktop; whoever sees to it tells them how it is then.

    `when_closed` carries what is chosen of WHEN_CLOSED; `export` asks for a calendar file.
    """

    when_closed = Signal(str)
    export = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.autostart = Offer("Start with the computer", "Quietly, without its window, so that none is missed.")
        self.menu = Offer("In the menu of this computer", "With “Breathe now” and “Support” where the menu shows them.")
        self.closing = choice("When I close the window", WHEN_CLOSED)
        self.closing.currentIndexChanged.connect(lambda: self.when_closed.emit(self.closing.currentData()))
        door = button("Save as a calendar file", description="An .ics file, for the calendar of a phone or computer.")
        door.clicked.connect(self.export)
        self.panel(
            "Reminders need the program",
            self.autostart.row,
            self.autostart.problem,
            Row("When I close the window", self.closing, "Reminders can come only while the program runs."),
        )
        self.panel("To find the program", self.menu.row, self.menu.problem)
        self.panel(
            "In a calendar",
            Door(door, "A calendar on your phone can remind you too. Later changes here do not reach it."),
        )

    def set_when_closed(self, chosen: str) -> None:
        """Show what happens when the window is closed."""
        self.closing.set_options(WHEN_CLOSED, chosen)

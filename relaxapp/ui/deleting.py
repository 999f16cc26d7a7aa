"""Deleting everything: what goes, what stays unless it is ticked, a question, and then what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.ui.controls import announce, button, paragraph, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.question import Question
from relaxapp.ui.rows import Row
from relaxapp.ui.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

GOES: Final = (
    "This goes: your journal with all sessions, check-ins, weeks and sheets, its copies in the program, where you are "
    "in the course, your settings with what you chose for your body, what was prepared ahead, and the program's notes "
    "of what went wrong."
)
STAYS: Final = (
    "Files that you saved elsewhere stay: PDFs, tables, copies of your computer. The program can't find those. What is "
    "deleted here can't be brought back, unless you have saved a copy."
)
LOCKED: Final = (
    "What is locked can't be opened without your phrase or your recovery key, and no copy of it can be saved. If both "
    "are lost, you can delete it here and begin anew. If you keep plans that are locked, the lock stays with them."
)
ALSO: Final[Mapping[str, tuple[str, str]]] = {
    "reminders": ("My reminders too", "And no start with the computer."),
    "plans": ("My plans and my people too", "Both plans for hard moments, and the lines that you wrote."),
    "own": ("What I made too", "Exercises, breaths, sounds and recorded voices of your own."),
}
"""What goes only when it is ticked: its name, with words."""


class DeletingScreen(Page):
    """`wanted` carries the names from ALSO that are ticked, once the question was answered; `over` when all was read.

    `copy` asks to save everything first.
    """

    wanted = Signal(object)
    copy = Signal()
    over = Signal()

    def __init__(self) -> None:
        super().__init__("Delete everything")
        self._switches = {name: Switch() for name in ALSO}
        rows = [Row(words, self._switches[name], more) for name, (words, more) in ALSO.items()]
        self._question = Question()
        self._said = Refill(QVBoxLayout(), 10)
        self._title = title("Delete everything")
        self._locked = paragraph(LOCKED)
        self._asking: tuple[QWidget, ...] = (paragraph(GOES), *rows, paragraph(STAYS, muted=True))
        for widget in (self._title, self._locked, *self._asking, self._question, self._said):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._back = self.way_back()
        self._copy = button("Save a copy first")
        self._copy.clicked.connect(self.copy)
        self._delete = button("Delete …")
        self._delete.clicked.connect(self._ask)
        self._on = button("Go on", primary=True)
        self._on.clicked.connect(self.over)
        self.foot.add((self._back, self._copy, self._delete, self._on))
        self.first = self._back
        self.begin()

    def begin(self, *, locked: bool = False) -> None:
        """Show what would go, with nothing ticked; what is `locked` can't be copied first."""
        for switch in self._switches.values():
            switch.setChecked(False)
        self._question.hide()
        self._show(done=False)
        self._locked.setVisible(locked)
        self._copy.setVisible(not locked)
        self.order()
        self.area.verticalScrollBar().setValue(0)

    def show_done(self, lines: Sequence[str]) -> None:
        """Tell what was done, and what could not be."""
        self._question.hide()
        with self._said.refilled() as layout:
            for line in lines:
                layout.addWidget(paragraph(line))
        self._show(done=True)
        self.focus_first()
        announce(self, " ".join(lines))

    def _show(self, *, done: bool) -> None:
        for widget in (self._locked, *self._asking, self._back, self._copy, self._delete):
            widget.setVisible(not done)
        self._said.setVisible(done)
        self._on.setVisible(done)
        self._title.setText("Deleted" if done else "Delete everything")
        self.first = self._on if done else self._back
        self.order()

    def _ask(self) -> None:
        ticked = [name for name, switch in self._switches.items() if switch.isChecked()]
        also = {"reminders": "your reminders", "plans": "your plans and people", "own": "what you made"}
        more = "".join(f", {also[name]}" for name in ticked)
        self._question.ask(
            f"Delete your journal, settings, place in the course{more}? This can't be undone.",
            {"Delete it all": lambda: self.wanted.emit(frozenset(ticked)), "Keep it": self._keep},
            grave=True,
        )
        self.order()

    def _keep(self) -> None:
        self._delete.setFocus()

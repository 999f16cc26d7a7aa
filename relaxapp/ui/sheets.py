"""My sheets: those that were written, with their day, and a new one to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relaxapp.ui.controls import Caution, button, dress, heading, label, paragraph, small, title
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page
from relaxapp.ui.question import Removable
from relaxapp.ui.wide_button import wide_button

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QPushButton

    from relaxapp.journal.sheets import Form

_ABOUT: Final = (
    "Short pages for when you like to sort something out. None of them has to be filled in, and none adds up to "
    "anything. They stay in your journal, on this computer."
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A filled sheet as the list shows it: which one, its own words, and its day in words."""

    id: str
    title: str
    name: str
    day: str


class SheetRow(QFrame):
    """One filled sheet. Whether it is to be deleted is asked here, in its own place."""

    opened = Signal(str)
    removed = Signal(str)
    asked = Signal()

    def __init__(self, listed: Listed) -> None:
        super().__init__()
        dress(self, "surface")
        self.id = listed.id
        said = f"{listed.name or listed.title}, {listed.day}"
        self.first = button("Open", quiet=True)
        self.first.setAccessibleName(f"Open: {said}")
        self.first.clicked.connect(lambda: self.opened.emit(self.id))
        away = button("Delete", quiet=True)
        away.setAccessibleName(f"Delete: {said}")
        row = QWidget()
        row.setLayout(in_a_row := Flow())
        in_a_row.add((self.first, away))
        kept = Removable(row, away, "Delete this sheet? It can't be brought back.", "Delete it")
        kept.removed.connect(lambda: self.removed.emit(self.id))
        kept.asked.connect(self.asked)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(22, 14, 14, 10)
        inside.setSpacing(4)
        inside.addWidget(label(listed.name or listed.title, "strong"))
        inside.addWidget(small(f"{listed.title} · {listed.day}" if listed.name else listed.day))
        inside.addWidget(kept)


class SheetsScreen(Page):
    """`begin` carries the kind of a new sheet; `opened` and `removed` carry the id of a filled one."""

    begin = Signal(str)
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, forms: Iterable[Form]) -> None:
        super().__init__("My sheets")
        self._problem = Caution()
        self._list = QVBoxLayout()
        self._filled = Refill(self._list, spacing=10)
        self._rows: list[SheetRow] = []
        self._starts = [self._start(form) for form in forms]
        self._new = heading("A new one")
        for widget in (title("My sheets"), paragraph(_ABOUT), self._problem, self._filled, self._new):
            self.column.addWidget(widget)
        for start in self._starts:
            self.column.addWidget(start)
        self.column.addStretch(1)
        self.foot.addWidget(self.way_back())
        self.first = self._starts[0]

    def show_sheets(self, sheets: Sequence[Listed], problem: str = "") -> None:
        """Show the filled sheets as they are given, or say kindly why there are none."""
        held = self.focusWidget()
        at = next((at for at, row in enumerate(self._rows) if held and row.isAncestorOf(held)), None)
        self._problem.say(problem)
        with self._filled.refilled():
            self._rows = [self._row(each) for each in sheets]
        self._filled.setVisible(bool(sheets))
        self.first = self._rows[0].first if self._rows else self._starts[0]
        self.order()
        if at is not None:  # what had the focus is another row now
            goal = self._rows[min(at, len(self._rows) - 1)].first if self._rows else self.first
            goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, problem: str) -> None:
        """Say what went wrong; no words when all is well."""
        self._problem.tell(problem)

    def _row(self, listed: Listed) -> SheetRow:
        row = SheetRow(listed)
        row.opened.connect(self.opened)
        row.removed.connect(self.removed)
        row.asked.connect(self.order)
        self._list.addWidget(row)
        return row

    def _start(self, form: Form) -> QPushButton:
        """Return what begins a new sheet."""
        start = wide_button(form.title, form.summary)
        start.clicked.connect(lambda: self.begin.emit(form.kind))
        return start

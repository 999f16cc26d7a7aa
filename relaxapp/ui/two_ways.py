"""Two ways of which one holds: two buttons side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from relaxapp.ui.controls import button
from relaxapp.ui.layouts import Flow


class TwoWays(QWidget):
    """The first way or the second; `changed` when a person chose the other one."""

    changed = Signal()

    def __init__(self, name: str, one: str, other: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self._one, self._other = (button(text, description=name, look="company") for text in (one, other))
        for made in (self._one, self._other):
            made.setCheckable(True)
            made.clicked.connect(self.changed)
            self._group.addButton(made)
            row.addWidget(made)
        self._one.setChecked(True)

    @property
    def second(self) -> bool:
        """Whether the second way holds."""
        return self._other.isChecked()

    def choose(self, *, second: bool) -> None:
        """Show which way holds."""
        (self._other if second else self._one).setChecked(True)

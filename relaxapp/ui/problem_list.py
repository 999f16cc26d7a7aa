"""What is wrong in a text, one row each; pressing a row leads to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from relaxapp.ui.controls import Roaming, button, dress, label, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from relaxapp.exercises.problems import Problem

_AT_FIRST: Final = 5
"""Rows that are shown before somebody asks for more."""


class _Row(Roaming):
    """Where, what was found, what was expected, and a near miss."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._place = label(look="strong")
        self._words = label()
        self._hint = small("")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(22, 10, 18, 10)
        self._inside.setSpacing(2)
        for child in (self._place, self._words, self._hint):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._inside.addWidget(child)
        self.place = (0, 0)

    def show_problem(self, problem: Problem | str) -> None:
        """Show a problem of the text, or one of the whole, which leads nowhere."""
        if isinstance(problem, str):
            self.place = (0, 0)
            texts = ("The whole", f"{problem[:1].upper()}{problem[1:]}", "")
        else:
            self.place = (problem.line, problem.column)
            place = f"Line {problem.line}, column {problem.column}"
            hint = f"{problem.hint[:1].upper()}{problem.hint[1:]}"
            texts = (place, f"Found: {problem.found}. Expected: {problem.expected}.", hint)
        self.setEnabled(self.place != (0, 0))
        for child, text in zip((self._place, self._words, self._hint), texts, strict=True):
            child.setText(text)
            child.setVisible(bool(text))
        self.setAccessibleName(" ".join(f"{text.rstrip('.')}." for text in texts if text))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as what is written on it, not as the empty text of a button."""
        return self._inside.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._inside.totalMinimumSize()


class ProblemList(QWidget):
    """The rows, a few at first. `chosen` carries the line and the column of one; `grown` tells that rows came."""

    chosen = Signal(int, int)
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Problem | str, ...] = ()
        self._rows: list[_Row] = []
        self._count = 0
        self._more = button("Show all", quiet=True)
        self._more.clicked.connect(self._show_all)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def show_problems(self, problems: Sequence[Problem | str]) -> None:
        """Show other problems; the same ones stay as they are."""
        if tuple(problems) == self._all:
            return
        self._all = tuple(problems)
        self._fill(_AT_FIRST)
        self.setVisible(bool(self._all))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from row to row."""
        ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        focused = next((at for at, row in enumerate(self._rows) if row.hasFocus()), None)
        way = next((way for key, way in ways.items() if event.key() == key), 0)
        if not way or focused is None:
            super().keyPressEvent(event)
        elif 0 <= focused + way < self._count:
            self._rows[focused + way].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, most: int) -> None:
        self._count = min(most, len(self._all))
        while len(self._rows) < self._count:
            row = _Row()
            row.clicked.connect(lambda *, row=row: self.chosen.emit(*row.place))
            self._rows.append(row)
            self._layout.insertWidget(len(self._rows) - 1, row)
        for index, row in enumerate(self._rows):
            if index < self._count:
                row.show_problem(self._all[index])
            row.setVisible(index < self._count)
        self._more.setText(f"Show all {len(self._all)}")
        self._more.setVisible(self._count < len(self._all))
        self.grown.emit()

    def _show_all(self) -> None:
        first = self._count
        self._fill(len(self._all))
        self._rows[first].setFocus(Qt.FocusReason.TabFocusReason)

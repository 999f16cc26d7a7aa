"""A long list of exercises of which only so many rows are made as are looked at; rows are used again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.controls import button, heading
from relaxapp.ui.exercise_row import ExerciseRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from relaxapp.ui.exercise_row import Listed

_AT_ONCE: Final = 12
ALIGNED: Final = 6
"""Headings start where the shapes of buttons do, inside the room for the ring of the focus."""


class _Batch(QWidget):
    """A few rows that come and go together: Qt arranges a screen anew for every single thing that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ExerciseRow] = []
        self.aside = heading("Not for now")
        self.aside.setIndent(ALIGNED)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def fill(self, listed: Sequence[Listed], aside: int) -> None:
        """Show these, with the heading before the one of the index `aside`; below 0 for none. Only while hidden."""
        self._layout.removeWidget(self.aside)
        for row, each in zip(self.rows, listed, strict=False):
            row.show_exercise(each)
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(listed))
        if aside >= 0:
            self._layout.insertWidget(aside, self.aside)
        self.aside.setVisible(aside >= 0)

    def add(self, row: ExerciseRow) -> None:
        """Take in one more row."""
        self.rows.append(row)
        self._layout.addWidget(row)


class ExerciseList(QWidget):
    """Rows that the arrow keys go through; `left` tells that Up leads out of them."""

    chosen = Signal(str)
    quick = Signal(str)
    favourite = Signal(str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Listed] = ()
        self._batches: list[_Batch] = []
        self._open = 0
        self._last: Sequence[QWidget] = ()
        self._more = button("Show more", quiet=True)
        self._more.clicked.connect(self._go_on)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def first_name(self) -> str:
        """The name of the exercise at the top; "" when there is none."""
        return self._all[0].script.name if self._all else ""

    def row_of(self, name: str) -> ExerciseRow | None:
        """Return the row of an exercise, if it is among those that were made."""
        return next((row for row in self._rows() if row.name == name), None)

    def show_exercises(self, listed: Sequence[Listed]) -> None:
        """Show other exercises, in order; those with a reason stand at the end."""
        for batch in self._batches[: self._open]:
            batch.hide()
        self._all, self._open = listed, 0
        self.grow()

    def grow(self) -> None:
        """Show some more rows, if there are more."""
        start = self._open * _AT_ONCE
        if listed := self._all[start : start + _AT_ONCE]:
            if self._open == len(self._batches):
                self._batches.append(self._batch())
            batch = self._batches[self._open]
            for _ in range(len(batch.rows), len(listed)):
                self._add_row(batch)
            aside = next((index for index, each in enumerate(self._all) if each.reason), -1) - start
            batch.fill(listed, aside if aside < _AT_ONCE else -1)
            self._open += 1
            self._more.setVisible(self._open * _AT_ONCE < len(self._all))
            batch.show()
        elif not self._open:
            self._more.hide()

    def enter(self) -> None:
        """Give the focus to the first row, if there is one to press."""
        self._step(-1, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from row to row."""
        focused = self.focusWidget()
        at = next((index for index, row in enumerate(self._rows()) if focused and row.isAncestorOf(focused)), -1)
        if event.key() == Qt.Key.Key_Down:
            self._step(at, 1)
        elif event.key() == Qt.Key.Key_Up:
            if not self._step(at, -1):
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _rows(self) -> list[ExerciseRow]:
        rows = [row for batch in self._batches[: self._open] for row in batch.rows]
        return rows[: len(self._all)]

    def _step(self, index: int, way: int) -> bool:
        """Give the focus to the next row in a direction; False where there is none that can be pressed."""
        index += way
        if index == len(self._rows()):
            self.grow()
        rows = self._rows()
        if not 0 <= index < len(rows) or not rows[index].opens.isEnabled():
            return False
        rows[index].opens.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _batch(self) -> _Batch:
        made = _Batch()
        made.hide()
        self._layout.insertWidget(self._layout.count() - 1, made)
        return made

    def _add_row(self, batch: _Batch) -> None:
        row = ExerciseRow()
        row.chosen.connect(self.chosen)
        row.quick.connect(self.quick)
        row.favourite.connect(self.favourite)
        batch.add(row)
        for one, next_one in pairwise([*self._last, *row.controls]):
            self.setTabOrder(one, next_one)
        self._last = row.controls[-1:]

    def _go_on(self) -> None:
        """Show more on request: the focus goes on to the first of them."""
        last = len(self._rows()) - 1
        self.grow()
        self._step(last, 1)

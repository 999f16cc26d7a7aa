"""One question with a few answers side by side, of which one is chosen; or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from relaxapp.ui.controls import Flow, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence


class Answers(QWidget):
    """`changed` tells that another answer was chosen; the arrow keys go from one to the next."""

    changed = Signal()

    def __init__(self, question: str, answers: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = Flow(spacing=6)
        for number, answer in enumerate(answers):
            each = button(answer, look="company")
            each.setAccessibleName(f"{question}: {answer}")
            each.setCheckable(True)
            self._group.addButton(each, number)
            row.addWidget(each)
        self._group.idClicked.connect(lambda _: self.changed.emit())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.setSpacing(4)
        inside.addWidget(label(question))
        inside.addLayout(row)

    @property
    def answer(self) -> int | None:
        """The number of the answer that was chosen, from 0; None when none was."""
        chosen = self._group.checkedId()
        return None if chosen < 0 else chosen

    def set_answer(self, answer: int | None) -> None:
        """Show an answer as chosen, or none, telling nobody."""
        self._group.setExclusive(False)
        for number, each in enumerate(self._group.buttons()):
            each.setChecked(number == answer)
        self._group.setExclusive(True)

    def take_focus(self) -> None:
        """Go to the first answer."""
        self._group.buttons()[0].setFocus()

"""One question with a few answers side by side, of which one is chosen; or none. Pressed again, it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from relaxapp.ui.controls import Flow, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence


class Answers(QWidget):
    """`changed` tells that another answer was chosen, or none; the arrow keys go from one to the next."""

    changed = Signal()

    def __init__(self, question: str, answers: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._pressed_again = False
        row = Flow(spacing=6)
        for number, answer in enumerate(answers):
            each = button(answer, look="company")
            each.setAccessibleName(f"{question}: {answer}")
            each.setCheckable(True)
            each.installEventFilter(self)
            self._group.addButton(each, number)
            row.addWidget(each)
        self._group.idPressed.connect(self._press)
        self._group.idClicked.connect(self._choose)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the answer that a quick second press finds there: a hand that shakes takes nothing back."""
        return event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def _press(self, answer: int) -> None:
        self._pressed_again = answer == self.answer

    def _choose(self, _: int) -> None:
        if self._pressed_again:
            self.set_answer(None)
        self.changed.emit()

    def take_focus(self) -> None:
        """Go to the first answer."""
        self._group.buttons()[0].setFocus()

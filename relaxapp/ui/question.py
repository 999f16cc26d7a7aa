"""A question in the midst of a screen: answered by a button or left alone; everything else stays within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relaxapp.ui.controls import announce, button, dress, into_sight, paragraph
from relaxapp.ui.layouts import Flow, Refill

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton


class Question(QFrame):
    """Hidden until something is asked. Esc takes the last answer, which is the one that changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, "notice")
        self.setAccessibleName("A question")
        self._words = paragraph("")
        self._row = Flow()
        self._answers = Refill(self._row)
        self._last: Callable[[], None] = self.hide
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(10)
        inside.addWidget(self._words)
        inside.addWidget(self._answers)
        self.hide()

    def ask(
        self, text: str, answers: Mapping[str, Callable[[], None]], *, grave: bool = False, quiet: bool = False
    ) -> None:
        """Ask; each answer has its words on a button. The first one has the focus, in a `grave` question the last.

        A `quiet` question leaves the focus, and the page, where they are.
        """
        self._words.setText(text)
        self.show()
        with self._answers.refilled():
            for words, act in answers.items():
                one = button(words, quiet=True)
                one.clicked.connect(lambda *, act=act: self._answer(act))
                self._row.addWidget(one)
                self._last = act
        if not quiet:
            item = self._row.itemAt(self._row.count() - 1 if grave else 0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
            into_sight(self)
        announce(self, text)

    @property
    def asked(self) -> str:
        """What is asked now; "" for nothing."""
        return "" if self.isHidden() else self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._answer(self._last)
        else:
            super().keyPressEvent(event)

    def _answer(self, act: Callable[[], None]) -> None:
        self.hide()
        act()


class Removable(QWidget):
    """What can be taken away with the button `away`, after a question in its place: a press that slipped does nothing.

    `removed` tells that it is to go, `asked` that the question stands there.
    """

    removed = Signal()
    asked = Signal()

    def __init__(
        self, shown: QWidget, away: QPushButton, question: str, word: str = "Remove it", keep: str = "Keep it"
    ) -> None:
        super().__init__()
        self._shown = shown
        self._away = away
        self._words = question
        self._answers = {word: self.removed.emit, keep: self._keep}
        self._question = Question()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._question)
        inside.addWidget(shown)
        away.clicked.connect(self._ask)

    def _ask(self) -> None:
        self._question.ask(self._words, self._answers, grave=True)
        self._shown.hide()
        self.asked.emit()

    def _keep(self) -> None:
        self._shown.show()
        self._away.setFocus(Qt.FocusReason.OtherFocusReason)

"""The page that asks for a phrase: to open the lock, to make one, to change or remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from relaxapp.failures import Failure
from relaxapp.ui import lock_words as words
from relaxapp.ui.controls import TARGET, Caution, button, label, paragraph, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.rows import Row
from relaxapp.ui.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from relaxapp.ui.lock_words import Asked

_SECOND_MS: Final = 1000


class PhraseScreen(Page):
    """Asks for words, which `given` brings as a tuple: one for each field, the repeated one left out.

    `seen` tells that it is shown, `lost` that they have no words any more; `wait`, the seconds until words are taken
    again.
    """

    given = Signal(object)
    seen = Signal()
    lost = Signal()

    def __init__(self, wait: Callable[[], float]) -> None:
        super().__init__("A phrase")
        self._asked = words.UNLOCK
        self._wait = wait
        self._told = ""
        self._working = False
        self._fields: list[QLineEdit] = []
        self._title = title("")
        self._about = Refill(QVBoxLayout(), spacing=10)
        self._forms = Refill(QVBoxLayout(), spacing=6)
        self._problem = Caution()
        self._shown = Switch()
        self._shown.toggled.connect(self._show_signs)
        self._act = button("Open", primary=True)
        self._act.clicked.connect(self._give)
        for widget in (self._title, self._about, self._forms, Row("Show what I write", self._shown), self._problem):
            self.column.addWidget(widget)
        self.column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._leave = self.way_back()
        self._lost = button(words.LOST, quiet=True)
        self._lost.clicked.connect(self.lost)
        self.foot.add((self._leave, self._lost))
        self._seconds = QTimer(self, interval=_SECOND_MS)
        self._seconds.timeout.connect(self._count)
        self.ask(words.UNLOCK)

    def ask(self, asked: Asked) -> None:
        """Ask for something, with empty fields."""
        self._asked = asked
        self.setAccessibleName(asked.title)
        self._title.setText(asked.title)
        self._act.setText(asked.action)
        self._act.setAccessibleName(asked.action)
        self._leave.setText(asked.leave)
        self._leave.setAccessibleName(asked.leave)
        self._lost.setVisible(asked.lost)
        with self._about.refilled() as about:
            for text in asked.about:
                about.addWidget(paragraph(text))
        with self._forms.refilled() as forms:
            self._fields = []
            for name in asked.fields:
                field = self._field(name)
                said = label(name)
                said.setBuddy(field)
                forms.addWidget(said)
                forms.addWidget(field)
                self._fields.append(field)
        for field, following in zip(self._fields, [*self._fields[1:], None], strict=True):
            field.returnPressed.connect(following.setFocus if following else self._give)
        self._shown.setChecked(False)
        self.first = self._fields[0]
        self.order()
        self.tell(None)

    def tell(self, problem: Failure | None) -> None:
        """Say what is wrong, with the seconds until another try; None when all is well."""
        self._told = "" if problem is None else str(problem)
        self._rest()
        self._count()
        if problem:
            self._problem.tell(self._problem_now())
            self._fields[0].selectAll()
            self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was written."""
        for field in self._fields:
            field.clear()

    def work(self) -> None:
        """Show that the words are looked at, which takes a moment."""
        self._working = True
        self._act.setText(words.WORKING)
        self._act.setEnabled(False)
        self._leave.setEnabled(False)
        self._lost.setEnabled(False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._count()
        self.seen.emit()

    def _rest(self) -> None:
        self._working = False
        self._act.setText(self._asked.action)
        self._leave.setEnabled(True)
        self._lost.setEnabled(True)

    def _give(self) -> None:
        texts = [field.text() for field in self._fields]
        if self._working or self._wait():
            return
        if not all(text.strip() for text in texts):
            self.tell(Failure(words.EMPTY))
        elif self._asked.twice and texts[-1] != texts[-2]:
            self.tell(Failure(words.DIFFERENT))
            self._fields[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(tuple(texts[:-1] if self._asked.twice else texts))

    def _count(self) -> None:
        """Follow the seconds that are left to wait."""
        waiting = self._wait() > 0
        self._act.setEnabled(not self._working and not waiting)
        self._problem.say(self._problem_now())
        if waiting is not self._seconds.isActive():
            (self._seconds.start if waiting else self._seconds.stop)()

    def _problem_now(self) -> str:
        left = self._wait()
        if left <= 0:
            return self._told
        seconds = max(round(left), 1)
        return f"{self._told} You can try again in {seconds} {'second' if seconds == 1 else 'seconds'}.".strip()

    def _show_signs(self, shown: bool) -> None:
        for field in self._fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMinimumHeight(TARGET)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        private = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        field.setInputMethodHints(private | Qt.InputMethodHint.ImhNoAutoUppercase)
        return field

"""The switch for holding the breath, which says first whom it does not suit."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.exercises.script import CAUTIONS
from relaxapp.ui.controls import Flow, announce, button, dress, paragraph, surface
from relaxapp.ui.rows import Row
from relaxapp.ui.switch import Switch


class Holds(QWidget):
    """Off until the notice was seen and "Switch on" was pressed.

    `chosen` tells whether holds are wanted, `asked` that the notice has appeared.
    """

    chosen = Signal(bool)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.switch = Switch()
        self.row = Row(
            "Holding the breath",
            self.switch,
            "Some exercises hold the breath for a few seconds. Without this, they flow on.",
        )
        self.notice, inside = surface(margin=16)
        dress(self.notice, "notice")
        inside.addWidget(paragraph(CAUTIONS["holds"]))
        self.on = button("Switch on")
        self.off = button("Leave off")
        answers = Flow()
        answers.add((self.off, self.on))
        inside.addLayout(answers)
        self.notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.row)
        layout.addWidget(self.notice)
        self.switch.toggled.connect(self._toggled)
        self.on.clicked.connect(lambda: self._answer(True))
        self.off.clicked.connect(lambda: self._answer(False))

    def show_holds(self, on: bool) -> None:
        """Show whether holds are on."""
        self.notice.hide()
        self._put(on)

    def _toggled(self, on: bool) -> None:
        if not on:
            self.notice.hide()
            self.chosen.emit(False)
            return
        self._put(False)
        self.notice.show()
        self.off.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self.notice, CAUTIONS["holds"])
        self.asked.emit()

    def _answer(self, on: bool) -> None:
        self.notice.hide()
        self.switch.setFocus(Qt.FocusReason.TabFocusReason)
        self._put(on)
        if on:
            self.chosen.emit(True)

    def _put(self, on: bool) -> None:
        """Show it on or off without asking."""
        with QSignalBlocker(self.switch):
            self.switch.setChecked(on)
        self.switch.refresh()

"""For when an exercise does not help just now: other things to do, each one press away. Nothing is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from relaxapp.ui.controls import button, paragraph, title
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QPushButton

NOT_HELPING: Final = "This isn't helping"


class NotHelping(Page):
    """What else there is: `sounds`, something `elsewhere`, `stop`, `support`; `back` goes on where it was."""

    sounds = Signal()
    elsewhere = Signal()
    stop = Signal()
    support = Signal()

    def __init__(self) -> None:
        super().__init__(NOT_HELPING)
        self.column.addStretch(1)
        self.column.addWidget(title("Then let's leave it"))
        self.column.addWidget(paragraph("That happens, and it is fine. Whatever is easiest:"))
        self.column.addSpacing(8)
        self._elsewhere = self._offer("Without breath or body", self.elsewhere)
        self.first = self._offer("Only sounds", self.sounds)
        self.column.insertWidget(self.column.indexOf(self._elsewhere), self.first)
        self._offer("Stop here", self.stop)
        self._offer("People who can help", self.support)
        self.column.addStretch(2)
        again = button("Go on with it after all", quiet=True)
        again.clicked.connect(self.back)
        self.foot.addWidget(again)
        self.order()

    def offer_elsewhere(self, title_of_it: str) -> None:
        """Say what the something else is; without a title there is none."""
        self._elsewhere.setVisible(bool(title_of_it))
        self._elsewhere.setAccessibleDescription(title_of_it)

    def _offer(self, text: str, wanted: SignalInstance) -> QPushButton:
        made = button(text)
        made.clicked.connect(wanted)
        self.column.addWidget(made)
        return made

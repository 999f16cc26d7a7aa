"""An offer to be asked how it is, before and after: taken up by one press, or left alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from relaxapp.ui.controls import announce, button, dress, paragraph

_WORDS: Final = (
    "If you like, you can say in a few seconds how it is before a session and after. In time you see here what changes "
    "for you. You can skip it whenever you want, and a start for a bad moment never asks."
)
_TAKEN: Final = "From now on you are asked before and after a session. In the settings you can switch that off again."
ASK: Final = "Ask me before and after"


class Offer(QFrame):
    """A soft panel with one button. `wanted` tells that it was taken up."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, "surface")
        self._said = paragraph(_WORDS)
        self._take = button(ASK, description="How it is, before a session and after it.")
        self._take.clicked.connect(self._taken)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 20, 20, 20)
        inside.setSpacing(10)
        inside.addWidget(self._said)
        inside.addWidget(self._take)

    def show_offer(self, *, open_: bool) -> None:
        """Make the offer (anew), or take it away."""
        self._said.setText(_WORDS)
        self._take.show()
        self.setVisible(open_)

    def _taken(self) -> None:
        """Say what happens from now on, where the offer was."""
        self._said.setText(_TAKEN)
        self.wanted.emit()
        announce(self, _TAKEN)
        self.focusNextChild()
        self._take.hide()

"""Where a session has little room: the controls that are needed least, in a panel behind one button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from relaxapp.ui.controls import EDGE, Flow, dress
from relaxapp.ui.keys import key_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

_MARGIN: Final = 12


class More(QFrame):
    """A panel over the screen. `button` opens and closes it; whatever is pressed in it closes it too."""

    def __init__(self, screen: QWidget, buttons: Sequence[QPushButton]) -> None:
        super().__init__(screen)
        dress(self, "surface")
        self.setAccessibleName("More")
        self.button = key_button("More", "M", "Shows the other controls.")
        self.button.clicked.connect(self.open_or_close)
        self._flow = Flow(spacing=4)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._inside.addLayout(self._flow)
        for each in buttons:
            each.clicked.connect(self.close_panel)
        self.hide()

    def fill(self, buttons: Sequence[QPushButton]) -> None:
        """Have these buttons in the panel; without any there is nothing to open."""
        while self._flow.takeAt(0) is not None:
            pass
        self._flow.add(buttons)
        for each in buttons:
            each.show()
        self.button.setVisible(bool(buttons))
        self.button.setEnabled(bool(buttons))
        self.hide()

    def stand_above(self, row: QWidget) -> None:
        """Stand above the row of the other controls, as wide as needed."""
        size = self._inside.totalSizeHint()
        size.setWidth(min(size.width(), row.width()))
        size.setHeight(self._inside.totalHeightForWidth(size.width()))
        self.resize(size)
        self.move(EDGE, max(row.y() - size.height() - 4, 0))

    def open_or_close(self) -> None:
        """Show the panel, ready for the keys, or put it away."""
        if self.isVisible():
            self.close_panel()
            return
        self.show()
        self.raise_()
        first = self._flow.itemAt(0)
        if first is not None and (widget := first.widget()) is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    def close_panel(self) -> None:
        """Put the panel away; the focus goes back to where it came from."""
        if self.isVisible():
            self.hide()
            self.button.setFocus(Qt.FocusReason.TabFocusReason)

"""A small panel with three volumes, inside the session's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from relaxapp.ui.controls import button, dress, label
from relaxapp.ui.rows import percent, slider

if TYPE_CHECKING:
    from collections.abc import Mapping

BUSES: Final[Mapping[str, str]] = {"voice": "Voice", "bells": "Bells", "ambience": "Background sound"}
"""What can be turned up and down, with the words for people."""

STEP: Final = 5
"""One step of a volume, in percent."""


class Volumes(QFrame):
    """Three sliders. `level` tells the bus and its level (0..1); `closed` that the panel was put away."""

    level = Signal(str, float)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, "surface")
        self.setAccessibleName("Sound")
        self.sliders = {bus: slider(0, 100, STEP) for bus in BUSES}
        self._labels = {bus: label(look="small", wrap=False) for bus in BUSES}
        self._rows = [QBoxLayout(QBoxLayout.Direction.TopToBottom) for _ in BUSES]
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(4)
        for row, (bus, control) in zip(self._rows, self.sliders.items(), strict=True):
            control.setAccessibleName(f"{BUSES[bus]}, volume in percent")
            row.setSpacing(4)
            row.addWidget(self._labels[bus])
            row.addWidget(control)
            self._layout.addLayout(row)
            control.valueChanged.connect(lambda value, bus=bus: self._moved(bus, value))
        done = button("Done", quiet=True)
        done.clicked.connect(self.close_panel)
        self._layout.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        self._lie(flat=False)
        self.hide()

    def stand(self, room: QRect, top: int) -> None:
        """Stand to the right in this room, below `top` if there is height enough; in a low one, flat."""
        self._lie(flat=False)
        if self._layout.totalSizeHint().height() > room.height():
            self._lie(flat=True)
        size = self._layout.totalSizeHint()
        lowest = room.y() + max(room.height() - size.height(), 0)
        self.setGeometry(QRect(QPoint(room.x() + room.width() - size.width(), min(top, lowest)), size))

    def _lie(self, *, flat: bool) -> None:
        """Have the words above the sliders, or beside them."""
        across = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        widest = max(each.sizeHint().width() for each in self._labels.values())
        for row, words in zip(self._rows, self._labels.values(), strict=True):
            row.setDirection(across)
            words.setMinimumWidth(widest if flat else 0)  # the sliders are of one length
        above = 8 if flat else 14
        self._layout.setContentsMargins(18, above, 18, above)

    def set_levels(self, levels: Mapping[str, float]) -> None:
        """Show levels (0..1) without telling anybody."""
        for bus, control in self.sliders.items():
            with QSignalBlocker(control):
                control.setValue(round(levels[bus] * 100))
            self._say(bus)

    def louder(self, steps: int) -> str:
        """Turn voice and background up (or down) together; the bells stay. Return what they are now, in words."""
        buses = ("voice", "ambience")
        for bus in buses:
            self.sliders[bus].setValue(self.sliders[bus].value() + steps * STEP)
        return " · ".join(self._labels[bus].text() for bus in buses)

    def open_panel(self) -> None:
        """Show the panel, ready for the keys."""
        self.show()
        self.raise_()
        self.sliders["voice"].setFocus(Qt.FocusReason.TabFocusReason)

    def close_panel(self) -> None:
        """Put the panel away."""
        self.hide()
        self.closed.emit()

    def _moved(self, bus: str, value: int) -> None:
        self._say(bus)
        self.level.emit(bus, value / 100)

    def _say(self, bus: str) -> None:
        self._labels[bus].setText(f"{BUSES[bus]}  {percent(self.sliders[bus].value())}")

"""A box to choose one of several options from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QComboBox

from relaxapp.ui.style_sheet import TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent, QWheelEvent


class Choice(QComboBox):
    """A box to choose from that is changed only on purpose: the wheel scrolls the page instead."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(TARGET, TARGET)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def set_options(self, options: Mapping[str, str], chosen: str = "") -> None:
        """Offer other options (value -> words), telling nobody."""
        blocker = QSignalBlocker(self)
        self.clear()
        for value, words in options.items():
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        blocker.unblock()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow too: a style sheet could only show one from an image file."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2.5, c=Qt.PenCapStyle.RoundCap))
        tip = QPointF(self.width() - 28, self.height() / 2 + 3)
        painter.drawPolyline([tip + QPointF(-7, -6), tip, tip + QPointF(7, -6)])


def choice(name: str, options: Mapping[str, str], chosen: str = "") -> Choice:
    """Return a box to choose one of `options` (value -> words); `currentData()` is the value."""
    made = Choice()
    made.setAccessibleName(name)
    made.set_options(options, chosen)
    return made

"""A switch: a box to tick that looks like what it does, and says "On" or "Off" in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

from relaxapp.ui.controls import TARGET

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_TRACK: Final = QSize(50, 28)
_EDGE: Final = 6
_RING: Final = 4


class Switch(QCheckBox):
    """On or off, by a press anywhere on it."""

    def __init__(self) -> None:
        super().__init__("Off")
        self.toggled.connect(self.refresh)

    def refresh(self) -> None:
        """Say in words what it shows."""
        self.setText("On" if self.isChecked() else "Off")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        words = self.fontMetrics().horizontalAdvance("Off")
        height = max(TARGET, self.fontMetrics().height() + 2 * _EDGE)
        return QSize(_TRACK.width() + words + 5 * _EDGE, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Take a press anywhere."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Switch with Enter as with Space, once a press."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and way
        """Paint a track with a knob that stands at the side of what is chosen, and the word beside it."""
        on, colours = self.isChecked(), self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(QPointF(_EDGE + _RING, (self.height() - _TRACK.height()) / 2), _TRACK)
        accent = colours.color(QPalette.ColorRole.Accent)
        outline = colours.color(QPalette.ColorRole.Mid)
        painter.setPen(QPen(accent if on else outline, 2))
        painter.setBrush(accent if on else colours.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color(QPalette.ColorRole.HighlightedText) if on else outline)
        reach = track.height() / 2
        painter.drawEllipse(QPointF(track.right() - reach if on else track.left() + reach, track.center().y()), 9, 9)
        painter.setPen(colours.color(QPalette.ColorRole.WindowText))
        words = QRectF(track.right() + 2 * _EDGE, 0, self.width() - track.right() - 2 * _EDGE, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colours.color(QPalette.ColorRole.BrightText), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = QRectF(self.rect()).adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
            painter.drawRoundedRect(inside, 12, 12)
        painter.end()

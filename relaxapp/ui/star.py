"""The star that makes an exercise a favourite."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF

from relaxapp.ui.controls import TARGET, Roaming, dress

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_TIPS: Final = 5
_INNER: Final = 0.5
_AROUND: Final = 24


class Star(Roaming):
    """Full when it is a favourite, an outline when it is not; `clicked(bool)` tells the change."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, "star")
        self.setCheckable(True)
        self.setToolTip("Favourite")

    def set_favourite(self, title: str, favourite: bool) -> None:
        """Stand for an exercise, telling nobody."""
        self.setAccessibleName(f"Favourite: {title}")
        self.setChecked(favourite)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = max(TARGET, self.fontMetrics().height() + _AROUND)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the star over the ground and the ring of the focus, which are the style sheet's."""
        super().paintEvent(event)
        colours = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        colour = colours.color(QPalette.ColorRole.Accent if on else QPalette.ColorRole.Mid)
        painter.setPen(QPen(colour, 2, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(colour if on else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(_star(QPointF(self.width() / 2, self.height() / 2 + 1), self.fontMetrics().height() * 0.52))
        painter.end()


def _star(centre: QPointF, radius: float) -> QPolygonF:
    corners = []
    for index in range(2 * _TIPS):
        reach = radius if index % 2 == 0 else radius * _INNER
        angle = index * pi / _TIPS
        corners.append(centre + QPointF(sin(angle), -cos(angle)) * reach)
    return QPolygonF(corners)

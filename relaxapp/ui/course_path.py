"""The path of a course: a place beside the other, where one is, where one has been. It measures nothing."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from math import sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from relaxapp.ui.controls import TARGET
from relaxapp.ui.course_stone import HERE, Place, Stone, bold, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

_WINDING: Final = 1.25
"""How far the path turns from one place to the next, in radians: a gentle bend."""
_SWAY: Final = 0.5
_SWAY_DOWN: Final = 1.1
"""How far a place may lie to one side of the middle, in radii of a stone: on a path across, or from top to bottom."""
_AIR: Final = 8
_GAP: Final = 4
_MOST_LINES: Final = 2
_ENDLESS: Final = 10_000


class CoursePath(QWidget):
    """The places of a course on a winding path, side by side or, where they would be narrow, one below the other.

    `chosen` carries the id of a place that somebody wants to read about.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.stones: list[Stone] = []
        self._places: tuple[Place, ...] = ()
        self._trail: list[QPointF] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these places, in their order. Their number is the same every time."""
        self._places = tuple(places)
        self.setAccessibleName(f"The path, {len(places)} places")
        while len(self.stones) < len(places):
            stone = Stone(self)
            stone.clicked.connect(partial(self._choose, len(self.stones)))
            stone.show()
            self.stones.append(stone)
        for number, (stone, place) in enumerate(zip(self.stones, places, strict=True), 1):
            stone.show_place(place, number, len(places))
        self.updateGeometry()
        self._lay()

    def _choose(self, at: int) -> None:
        self.chosen.emit(self._places[at].id)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if self._is_wide(width):
            lines = _MOST_LINES + any(place.here for place in self._places)
            return round(self._reach(_SWAY) * 2 + self._line * lines + _AIR)
        return self._row(width) * len(self._places)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(TARGET * 6, self.heightForWidth(TARGET * 12))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(TARGET * 4, TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._places:
            self.updateGeometry()
            self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name and way
        """Paint the path under the stones; it comes from somewhere and goes on."""
        if not self._trail:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self.palette().color(QPalette.ColorRole.Mid))
        colour.setAlphaF(0.32)
        painter.setPen(QPen(colour, self._radius * 0.7, c=Qt.PenCapStyle.RoundCap))
        painter.drawPath(_through(self._trail, wide=self._is_wide(self.width())))
        painter.end()

    # Where everything is

    @property
    def _line(self) -> int:
        return QFontMetrics(bold(self.font())).height()

    @property
    def _radius(self) -> float:
        return max(TARGET / 2, self._line * 0.95)

    def _reach(self, sway: float) -> float:
        """Return how far a stone may reach from the middle of the path."""
        return self._radius * (1 + sway) + 3

    def _is_wide(self, width: int) -> bool:
        """Whether every title has its place below its stone, in a line or two."""
        metrics = QFontMetrics(bold(self.font()))
        cell = width // max(len(self._places), 1) - _GAP
        if QFontMetrics(small(self.font())).horizontalAdvance(HERE) > cell:
            return False
        room = QRect(0, 0, cell, _ENDLESS)
        boxes = [metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, place.title) for place in self._places]
        return all(box.width() <= cell and box.height() <= metrics.lineSpacing() * _MOST_LINES for box in boxes)

    def _row(self, width: int) -> int:
        """Return the height of a place in a path from top to bottom."""
        metrics = QFontMetrics(bold(self.font()))
        room = QRect(0, 0, max(round(width - self._beside), 1), _ENDLESS)
        boxes = (metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, place.title) for place in self._places)
        highest = max((box.height() for box in boxes), default=0)
        return round(max(2 * self._radius + _AIR, highest + self._line + _AIR))

    @property
    def _beside(self) -> float:
        """Where the words begin beside the stones."""
        return 2 * self._reach(_SWAY_DOWN) + _AIR

    def _lay(self) -> None:
        if not self._places:
            return
        if self._is_wide(self.width()):
            self._lay_across()
        else:
            self._lay_down()
        self.update()

    def _lay_across(self) -> None:
        cell = self.width() / len(self._places)
        reach = self._reach(_SWAY)
        middle, self._trail = reach + _AIR / 2, []
        for at, stone in enumerate(self.stones):
            box = QRect(round(at * cell), 0, round(cell), self.height())
            centre = QPointF((at + 0.5) * cell, middle + self._sway(at) * _SWAY)
            top = middle + reach
            words = QRectF(_GAP / 2, top, box.width() - _GAP, self.height() - top)
            stone.lay(box, centre - QPointF(box.topLeft()), self._radius, words, Qt.AlignmentFlag.AlignHCenter)
            self._trail.append(centre)
        first, last = (QPointF(x, middle) for x in (self._radius / 2, self.width() - self._radius / 2))
        self._trail = [first, *self._trail, last]

    def _lay_down(self) -> None:
        row, self._trail = self._row(self.width()), []
        middle = self._reach(_SWAY_DOWN)
        for at, stone in enumerate(self.stones):
            box = QRect(0, at * row, self.width(), row)
            centre = QPointF(middle + self._sway(at) * _SWAY_DOWN, (at + 0.5) * row)
            words = QRectF(self._beside, 0, self.width() - self._beside, row)
            stone.lay(box, centre - QPointF(box.topLeft()), self._radius, words, Qt.AlignmentFlag.AlignLeft)
            self._trail.append(centre)

    def _sway(self, at: float) -> float:
        return sin(0.4 + at * _WINDING) * self._radius


def _through(points: Sequence[QPointF], *, wide: bool) -> QPainterPath:
    """Return a soft line through points that go from left to right, or from top to bottom."""
    path = QPainterPath(points[0])
    for one, other in pairwise(points):
        half = (other - one) / 2
        bend = QPointF(half.x(), 0) if wide else QPointF(0, half.y())
        path.cubicTo(one + bend, other - bend, other)
    return path

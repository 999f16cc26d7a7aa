"""Paints a body, front and back side by side, with what may be asked of each area."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from relaxapp.ui.body_looks import ROUND, blob, paint_fill, paint_sign
from relaxapp.ui.body_shape import BOTTOM, HALF_WIDTH, TOP, View, cells, silhouette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFont, QFontMetricsF

    from relaxapp.exercises.areas import Mode
    from relaxapp.ui.body_looks import Inks
    from relaxapp.ui.body_shape import Outline, Point

BETWEEN: Final = 20.0
"""Units between the two figures."""
WIDTH: Final = 4 * HALF_WIDTH + BETWEEN
HEIGHT: Final = BOTTOM - TOP
_GAP: Final = 1.5
"""Half the gap between two areas, in units."""
_STEP: Final = 2.0
"""Units between two points of an outline that is painted, at least."""
_RING: Final = 4.0
_FACE: Final = (
    ("eyes", QRectF(-30, 46, 17, 14)),
    ("eyes", QRectF(13, 46, 17, 14)),
    ("jaw", QRectF(-11, 78, 22, 14)),
)
"""The lower arcs of these ellipses are the eyes, closed, and the mouth; each belongs to an area."""
_TITLES: Final[Mapping[View, str]] = {View.FRONT: "Front", View.BACK: "Back"}


@dataclass(frozen=True)
class Place:
    """Where the figures stand in a widget: how large a unit is, and the point (0, 0) of each figure, in pixels."""

    unit: float
    origins: Mapping[View, QPointF]

    @classmethod
    def within(cls, size: QSizeF, above: float) -> Place:
        """Return the largest place within a size, below so many pixels of titles."""
        unit = min(size.width() / WIDTH, (size.height() - above) / HEIGHT)
        side = (size.width() - WIDTH * unit) / 2
        top = above - TOP * unit
        return cls(
            unit,
            {
                View.FRONT: QPointF(side + HALF_WIDTH * unit, top),
                View.BACK: QPointF(side + (3 * HALF_WIDTH + BETWEEN) * unit, top),
            },
        )

    def box(self, view: View, area: str) -> QRectF:
        """Return where an area lies, in pixels."""
        box = areas(view)[area].boundingRect().adjusted(-ROUND, -ROUND, ROUND, ROUND)
        return QRectF(box.topLeft() * self.unit + self.origins[view], box.size() * self.unit)

    def in_units(self, view: View, point: QPointF) -> QPointF:
        """Return a point of the widget as one of a figure."""
        return (point - self.origins[view]) / self.unit


@cache
def body() -> QPainterPath:
    """Return the whole body, in units."""
    return _path(silhouette())


@cache
def areas(view: View) -> Mapping[str, QPainterPath]:
    """Return the path of every area, in units. It is painted `ROUND` wider on all sides."""
    return {area: _shrunk(body().intersected(_path(cell.edge))) for area, cell in cells(view).items()}


def _path(outline: Outline) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
    path.closeSubpath()
    return path


def _shrunk(path: QPainterPath) -> QPainterPath:
    edge = QPainterPathStroker()
    edge.setWidth(2 * (ROUND + _GAP))
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pieces = path.subtracted(edge.createStroke(path)).toSubpathPolygons()
    # The crumbs that are cut off at sharp corners are left out.
    largest = max(pieces, key=lambda piece: piece.boundingRect().width() * piece.boundingRect().height())
    return _path(_calmed([largest.at(index).toTuple() for index in range(largest.count())]))


def _calmed(points: list[Point]) -> Outline:
    """Return an outline without the small teeth that cutting leaves: even steps, each the mean of its neighbours."""
    kept = points[:1]
    for x, y in points[1:]:
        x0, y0 = kept[-1]
        steps = int(hypot(x - x0, y - y0) / _STEP)
        kept.extend((x0 + (x - x0) * step / steps, y0 + (y - y0) * step / steps) for step in range(1, steps + 1))
    around = zip(kept[-1:] + kept[:-1], kept, kept[1:] + kept[:1], strict=True)
    return tuple(((a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3) for a, b, c in around)


@dataclass(frozen=True)
class BodyPainting:
    """One picture of the body, about to be painted. `rings` go around areas; `pointed` is the one pointed to."""

    painter: QPainter
    place: Place
    modes: Mapping[str, Mode]
    inks: Inks
    rings: tuple[str, ...] = ()
    pointed: str = ""

    def paint(self, font: QFont, metrics: QFontMetricsF) -> None:
        """Paint both figures, with words above them in this font."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setFont(font)
        for view in View:
            self._words(view, metrics)
            self.painter.save()
            self.painter.translate(self.place.origins[view])
            self.painter.scale(self.place.unit, self.place.unit)
            self._figure(view)
            self.painter.restore()

    def _figure(self, view: View) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.inks.plain)
        self.painter.drawPath(body())
        for area, path in areas(view).items():
            paint_fill(self.painter, path, self.modes[area], self.inks)
        rings = [(area, _RING, self.inks.focus) for area in self.rings]
        for area, ring, ink in ((self.pointed, _RING / 2, self.inks.text), *rings):
            if (lit := areas(view).get(area)) is not None:
                blob(self.painter, lit, ink, ROUND + _GAP + ring)
                blob(self.painter, lit, self.inks.ground, ROUND + _GAP)
                paint_fill(self.painter, lit, self.modes[area], self.inks)
        if view is View.FRONT:
            self._face()
        for area in areas(view):
            paint_sign(self.painter, QPointF(*cells(view)[area].mark), self.modes[area], self.inks)

    def _face(self) -> None:
        """Close the eyes and let the mouth rest, so that it is somebody and not a chart."""
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for area, box in _FACE:
            _, ink = self.inks.sign(self.modes[area])
            self.painter.setPen(QPen(ink, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            self.painter.drawArc(box, 200 * 16, 140 * 16)

    def _words(self, view: View, metrics: QFontMetricsF) -> None:
        """Name the view above each figure, and beside its head the sides as they are for the person."""
        middle, top, line = self.place.origins[view], self.place.origins[view].y(), metrics.height()
        reach = HALF_WIDTH * self.place.unit
        self.painter.setPen(QPen(self.inks.text))
        above = QRectF(middle.x() - reach, top + TOP * self.place.unit - line * 1.5, 2 * reach, line)
        self.painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _TITLES[view])
        sides = ("Right", "Left") if view is View.FRONT else ("Left", "Right")
        beside = QRectF(middle.x() - reach, top + line * 0.4, 2 * reach, line)
        self.painter.drawText(beside, Qt.AlignmentFlag.AlignLeft, sides[0])
        self.painter.drawText(beside, Qt.AlignmentFlag.AlignRight, sides[1])

"""Week by week: the mean of the three PEG questions as a line, and the band in which a change says little."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from relaxapp.ui import drawing
from relaxapp.ui.drawing import Drawing, Ink
from relaxapp.ui.words import plain_date, short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.journal.looking_back import PegLine

_LINES: Final = 9
_RADIUS: Final = 0.24
_SMALLEST: Final = 2.0
_A_GAP: Final = 10
"""Days. Between looks back that are farther apart nothing is known, and the line is dotted."""
_A_YEAR: Final = 330


@dataclass(frozen=True)
class Weeks(Drawing):
    """The weeks that were looked back on; in the band a change since the start says little."""

    line: PegLine

    @property
    def name(self) -> str:
        return "Pain in daily life, week by week"

    @property
    def summary(self) -> str:
        (first, before), (last, now) = self.line.points[0], self.line.points[-1]
        return (
            f"The mean of three questions, from 0 to 10: {before:.1f} in the week from {plain_date(first)}, "
            f"{now:.1f} in the week from {plain_date(last)}. "
            f"Between {self.line.low:.1f} and {self.line.high:.1f} a change says little."
        )

    @property
    def headers(self) -> Sequence[str]:
        return ("Week from", "Mean of three")

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        return [(short_date(day), f"{mean:.1f}") for day, mean in reversed(self.line.points)]

    def height(self, width: float, letters: QFont) -> float:  # noqa: ARG002 - as every drawing is asked
        return drawing.line_of(letters) * (_LINES + 1)

    def paint(self, pen: QPainter, box: QRectF, ink: Ink, letters: QFont) -> None:
        pen.setFont(drawing.in_pixels(letters, drawing.SMALL))
        line = drawing.line_of(pen.font())
        room = drawing.scale(pen, box.adjusted(0, 0, 0, -line * 1.2), ink)
        self._band(pen, room, ink)
        places = self._places(room.adjusted(line, 0, -line, 0))
        radius = min(max(room.width() / len(places) / 3, _SMALLEST), QFontMetricsF(pen.font()).height() * _RADIUS)
        self._line(pen, places, radius, ink)
        for place in places:
            drawing.dot(pen, place, radius, ink)
        days = [(place.x(), day) for place, (day, _) in zip(places, self.line.points, strict=True)]
        years = (self.line.points[-1][0] - self.line.points[0][0]).days > _A_YEAR
        drawing.days_below(pen, room, room.bottom() + line * 0.6, days, ink, years=years)

    def _places(self, room: QRectF) -> list[QPointF]:
        first, last = self.line.points[0][0], self.line.points[-1][0]
        span = max((last - first).days, 1)
        wide = min(room.width(), span * room.width() / 7 / 6)  # a few weeks don't stretch over the whole width
        return [
            QPointF(room.left() + wide * (day - first).days / span, drawing.at_value(room, mean))
            for day, mean in self.line.points
        ]

    def _line(self, pen: QPainter, places: Sequence[QPointF], radius: float, ink: Ink) -> None:
        for (one, (day, _)), (other, (next_day, _)) in pairwise(zip(places, self.line.points, strict=True)):
            gap = (next_day - day).days > _A_GAP
            pen.setPen(QPen(ink.accent, max(radius * 0.4, 1.5), Qt.PenStyle.DotLine if gap else Qt.PenStyle.SolidLine))
            pen.drawLine(one, other)

    def _band(self, pen: QPainter, room: QRectF, ink: Ink) -> None:
        top, bottom = (
            drawing.at_value(room, min(self.line.high, drawing.MOST)),
            drawing.at_value(room, max(self.line.low, 0)),
        )
        pen.fillRect(QRectF(room.left(), top, room.width(), bottom - top), ink.band)
        pen.setPen(QPen(ink.accent, 1, Qt.PenStyle.DashLine))
        for y in (top, bottom):
            pen.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))

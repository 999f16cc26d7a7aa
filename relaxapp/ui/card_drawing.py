"""What the pictures of the learning cards are drawn with: a circle with its ways out, and lines over many days.

What they say stands below them, one line beside each mark, so that it wraps and grows as all words do.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from relaxapp.ui.drawing import Drawing, Ink, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK: Final = 2.4
"""Room for a mark before its words, in lines."""
_BETWEEN: Final = 0.45
_WRAPS: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
_ENDLESS: Final = 100_000.0


class CardPicture(Drawing):
    """A picture above, and below it what its marks mean."""

    title: str
    said: str
    marks: Sequence[str]

    @property
    def name(self) -> str:
        return self.title

    @property
    def summary(self) -> str:
        return self.said

    @property
    def headers(self) -> Sequence[str]:
        return ("Mark", "Meaning")

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        return [(str(number), text) for number, text in enumerate(self.marks, 1)]

    def height(self, width: float, letters: QFont) -> float:
        between = line_of(letters) * _BETWEEN
        words = (self._words(0, 0, width, text, letters).height() + between for text in self.marks)
        return self.picture_height(width, letters) + sum(words) + between

    def paint(self, pen: QPainter, box: QRectF, ink: Ink, letters: QFont) -> None:
        pen.setFont(letters)
        line, top = line_of(letters), self.picture_height(box.width(), letters)
        self.paint_picture(pen, QRectF(box.left(), box.top(), box.width(), top), ink)
        top += box.top()
        for number, text in enumerate(self.marks):
            top += line * _BETWEEN
            room = self._words(box.left(), top, box.width(), text, letters)
            self.paint_mark(pen, number, QRectF(box.left(), top, line * _MARK, line), ink)
            pen.setPen(ink.text)
            pen.drawText(room, _WRAPS, text)
            top = room.bottom()

    def picture_height(self, width: float, letters: QFont) -> float:
        """Return how high the picture alone is."""
        raise NotImplementedError

    def paint_picture(self, pen: QPainter, box: QRectF, ink: Ink) -> None:
        """Paint the picture alone."""
        raise NotImplementedError

    def paint_mark(self, pen: QPainter, number: int, box: QRectF, ink: Ink) -> None:
        """Paint a mark of the picture again, before the words that say what it means."""
        raise NotImplementedError

    def _words(self, left: float, top: float, width: float, text: str, letters: QFont) -> QRectF:
        """Return where the words of a mark stand."""
        beside = line_of(letters) * _MARK
        room = QRectF(left + beside, top, width - beside, _ENDLESS)
        return QFontMetricsF(letters).boundingRect(room, _WRAPS, text).adjusted(0, 0, 2, 0)


@dataclass(frozen=True)
class Circle(CardPicture):
    """Words on a circle, each leading to the next, with a numbered way out between one and the next."""

    title: str
    said: str
    words: Sequence[str]
    marks: Sequence[str]

    def picture_height(self, width: float, letters: QFont) -> float:
        line = line_of(letters)
        radius = self._radius(width, letters)
        # From above the word at the top to below the way out at the bottom, which lies on the circle's lowest point.
        return line * 1.2 + radius * 2 + line * 2.6

    def paint_picture(self, pen: QPainter, box: QRectF, ink: Ink) -> None:
        line, radius = pen.fontMetrics().lineSpacing(), self._radius(box.width(), pen.font())
        middle = QPointF(box.center().x(), box.top() + line * 1.2 + radius)
        step = 360 / len(self.words)
        pen.setBrush(Qt.BrushStyle.NoBrush)
        pen.setPen(QPen(ink.line, 2.5))
        pen.drawEllipse(middle, radius, radius)
        for number, word in enumerate(self.words):
            out = -90 + step * (number + 0.5)
            _arrow_head(pen, _at(middle, radius, out - step * 0.18), out - step * 0.18 + 90, line * 0.5, ink)
            self._way_out(pen, middle, radius, out, number, ink)
            self._word(pen, _at(middle, radius, -90 + step * number), word, ink)

    def paint_mark(self, pen: QPainter, number: int, box: QRectF, ink: Ink) -> None:
        _number(pen, box.center() - QPointF(box.width() * 0.15, 0), number + 1, ink)

    def _radius(self, width: float, letters: QFont) -> float:
        line, metrics = line_of(letters), QFontMetricsF(letters)
        widest = max(metrics.horizontalAdvance(word) for word in self.words) + line * 1.6
        return max(min(line * 4.6, (width - widest) / 2 / cos(radians(30))), line * 2.8)

    def _way_out(self, pen: QPainter, middle: QPointF, radius: float, angle: float, number: int, ink: Ink) -> None:
        line = pen.fontMetrics().lineSpacing()
        pen.setPen(QPen(ink.accent, 2.5, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
        pen.drawLine(_at(middle, radius + line * 0.2, angle), _at(middle, radius + line * 0.9, angle))
        _number(pen, _at(middle, radius + line * 1.6, angle), number + 1, ink)

    def _word(self, pen: QPainter, at: QPointF, word: str, ink: Ink) -> None:
        line = pen.fontMetrics().lineSpacing()
        box = QRectF(0, 0, pen.fontMetrics().horizontalAdvance(word) + line * 1.2, line * 1.8)
        box.moveCenter(at)
        pen.setPen(QPen(ink.line, 2))
        pen.setBrush(ink.ground)
        pen.drawRoundedRect(box, line * 0.8, line * 0.8)
        pen.setPen(ink.text)
        pen.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


@dataclass(frozen=True)
class Lines(CardPicture):
    """Two lines over many days, from 0 to 1: one dotted, one full; where `dot` is given, a place on the full one."""

    title: str
    said: str
    dotted: Sequence[float]
    full: Sequence[float]
    marks: Sequence[str]
    dot: int = -1

    def picture_height(self, width: float, letters: QFont) -> float:
        return max(min(width * 0.34, line_of(letters) * 9), line_of(letters) * 5)

    def paint_picture(self, pen: QPainter, box: QRectF, ink: Ink) -> None:
        room = box.adjusted(8, 8, -8, -8)
        pen.setPen(QPen(ink.grid, 2))
        pen.drawLine(room.bottomLeft(), room.bottomRight())
        pen.setBrush(Qt.BrushStyle.NoBrush)
        inner = room.adjusted(0, 4, 0, -6)
        pen.setPen(self._pen(0, ink))
        pen.drawPath(_through(_places(inner, self.dotted)))
        pen.setPen(self._pen(1, ink))
        places = _places(inner, self.full)
        pen.drawPath(_through(places))
        if self.dot >= 0:
            self._dot(pen, places[self.dot], ink)

    def paint_mark(self, pen: QPainter, number: int, box: QRectF, ink: Ink) -> None:
        middle, right = box.center().y(), box.right() - box.height() * 0.6
        if number < 2:  # noqa: PLR2004 - the two lines
            pen.setPen(self._pen(number, ink))
            pen.drawLine(QPointF(box.left() + 3, middle), QPointF(right, middle))
        else:
            self._dot(pen, QPointF((box.left() + right) / 2, middle), ink)

    def _pen(self, number: int, ink: Ink) -> QPen:
        if number:
            return QPen(ink.accent, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        return QPen(ink.muted, 3, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)

    def _dot(self, pen: QPainter, at: QPointF, ink: Ink) -> None:
        pen.setPen(QPen(ink.accent, 4))
        pen.setBrush(ink.ground)
        pen.drawEllipse(at, 8, 8)
        pen.setBrush(Qt.BrushStyle.NoBrush)


def _at(middle: QPointF, distance: float, angle: float) -> QPointF:
    """Return a place at a distance from the middle; angles go clockwise from three o'clock, in degrees."""
    return middle + QPointF(cos(radians(angle)), sin(radians(angle))) * distance


def _arrow_head(pen: QPainter, tip: QPointF, angle: float, size: float, ink: Ink) -> None:
    pen.setPen(QPen(ink.line, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for side in (145, -145):
        pen.drawLine(tip, _at(tip, size, angle + side))


def _number(pen: QPainter, at: QPointF, number: int, ink: Ink) -> None:
    """Paint a figure on a disc."""
    radius = pen.fontMetrics().height() * 0.62
    pen.setPen(Qt.PenStyle.NoPen)
    pen.setBrush(ink.accent)
    pen.drawEllipse(at, radius, radius)
    pen.setPen(ink.ground)
    box = QRectF(0, 0, 2 * radius, 2 * radius)
    box.moveCenter(at)
    pen.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
    pen.setBrush(Qt.BrushStyle.NoBrush)


def _places(room: QRectF, values: Sequence[float]) -> list[QPointF]:
    """Return where values from 0 to 1 stand, from left to right."""
    step = room.width() / (len(values) - 1)
    return [QPointF(room.left() + step * at, room.bottom() - room.height() * value) for at, value in enumerate(values)]


def _through(places: Sequence[QPointF]) -> QPainterPath:
    """Return a soft line through places; a straight row of them stays straight (Catmull and Rom's curve)."""
    path = QPainterPath(places[0])
    around = [places[0], *places, places[-1]]
    for before, one, other, behind in zip(around, around[1:], around[2:], around[3:], strict=False):
        path.cubicTo(one + (other - before) / 6, other - (behind - one) / 6, other)
    return path

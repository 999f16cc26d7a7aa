"""What helps: for each exercise a dot for the usual change, and a line for where it lies with some certainty."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from relaxapp.ui import drawing
from relaxapp.ui.drawing import AIR, Drawing, Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relaxapp.journal.insight import Effect, Helps

BY_ITSELF: Final = "By itself, without practice"
_LEAST: Final = 2
"""The scale goes at least so far to both sides: a tiny change must not look like a large one."""
_TRACK: Final = 1.4
_BELOW: Final = 2.6
"""Lines of text that the mark of an exercise takes, and those that the scale takes below all of them."""
_ENDLESS: Final = 10_000
_RADIUS: Final = 0.3
_CLOSE: Final = 0.05
"""Changes below this are told as none: that much is lost in rounding."""


@dataclass(frozen=True)
class _Line:
    """A change with its interval; `mark` paints it."""

    title: str
    value: float
    low: float
    high: float
    number: int
    mark: Callable[[QPainter, QPointF, float, Ink], None]


@dataclass(frozen=True)
class Effects(Drawing):
    """The changes of one measure: each exercise with enough check-ins, all together, and what comes by itself."""

    helps: Helps

    @property
    def name(self) -> str:
        return f"Change of {self.helps.measure}, from before to after"

    @property
    def summary(self) -> str:
        return " ".join(f"{line.title}: {in_words(line.value, line.low, line.high)}." for line in self._lines)

    @property
    def headers(self) -> Sequence[str]:
        return ("Exercise", "Change", "Likely", "Times")

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        return [
            (line.title, change(line.value), f"{change(line.low)} to {change(line.high)}", str(line.number))
            for line in self._lines
        ]

    def height(self, width: float, letters: QFont) -> float:
        return sum(self._heights(width, letters)) + drawing.line_of(letters) * _BELOW

    def paint(self, pen: QPainter, box: QRectF, ink: Ink, letters: QFont) -> None:
        line = drawing.line_of(letters)
        pen.setFont(drawing.in_pixels(letters, drawing.SMALL))
        room = box.adjusted(line, 0, -line, -line * (_BELOW - 0.2))
        self._scale(pen, room, ink)
        pen.setFont(letters)
        top = room.top()
        for each, high in zip(self._lines, self._heights(box.width(), letters), strict=True):
            self._title(pen, QRectF(box.left(), top, box.width(), high - line * _TRACK), each.title, ink)
            self._change(pen, room, top + high - line * (_TRACK - 0.6), each, ink)
            top += high

    def _heights(self, width: float, letters: QFont) -> list[float]:
        """Return how high each line is: its title, wrapped, and what is painted below."""
        metrics, room = QFontMetricsF(letters), QRectF(0, 0, width, _ENDLESS)
        wrap = Qt.TextFlag.TextWordWrap.value
        below = metrics.lineSpacing() * _TRACK
        return [metrics.boundingRect(room, wrap, each.title).height() + below for each in self._lines]

    @property
    def _lines(self) -> list[_Line]:
        helps = self.helps
        lines = [_line(each, drawing.dot) for each in helps.effects if each.enough]
        if helps.overall is not None and helps.overall.enough:
            lines.append(_line(helps.overall, drawing.diamond))
        if (usual := helps.ordinary) is not None:
            title = f"{BY_ITSELF}, at most" if usual.at_most else BY_ITSELF
            lines.append(_Line(title, usual.change, usual.low, usual.high, usual.number, drawing.square))
        return lines

    @property
    def _reach(self) -> int:
        """How far the scale goes to both sides."""
        return max([_LEAST, *(math.ceil(max(abs(each.low), abs(each.high))) for each in self._lines)])

    def _x(self, room: QRectF, value: float) -> float:
        return room.center().x() + room.width() / 2 * value / self._reach

    def _scale(self, pen: QPainter, room: QRectF, ink: Ink) -> None:
        metrics = QFontMetricsF(pen.font())
        line, middle = metrics.lineSpacing(), self._x(room, 0)
        step = max(1, math.ceil(self._reach / (room.width() / (metrics.horizontalAdvance("+10") * 4))))
        for value in range(-self._reach // step * step, self._reach + 1, step):
            if abs(value) > self._reach:
                continue
            x = self._x(room, value)
            pen.setPen(QPen(ink.line if value == 0 else ink.grid, 2 if value == 0 else 1))
            pen.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            figure = QRectF(x - line * 2, room.bottom() + line * 0.2, line * 4, line)
            drawing.words(pen, figure, Qt.AlignmentFlag.AlignHCenter, change(value), ink.muted)
        below = QRectF(room.left(), room.bottom() + line * 1.3, room.width() / 2 - AIR, line)
        drawing.words(pen, below, Qt.AlignmentFlag.AlignLeft, f"← less {self.helps.measure}", ink.muted)
        below.moveLeft(middle + AIR)
        drawing.words(pen, below, Qt.AlignmentFlag.AlignRight, f"more {self.helps.measure} →", ink.muted)

    def _title(self, pen: QPainter, box: QRectF, title: str, ink: Ink) -> None:
        """Write a title, with no line of the scale through its words."""
        wrap = Qt.TextFlag.TextWordWrap.value
        taken = QFontMetricsF(pen.font()).boundingRect(box, wrap, title)
        pen.fillRect(taken.adjusted(0, 0, AIR, 0), ink.ground)
        pen.setPen(ink.text)
        pen.drawText(box, wrap, title)

    def _change(self, pen: QPainter, room: QRectF, y: float, shown: _Line, ink: Ink) -> None:
        radius = QFontMetricsF(pen.font()).height() * _RADIUS
        low, high = self._x(room, shown.low), self._x(room, shown.high)
        pen.setPen(QPen(ink.accent, max(radius * 0.36, 2)))
        pen.drawLine(QPointF(low, y), QPointF(high, y))
        for end in (low, high):
            pen.drawLine(QPointF(end, y - radius * 0.8), QPointF(end, y + radius * 0.8))
        shown.mark(pen, QPointF(self._x(room, shown.value), y), radius, ink)


def _line(effect: Effect, mark: Callable[[QPainter, QPointF, float, Ink], None]) -> _Line:
    return _Line(effect.title, effect.shrunk_change, effect.low, effect.high, effect.pairs, mark)


def change(value: float) -> str:
    """Return a change as a figure: "−1.4", "0", "+0.6"."""
    if abs(value) < _CLOSE:
        return "0"
    figure = f"{abs(value):.1f}".removesuffix(".0")
    return f"{'−' if value < 0 else '+'}{figure}"


def in_words(value: float, low: float, high: float) -> str:
    """Return a change in words: "about 1.4 less, likely between 2.1 less and 0.7 less"."""
    return f"about {_said(value)}, likely between {_said(low)} and {_said(high)}"


def _said(value: float) -> str:
    if abs(value) < _CLOSE:
        return "no change"
    return f"{change(value).lstrip('−+')} {'less' if value < 0 else 'more'}"

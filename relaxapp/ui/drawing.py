"""What every chart is made of: colours, letters, marks, a scale from 0 to 10.

A drawing knows no widget: the same strokes go on the screen and into a file, crisp at any scale. Shapes say what
colours say: a ring is before, a dot after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPalette, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

SMALL: Final = 0.9
AIR: Final = 8.0
MOST: Final = 10
"""The end of every scale of ratings."""
_BAND: Final = 0.16
_GRID: Final = 0.4


@dataclass(frozen=True)
class Ink:
    """What is drawn with: the ground, words, quieter words, thin lines, and the one colour that shows what matters."""

    ground: QColor
    text: QColor
    muted: QColor
    line: QColor
    accent: QColor

    @classmethod
    def of(cls, colours: QPalette) -> Ink:
        """Take them from a palette, upon a soft panel."""
        roles = (
            QPalette.ColorRole.Base,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.PlaceholderText,
            QPalette.ColorRole.Mid,
            QPalette.ColorRole.Accent,
        )
        return cls(*map(colours.color, roles))

    @property
    def grid(self) -> QColor:
        """A line that is there without being looked at."""
        return faint(self.line, _GRID)

    @property
    def band(self) -> QColor:
        """A soft area."""
        return faint(self.accent, _BAND)


PAPER: Final = Ink(*map(QColor, ("#ffffff", "#222222", "#555555", "#777777", "#22594d")))
"""What a saved picture is drawn with, whatever the theme: it may be printed or sent to somebody."""


class Drawing:
    """One chart: its picture, and all that it shows as words, which a screen reader reads."""

    @property
    def name(self) -> str:
        """Its title."""
        raise NotImplementedError

    @property
    def summary(self) -> str:
        """What it shows, in a sentence or two."""
        raise NotImplementedError

    @property
    def headers(self) -> Sequence[str]:
        """The names of the columns of `rows`."""
        raise NotImplementedError

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """All that it shows, as a table."""
        raise NotImplementedError

    def height(self, width: float, letters: QFont) -> float:
        """Return how high it is when it is so wide, in the pixels of these letters."""
        raise NotImplementedError

    def paint(self, pen: QPainter, box: QRectF, ink: Ink, letters: QFont) -> None:
        """Paint it into a box; `letters` have a size in pixels."""
        raise NotImplementedError


# Letters


def in_pixels(font: QFont, scale: float = 1.0) -> QFont:
    """Return the font with its size in pixels, as large on every device."""
    made = QFont(font)
    made.setPixelSize(max(round(QFontInfo(font).pixelSize() * scale), 1))
    return made


def line_of(letters: QFont) -> float:
    """Return the height of a line."""
    return QFontMetricsF(letters).lineSpacing()


def words(pen: QPainter, box: QRectF, flags: Qt.AlignmentFlag, text: str, colour: QColor) -> None:
    """Write one line, shortened where it would leave its box."""
    pen.setPen(colour)
    shown = QFontMetricsF(pen.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    pen.drawText(box, (flags | Qt.AlignmentFlag.AlignVCenter).value, shown)


# Marks


def faint(colour: QColor, strength: float) -> QColor:
    """Return the colour with less strength (0..1)."""
    made = QColor(colour)
    made.setAlphaF(strength)
    return made


def ring(pen: QPainter, at: QPointF, radius: float, ink: Ink) -> None:
    """Paint how it was before."""
    pen.setPen(QPen(ink.accent, radius * 0.36))
    pen.setBrush(ink.ground)
    pen.drawEllipse(at, radius, radius)


def dot(pen: QPainter, at: QPointF, radius: float, ink: Ink) -> None:
    """Paint how it was after."""
    pen.setPen(Qt.PenStyle.NoPen)
    pen.setBrush(ink.accent)
    pen.drawEllipse(at, radius, radius)


def diamond(pen: QPainter, at: QPointF, radius: float, ink: Ink) -> None:
    """Paint what stands for all together."""
    pen.setPen(Qt.PenStyle.NoPen)
    pen.setBrush(ink.accent)
    pen.drawPolygon([at + QPointF(x, y) * radius for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))])


def square(pen: QPainter, at: QPointF, radius: float, ink: Ink) -> None:
    """Paint what happens by itself."""
    pen.setPen(QPen(ink.accent, radius * 0.36))
    pen.setBrush(ink.ground)
    pen.drawRect(QRectF(at.x() - radius * 0.8, at.y() - radius * 0.8, radius * 1.6, radius * 1.6))


def scale(pen: QPainter, box: QRectF, ink: Ink) -> QRectF:
    """Paint a scale from 0 to 10 at the left of a box, with lines across; return the room for what is shown."""
    high = pen.fontMetrics().height()
    left = QFontMetricsF(pen.font()).horizontalAdvance(f"{MOST}") + AIR
    room = box.adjusted(left, high / 2, 0, -high / 2)
    for value in (0, MOST // 2, MOST):
        y = at_value(room, value)
        pen.setPen(QPen(ink.grid, 1))
        pen.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        figure = QRectF(box.left(), y - high / 2, left - AIR, high)
        words(pen, figure, Qt.AlignmentFlag.AlignRight, str(value), ink.muted)
    return room


def at_value(room: QRectF, value: float) -> float:
    """Return where a rating from 0 to 10 stands, from the top."""
    return room.bottom() - room.height() * value / MOST


def days_below(
    pen: QPainter, room: QRectF, top: float, places: Sequence[tuple[float, date]], ink: Ink, *, years: bool
) -> None:
    """Write days below their places (x, day), as many as there is room for, always the last one."""
    metrics = QFontMetricsF(pen.font())
    free = room.right() + metrics.horizontalAdvance("00 May 0000")
    for x, day in reversed(places):
        text = f"{day:%b} {day.year}" if years else f"{day.day} {day:%b}"
        half = metrics.horizontalAdvance(text) / 2
        middle = min(x, room.right() - half)
        if middle + half + AIR * 2 > free or middle - half < room.left() - AIR:
            continue
        words(
            pen,
            QRectF(middle - half - 1, top, 2 * half + 2, metrics.height()),
            Qt.AlignmentFlag.AlignHCenter,
            text,
            ink.muted,
        )
        free = middle - half

"""What each mode of an area looks like: a fill that is the emptier the less is asked, and a sign.

The fills differ in pattern and the signs in shape, so that nobody needs to tell colours apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from relaxapp.exercises.areas import Mode
from relaxapp.ui.style_sheet import mixed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent

    from relaxapp.ui.theme import Theme

ROUND: Final = 6.0
"""How far a fill reaches around the path of an area: this rounds its corners."""
SIGN: Final = 6.5
"""Half the width of a sign."""
FULL: Final = (Mode.TENSE, Mode.GENTLY)
"""These areas are filled with their colour; the others are paler."""
_EDGE: Final = 2.0
_STRIPES: Final = 8.0
_DOTS: Final = 9.0
_TINT: Final = 0.13
_SWATCH: Final = QSize(44, 36)


@dataclass(frozen=True)
class Inks:
    """What a body is painted with."""

    ground: QColor
    plain: QColor
    text: QColor
    focus: QColor
    modes: Mapping[Mode, QColor]
    tints: Mapping[Mode, QColor]

    @classmethod
    def of(cls, theme: Theme) -> Inks:
        """Take them from a theme."""
        ground = theme.colours["window"]
        modes = {mode: theme.colours[f"body_{mode}"] for mode in Mode}
        return cls(
            theme.colour("window"),
            theme.colour("body"),
            theme.colour("text"),
            theme.colour("focus"),
            {mode: QColor(colour) for mode, colour in modes.items()},
            {
                mode: QColor(mixed(ground, colour, 0.0 if mode is Mode.SKIP else _TINT))
                for mode, colour in modes.items()
            },
        )

    def sign(self, mode: Mode) -> tuple[QColor, QColor]:
        """Return the colour beneath the sign of a mode, and that of the sign."""
        if mode in FULL:
            return self.modes[mode], self.ground
        return self.tints[mode], self.modes[mode]


def paint_fill(painter: QPainter, path: QPainterPath, mode: Mode, inks: Inks) -> None:
    """Fill an area: striped for tense, full for gently, pale for release, dotted for imagine, only a dashed line."""
    colour = inks.modes[mode]
    match mode:
        case Mode.TENSE:
            blob(painter, path, colour, ROUND)
            _stripe(painter, path, inks.ground)
        case Mode.GENTLY:
            blob(painter, path, colour, ROUND)
        case Mode.RELEASE | Mode.IMAGINE:
            blob(painter, path, colour, ROUND)
            blob(painter, path, inks.tints[mode], ROUND - _EDGE)
            if mode is Mode.IMAGINE:
                _dot(painter, path, colour)
        case Mode.SKIP:
            blob(painter, path, inks.ground, ROUND)
            pen = QPen(colour, _EDGE, c=Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([2.0, 2.2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)


def blob(painter: QPainter, path: QPainterPath, colour: QColor, reach: float) -> None:
    """Paint a path and everything as near to it as `reach`, so that its corners are round."""
    painter.setPen(QPen(colour, reach * 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour)
    painter.drawPath(path)


def _stripe(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """Lay slanting stripes over a path."""
    box = path.boundingRect()
    slant = box.height() * 0.6
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.2))
    count = int((box.width() + slant) / _STRIPES) + 1
    lefts = [box.left() - slant + _STRIPES * index for index in range(count + 1)]
    painter.drawLines([QLineF(left, box.bottom(), left + slant, box.top()) for left in lefts])
    painter.restore()


def _dot(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """Lay dots over a path, none of them cut."""
    box, middle = path.boundingRect(), path.boundingRect().center()
    across, down = int(box.width() / _DOTS) + 1, int(box.height() / _DOTS) + 1
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for row in range(-down, down + 1):
        for column in range(-across, across + 1):
            place = middle + QPointF(column + row % 2 / 2, row * 0.86) * _DOTS
            if path.contains(place):
                painter.drawEllipse(place, 1.6, 1.6)


def paint_sign(painter: QPainter, middle: QPointF, mode: Mode, inks: Inks) -> None:
    """Paint the sign of a mode: pressing together, a wave, sinking, a cloud, a bar."""
    below, ink = inks.sign(mode)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(below)
    painter.drawEllipse(middle, SIGN * 1.5, SIGN * 1.5)
    painter.setPen(QPen(ink, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_SIGNS[mode]().translated(middle))


def _pressing() -> QPainterPath:
    path = QPainterPath()
    for way in (-1, 1):
        path.moveTo(way * SIGN, -SIGN * 0.7)
        path.lineTo(way * SIGN * 0.35, 0)
        path.lineTo(way * SIGN, SIGN * 0.7)
    return path


def _wave() -> QPainterPath:
    path = QPainterPath(QPointF(-SIGN, SIGN * 0.2))
    path.cubicTo(-SIGN * 0.4, -SIGN, SIGN * 0.4, SIGN, SIGN, -SIGN * 0.2)
    return path


def _sinking() -> QPainterPath:
    path = QPainterPath()
    for y in (-0.55, 0.25):
        path.moveTo(-SIGN * 0.75, SIGN * y)
        path.lineTo(0, SIGN * (y + 0.55))
        path.lineTo(SIGN * 0.75, SIGN * y)
    return path


def _cloud() -> QPainterPath:
    path = QPainterPath(QPointF(-SIGN * 0.6, SIGN * 0.6))
    path.arcTo(QRectF(-SIGN * 1.1, -SIGN * 0.25, SIGN * 0.9, SIGN * 0.85), 270, -180)
    path.arcTo(QRectF(-SIGN * 0.6, -SIGN * 0.85, SIGN * 1.1, SIGN * 1.1), 160, -150)
    path.arcTo(QRectF(SIGN * 0.15, -SIGN * 0.25, SIGN * 0.95, SIGN * 0.85), 90, -180)
    path.closeSubpath()
    return path


def _bar() -> QPainterPath:
    path = QPainterPath(QPointF(-SIGN * 0.7, 0))
    path.lineTo(SIGN * 0.7, 0)
    return path


_SIGNS: Final = {
    Mode.TENSE: _pressing,
    Mode.GENTLY: _wave,
    Mode.RELEASE: _sinking,
    Mode.IMAGINE: _cloud,
    Mode.SKIP: _bar,
}


class Swatch(QWidget):
    """A small sample of what a mode looks like."""

    def __init__(self, mode: Mode, inks: Inks) -> None:
        super().__init__()
        self._mode, self._inks = mode, inks
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(_SWATCH)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_inks(self, inks: Inks) -> None:
        """Take on other colours."""
        self._inks = inks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and way
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = ROUND + 1
        path = QPainterPath()
        path.addRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        paint_fill(painter, path, self._mode, self._inks)
        paint_sign(painter, QRectF(self.rect()).center(), self._mode, self._inks)
        painter.end()

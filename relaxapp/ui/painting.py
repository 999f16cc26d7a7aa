"""Paints a picture of the pacer into a square.

It is done sixty times a second: flat shapes only, and opaque ones wherever possible, which cost a third of translucent
ones. What seems translucent is mixed with the ground beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import asin, atan2, cos, degrees, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen, QPolygonF, QStaticText, QTransform

from relaxapp.ui.picture import Shape

if TYPE_CHECKING:
    from relaxapp.ui.picture import Picture
    from relaxapp.ui.theme import Theme

_Rgb = tuple[float, float, float]

_BLEED: Final = 1.10
"""The ring and the sinking petals reach this far beyond the radius."""
_PETALS: Final = 9
_PETAL: Final = 0.30
"""Radius of a petal, as a share of how far it reaches."""
_CORNERS: Final = 36
"""Of the arc of a petal: with so many it is nowhere as much as a twentieth of a pixel off."""
_VEILS: Final = 3
_VEIL: Final = 0.62
_VEIL_AWAY: Final = 0.24
"""Radius of a veil, and how far its middle is away from the pacer's."""
_WORD: Final = 0.19
_LETTER: Final = 0.7
"""Height of a word, and the width of its letters as a share of that, at most."""
_RING_AWAY: Final = 0.06
_SOFT_EDGE: Final = 2.0
"""Pixels by which an edge may be softer than its form."""
LEVEL_OPACITY: Final = 0.92


@dataclass(frozen=True)
class Colours:
    """What the pacer is painted with."""

    window: QColor
    ground: QColor
    breath_in: QColor
    breath_out: QColor
    hold: QColor
    text: QColor
    muted: QColor

    @classmethod
    def of(cls, theme: Theme) -> Colours:
        """Take them from a theme."""
        roles = ("window", "pacer_ground", "pacer_in", "pacer_out", "pacer_hold", "text", "muted")
        return cls(*map(theme.colour, roles))

    def toned(self, tone: float, opacity: float = 1.0) -> QColor:
        """Return the colour between in-breath (0) and out-breath (1)."""
        one, other, _ = self._parts
        return QColor.fromRgbF(*_mixed(one, other, tone), opacity)

    def on_ground(self, colour: QColor, opacity: float) -> QColor:
        """Return the opaque colour that a translucent one has on the ground."""
        return QColor.fromRgbF(*_mixed(self._parts[2], _rgb(colour), opacity))

    @cached_property
    def _parts(self) -> tuple[_Rgb, _Rgb, _Rgb]:
        return _rgb(self.breath_in), _rgb(self.breath_out), _rgb(self.ground)


def _rgb(colour: QColor) -> _Rgb:
    return colour.redF(), colour.greenF(), colour.blueF()


def _mixed(one: _Rgb, other: _Rgb, way: float) -> _Rgb:
    """Return the colour that has gone `way` (0..1) from one to the other."""
    return (
        one[0] + (other[0] - one[0]) * way,
        one[1] + (other[1] - one[1]) * way,
        one[2] + (other[2] - one[2]) * way,
    )


@dataclass(frozen=True)
class Lettering:
    """The font of the words, as Qt describes it, and how high it is in pixels: asked for once, not with each frame."""

    described: str
    pixels: int

    @classmethod
    def of(cls, font: QFont) -> Lettering:
        """Take it from a font."""
        return cls(font.toString(), QFontInfo(font).pixelSize())


@dataclass(frozen=True)
class _Written:
    """A word that was laid out once, which costs ten times as much as painting it."""

    text: QStaticText
    font: QFont
    middle: QPointF


@lru_cache(maxsize=32)
def _written(word: str, described: str, pixels: int) -> _Written:
    """Lay out a word in the font that Qt describes so, `pixels` high."""
    font = QFont()
    font.fromString(described)
    font.setPixelSize(pixels)
    text = QStaticText(word)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.prepare(font=font)
    size = text.size()
    return _Written(text, font, QPointF(size.width() / 2, size.height() / 2))


class Painting:
    """One frame, about to be painted into `square`."""

    def __init__(
        self, painter: QPainter, square: QRectF, shown: Picture, colours: Colours, lettering: Lettering
    ) -> None:
        self._painter = painter
        self._square = square
        self._shown = shown
        self._colours = colours
        self._lettering = lettering
        # What every form asks for is found out once: a frame has twenty of them.
        self._centre = square.center()
        self._x, self._y = self._centre.x(), self._centre.y()
        self._radius = _radius(square)
        self._toned = colours.toned(shown.tone)

    def ground(self) -> None:
        """Paint what lies beneath every form and never changes."""
        if self._shown.shape is Shape.ROUND:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._colours.ground)
            self._disc(1.0)

    def form(self) -> None:
        """Paint what moves, upon the ground."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        if self._shown.shape is Shape.BAR:
            self._bar()
            return
        self._veils()
        self._level()
        self._petals()
        self._trail()
        self._painter.setBrush(self._toned)
        self._disc(self._shown.disc)
        self._ring()
        self._word(self._centre, self._radius * _WORD, self._colours.window)

    def _disc(self, radius: float, right: float = 0.0, down: float = 0.0) -> None:
        """Paint a disc, away from the middle; all as fractions of the pacer's radius."""
        whole = self._radius
        self._painter.drawEllipse(
            QPointF(self._x + right * whole, self._y + down * whole), radius * whole, radius * whole
        )

    def _box(self, radius: float) -> QRectF:
        return _around(self._centre, radius * self._radius)

    def _veils(self) -> None:
        if self._shown.veil_shown <= 0:
            return
        self._painter.setBrush(self._colours.toned(1.0, 0.13 * self._shown.veil_shown))
        for index in range(_VEILS):
            right, down = _direction(self._shown.veil_turn + index / _VEILS)
            self._disc(_VEIL, right * _VEIL_AWAY, down * _VEIL_AWAY)

    def _level(self) -> None:
        """Fill the ground from below, paler than the disc that bears the word."""
        shown, painter = self._shown, self._painter
        if shown.level <= 0:
            return
        painter.setBrush(self._colours.on_ground(self._toned, LEVEL_OPACITY))
        angle = degrees(asin(max(min(2 * shown.level - 1, 1.0), -1.0)))
        # Angles count from three o'clock, counter-clockwise, in sixteenths of a degree.
        painter.drawChord(self._box(1.0), round((180 - angle) * 16), round((180 + 2 * angle) * 16))
        moat = QColor(self._colours.ground)
        moat.setAlphaF(min(shown.level / 0.2, 1.0))
        painter.setBrush(moat)
        self._disc(shown.disc + 0.03)

    def _petals(self) -> None:
        shown = self._shown
        if shown.petals_shown <= 0:
            return
        far = shown.petals_reach * self._radius
        self._painter.setBrush(self._colours.on_ground(self._colours.toned(0.0), 0.42 * shown.petals_shown))
        placed = QTransform(far, 0.0, 0.0, far, self._x, self._y + shown.petals_fall * self._radius)
        self._painter.drawPolygon(placed.map(_flower()))

    def _trail(self) -> None:
        """Paint the echoes from the outermost in; over veils they must let through what is beneath."""
        shown = self._shown
        covered = 0.0
        for index in reversed(range(len(shown.echoes))):
            opacity = shown.echoes_shown * (0.36 - 0.10 * index)
            if shown.veil_shown > 0:
                echo = self._colours.toned(shown.tone, opacity)
            else:
                covered += (1.0 - covered) * opacity
                echo = self._colours.on_ground(self._toned, covered)
            self._painter.setBrush(echo)
            self._disc(shown.echoes[index])

    def _ring(self) -> None:
        if self._shown.ring is None:
            return
        pen = QPen(self._colours.hold, _ring_width(self._radius))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawArc(self._box(_ring_reach(self._shown)), 90 * 16, round(-360 * 16 * self._shown.ring))

    def _word(self, middle: QPointF, pixels: float, colour: QColor) -> None:
        if not self._shown.word or self._shown.word_shown <= 0:
            return
        written = _written(self._shown.word, self._lettering.described, max(round(pixels), 12))
        ink = QColor(colour)
        ink.setAlphaF(self._shown.word_shown)
        self._painter.setFont(written.font)
        self._painter.setPen(ink)
        self._painter.drawStaticText(middle - written.middle, written.text)

    def _bar(self) -> None:
        """Paint a bar that fills to the right and empties again, the word above it, and a thin line while held."""
        side = self._square.width()
        bar = QRectF(self._square.left() + side * 0.08, self._y - side * 0.06, side * 0.84, side * 0.12)
        self._painter.setPen(QPen(self._toned, 2))
        self._rounded(bar, self._colours.ground)
        self._painter.setPen(Qt.PenStyle.NoPen)
        width = bar.height() + (bar.width() - bar.height()) * self._shown.level
        self._rounded(QRectF(bar.topLeft(), bar.bottomLeft() + QPointF(width, 0.0)), self._toned)
        if self._shown.ring is not None:
            line = QRectF(bar.left(), bar.bottom() + side * 0.04, bar.width() * self._shown.ring, side * 0.016)
            self._rounded(line, self._colours.hold)
        # Outside a form there is room: a word is never smaller than the other words on the screen.
        pixels = max(side * 0.10, self._lettering.pixels)
        above = QRectF(self._square.left(), bar.top() - side * 0.02 - pixels * 1.6, side, pixels * 1.6)
        self._word(above.center(), pixels, self._colours.text)

    def _rounded(self, box: QRectF, colour: QColor) -> None:
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def reach(shown: Picture, square: QRectF) -> QRectF:
    """Return the part of a square in which a picture paints more than the bare ground, which never changes."""
    if shown.shape is Shape.BAR or shown.level > 0:
        return square
    radius = _radius(square)
    reaches = [shown.disc, len(shown.word) * _WORD * _LETTER / 2]
    if shown.echoes_shown > 0:
        reaches += shown.echoes
    if shown.petals_shown > 0:
        reaches.append(shown.petals_reach + shown.petals_fall)
    if shown.veil_shown > 0:
        reaches.append(_VEIL + _VEIL_AWAY)
    if shown.ring is not None:
        reaches.append(_ring_reach(shown) + _ring_width(radius) / radius)
    return _around(square.center(), max(reaches) * radius + _SOFT_EDGE)


def _radius(square: QRectF) -> float:
    return square.width() / 2 / _BLEED


def _around(centre: QPointF, distance: float) -> QRectF:
    corner = QPointF(distance, distance)
    return QRectF(centre - corner, centre + corner)


def _ring_reach(shown: Picture) -> float:
    return (shown.petals_reach if shown.petals_shown else shown.disc) + _RING_AWAY


def _ring_width(radius: float) -> float:
    return max(radius * 0.022, 3.0)


def _direction(turn: float) -> tuple[float, float]:
    """Return how far right and down it is to one unit from the middle, after a part of a turn from three o'clock."""
    return cos(2 * pi * turn), sin(2 * pi * turn)


@cache
def _flower() -> QPolygonF:
    """Return the outline of all petals, reaching out to one unit: painted in half the time that nine circles take.

    Each petal is an arc between the places where its circle meets those of its neighbours. What the circles would leave
    free in the middle is filled: the disc or its trail always lies there.
    """
    away, half = 1.0 - _PETAL, pi / _PETALS
    meeting = away * cos(half) + sqrt(_PETAL**2 - (away * sin(half)) ** 2)
    wide = atan2(meeting * sin(half), meeting * cos(half) - away) / (2 * pi)
    outline = QPolygonF()
    for index in range(_PETALS * _CORNERS):
        petal, corner = divmod(index, _CORNERS)
        turn = petal / _PETALS - 0.25
        right, down = _direction(turn)
        further_right, further_down = _direction(turn + wide * (2 * corner / _CORNERS - 1))
        outline.append(QPointF(right * away + further_right * _PETAL, down * away + further_down * _PETAL))
    return outline

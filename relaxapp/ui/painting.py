"""Paints a picture of the pacer into a square.

It is done sixty times a second: flat shapes only, and opaque ones wherever possible, which cost a third of translucent
ones. What seems translucent is mixed with the ground beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, degrees, pi, sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen, QStaticText

from relaxapp.ui.picture import Shape

if TYPE_CHECKING:
    from relaxapp.ui.picture import Picture
    from relaxapp.ui.theme import Theme

_BLEED: Final = 1.10
"""The ring and the sinking petals reach this far beyond the radius."""
_PETALS: Final = 9
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
        one, other = self.breath_in, self.breath_out
        return QColor.fromRgbF(
            one.redF() + (other.redF() - one.redF()) * tone,
            one.greenF() + (other.greenF() - one.greenF()) * tone,
            one.blueF() + (other.blueF() - one.blueF()) * tone,
            opacity,
        )

    def on_ground(self, tone: float, opacity: float) -> QColor:
        """Return the opaque colour that a translucent tone has on the ground."""
        colour, ground = self.toned(tone), self.ground
        return QColor.fromRgbF(
            ground.redF() + (colour.redF() - ground.redF()) * opacity,
            ground.greenF() + (colour.greenF() - ground.greenF()) * opacity,
            ground.blueF() + (colour.blueF() - ground.blueF()) * opacity,
        )


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


@dataclass(frozen=True)
class Painting:
    """One frame, about to be painted into `square`."""

    painter: QPainter
    square: QRectF
    shown: Picture
    colours: Colours
    font: QFont

    def ground(self) -> None:
        """Paint what lies beneath every form and never changes."""
        if self.shown.shape is Shape.ROUND:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self._disc(1.0, self.colours.ground)

    def form(self) -> None:
        """Paint what moves, upon the ground."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        if self.shown.shape is Shape.BAR:
            self._bar()
            return
        self._veils()
        self._level()
        self._petals()
        self._trail()
        self._disc(self.shown.disc, self.colours.toned(self.shown.tone))
        self._ring()
        self._word(self.square, self._radius * _WORD, self.colours.window)

    @property
    def _radius(self) -> float:
        return _radius(self.square)

    def _disc(self, radius: float, colour: QColor, away: QPointF | None = None) -> None:
        """Paint a disc, `away` from the middle; both as fractions of the pacer's radius."""
        centre = self.square.center() + (away or QPointF()) * self._radius
        self.painter.setBrush(colour)
        self.painter.drawEllipse(centre, radius * self._radius, radius * self._radius)

    def _box(self, radius: float) -> QRectF:
        return _around(self.square.center(), radius * self._radius)

    def _veils(self) -> None:
        if self.shown.veil_shown <= 0:
            return
        colour = self.colours.toned(1.0, 0.13 * self.shown.veil_shown)
        for index in range(_VEILS):
            self._disc(_VEIL, colour, _direction(self.shown.veil_turn + index / _VEILS) * _VEIL_AWAY)

    def _level(self) -> None:
        """Fill the ground from below, paler than the disc that bears the word."""
        if self.shown.level <= 0:
            return
        self.painter.setBrush(self.colours.on_ground(self.shown.tone, LEVEL_OPACITY))
        angle = degrees(asin(max(min(2 * self.shown.level - 1, 1.0), -1.0)))
        # Angles count from three o'clock, counter-clockwise, in sixteenths of a degree.
        self.painter.drawChord(self._box(1.0), round((180 - angle) * 16), round((180 + 2 * angle) * 16))
        moat = QColor(self.colours.ground)
        moat.setAlphaF(min(self.shown.level / 0.2, 1.0))
        self._disc(self.shown.disc + 0.03, moat)

    def _petals(self) -> None:
        if self.shown.petals_shown <= 0:
            return
        size = self.shown.petals_reach * 0.30
        colour = self.colours.on_ground(0.0, 0.42 * self.shown.petals_shown)
        sunk = QPointF(0.0, self.shown.petals_fall)
        for index in range(_PETALS):
            away = _direction(index / _PETALS - 0.25) * (self.shown.petals_reach - size)
            self._disc(size, colour, away + sunk)

    def _trail(self) -> None:
        """Paint the echoes from the outermost in; over veils they must let through what is beneath."""
        if self.shown.veil_shown > 0:
            for echo, opacity in self._echoes():
                self._disc(echo, self.colours.toned(self.shown.tone, opacity))
            return
        covered = 0.0
        for echo, opacity in self._echoes():
            covered += (1.0 - covered) * opacity
            self._disc(echo, self.colours.on_ground(self.shown.tone, covered))

    def _echoes(self) -> list[tuple[float, float]]:
        """Return radius and opacity of each echo, the outermost first."""
        each = [(echo, self.shown.echoes_shown * (0.36 - 0.10 * index)) for index, echo in enumerate(self.shown.echoes)]
        return each[::-1]

    def _ring(self) -> None:
        if self.shown.ring is None:
            return
        pen = QPen(self.colours.hold, _ring_width(self._radius))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawArc(self._box(_ring_reach(self.shown)), 90 * 16, round(-360 * 16 * self.shown.ring))

    def _word(self, where: QRectF, pixels: float, colour: QColor) -> None:
        if not self.shown.word or self.shown.word_shown <= 0:
            return
        written = _written(self.shown.word, self.font.toString(), max(round(pixels), 12))
        ink = QColor(colour)
        ink.setAlphaF(self.shown.word_shown)
        self.painter.setFont(written.font)
        self.painter.setPen(ink)
        self.painter.drawStaticText(where.center() - written.middle, written.text)

    def _bar(self) -> None:
        """Paint a bar that fills to the right and empties again, the word above it, and a thin line while held."""
        side, middle = self.square.width(), self.square.center().y()
        bar = QRectF(self.square.left() + side * 0.08, middle - side * 0.06, side * 0.84, side * 0.12)
        colour = self.colours.toned(self.shown.tone)
        self.painter.setPen(QPen(colour, 2))
        self._rounded(bar, self.colours.ground)
        self.painter.setPen(Qt.PenStyle.NoPen)
        width = bar.height() + (bar.width() - bar.height()) * self.shown.level
        self._rounded(QRectF(bar.topLeft(), bar.bottomLeft() + QPointF(width, 0.0)), colour)
        if self.shown.ring is not None:
            line = QRectF(bar.left(), bar.bottom() + side * 0.04, bar.width() * self.shown.ring, side * 0.016)
            self._rounded(line, self.colours.hold)
        # Outside a form there is room: a word is never smaller than the other words on the screen.
        pixels = max(side * 0.10, QFontInfo(self.font).pixelSize())
        above = QRectF(self.square.left(), bar.top() - side * 0.02 - pixels * 1.6, side, pixels * 1.6)
        self._word(above, pixels, self.colours.text)

    def _rounded(self, box: QRectF, colour: QColor) -> None:
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


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


def _direction(turn: float) -> QPointF:
    """Return the point at one unit from the middle, after a part of a turn from three o'clock."""
    return QPointF(cos(2 * pi * turn), sin(2 * pi * turn))

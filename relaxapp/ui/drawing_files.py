"""A drawing as a file: a PNG that is fine enough for paper, or an SVG, whose words stay words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from relaxapp.ui.drawing import PAPER, in_pixels, line_of, words

if TYPE_CHECKING:
    from relaxapp.ui.drawing import Drawing

_WIDE: Final = 900
_MARGIN: Final = 24
_FINE: Final = 3
"""So many points of a PNG lie in one pixel of the screen."""
_LARGER: Final = 1.2


def as_png(drawing: Drawing, font: QFont) -> bytes:
    """Return the drawing with its name, in letters like these."""
    data = QByteArray()
    image = as_image(drawing, font)
    image.save(QBuffer(data), "PNG")  # type: ignore[call-overload] # its stubs ask for bytes, and then it refuses them
    return bytes(data.data())


def as_image(drawing: Drawing, font: QFont, wide: int = _WIDE) -> QImage:
    """Return the drawing with its name, in letters like these, `wide` pixels wide on a screen and finer than one."""
    size = _size(drawing, font, wide)
    image = QImage(size * _FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINE)
    image.fill(PAPER.ground)
    image.setText("Title", drawing.name)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(drawing, painter, size, font)
    painter.end()
    return image


def as_svg(drawing: Drawing, font: QFont) -> bytes:
    """Return the drawing with its name, in letters like these."""
    from PySide6.QtSvg import QSvgGenerator  # seldom needed

    size, data = _size(drawing, font, _WIDE), QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(QPointF(), size))
    generator.setTitle(drawing.name)
    generator.setDescription(drawing.summary)
    painter = QPainter(generator)
    painter.fillRect(QRectF(QPointF(), size), PAPER.ground)
    _paint(drawing, painter, size, font)
    painter.end()
    return bytes(data.data())


def _size(drawing: Drawing, font: QFont, wide: int) -> QSize:
    inside = drawing.height(wide - 2 * _MARGIN, in_pixels(font))
    return QSize(wide, round(inside + 2 * _MARGIN + _title_height(font)))


def _title_height(font: QFont) -> float:
    return line_of(_title(font)) * 1.5


def _title(font: QFont) -> QFont:
    letters = in_pixels(font, _LARGER)
    letters.setBold(True)
    return letters


def _paint(drawing: Drawing, painter: QPainter, size: QSize, font: QFont) -> None:
    page = QRectF(QPointF(), size).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    painter.setFont(_title(font))
    head = QRectF(page.left(), page.top(), page.width(), line_of(_title(font)))
    words(painter, head, Qt.AlignmentFlag.AlignLeft, drawing.name, PAPER.text)
    drawing.paint(painter, page.adjusted(0, _title_height(font), 0, 0), PAPER, in_pixels(font))

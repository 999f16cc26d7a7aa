"""A person's own pictures, read small enough to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("png", "jpg", "jpeg", "webp", "gif", "bmp")


def load(path: Path, side: int) -> QImage:
    """Return the picture, upright and at most `side` pixels wide and high; an empty image when it can't be read."""
    if not path.is_file():  # nor a pipe, which would never end
        return QImage()
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()

"""A code that a phone's camera reads: it takes a number or an address over to the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

QUIET: Final = 4
"""Modules of empty paper around the code (ISO/IEC 18004)."""

_MODULE: Final = 6
"""Pixels of one module."""
_INK: Final = QColor("#000000")
_PAPER: Final = QColor("#ffffff")
_DIM_PAPER: Final = QColor("#b8ab9c")
"""A camera needs dark on light in every theme; in the dark, paper as bright as day would hurt."""
_DARK: Final = 128


class QrCode(QWidget):
    """Shows one link as a code; nothing for an empty one."""

    def __init__(self, uri: str = "", name: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._rows: tuple[bytes, ...] = ()
        self.set_link(uri, name)

    @property
    def rows(self) -> tuple[bytes, ...]:
        """The modules from top to bottom, one byte each: 1 is dark."""
        return self._rows

    def set_link(self, uri: str, name: str = "") -> None:
        """Show another link; `name` says in words what the code is for."""
        self._rows = _rows(uri) if uri else ()
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = (len(self._rows) + 2 * QUIET) * _MODULE
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint whole pixels, so that every edge is sharp."""
        painter = QPainter(self)
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < _DARK
        painter.fillRect(self.rect(), _DIM_PAPER if dark else _PAPER)
        for y, row in enumerate(self._rows):
            for x, module in enumerate(row):
                if module:
                    painter.fillRect(QRect((x + QUIET) * _MODULE, (y + QUIET) * _MODULE, _MODULE, _MODULE), _INK)
        painter.end()


def _rows(uri: str) -> tuple[bytes, ...]:
    import segno  # takes 20 ms, and only those who ask for a code need it

    return tuple(bytes(row) for row in segno.make(uri, error="m", micro=False).matrix)

"""The words that are spoken, large, in a place of fixed size: nothing around them moves when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NO_LIMIT: Final = 16777215
_SHRINK: Final = 0.94
_LEAST_POINTS: Final = 9.0
_NARROWEST: Final = 0.4
"""Lines are evened out in length, but never to less than this share of the width."""


class Caption(QLabel):
    """Shows words as large as wished, or as large as they fit; `larger` is the usual size beside other text."""

    def __init__(self, *, larger: float = 1.45, lines: float = 3.2) -> None:
        super().__init__()
        self._larger = larger
        self._lines = lines
        self._scale = 1.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.keep_beside()

    def set_scale(self, scale: float) -> None:
        """Make captions larger or smaller by the person's own choice (1 is the usual size)."""
        self._scale = scale
        self.fit()

    def say(self, text: str) -> None:
        """Show these words."""
        self.setText(text)
        self.fit()

    def keep_beneath(self, most: int) -> None:
        """Keep room for the usual lines beneath something, at most `most` pixels high."""
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFixedHeight(min(round(QFontMetrics(self._font(1.0)).lineSpacing() * self._lines), most))
        self.fit()

    def keep_beside(self) -> None:
        """Take whatever height there is, beside something."""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(0)
        self.setMaximumHeight(_NO_LIMIT)
        self.fit()

    def fit(self) -> None:
        """Choose the largest size up to the wished one in which all the words can be read, in lines of even length."""
        share = 1.0
        width, height = self.width(), self.height()
        while not self._fits(share, width, height) and self._font(share).pointSizeF() > _LEAST_POINTS:
            share *= _SHRINK
        self.setFont(self._font(share))
        used = self._needed(share, width).height()
        even = width
        while even > width * _NARROWEST and self._fits(share, even - width // 40, used):
            even -= max(width // 40, 1)
        side = (width - even) // 2
        self.setContentsMargins(side, 0, side, 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Want no height: whatever there is, the words fit into it, and nothing around them has to give way."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def _fits(self, share: float, width: int, height: int) -> bool:
        needed = self._needed(share, width)
        return needed.height() <= height and needed.width() <= width

    def _needed(self, share: float, width: int) -> QRect:
        room = QRect(0, 0, width, _NO_LIMIT)
        return QFontMetrics(self._font(share)).boundingRect(room, Qt.TextFlag.TextWordWrap.value, self.text())

    def _font(self, share: float) -> QFont:
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * self._larger * self._scale * share)
        return font

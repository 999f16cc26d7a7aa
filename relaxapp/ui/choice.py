"""A box to choose one of several options from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QComboBox

from relaxapp.ui.style_sheet import TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent

_OPENING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down})
_PAGING: Final = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End})
_LINES: Final = 9
"""So many lines are seen at a time; the list scrolls."""
_AIR: Final = 4
_AROUND: Final = 100
"""Pixels. With so much room beside it, a text is shown whole whatever the style takes for itself."""


class Choice(QComboBox):
    """A box to choose from that is changed only on purpose.

    The wheel and the paging keys move the page instead; Enter and the arrows open the list.
    """

    def __init__(self) -> None:
        from PySide6.QtWidgets import QListView  # slow to import, and no box is on the first screen

        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(TARGET, TARGET)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setView(QListView())  # the usual one takes no room around its lines from the style sheet
        self.setMaxVisibleItems(_LINES)

    def set_options(self, options: Mapping[Any, str], chosen: Any = "") -> None:
        """Offer other options (value -> words), telling nobody."""
        blocker = QSignalBlocker(self)
        self.clear()
        for value, words in options.items():
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        blocker.unblock()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _OPENING:
            if not event.isAutoRepeat():
                self.showPopup()
        elif event.key() in _PAGING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Shorten what is too long in sight of everybody; draw the arrow, which a style sheet has from files alone."""
        if self.fontMetrics().horizontalAdvance(self.currentText()) < self.width() - _AROUND:
            super().paintEvent(event)
        else:
            self._paint_shortened()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2.5, c=Qt.PenCapStyle.RoundCap))
        tip = QPointF(self.width() - 28, self.height() / 2 + 3)
        painter.drawPolyline([tip + QPointF(-7, -6), tip, tip + QPointF(7, -6)])

    def _paint_shortened(self) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter  # slow to import, seldom needed

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - _AIR
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def choice(name: str, options: Mapping[Any, str], chosen: Any = "") -> Choice:
    """Return a box to choose one of `options` (value -> words); `currentData()` is the value."""
    made = Choice()
    made.setAccessibleName(name)
    made.set_options(options, chosen)
    return made

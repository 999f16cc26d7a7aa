"""A field to write in that grows with its words, so that nothing is cut off in large text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from relaxapp.ui.style_sheet import TARGET

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SCROLLS_THE_PAGE: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_MOVES_THE_ENTRY: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class Writing(QPlainTextEdit):
    """Words, wrapped. Enter says that this entry is `done`, Shift+Enter begins a line; Tab goes on to the next field.

    Keys that belong to the page or to the list around it, and the wheel, are left to them.
    """

    done = Signal()

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(TARGET * 4, self._needed())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(TARGET * 2, self._needed())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not shift:
            if not event.isAutoRepeat():
                self.done.emit()
        elif event.key() in _SCROLLS_THE_PAGE or (alt and event.key() in _MOVES_THE_ENTRY):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        if self.height() != self._needed():
            self.setFixedHeight(self._needed())

    def _needed(self) -> int:
        """Return the height of all lines, as they are wrapped now, and of what is around them."""
        self.ensurePolished()
        around = self.height() - self.viewport().height()
        lines = max(round(self.document().size().height()), 1)
        return max(lines * self.fontMetrics().lineSpacing() + around + 2, TARGET)

"""A number from 0 to 10 for how something is: typed, moved by the arrows, or touched; or none at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from relaxapp.journal.entries import MOST
from relaxapp.ui.controls import TARGET, announce, label
from relaxapp.ui.rows import steady

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_NUMBERS: Final = MOST + 1
_RING: Final = 4
_AIR: Final = 12
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP: Final = (Qt.Key.Key_Right, Qt.Key.Key_Up)
_DOWN: Final = (Qt.Key.Key_Left, Qt.Key.Key_Down)
_TAKES_BACK: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_SCROLLS_THE_PAGE: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
NOT_YET: Final = "no number yet"


class Scale(QSlider):
    """A slider of eleven numbers side by side, each large enough for a finger.

    A digit is the number, 1 and then 0 is ten, as one writes it. Backspace takes the number back, and so does a touch
    of the number that is there. `rated` tells every number that the person gives or takes back, `done` that Enter was
    pressed.
    """

    rated = Signal()
    done = Signal()

    def __init__(self, name: str, ends: tuple[str, str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._name = name
        self._rating: int | None = None
        self._typed: int | None = None
        self._takes_back = False
        self.setRange(0, MOST)
        self.setPageStep(1)
        self.setAccessibleDescription(
            f"0 is {ends[0]}, {MOST} is {ends[1]}. Type a number, or use the arrow keys. Backspace takes it back."
        )
        steady(self)
        self.valueChanged.connect(self._moved)
        self._say()

    @property
    def rating(self) -> int | None:
        """The number that was given; None when none was."""
        return self._rating

    def set_rating(self, rating: int | None) -> None:
        """Show a number, or none, telling nobody."""
        self._typed = None
        self._show(rating)

    def cell(self, number: int) -> QRectF:
        """Return where a number stands."""
        inside = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        width = inside.width() / _NUMBERS
        return QRectF(inside.left() + number * width, inside.top(), width, inside.height())

    # Sizes

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        letters = self.fontMetrics()
        width = max(TARGET, letters.horizontalAdvance(str(MOST)) + _AIR)
        return QSize(width * _NUMBERS + 2 * _RING, max(TARGET, letters.height() + _AIR) + 2 * _RING)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(TARGET * _NUMBERS + 2 * _RING, self.sizeHint().height())

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key, text = event.key(), event.text()
        typed, self._typed = self._typed, None
        if text.isdecimal():
            self._type(int(text), typed)
        elif key in _ENTER:
            if not event.isAutoRepeat():
                self.done.emit()
        elif key in _TAKES_BACK:
            self._give(None)
        elif key in _SCROLLS_THE_PAGE:
            event.ignore()
        elif self._rating is None and key in (*_UP, *_DOWN):
            self._give(0 if key in _UP else MOST)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self._takes_back = self._touched(event) == self._rating
            self._touch(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the number that a quick second touch finds there: a hand that shakes takes nothing back."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._touch(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the number back if it was there before the touch, and no other one was touched since."""
        if self._takes_back:
            self._takes_back = False
            self._give(None)
        event.accept()

    def _type(self, digit: int, before: int | None) -> None:
        self._give(MOST if (before, digit) == (1, 0) else digit)
        self._typed = digit if before is None else None

    def _touched(self, event: QMouseEvent) -> int:
        number = int((event.position().x() - _RING) / (self.width() - 2 * _RING) * _NUMBERS)
        return min(max(number, 0), MOST)

    def _touch(self, event: QMouseEvent) -> None:
        number = self._touched(event)
        self._takes_back = self._takes_back and number == self._rating
        self._give(number)

    def _give(self, rating: int | None) -> None:
        """Take a number from the person."""
        if rating == self._rating:
            return
        if rating is not None and rating != self.value():
            self.setValue(rating)  # tells, see _moved
            return
        self._show(rating)
        announce(self, NOT_YET if rating is None else str(rating))
        self.rated.emit()

    def _moved(self, value: int) -> None:
        self._rating = value
        self._say()
        self.rated.emit()

    def _show(self, rating: int | None) -> None:
        self._rating = rating
        with QSignalBlocker(self):
            self.setValue(rating or 0)
        self._say()

    def _say(self) -> None:
        """Have a screen reader know whether there is a number: a slider alone always has one."""
        self.setAccessibleName(self._name if self._rating is not None else f"{self._name}, {NOT_YET}")
        self.update()

    # Picture

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name and way
        """Paint a line of numbers; the one that was given stands on a disc of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        whole = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        painter.setPen(QPen(colours.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(colours.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(whole, 14, 14)
        for number in range(_NUMBERS):
            cell, chosen = self.cell(number), number == self._rating
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.color(QPalette.ColorRole.Highlight))
                painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 13, 13)
            role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
            painter.setPen(colours.color(role))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(number))
        if self.hasFocus():
            painter.setPen(QPen(colours.color(QPalette.ColorRole.BrightText), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
            painter.drawRoundedRect(ring, 15, 15)
        painter.end()


class Rating(QWidget):
    """A scale under the words of what it asks, with what its two ends mean below."""

    def __init__(self, name: str, ends: tuple[str, str], question: str = "") -> None:
        super().__init__()
        self.scale = Scale(name, ends)
        asked = label(question or name)
        asked.setBuddy(self.scale)
        least, most = label(f"0: {ends[0]}", "small"), label(f"{MOST}: {ends[1]}", "small")
        most.setAlignment(Qt.AlignmentFlag.AlignRight)
        meaning = QHBoxLayout()
        meaning.addWidget(least)
        meaning.addWidget(most)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(asked)
        inside.addWidget(self.scale)
        inside.addLayout(meaning)

"""Builds the rows of a form: label, control and help in one, so that no control stays without a name.

A wheel that turns over a box or a slider scrolls the page; it never changes a value in passing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from relaxapp.ui.controls import TARGET, label
from relaxapp.ui.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QResizeEvent

_ARROWS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_SIDE_BY_SIDE: Final = 1.75
"""A row at least this many times as wide as its control has it beside the words; a narrower one, beneath."""
_CONTROL: Final = 32
"""The width of a control beside its words, in letters, where nothing else is said."""


class Steady(QObject):
    """Keeps a control from taking the wheel, and lets a slider keep its arrow keys from a screen's shortcuts."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Pass the wheel on to the page; claim the arrow keys."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.key() in _ARROWS:
            event.accept()
            return True
        return super().eventFilter(watched, event)


def steady(control: QWidget) -> None:
    """Keep the wheel from changing a control."""
    control.installEventFilter(Steady(control))
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def slider(low: int, high: int, step: int) -> QSlider:
    """Return a slider of whole numbers that moves by `step`."""
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(low, high)
    made.setSingleStep(step)
    made.setPageStep(step * 2)
    made.setMinimumSize(TARGET * 3, TARGET)
    steady(made)
    return made


class Valued(QWidget):
    """A slider with its value in words beside it."""

    def __init__(self, inner: QSlider, words: Callable[[int], str]) -> None:
        super().__init__()
        self.slider = inner
        self._words = words
        self._value = label(words(inner.value()), "small", wrap=False)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner, 1)
        layout.addWidget(self._value)
        self._widest = max((words(value) for value in (inner.minimum(), inner.maximum())), key=len)
        inner.valueChanged.connect(self._say)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the slider's length whatever its value."""
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance(self._widest) + 6)
        super().resizeEvent(event)

    def _say(self, value: int) -> None:
        self._value.setText(self._words(value))


class Row(QWidget):
    """One thing to choose: its label and help, and the control, which gets both as accessible name and description.

    `letters` is the width of a control beside its words.
    """

    def __init__(self, name: str, control: QWidget, help_text: str = "", *, letters: int = _CONTROL) -> None:
        super().__init__()
        self._control = control
        self._letters = letters
        acting = control.slider if isinstance(control, Valued) else control
        acting.setAccessibleName(name)
        acting.setAccessibleDescription(help_text)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.label: QLabel = label(name)
        self.label.setBuddy(acting)
        words.addWidget(self.label)
        if help_text:
            words.addWidget(label(help_text, "small"))
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 6, 0, 6)
        self._layout.setSpacing(6)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(control)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size, also where the row itself keeps its width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Put the control beside the words where there is room."""
        letter = self.fontMetrics().averageCharWidth()
        wide = self.width() >= letter * self._letters * _SIDE_BY_SIDE or isinstance(self._control, Switch)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() is not direction:
            self._layout.setDirection(direction)
        self._layout.setSpacing(letter * 2 if wide else 6)
        if not isinstance(self._control, Switch):
            self._control.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._control.setMaximumWidth(letter * self._letters if wide else self.width())
            self._control.setMinimumWidth(min(letter * self._letters, self.width()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the words of a switch switch it: a large target is easier to hit."""
        if isinstance(self._control, Switch) and self.rect().contains(event.position().toPoint()):
            self._control.setFocus(Qt.FocusReason.MouseFocusReason)
            self._control.click()
        else:
            super().mouseReleaseEvent(event)


def percent(value: int) -> str:
    """Return "80 %"."""
    return f"{value} %"

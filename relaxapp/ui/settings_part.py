"""A part of the settings: panels with headings, one below the other. One part is seen at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.controls import heading, label, small, surface

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class Part(QWidget):
    """The base: a column of panels."""

    def __init__(self) -> None:
        super().__init__()
        self._panels = QVBoxLayout(self)
        self._panels.setContentsMargins(0, 0, 0, 0)
        self._panels.setSpacing(14)

    def panel(self, name: str, *inside: QWidget) -> QVBoxLayout:
        """Add a panel with a heading and return the layout inside it."""
        if self._panels.count():
            self._panels.addSpacing(10)
        self._panels.addWidget(heading(name))
        frame, column = surface()
        for widget in inside:
            column.addWidget(widget)
        self._panels.addWidget(frame)
        return column


class Door(QWidget):
    """Words about something, under its name if it needs one, and the button that leads there."""

    def __init__(self, door: QPushButton, help_text: str, name: str = "") -> None:
        super().__init__()
        self._words = small(help_text)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.setSpacing(2)
        if name:
            inside.addWidget(label(name))
        inside.addWidget(self._words)
        inside.addSpacing(4)
        inside.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, words: str) -> None:
        """Say something else about it."""
        self._words.setText(words)

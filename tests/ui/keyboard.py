"""A keyboard: what is pressed goes where the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NOTHING = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = _NOTHING) -> None:
    """Press one key after another."""
    for key in keys:
        QTest.keyClick(focused(), key, held)


def write(words: str) -> None:
    """Type words."""
    QTest.keyClicks(focused(), words)

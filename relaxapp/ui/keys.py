"""Keys that work wherever the focus is on a screen, and buttons that name theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from relaxapp.ui.controls import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget


def on_key(
    screen: QWidget, keys: str | QKeySequence.StandardKey, act: Callable[[], object], *, repeats: bool = False
) -> QShortcut:
    """Have `act` called when the keys are pressed on a screen or anything in it; held keys count once."""
    shortcut = QShortcut(QKeySequence(keys), screen)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(repeats)
    shortcut.activated.connect(act)
    return shortcut


def key_button(text: str, key: str, description: str) -> QPushButton:
    """Return a quiet button that says which key does the same; the key itself is the screen's."""
    made = button(text, description=f"{description} Key: {key}.", quiet=True)
    made.setToolTip(f"{description} ({key})")
    return made

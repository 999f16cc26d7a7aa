"""What every test of the screens needs: a theme, a window that is active, a walk through what a screen reader sees."""

from __future__ import annotations

import gc
import os
import weakref
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleInterface
    from pytestqt.qtbot import QtBot


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme, at the usual text size."""
    theme.apply(qapp, theme.load("light"), 1.0)
    yield qapp
    theme.apply(qapp, theme.load("light"), 1.0)


@pytest.fixture
def show(application: QApplication, qtbot: QtBot) -> Callable[..., QWidget]:
    """Show a widget, active and laid out, of a certain size."""

    def shown(widget: QWidget, width: int = 900, height: int = 700) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        application.processEvents()
        return widget

    return shown


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """All that a screen reader can reach in a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    waiting = [interface] if interface else []
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(child for index in range(node.childCount()) if (child := node.child(index)) is not None)


def nameless(widget: QWidget) -> list[str]:
    """The focusable things of a widget that a screen reader could not name."""
    found = []
    for node in nodes(widget):
        if node.state().focusable and not node.state().invisible and not node.text(QAccessible.Text.Name).strip():
            owner = node.object()
            found.append(f"{node.role()} {type(owner).__name__} {owner.objectName()}")
    return found


def press(widget: QWidget, name: str) -> QPushButton:
    """The visible button with this accessible name, clicked."""
    wanted = named(widget, name)
    wanted.click()
    return wanted


def named(widget: QWidget, name: str) -> QPushButton:
    """The one visible button with this accessible name."""
    found = [b for b in widget.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons are named {name!r}: {[b.accessibleName() for b in _buttons(widget)]}"
    return found[0]


def _buttons(widget: QWidget) -> list[QPushButton]:
    return [b for b in widget.findChildren(QPushButton) if b.isVisible()]


def is_freed(make: Callable[[], QWidget], application: QApplication) -> bool:
    """Whether a widget is gone after it was closed and let go."""
    widget = make()
    widget.show()
    application.processEvents()
    widget.close()
    widget.deleteLater()
    reference = weakref.ref(widget)
    del widget
    application.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    application.processEvents()
    gc.collect()
    return reference() is None

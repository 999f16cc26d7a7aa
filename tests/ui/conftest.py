"""What every test of the screens needs: a theme, an active window, and what a person or a screen reader finds there."""

from __future__ import annotations

import gc
import os
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPushButton, QSlider, QWidget

from relaxapp.exercises.script import Family, Posture, Script, Use
from relaxapp.ui import theme
from relaxapp.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleInterface
    from pytestqt.qtbot import QtBot

    Show = Callable[..., QWidget]
    InWindow = Callable[..., Window]

TARGET = 44
_ROUNDS = 20


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say, in each window, that it has no window manager."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme, at the usual text size, before and after."""
    theme.apply(qapp, theme.load("light"), 1.0)
    yield qapp
    theme.apply(qapp, theme.load("light"), 1.0)


@pytest.fixture
def show(application: QApplication, qtbot: QtBot) -> Show:
    """Show a widget, active and laid out, in a certain size."""

    def shown(widget: QWidget, width: int = 900, height: int = 700) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        application.processEvents()
        return widget

    return shown


@pytest.fixture
def in_window(show: Show) -> Iterator[InWindow]:
    """Show a screen in a window that is there already, and lives as long as the test."""
    windows = []

    def shown(screen: QWidget, width: int = 900, height: int = 700) -> Window:
        window = Window()
        windows.append(window)
        show(window, width, height)
        window.show_screen(screen)
        QApplication.processEvents()
        return window

    yield shown
    windows.clear()


@pytest.fixture
def library() -> tuple[Script, ...]:
    """A small library, in the order in which it is read."""

    def script(name: str, title: str, family: Family, minutes: tuple[float, float], summary: str) -> Script:
        return Script(
            name=name,
            title=title,
            family=family,
            summary=summary,
            minutes=minutes,
            usual=minutes[0],
            postures=(Posture.LYING, Posture.SITTING),
            uses=frozenset({Use.BODY}),
            cautions=("injury", "sleepy"),
            sources=("Bernstein & Borkovec 1973", "Vambheim et al. 2021"),
            soundscape="rain",
            sections=(),
        )

    return (
        script("extended-exhale", "Longer out-breath", Family.BREATHING, (1, 20), "In for four, out for six."),
        script("coherent", "Even breathing", Family.BREATHING, (3, 20), "Slow and level, about six breaths a minute."),
        script("box", "Box breathing", Family.BREATHING, (2, 10), "Four equal sides: in, hold, out, rest."),
        script(
            "pmr-16",
            "Muscle relaxation, sixteen groups",
            Family.MUSCLE,
            (12, 30),
            "From your hands to your feet, one small part at a time: a little effort, then a long rest.",
        ),
        script("pmr-7", "Muscle relaxation, seven groups", Family.MUSCLE, (8, 25), "Tense a little, release a lot."),
        script("shore", "A quiet shore", Family.IMAGERY, (6, 20), "A walk along the water, as slow as you like."),
        script("flare", "For a bad moment", Family.GROUNDING, (1, 3), "About two quiet minutes beside you."),
    )


@pytest.fixture
def named() -> Callable[[QWidget, str], QPushButton]:
    """Find the one visible button with an accessible name."""

    def find(widget: QWidget, name: str) -> QPushButton:
        buttons = [button for button in widget.findChildren(QPushButton) if button.isVisible()]
        found = [button for button in buttons if button.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} are named {name!r} of {[b.accessibleName() for b in buttons]}"
        return found[0]

    return find


@pytest.fixture
def said() -> Callable[[QWidget], str]:
    """Everything that can be read in a widget, one label a line."""

    def read(widget: QWidget) -> str:
        return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())

    return read


def _nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    interface = QAccessible.queryAccessibleInterface(widget)
    waiting = [interface] if interface else []
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(child for index in range(node.childCount()) if (child := node.child(index)) is not None)


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """List the focusable things of a widget that a screen reader could not name."""

    def find(widget: QWidget) -> list[str]:
        found = []
        for node in _nodes(widget):
            state = node.state()
            if state.focusable and not state.invisible and not node.text(QAccessible.Text.Name).strip():
                owner = node.object()
                found.append(f"{node.role()} of {type(owner).__name__}")
        return found

    return find


@pytest.fixture
def clipped() -> Callable[[QWidget], list[str]]:
    """List the words and controls of a widget that have less room than they need, once everything has its place.

    What is laid out anew may make a text wrap or a bar come, and so ask for another layout: that takes some rounds.
    """

    def lacks_room(widget: QWidget) -> bool:
        if isinstance(widget, QLabel) and widget.wordWrap():
            too_low = widget.heightForWidth(widget.width()) > widget.height()
            return too_low or widget.minimumSizeHint().width() > widget.width()
        needed = widget.minimumSizeHint() if isinstance(widget, QComboBox | QSlider) else widget.sizeHint()
        if widget.hasHeightForWidth():
            return widget.heightForWidth(widget.width()) > widget.height()
        return needed.width() > widget.width() or needed.height() > widget.height()

    def find(widget: QWidget) -> list[str]:
        for _ in range(_ROUNDS):
            if not (found := look(widget)):
                return []
            QApplication.processEvents()
        return found

    def look(widget: QWidget) -> list[str]:
        words = [w for kind in (QLabel, QAbstractButton, QComboBox, QSlider) for w in widget.findChildren(kind)]
        shown = [w for w in words if w.isVisible() and w.objectName() != "qt_scrollarea_viewport"]
        found = []
        for word in shown:
            top_left = word.mapTo(widget, word.rect().topLeft())
            outside = top_left.x() < 0 or top_left.x() + word.width() > widget.width()
            if lacks_room(word) or outside:
                text = word.text() if isinstance(word, QLabel | QAbstractButton) else word.accessibleName()
                found.append(f"{text!r} has {word.size().toTuple()}, needs {word.sizeHint().toTuple()}")
        return found

    return find


@pytest.fixture
def small_targets() -> Callable[[QWidget], list[str]]:
    """List the controls of a widget that are too small for a sore hand."""

    def find(widget: QWidget) -> list[str]:
        return [
            f"{control.accessibleName()!r} is {control.size().toTuple()}"
            for kind in (QAbstractButton, QComboBox, QSlider)
            for control in widget.findChildren(kind)
            if control.isVisible() and (control.height() < TARGET or control.width() < TARGET)
        ]

    return find


@pytest.fixture
def is_freed(application: QApplication) -> Callable[[Callable[[], QWidget]], bool]:
    """Tell whether a widget is gone after it was shown, closed and let go."""

    def closed(make: Callable[[], QWidget]) -> bool:
        gc.freeze()  # what is here already is no part of the question, and going through it takes long
        widget = make()
        widget.show()
        application.processEvents()
        widget.close()
        widget.deleteLater()
        reference = weakref.ref(widget)
        del widget
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()
        gc.collect()
        gc.unfreeze()
        return reference() is None

    return closed

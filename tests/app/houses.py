"""A house for one part of the window to live in, in a test; what is seen there, and what is pressed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from relaxapp import paths
from relaxapp.app.house import House
from relaxapp.exercises.library import Library
from relaxapp.player.sessions import Sessions
from relaxapp.settings import Settings
from relaxapp.ui import theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from relaxapp.failures import Failure
    from relaxapp.ui.window import Window


NOW: Final = datetime(2026, 11, 21, 12, tzinfo=UTC)
"""The time in a house whose clock stands still."""


def make_house(window: Window, where: paths.Places, told: list[Failure], settings: Settings | None = None) -> House:
    """A house with no more in it than a window; what is to be said to the person is `told`."""
    kept = [settings or Settings()]
    return House(
        window,
        where,
        make_sessions=lambda: Sessions(where.voices, parent=window),
        library=lambda: Library([paths.assets() / "exercises"]),
        chosen=lambda: kept[0],
        change=lambda changed: kept.__setitem__(0, changed),
        tell=told.append,
        theme=lambda: theme.load("light"),
        reduced=lambda: False,
    )


class Person:
    """Somebody before a window: what they see on the screen that is shown, and what they press there."""

    window: Window

    @property
    def shown(self) -> QWidget | None:
        return self.window.screen_shown

    def words(self) -> str:
        return seen(self.shown)

    def press(self, name: str) -> None:
        press(self.shown, name)


def press(within: QWidget | None, words: str) -> None:
    """Press the first visible button that is called so."""
    assert within is not None
    buttons = [button for button in within.findChildren(QPushButton) if button.isVisible()]
    found = [button for button in buttons if words in (button.text(), button.accessibleName())]
    assert found, f"no {words!r} among {[button.accessibleName() for button in buttons]}"
    found[0].click()
    QApplication.processEvents()


def choose_file(within: QWidget, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    (dialog,) = (each for each in within.findChildren(QFileDialog) if each.isVisible())
    assert not dialog.isModal(), "help stays within reach"
    dialog.fileSelected.emit(str(path))
    dialog.close()


def seen(within: QWidget | None) -> str:
    """All that can be read, one label a line."""
    assert within is not None
    return "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())

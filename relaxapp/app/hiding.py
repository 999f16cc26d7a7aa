"""Hidden at one press when somebody comes in: the window blank and away, its sound off, its title a neutral word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from relaxapp.app.house import House
    from relaxapp.ui.hidden import HiddenScreen

_TITLE: Final = "Relaxapp"
_ICON: Final = 64


class Hiding(QObject):
    """Hides the window and brings it back; `hidden` tells that it is away. A session that ran waits in silence."""

    hidden = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._was_full = False
        house.window.hide_requested.connect(self.hide)
        house.window.support_requested.connect(self.come_back)  # before anybody shows who can help

    @Slot()
    def hide(self) -> None:
        """Blank the window and put it away, then fall silent. Pressed again there, the window is back."""
        window = self._house.window
        if window.covered:
            self.come_back()
            return
        window.cover(self._screen)
        self.wear_title()
        self._was_full = window.isFullScreen()
        window.put_away_dialogs()
        window.setWindowState(Qt.WindowState.WindowMinimized)
        self._house.sessions.pause()
        self._house.sessions.hush()
        QTimer.singleShot(0, self, self.hidden.emit)  # what takes longer comes when nothing is seen any more

    @Slot()
    def come_back(self) -> None:
        """Show what was there."""
        window = self._house.window
        if not window.covered:
            return
        window.uncover()
        self.wear_title()
        full = Qt.WindowState.WindowFullScreen if self._was_full else Qt.WindowState.WindowNoState
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | full)

    @Slot()
    def wear_title(self) -> None:
        """Call the window by a neutral word, with an empty sheet for a picture, while hidden or always if so chosen."""
        from PySide6.QtGui import QIcon

        from relaxapp.ui.hidden import NEUTRAL

        neutral = self._house.window.covered or self._house.chosen().discreet_title
        QGuiApplication.setApplicationDisplayName(NEUTRAL if neutral else _TITLE)
        self._house.window.setWindowTitle(NEUTRAL if neutral else _TITLE)
        self._house.window.setWindowIcon(_sheet() if neutral else QIcon())

    @cached_property
    def _screen(self) -> HiddenScreen:
        from relaxapp.ui.hidden import HiddenScreen

        screen = HiddenScreen()
        screen.wanted.connect(self.come_back)
        return screen


def _sheet() -> QIcon:
    """Return a picture that says nothing."""
    from PySide6.QtGui import QColor, QIcon, QPixmap

    picture = QPixmap(_ICON, _ICON)
    picture.fill(QColor("lightgray"))
    return QIcon(picture)

"""The icon in the desktop's tray, with a menu given as data. Many desktops have none: it is never the only door."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon


@dataclass(frozen=True)
class Entry:
    """A line of the menu. Without an `id` it only says something; without words it is a rule between others."""

    words: str = ""
    id: str = ""
    entries: tuple[Entry, ...] = ()
    """A menu of its own."""


RULE = Entry()


class Tray(QObject):
    """Shows an icon where there is a tray, also in one that comes later."""

    chosen = Signal(str)
    """An entry of the menu, by its id."""
    activated = Signal()
    """The icon itself was pressed."""
    message_clicked = Signal()

    def __init__(self, icon: QIcon, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(title)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.message_clicked)

    @property
    def there(self) -> bool:
        """Whether the icon can be seen now."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def shows_messages(self) -> bool:
        """Whether a message would be shown."""
        return self.there and QSystemTrayIcon.supportsMessages()

    @Slot(bool)
    def set_visible(self, visible: bool) -> None:
        """Show the icon, or take it away."""
        self._icon.setVisible(visible)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Have the menu show these."""
        self._menu.clear()
        self._fill(self._menu, entries)

    def set_title(self, title: str) -> None:
        """Say something else when the icon is pointed at."""
        self._icon.setToolTip(title)

    def message(self, title: str, body: str, milliseconds: int) -> None:
        """Show a message beside the icon."""
        self._icon.showMessage(title, body, self._icon.icon(), milliseconds)

    def close(self) -> None:
        """Take the icon away for good."""
        self._icon.hide()
        self._menu.deleteLater()

    def _fill(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        for entry in entries:
            words = entry.words.replace("&", "&&")
            if not words:
                menu.addSeparator()
            elif entry.entries:
                self._fill(menu.addMenu(words), entry.entries)
            else:
                action = menu.addAction(words)
                action.setEnabled(bool(entry.id))
                action.triggered.connect(partial(self._triggered, entry.id))

    def _triggered(self, chosen: str, _checked: bool = False) -> None:
        self.chosen.emit(chosen)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        if reason in (reasons.Trigger, reasons.DoubleClick):
            self.activated.emit()

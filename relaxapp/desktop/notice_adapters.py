"""The ways to show a notice: the desktop's own notifications, a message of the tray, a quiet window of our own."""

from __future__ import annotations

import html
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jeepney import DBusAddress
from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from relaxapp.desktop.bus import Body, Bus
    from relaxapp.desktop.notifications import Notice
    from relaxapp.desktop.tray import Tray

SHOWN_MS: Final = 60_000
"""How long a notice stays where the desktop lets us choose: long enough for slow hands."""
_SERVER: Final = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)


class DBusNotifier(QObject):
    """The desktop's own notifications, where they can be answered."""

    chosen = Signal(str)
    closed = Signal()
    lost = Signal()

    def __init__(self, bus: Bus, icon: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._icon = icon
        self._id = 0
        self._turn = 0
        self._first = ""
        self._listening = False

    def show(self, notice: Notice, told: Callable[[bool], None]) -> None:
        """Show it if there is a server that knows actions."""
        self._listen()
        self._bus.call(_SERVER, "GetCapabilities", then=partial(self._able, self._turn, notice, told))

    def _able(self, turn: int, notice: Notice, told: Callable[[bool], None], answer: Body | None) -> None:
        if turn != self._turn:
            return
        able = answer[0] if answer else ()
        if notice.actions and "actions" not in able:
            told(False)
            return
        body = html.escape(notice.body, quote=False) if "body-markup" in able else notice.body
        first = next(iter(notice.actions), "")
        actions = {"default": notice.actions[first], **notice.actions} if first else {}
        hints: dict[str, tuple[str, Any]] = {"urgency": ("y", 1), "suppress-sound": ("b", True)}
        if not notice.discreet:
            hints["desktop-entry"] = ("s", "relaxapp")
        name = "Reminder" if notice.discreet else "Relaxapp"
        flat = [word for pair in actions.items() for word in pair]
        self._bus.call(
            _SERVER,
            "Notify",
            "susssasa{sv}i",
            (name, 0, self._icon, notice.title, body, flat, hints, SHOWN_MS),
            then=partial(self._shown, turn, first, told),
            late=self._too_late,
        )

    def _shown(self, turn: int, first: str, told: Callable[[bool], None], answer: Body | None) -> None:
        if turn != self._turn:
            self._too_late(answer)
            return
        if answer:
            self._id, self._first = answer[0], first
        told(answer is not None)

    def _too_late(self, answer: Body | None) -> None:
        """Take back what a slow server shows after all: it is shown in another way by now."""
        if answer:
            self._bus.call(_SERVER, "CloseNotification", "u", (answer[0],))

    @Slot()
    def withdraw(self) -> None:
        """Take it back, also when it is still on its way, without a word."""
        self._turn += 1
        if self._id:
            self._bus.call(_SERVER, "CloseNotification", "u", (self._id,))
            self._id = 0

    def _listen(self) -> None:
        if self._listening:
            return
        self._listening = True
        path, interface = _SERVER.object_path, "org.freedesktop.Notifications"
        name = "org.freedesktop.Notifications"
        self._bus.hear(name, path, interface, "ActionInvoked", self._invoked)
        self._bus.hear(name, path, interface, "NotificationClosed", self._gone)
        self._bus.hear_owner(name, self._owner)

    def _invoked(self, body: Body) -> None:
        if self._id and body[0] == self._id:
            action = self._first if body[1] == "default" else body[1]
            self.withdraw()
            self.chosen.emit(action)

    def _gone(self, body: Body) -> None:
        if self._id and body[0] == self._id:
            self._id = 0
            self.closed.emit()

    def _owner(self, there: bool) -> None:
        if self._id and not there:
            self._id = 0
            self.lost.emit()


class TrayNotifier(QObject):
    """A message of the tray's icon, where it can show one. It has no buttons: a click means the first action."""

    chosen = Signal(str)
    closed = Signal()
    lost = Signal()

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._first: str | None = None
        self._over = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._over.timeout.connect(self._closed)
        tray.message_clicked.connect(self._clicked)

    def show(self, notice: Notice, told: Callable[[bool], None]) -> None:
        """Show it if there is a tray that shows messages."""
        if not self._tray.shows_messages:
            told(False)
            return
        self._first = next(iter(notice.actions), "")
        self._tray.message(notice.title, notice.body, SHOWN_MS)
        self._over.start()
        told(True)

    @Slot()
    def withdraw(self) -> None:
        """Care no longer about what is shown: a tray can't take a message back."""
        self._over.stop()
        self._first = None

    @Slot()
    def _clicked(self) -> None:
        if self._first is not None:
            action = self._first
            self.withdraw()
            self.chosen.emit(action)

    @Slot()
    def _closed(self) -> None:
        self.withdraw()
        self.closed.emit()


class WindowNotifier(QObject):
    """A quiet window of our own. `make` builds it from title, body and actions, with signals `chosen` and `closed`."""

    chosen = Signal(str)
    closed = Signal()
    lost = Signal()

    def __init__(self, make: Callable[[str, str, Mapping[str, str]], QWidget], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._window: QWidget | None = None

    def show(self, notice: Notice, told: Callable[[bool], None]) -> None:
        """Show it, always."""
        self.withdraw()
        window: Any = self._make(notice.title, notice.body, notice.actions)
        window.chosen.connect(self._chosen)
        window.closed.connect(self._closed)
        self._window = window
        window.show()
        told(True)

    @Slot()
    def withdraw(self) -> None:
        """Put the window away, without a word."""
        window, self._window = self._window, None
        if window:
            window.hide()
            window.deleteLater()

    @Slot(str)
    def _chosen(self, action: str) -> None:
        if self._window:
            self.withdraw()
            self.chosen.emit(action)

    @Slot()
    def _closed(self) -> None:
        if self._window:
            self.withdraw()
            self.closed.emit()

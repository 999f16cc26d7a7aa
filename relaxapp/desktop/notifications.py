"""Says something to a person who is busy elsewhere, in the first way that this desktop has; the last always works."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from jeepney import DBusAddress
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from relaxapp.failures import log

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from relaxapp.desktop.bus import Body, Bus
    from relaxapp.desktop.tray import Tray

SHOWN_MS: Final = 60_000
"""How long a notice stays where the desktop lets us choose: long enough for slow hands."""
_RESTART_MS: Final = 1500
_SERVER: Final = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)


@dataclass(frozen=True)
class Notice:
    """A few words with something to press: `actions` maps an id to its words, the first is what a plain click means.

    A `discreet` one does not carry the name of the program. No desktop makes a noise for it: with `sound`, whoever
    shows it lets something soft be heard once `Notifier.shown` comes.
    """

    title: str
    body: str = ""
    actions: Mapping[str, str] = field(default_factory=dict)
    sound: bool = False
    discreet: bool = True


class Adapter(Protocol):
    """One way to show a notice. It tells `chosen` (an id) or `closed`, or `lost` when its notice was swept away."""

    chosen: SignalInstance
    closed: SignalInstance
    lost: SignalInstance

    def show(self, notice: Notice, told: Callable[[bool], None]) -> None:
        """Show it, and tell whether that worked, now or a little later."""

    def withdraw(self) -> None:
        """Take back what is shown or on its way, without a word."""


class Notifier(QObject):
    """Shows one notice at a time by the first adapter that can; another one takes the place of what is shown."""

    chosen = Signal(str)
    closed = Signal()
    """It went without an answer."""
    shown = Signal()

    def __init__(self, adapters: Sequence[Adapter], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._adapters = adapters
        self._notice: Notice | None = None
        self._using: Adapter | None = None
        self._again = False
        for adapter in adapters:
            adapter.chosen.connect(partial(self._chosen, adapter))
            adapter.closed.connect(partial(self._closed, adapter))
            adapter.lost.connect(partial(self._lost, adapter))

    @property
    def showing(self) -> bool:
        """Whether a notice is shown, or on its way."""
        return self._notice is not None

    def show(self, notice: Notice) -> None:
        """Show a notice."""
        self.withdraw()
        self._notice, self._again = notice, False
        self._try(notice, 0)

    @Slot()
    def withdraw(self) -> None:
        """Take back what is shown, without a word."""
        self._notice = self._using = None
        for adapter in self._adapters:
            adapter.withdraw()

    def _try(self, notice: Notice, number: int) -> None:
        if number < len(self._adapters):
            self._adapters[number].show(notice, partial(self._told, notice, number))
        else:
            log.warning("a notice could not be shown in any way")
            self._notice = None
            self.closed.emit()

    def _told(self, notice: Notice, number: int, worked: bool) -> None:
        if self._notice is not notice:  # another one came, or it was taken back, while this was on its way
            return
        if worked:
            self._using = self._adapters[number]
            self.shown.emit()
        else:
            self._try(notice, number + 1)

    def _chosen(self, adapter: Adapter, action: str) -> None:
        if adapter is self._using:
            self._notice = self._using = None
            self.chosen.emit(action)

    def _closed(self, adapter: Adapter) -> None:
        if adapter is self._using:
            self._notice = self._using = None
            self.closed.emit()

    def _lost(self, adapter: Adapter) -> None:
        """Show once more what nobody may have seen: its server was started again a moment ago, or is gone."""
        notice = self._notice
        if adapter is not self._using or not notice:
            return
        self._using = None
        if self._again:
            self._notice = None
            self.closed.emit()
            return
        self._again = True
        QTimer.singleShot(_RESTART_MS, self, partial(self._once_more, notice))

    def _once_more(self, notice: Notice) -> None:
        if self._notice is notice:
            self._try(notice, 0)


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

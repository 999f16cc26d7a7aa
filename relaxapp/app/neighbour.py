"""The program among others: it keeps the computer awake while somebody practises, and lets the media keys lead."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.app.house import House
    from relaxapp.desktop.bus import Bus
    from relaxapp.desktop.busy import Busy
    from relaxapp.desktop.media_keys import MediaKeys
    from relaxapp.desktop.notifications import Notifier
    from relaxapp.desktop.power import Power
    from relaxapp.desktop.tray import Tray

_WHY: Final = "A guided session plays"
_DISCREET_TITLE: Final = "A session"
_DISCREET_NAME: Final = "Note"
_NOT_WRITTEN: Final = "Not everything could be written down"
_WAITED: Final = "The session waited while the computer slept. Go on whenever you like."
_ENDED: Final = frozenset({"finished", "stopped"})


class Neighbour(QObject):
    """Follows the session that runs. Nothing of the desktop is asked before the first one begins.

    `wanted` asks for the window in front. While `discreet`, the desktop does not hear what is practised: its controls
    may be seen on a lock screen.
    """

    wanted = Signal()
    woke = Signal()
    """The computer woke from sleep."""

    def __init__(self, house: House, parent: QObject, *, discreet: Callable[[], bool] = lambda: True) -> None:
        super().__init__(parent)
        self._house = house
        self._discreet = discreet
        self._state = ""
        self._slept = False
        house.sessions.began.connect(self._began)
        house.sessions.changed.connect(self._follow)

    def close(self) -> None:
        """Give everything back."""
        if "_power" in self.__dict__:
            self._power.release()
            self._keys.clear()
        for bus in ("session_bus", "_system_bus"):
            if bus in self.__dict__:
                self.__dict__[bus].close()

    # What the reminders need of the desktop

    def notifier(self, tray: Tray | None = None) -> Notifier:
        """Return what shows a notice: by the desktop, by the tray if there is one, or in a window of our own."""
        from relaxapp.desktop.notice_adapters import DBusNotifier, TrayNotifier, WindowNotifier
        from relaxapp.desktop.notifications import Adapter, Notifier
        from relaxapp.paths import assets
        from relaxapp.ui.quiet_notice import QuietNotice

        icon = str(assets() / "icons" / "relaxapp.png")
        adapters: list[Adapter] = [DBusNotifier(self.session_bus, icon, self)]
        if tray:
            adapters.append(TrayNotifier(tray, self))
        return Notifier([*adapters, WindowNotifier(QuietNotice, self)], self)

    @Slot(str)
    def say_last(self, words: str) -> None:
        """Have the desktop say something after the window is gone, and this program with it."""
        from relaxapp.desktop import last_words
        from relaxapp.desktop.bus import session_address
        from relaxapp.paths import assets

        icon = str(assets() / "icons" / "relaxapp.png")
        name = _DISCREET_NAME if self._discreet() else "Relaxapp"
        last_words.say(session_address(), name, icon, _NOT_WRITTEN, words)

    def busy(self) -> Busy:
        """Return who tells whether somebody is better left alone."""
        from relaxapp.desktop.busy import Busy

        return Busy(self.session_bus, self)

    # Following the session

    def prepare(self) -> None:
        """Have ready what a session needs of the desktop, so that nobody waits for it at a press."""
        _ = self._power, self._keys

    @Slot()
    def _began(self) -> None:
        sessions = self._house.sessions
        self._slept = False
        self._state = "playing"
        self._power.hold(_WHY)
        title = _DISCREET_TITLE if self._discreet() else sessions.title
        self._keys.show(title, sessions.seconds, lambda: sessions.position)

    @Slot(str)
    def _follow(self, state: str) -> None:
        self._state = state
        if state in _ENDED:
            self._power.release()
            self._keys.clear()
            return
        self._keys.set_state(state)
        if state == "paused":
            self._power.release()  # somebody may have left for the night
        else:
            self._slept = False
            self._power.hold(_WHY)

    @Slot()
    def _computer_sleeps(self) -> None:
        if self._state == "playing":
            self._house.sessions.pause()
            self._slept = True

    @Slot()
    def _computer_woke(self) -> None:
        self.woke.emit()
        if self._slept and self._house.sessions.running:
            self._house.window.notice(_WAITED)
        self._slept = False

    @Slot()
    def _play_or_pause(self) -> None:
        if self._state == "playing":
            self._house.sessions.pause()
        else:
            self._house.sessions.resume()

    # Parts

    @cached_property
    def session_bus(self) -> Bus:
        """The bus of this person's desktop."""
        from relaxapp.desktop.bus import Bus, session_address

        return Bus(session_address(), self)

    @cached_property
    def _system_bus(self) -> Bus:
        from relaxapp.desktop.bus import Bus, system_address

        return Bus(system_address(), self)

    @cached_property
    def _power(self) -> Power:
        from relaxapp.desktop.power import Power

        power = Power(self._system_bus, self.session_bus, self)
        power.slept.connect(self._computer_sleeps)
        power.woke.connect(self._computer_woke)
        return power

    @cached_property
    def _keys(self) -> MediaKeys:
        from relaxapp.desktop.media_keys import MediaKeys

        sessions = self._house.sessions
        keys = MediaKeys(self.session_bus, self)
        keys.play.connect(sessions.resume)
        keys.pause.connect(sessions.pause)
        keys.play_pause.connect(self._play_or_pause)
        keys.stop.connect(sessions.stop)
        keys.wanted.connect(self.wanted)
        return keys

"""Keeps the computer awake while somebody practises, and tells when it goes to sleep and wakes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from jeepney import DBusAddress
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relaxapp.failures import log

if TYPE_CHECKING:
    from jeepney import FileDescriptor

    from relaxapp.desktop.bus import Body, Bus

_LOGIN: Final = DBusAddress("/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager")
_SCREEN: Final = DBusAddress(
    "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver"
)
_SOFT_END_MS: Final = 1000
"""How long the computer is asked to wait before it sleeps: a session falls silent within that."""


class Power(QObject):
    """Holds the computer awake by login1 and the screen by the desktop; each may be absent.

    What is held ends with the process, however it ends: login1 watches a pipe, the desktop watches the bus.
    """

    slept = Signal()
    """The computer goes to sleep in a moment."""
    woke = Signal()

    def __init__(self, system: Bus, session: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system = system
        self._session = session
        self._turn = 0
        self._held: list[FileDescriptor] = []
        self._delaying: list[FileDescriptor] = []
        self._cookies: list[int] = []
        self._why = ""
        self._listening = self._falling_asleep = False

    @property
    def holding(self) -> bool:
        """Whether the computer is asked to stay awake."""
        return bool(self._why)

    def listen(self) -> None:
        """Have `slept` and `woke` told from now on, where the computer tells."""
        if not self._listening:
            self._listening = True
            path, interface = _LOGIN.object_path, "org.freedesktop.login1.Manager"
            self._system.hear("org.freedesktop.login1", path, interface, "PrepareForSleep", self._sleeps)

    def hold(self, why: str) -> None:
        """Ask that neither computer nor screen goes to sleep by itself; `why` is said to who asks the desktop."""
        if self._why:
            return
        self._why = why
        self._turn += 1
        self.listen()
        self._inhibit("idle:sleep", "block", self._held)
        # A lid that is closed sends it to sleep all the same: then it waits until the sound has faded.
        self._inhibit("sleep", "delay", self._delaying)
        got = partial(self._screen_held, self._turn)
        self._session.call(_SCREEN, "Inhibit", "ss", ("Relaxapp", why), then=got, late=got)

    @Slot()
    def release(self) -> None:
        """Let the computer sleep again. One that is about to waits for the fading sound all the same."""
        self._why = ""
        self._turn += 1
        _close(self._held)
        if not self._falling_asleep:
            _close(self._delaying)
        while self._cookies:
            self._session.call(_SCREEN, "UnInhibit", "u", (self._cookies.pop(),))

    def _inhibit(self, what: str, mode: str, held: list[FileDescriptor]) -> None:
        got = partial(self._awake, self._turn, held)
        self._system.call(_LOGIN, "Inhibit", "ssss", (what, "Relaxapp", self._why, mode), then=got, late=got)

    def _awake(self, turn: int, held: list[FileDescriptor], answer: Body | None) -> None:
        if not answer:
            log.info("the computer can't be asked to stay awake")
        elif turn == self._turn:
            held.append(answer[0])
        else:
            answer[0].close()

    def _screen_held(self, turn: int, answer: Body | None) -> None:
        if not answer:
            log.info("the screen can't be asked to stay on")
        elif turn == self._turn:
            self._cookies.append(answer[0])
        else:
            self._session.call(_SCREEN, "UnInhibit", "u", (answer[0],))

    def _sleeps(self, body: Body) -> None:
        self._falling_asleep = bool(body[0])
        if self._falling_asleep:
            self.slept.emit()
            QTimer.singleShot(_SOFT_END_MS, self, self._give_way)
        else:
            if self._why and not self._delaying:
                self._inhibit("sleep", "delay", self._delaying)
            self.woke.emit()

    @Slot()
    def _give_way(self) -> None:
        self._falling_asleep = False
        _close(self._delaying)


def _close(held: list[FileDescriptor]) -> None:
    while held:
        held.pop().close()

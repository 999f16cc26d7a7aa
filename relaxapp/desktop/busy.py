"""Whether somebody is better left alone just now, as far as the desktop tells."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jeepney import DBusAddress
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from relaxapp.desktop import x_windows
from relaxapp.failures import log

if TYPE_CHECKING:
    from relaxapp.desktop.bus import Body, Bus

Ask = Callable[["Answered"], None]
Answered = Callable[[bool | None], None]

_PATIENCE_MS: Final = 1000
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_NOTIFICATIONS: Final = DBusAddress("/org/freedesktop/Notifications", "org.freedesktop.Notifications", _PROPERTIES)
_XFCONF: Final = DBusAddress("/org/xfce/Xfconf", "org.xfce.Xfconf", "org.xfce.Xfconf")
_PLASMA: Final = DBusAddress(
    "/org/kde/Solid/PowerManagement/PolicyAgent",
    "org.kde.Solid.PowerManagement.PolicyAgent",
    "org.kde.Solid.PowerManagement.PolicyAgent",
)
_GNOME: Final = "org.gnome.SessionManager"
_IN_A_CALL: Final = ("webrtc", "call", "meeting", "conference", "screen shar", "screenshar", "screencast", "presenta")
"""Words in the reasons that programs give for keeping the screen on. A film or a standing wish for light is no call."""


@dataclass(frozen=True)
class Busyness:
    """What the desktop told, by name: True, False, or None where it does not tell."""

    told: dict[str, bool | None] = field(default_factory=dict)

    @property
    def busy(self) -> bool:
        """Whether anything says that this is no moment."""
        return any(self.told.values())


class Busy(QObject):
    """Asks the desktop, only when somebody wants to know. A desktop that hangs is waited for a second."""

    _looked = Signal(object, object)
    """A thread has found out; in the window's thread its answer is passed on."""

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._looked.connect(self._pass_on)

    def ask(self, then: Callable[[Busyness], None]) -> None:
        """Find out, and call `then` when all have answered or had their time."""
        questions: dict[str, Ask] = {
            "do not disturb (KDE)": partial(self._notifications, "org.freedesktop.Notifications", "Inhibited"),
            "do not disturb (dunst)": partial(self._notifications, "org.dunstproject.cmd0", "paused"),
            "do not disturb (Xfce)": self._xfce,
            "do not disturb (GNOME)": self._gnome_banners,
            "call or presentation (KDE)": self._plasma_reasons,
            "call or presentation (GNOME)": self._gnome_reasons,
            "full screen": _full_screen,
        }
        told: dict[str, bool | None] = {}
        for name, question in questions.items():
            question(partial(self._answered, told, len(questions), then, name))

    def _answered(
        self,
        told: dict[str, bool | None],
        count: int,
        then: Callable[[Busyness], None],
        name: str,
        answer: bool | None,
    ) -> None:
        told[name] = answer
        if len(told) == count:
            then(Busyness(told))

    # Do not disturb

    def _notifications(self, interface: str, name: str, then: Answered) -> None:
        self._ask(_NOTIFICATIONS, "Get", "ss", (interface, name), lambda body: then(_truth(body)))

    def _xfce(self, then: Answered) -> None:
        body = ("xfce4-notifyd", "/do-not-disturb")
        self._ask(_XFCONF, "GetProperty", "ss", body, lambda answer: then(_truth(answer)))

    def _gnome_banners(self, then: Answered) -> None:
        """Ask GNOME's settings: notifications without banners are what it calls not to be disturbed."""
        if "GNOME" not in os.environ.get("XDG_CURRENT_DESKTOP", ""):
            then(None)
            return

        def look() -> None:
            answer = _banners_are_off()
            try:
                self._looked.emit(then, answer)
            except RuntimeError as gone:
                log.debug("nobody is left to hear: %s", gone)

        threading.Thread(target=look, name="do not disturb", daemon=True).start()

    @Slot(object, object)
    def _pass_on(self, then: Answered, answer: bool | None) -> None:
        then(answer)

    # A call, or a presentation

    def _plasma_reasons(self, then: Answered) -> None:
        def told(body: Body | None) -> None:
            then(any(_is_call(f"{who} {why}") for who, why in body[0]) if body else None)

        self._ask(_PLASMA, "ListInhibitions", "", (), told)

    def _gnome_reasons(self, then: Answered) -> None:
        def listed(body: Body | None) -> None:
            paths = list(body[0]) if body else []
            if not paths:
                then(False if body else None)
                return
            reasons: list[str] = []

            def told(reason: Body | None) -> None:
                reasons.append(reason[0] if reason else "")
                if len(reasons) == len(paths):
                    then(any(map(_is_call, reasons)))

            for path in paths:
                self._ask(DBusAddress(path, _GNOME, "org.gnome.SessionManager.Inhibitor"), "GetReason", "", (), told)

        self._ask(DBusAddress("/org/gnome/SessionManager", _GNOME, _GNOME), "GetInhibitors", "", (), listed)

    def _ask(
        self, to: DBusAddress, member: str, signature: str, body: Body, then: Callable[[Body | None], None]
    ) -> None:
        self._bus.call(to, member, signature, body, then, patience_ms=_PATIENCE_MS)


def _banners_are_off() -> bool | None:
    command = ["gsettings", "get", "org.gnome.desktop.notifications", "show-banners"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE_MS / 1000)  # noqa: S603 - our own words
    except (OSError, subprocess.TimeoutExpired) as error:
        log.debug("GNOME's settings can't be asked: %r", error)
        return None
    return {"false": True, "true": False}.get(done.stdout.strip())


def _full_screen(then: Answered) -> None:
    then(x_windows.full_screen_in_front(os.getpid()) if QGuiApplication.platformName() == "xcb" else None)


def _truth(body: Body | None) -> bool | None:
    """Return the truth value in an answer that holds it in a variant."""
    value: Any = body[0][1] if body else None
    if value is not None and not isinstance(value, bool):
        log.info("the desktop says %r where yes or no was expected", value)
        return None
    return value


def _is_call(reason: str) -> bool:
    return any(word in reason.casefold() for word in _IN_A_CALL)

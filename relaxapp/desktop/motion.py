"""Whether the person asked the desktop for less motion."""

from __future__ import annotations

from typing import Final

from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage
from PySide6.QtWidgets import QStyle

_PATIENCE_MS: Final = 200


def reduced(style: QStyle) -> bool:
    """Return whether animations are switched off, in the style of the windows or in the desktop's own settings.

    A desktop that does not tell counts as one where they are on.
    """
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0 or _portal_says_no_animations()


def _portal_says_no_animations() -> bool:
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    portal = QDBusInterface(
        "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", bus
    )
    portal.setTimeout(_PATIENCE_MS)
    reply = portal.call("ReadOne", "org.gnome.desktop.interface", "enable-animations")
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage or not reply.arguments():
        return False
    value = reply.arguments()[0]
    # PySide hands out the variant's content as it is, or wrapped once more.
    return getattr(value, "variant", lambda: value)() is False

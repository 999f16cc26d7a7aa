"""Whether the person asked the desktop for less motion."""

from __future__ import annotations

from typing import Final

from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
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
    # A bare message: an interface object would first ask the portal to describe itself, and wait 25 s for it.
    question = QDBusMessage.createMethodCall(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Settings",
        "ReadOne",
    )
    question.setArguments(["org.gnome.desktop.interface", "enable-animations"])
    reply = bus.call(question, QDBus.CallMode.Block, _PATIENCE_MS)
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage or not reply.arguments():
        return False
    value = reply.arguments()[0]
    # PySide hands out the variant's content as it is, or wrapped once more.
    return getattr(value, "variant", lambda: value)() is False

"""A few words that stay on the desktop when the program is gone. No Qt: its loop has ended by then."""

from __future__ import annotations

from typing import Any, Final

from jeepney import DBusAddress, DBusErrorResponse, MessageType, new_method_call
from jeepney.auth import AuthenticationError
from jeepney.io.blocking import open_dbus_connection

from relaxapp.failures import log

_SERVER: Final = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
_SECONDS: Final = 1.0
"""Nobody waits longer than that for a program that ends."""
_UNTIL_PUT_AWAY: Final = 0


def say(address: str, name: str, icon: str, title: str, body: str) -> bool:
    """Have the desktop at this bus show a notice until somebody puts it away; False where nobody answers."""
    hints = {"urgency": ("y", 1), "suppress-sound": ("b", True)}
    words: tuple[Any, ...] = (name, 0, icon, title, body, [], hints, _UNTIL_PUT_AWAY)
    try:
        with open_dbus_connection(address, auth_timeout=_SECONDS) as connection:
            asked = new_method_call(_SERVER, "Notify", "susssasa{sv}i", words)
            answer = connection.send_and_get_reply(asked, timeout=_SECONDS)
    except (OSError, ValueError, RuntimeError, AuthenticationError, DBusErrorResponse) as trouble:
        log.warning("nobody shows the last words: %r", trouble)
        return False
    return answer.header.message_type is MessageType.method_return

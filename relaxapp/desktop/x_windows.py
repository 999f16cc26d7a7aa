"""Whether the window in front fills the screen, on an X11 desktop. Asked in words of the X protocol, by libxcb.

libxcb is there wherever Qt opens windows on X11, and unlike libX11 it does not end the program when a window that is
asked about has just been closed.
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANY_TYPE: Final = 0
_MOST_ITEMS: Final = 64


class _Setup(ctypes.Structure):
    _fields_ = (("root", ctypes.c_uint32),)


class _Screens(ctypes.Structure):
    _fields_ = (("screen", ctypes.POINTER(_Setup)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _AtomReply(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint8 * 8), ("atom", ctypes.c_uint32))


def full_screen_in_front(ours: int) -> bool | None:
    """Return whether the window in front fills the screen and is none of process `ours`; None when nobody tells."""
    try:
        library = _library()
    except OSError:
        return None
    with _connected(library) as desktop:
        if not desktop:
            return None
        front = desktop.numbers(desktop.root, "_NET_ACTIVE_WINDOW")
        if not front or not front[0]:
            return None if not desktop.numbers(desktop.root, "_NET_SUPPORTED") else False
        if ours in desktop.numbers(front[0], "_NET_WM_PID"):
            return False
        return desktop.atom("_NET_WM_STATE_FULLSCREEN") in desktop.numbers(front[0], "_NET_WM_STATE")


class _Desktop:
    def __init__(self, library: Any, connection: Any) -> None:
        self._xcb = library
        self._connection = connection
        self.root: int = library.xcb_setup_roots_iterator(library.xcb_get_setup(connection)).screen.contents.root

    def atom(self, name: str) -> int:
        """Return the number that stands for a name, 0 if nobody ever used it."""
        asked = self._xcb.xcb_intern_atom(self._connection, 1, len(name), name.encode())
        reply = self._xcb.xcb_intern_atom_reply(self._connection, asked, None)
        if not reply:
            return 0
        found: int = ctypes.cast(reply, ctypes.POINTER(_AtomReply)).contents.atom
        self._xcb.free(reply)
        return found

    def numbers(self, window: int, name: str) -> list[int]:
        """Return the numbers of a window's property; none when there is no such window or property."""
        asked = self._xcb.xcb_get_property(self._connection, 0, window, self.atom(name), _ANY_TYPE, 0, _MOST_ITEMS)
        reply = self._xcb.xcb_get_property_reply(self._connection, asked, None)
        if not reply:
            return []
        count = self._xcb.xcb_get_property_value_length(reply) // 4
        values = ctypes.cast(self._xcb.xcb_get_property_value(reply), ctypes.POINTER(ctypes.c_uint32))
        found = [values[index] for index in range(count)]
        self._xcb.free(reply)
        return found


@contextmanager
def _connected(library: Any) -> Iterator[_Desktop | None]:
    connection = library.xcb_connect(None, None)
    try:
        yield None if library.xcb_connection_has_error(connection) else _Desktop(library, connection)
    finally:
        library.xcb_disconnect(connection)


def _library() -> Any:
    """Return libxcb with the types of what is called; all cookies are plain numbers. Raises OSError."""
    library: Any = ctypes.CDLL("libxcb.so.1")
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    types: dict[str, tuple[Any, tuple[Any, ...]]] = {
        "xcb_connect": (pointer, (ctypes.c_char_p, pointer)),
        "xcb_connection_has_error": (ctypes.c_int, (pointer,)),
        "xcb_disconnect": (None, (pointer,)),
        "xcb_get_setup": (pointer, (pointer,)),
        "xcb_setup_roots_iterator": (_Screens, (pointer,)),
        "xcb_intern_atom": (number, (pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p)),
        "xcb_intern_atom_reply": (pointer, (pointer, number, pointer)),
        "xcb_get_property": (number, (pointer, ctypes.c_uint8, number, number, number, number, number)),
        "xcb_get_property_reply": (pointer, (pointer, number, pointer)),
        "xcb_get_property_value": (pointer, (pointer,)),
        "xcb_get_property_value_length": (ctypes.c_int, (pointer,)),
        "free": (None, (pointer,)),
    }
    for name, (result, arguments) in types.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library

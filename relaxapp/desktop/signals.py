"""Ctrl-C, a log-out and a polite kill, heard by a window that waits in Qt's loop."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ENDS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl-C, a log-out or a polite kill, the terminal that was closed."""
_ENDS_AS_BYTES: Final = frozenset(map(int, _ENDS))
_ENOUGH: Final = 64
"""Bytes. One comes for each signal, of whatever kind, and is its number."""


@contextmanager
def polite_ends(end: Callable[[], object]) -> Iterator[None]:
    """Call `end` when the program is asked to end from outside, as soon as Qt's loop is free.

    Python looks at signals only when it runs, and Qt's loop may not run it for minutes: a byte in a pipe wakes it.
    Python may also run in the middle of anything, a frame that is being painted for one: so its handler does nothing,
    and the byte alone calls `end`, from the loop.
    """
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    woken = signal.set_wakeup_fd(writer)
    before = {number: signal.signal(number, lambda *_: None) for number in _ENDS}

    def asked(*_: object) -> None:
        if _ENDS_AS_BYTES.intersection(os.read(reader, _ENOUGH)):
            end()

    notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read)
    notifier.activated.connect(asked)
    try:
        yield
    finally:
        notifier.setEnabled(False)
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(woken)
        os.close(reader)
        os.close(writer)

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
_ENOUGH: Final = 64
"""Bytes. One comes for each signal."""


@contextmanager
def polite_ends(end: Callable[[], object]) -> Iterator[None]:
    """Call `end` when the program is asked to end from outside.

    Python looks at signals only when it runs, and Qt's loop may not run it for minutes: a byte in a pipe wakes it.
    """
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    woken = signal.set_wakeup_fd(writer)
    before = {number: signal.signal(number, lambda *_: end()) for number in _ENDS}
    notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: os.read(reader, _ENOUGH))
    try:
        yield
    finally:
        notifier.setEnabled(False)
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(woken)
        os.close(reader)
        os.close(writer)

"""A window that waits in Qt's loop hears that it is asked to end."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import QTimer

from relaxapp.desktop.signals import polite_ends


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_loop_at_once_and_the_old_handlers_come_back(number, qapp):
    before = signal.getsignal(number)
    with polite_ends(qapp.quit):
        QTimer.singleShot(0, lambda: os.kill(os.getpid(), number))
        late = QTimer(singleShot=True, interval=10_000)
        late.timeout.connect(lambda: qapp.exit(1))
        late.start()
        assert qapp.exec() == 0
        late.stop()
    assert signal.getsignal(number) is before

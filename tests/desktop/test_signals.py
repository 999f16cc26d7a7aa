"""A window that waits in Qt's loop hears that it is asked to end."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from relaxapp.desktop.signals import polite_ends


class BeingPainted(QWidget):
    """A window that is asked to end in the middle of its first frame."""

    def __init__(self):
        super().__init__()
        # The last window that closes asks the loop to end once more: the loop of the next test would hear it.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.asked = False
        self.shown_when_painted: list[bool] = []

    def paintEvent(self, event):  # noqa: ARG002, N802 - Qt's name and way
        if not self.asked:
            self.asked = True
            os.kill(os.getpid(), signal.SIGTERM)
            self.shown_when_painted.append(self.isVisible())


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


def test_a_frame_that_is_being_painted_is_finished_before_the_window_closes(qapp, qtbot):
    window = BeingPainted()
    qtbot.addWidget(window)
    with polite_ends(qapp.quit):
        window.show()
        late = QTimer(singleShot=True, interval=10_000)
        late.timeout.connect(lambda: qapp.exit(1))
        late.start()
        assert qapp.exec() == 0
        late.stop()
    assert window.shown_when_painted == [True]


def test_a_signal_that_is_no_request_to_end_ends_nothing(qapp):
    ended = []
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    try:
        with polite_ends(lambda: ended.append("end")):
            QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGUSR1))
            QTimer.singleShot(100, qapp.quit)
            qapp.exec()
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert not ended

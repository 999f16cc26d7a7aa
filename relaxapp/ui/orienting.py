"""Coming back after an exercise was ended early: twenty quiet seconds, which any key skips."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from relaxapp.ui.controls import announce, button, label
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent

SECONDS: Final = 20.0
SENTENCES: Final = (
    "You might look slowly around you, as far as is easy.",
    "Perhaps name a few things that you see or hear.",
    "Feel what holds you up: the chair, the bed, the floor.",
    "There is time. Go on whenever you like.",
)
_LINES: Final = 3
_TICK_MS: Final = 100
_ALONE: Final = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)


class TimeBar(QWidget):
    """A thin bar that fills as time passes."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Time passing")
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._share = 0.0

    def set_share(self, share: float) -> None:
        """Fill the bar to `share` (0..1)."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, 4.5, 4.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        inside = whole.adjusted(1.5, 1.5, -1.5, -1.5)
        inside.setWidth(max(inside.width() * self._share, inside.height()))
        painter.drawRoundedRect(inside, 3, 3)


class Orienting(Page):
    """One sentence at a time; `done` when the time is over or was not wanted."""

    done = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__("Coming back")
        self._clock = clock
        self._started: float | None = None
        self._sentence = label("", "title")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self._bar = TimeBar()
        self._on = button("Go on", primary=True)
        self._on.clicked.connect(self._finish)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.column.addStretch(1)
        self.column.addWidget(self._sentence)
        self.column.addSpacing(28)
        self.column.addWidget(self._bar)
        self.column.addSpacing(28)
        self.column.addWidget(self._on, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(2)
        self.first = self._on

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._sentence.text()

    def begin(self) -> None:
        """Start the twenty seconds; they pass only while the screen is shown."""
        self._started = self._clock()
        self._sentence.ensurePolished()
        # Room for the longest, so that nothing moves when the words change.
        self._sentence.setMinimumHeight(_LINES * self._sentence.fontMetrics().lineSpacing())
        self.tick()
        if self.isVisible():
            self._timer.start()

    def tick(self) -> None:
        """Show what belongs to this moment."""
        if self._started is None:
            return
        share = (self._clock() - self._started) / SECONDS
        if share >= 1:
            self._finish()
            return
        now = SENTENCES[max(int(share * len(SENTENCES)), 0)]
        if now != self._sentence.text():
            self._sentence.setText(now)
            announce(self, now)
        self._bar.set_share(share)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._started is not None:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody went to look for support: nothing may call them away from there."""
        if not event.spontaneous():
            self._timer.stop()
            self._started = None
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Any key goes on, but for those that are only held."""
        if event.key() not in _ALONE and not event.isAutoRepeat():
            self._finish()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        self._finish()

    def _finish(self) -> None:
        self._timer.stop()
        self._started = None
        self.done.emit()

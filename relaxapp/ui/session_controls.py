"""The quiet row of buttons beneath a session, and how it dims when nobody needs it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QPushButton, QWidget

from relaxapp.ui.controls import Flow, corner
from relaxapp.ui.keys import key_button
from relaxapp.ui.not_helping import NOT_HELPING

_LOOKS: Final = 500
"""Milliseconds between two looks at the pointer: nobody needs it faster."""
_IDLE_LOOKS: Final = 10
_DIM: Final = 0.45


class SessionControls(QWidget):
    """Pause, Again, Skip ahead, the voice, the sound, full screen, This isn't helping, End.

    `dims` tells that it steps back, or is plain to see again.
    """

    dims = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.pause = key_button("Pause", "Space", "Pauses the session, or goes on.")
        self.again = key_button("Again", "R", "Says the last line once more.")
        self.skip = key_button("Skip ahead", "S", "Goes on with the next part.")
        self.voice = key_button("Mute voice", "V", "Turns the voice off or on. The words stay on screen.")
        self.sound = key_button("Sound", "Up and Down", "Opens the volumes.")
        self.full = key_button("Full screen", "F11", "Fills the screen, or no longer.")
        self.other = key_button(NOT_HELPING, "N", "Offers something else instead.")
        self.end = key_button("End", "Esc", "Ends the session softly.")
        sound = (self.voice, self.sound)
        self.buttons = (self.pause, self.again, self.skip, *sound, self.full, self.other, self.end)
        layout = Flow(spacing=2)
        self.setLayout(layout)
        layout.add((*self.buttons, corner()))  # the last line ends before the support button
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._effect = QGraphicsOpacityEffect(self, opacity=_DIM)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self._idle = 0
        self._seen: tuple[QPoint, QWidget | None] = (QPoint(), None)
        self._timer = QTimer(self, interval=_LOOKS, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def dimmed(self) -> bool:
        """Whether the row is dimmed."""
        return self._effect.isEnabled()

    def set_state(self, state: str) -> None:
        """Offer what makes sense while "playing", "paused" or "landing"."""
        _rename(self.pause, "Go on" if state == "paused" else "Pause")
        for each in self.buttons:
            each.setEnabled(state in ("playing", "paused") or each in (self.end, self.full))

    def set_voice(self, on: bool) -> None:
        """Offer to mute the voice, or to let it speak."""
        _rename(self.voice, "Mute voice" if on else "Unmute voice")

    def look(self) -> None:
        """Dim in full screen when neither the pointer nor the focus has moved for some seconds."""
        seen = (QCursor.pos(), QApplication.focusWidget())
        if seen != self._seen or not self.window().isFullScreen():
            self._seen = seen
            self.wake()
            return
        self._idle += 1
        if self._idle >= _IDLE_LOOKS:
            self._dim(True)

    def wake(self) -> None:
        """Be plain to see again."""
        self._idle = 0
        self._dim(False)

    def _dim(self, dimmed: bool) -> None:
        if dimmed != self.dimmed:
            self._effect.setEnabled(dimmed)
            self.dims.emit(dimmed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._timer.stop()


def _rename(made: QPushButton, text: str) -> None:
    made.setText(text)
    made.setAccessibleName(text)

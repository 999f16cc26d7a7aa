"""The quiet row of buttons beneath a session: how it folds where there is little room, and dims when unneeded."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QPushButton, QWidget

from relaxapp.ui.controls import Flow, corner
from relaxapp.ui.keys import key_button
from relaxapp.ui.not_helping import NOT_HELPING
from relaxapp.ui.session_more import More

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKS: Final = 500
"""Milliseconds between two looks at the pointer: nobody needs it faster."""
_IDLE_LOOKS: Final = 10
_DIM: Final = 0.45


class SessionControls(QWidget):
    """Pause, Again, Skip ahead, the voice, the sound, full screen, This isn't helping, End.

    What has no room in the row is in the panel of `more`, which belongs to the screen. `dims` tells that the row steps
    back, or is plain to see again.
    """

    dims = Signal(bool)

    def __init__(self, screen: QWidget) -> None:
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
        self.more = More(screen, self.buttons)
        self._row = (*self.buttons[:-2], self.more.button, self.other, self.end)
        self._needed = (self.pause, self.end, self.other, self.again, self.skip, *sound, self.full)
        self._corner = corner()  # the last line ends before the support button
        self._flow = Flow(spacing=0)  # their own edges keep them apart
        self.setLayout(self._flow)
        self._show(self.buttons)
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
        if state not in ("playing", "paused", "landing"):
            self.more.hide()

    def set_voice(self, on: bool) -> None:
        """Offer to mute the voice, or to let it speak."""
        _rename(self.voice, "Mute voice" if on else "Unmute voice")

    def fold(self, width: int, height: int) -> None:
        """Show in such a room what is needed most, at least Pause and End; the rest is one press away."""
        for count in range(len(self._needed), 1, -1):
            kept = set(self._needed[:count])
            if count < len(self._needed):
                kept.add(self.more.button)
            shown = [each for each in self._row if each in kept]
            if self._height(shown, width) <= height:
                break
        if shown != self._shown:
            self._show(shown)

    @property
    def height_of_corner(self) -> int:
        """The height of the support button, beneath which nothing is to lie."""
        return self._corner.sizeHint().height()

    def height_at(self, width: int) -> int:
        """Return the height of what is shown in such a width."""
        return self._height(self._shown, width)

    def focus_on(self, button: QPushButton) -> None:
        """Give the focus to a button, or to More where that is behind it."""
        shown = button if button in self._shown else self.more.button
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    def _height(self, shown: Sequence[QPushButton], width: int) -> int:
        """Return the height of a row of these, before it is shown."""
        lines, used = 1, 0
        for each in (*shown, self._corner):
            needed = each.sizeHint().width()
            if used + needed > width:
                lines, used = lines + 1, 0
            used += needed
        return lines * self.end.sizeHint().height()

    def _show(self, shown: Sequence[QPushButton]) -> None:
        """Have these in the row, and all others in the panel; who had the focus is not lost."""
        focused = QApplication.focusWidget()
        self._shown = list(shown)
        while self._flow.takeAt(0) is not None:
            pass
        self._flow.add((*shown, self._corner))
        behind = [each for each in self.buttons if each not in shown]
        self.more.fill(behind)
        for each in shown:
            each.show()
        for one, next_one in pairwise((*shown, *behind)):
            self.setTabOrder(one, next_one)
        if focused in behind or (focused is self.more.button and not behind):
            (self.more.button if behind else self.pause).setFocus(Qt.FocusReason.OtherFocusReason)

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

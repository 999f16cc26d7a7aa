"""What changes the pace while a breath is paced, on either side of the pacer, and the quiet words beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget

from relaxapp.ui.caption import Caption
from relaxapp.ui.controls import dress, keep_room
from relaxapp.ui.keys import key_button

if TYPE_CHECKING:
    from relaxapp.exercises.timeline import Moment

PACE_KEYS: Final = "Left is slower, Right is quicker"
FOLLOW_KEYS: Final = "Hold B, or the round shape, while you breathe in. Or tap: once for in, once for out."

_DIM: Final = 0.45
_REPEATED: Final = 30
"""Milliseconds. A key that is held seems, on some systems, to be let go and pressed again at once, over and over."""
_FIRST: Final = 100
"""The pacer takes what room there is, before the margins do."""
_NEAR: Final = 0.75
"""The pacer is at most so much wider than the screen is high: what stands beside it is not far from it."""
_SMALLEST: Final = 44
"""Pixels. On a low screen the pacer gives way before the controls do."""
_ANY: Final = 16777215


class SessionPace(QObject):
    """Slower and Quicker; where a breath is followed, a button to show it with. `whisper` stands beneath.

    `breathing` tells when the person begins to breathe in (True) and out (False), by whatever hand: `hold` takes it in.
    """

    slower = Signal()
    quicker = Signal()
    breathing = Signal(bool)

    def __init__(self, pacer: QWidget) -> None:
        super().__init__(pacer)
        self.slow = _pace_button("Slower", "Left", "Makes the breath a little slower, from the next one on.")
        self.quick = _pace_button("Quicker", "Right", "Makes the breath a little quicker, from the next one on.")
        self.lead = _pace_button(
            "Breathe in", "B", "Hold it while you breathe in, let go while you breathe out. Tapping works as well."
        )
        self.buttons = (self.slow, self.lead, self.quick)
        self.whisper = Caption(larger=0.9, lines=1.1)
        dress(self.whisper, "muted")
        self.slow.clicked.connect(self.slower)
        self.quick.clicked.connect(self.quicker)
        self.lead.pressed.connect(lambda: self.hold(True))
        self.lead.released.connect(lambda: self.hold(False))
        self.around = QHBoxLayout()
        self.around.addStretch(1)
        self.around.addWidget(pacer, _FIRST)
        self.around.addStretch(1)
        self._pacer = pacer
        self.line = QHBoxLayout()
        self.line.addWidget(self.whisper, 1)
        self._held = False
        self._letting_go = QTimer(self, singleShot=True, interval=_REPEATED, timerType=Qt.TimerType.PreciseTimer)
        self._letting_go.timeout.connect(lambda: self.hold(False))
        self._state = ""
        self._paced = False
        self._followed = False
        keep_room(self.quick)
        self._show(paced=False, followed=False)

    @property
    def followed(self) -> bool:
        """Whether the person may show their breath now."""
        return self._followed

    def begin(self) -> None:
        """Wait for the first breath of a session."""
        self._held = False
        self._show(paced=False, followed=False)

    def follow(self, moment: Moment) -> str:
        """Offer what suits this moment; return the words that say how, when it is another offer, else ""."""
        paced, followed = moment.pace is not None, moment.followed
        if (paced, followed) == (self._paced, self._followed):
            return ""
        self._show(paced=paced, followed=followed)
        return FOLLOW_KEYS if followed else PACE_KEYS if paced else ""

    def set_state(self, state: str) -> None:
        """Offer what makes sense while "playing", "paused" or "landing"."""
        self._state = state
        self._held = self._held and state == "playing"
        self._show(paced=self._paced, followed=self._followed)

    def set_dimmed(self, dimmed: bool) -> None:
        """Step back with the other controls, or be plain to see again."""
        for each in self.buttons:
            if effect := each.graphicsEffect():
                effect.setEnabled(dimmed)

    def place(self, *, around: bool, height: int) -> None:
        """Stand near the pacer on a screen of such a height, or beside the whisper where there is no room for that."""
        self._pacer.setMaximumWidth(
            max(round(height * _NEAR), self._pacer.minimumSizeHint().width()) if around else _ANY
        )
        self._pacer.setMinimumHeight(0 if around else _SMALLEST)
        widest = max(each.sizeHint().width() for each in self.buttons)
        goal = self.around if around else self.line
        bottom = Qt.AlignmentFlag.AlignBottom
        for each in self.buttons:
            each.setMinimumWidth(widest)
            if goal.indexOf(each) < 0:
                for layout in (self.around, self.line):
                    layout.removeWidget(each)
                first, last = (1, goal.count() - 1) if around else (0, goal.count())
                goal.insertWidget(last if each is self.quick else first, each, 0, bottom)

    def key(self, *, pressed: bool) -> None:
        """Take in the key that shows the breath."""
        if pressed:
            self._letting_go.stop()
            self.hold(True)
        else:
            self._letting_go.start()

    def hold(self, held: bool) -> None:
        """Take in that a key, a button or the pacer is held, or let go."""
        if held == self._held or not (self._state == "playing" and self._followed):
            return
        self._held = held
        self.breathing.emit(held)

    def _show(self, *, paced: bool, followed: bool) -> None:
        if not followed:
            self.hold(False)
        self._paced, self._followed = paced, followed
        policy = self.slow.sizePolicy()
        policy.setRetainSizeWhenHidden(not followed)  # the other button stands in its place
        self.slow.setSizePolicy(policy)
        for each in (self.slow, self.quick):
            each.setVisible(paced)
            each.setEnabled(paced and self._state in ("playing", "paused"))
        self.lead.setVisible(followed)
        self.lead.setEnabled(followed and self._state == "playing")


def _pace_button(text: str, key: str, description: str) -> QPushButton:
    made = key_button(text, key, description)
    effect = QGraphicsOpacityEffect(made, opacity=_DIM)
    effect.setEnabled(False)
    made.setGraphicsEffect(effect)
    return made

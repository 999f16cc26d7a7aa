"""Recording the lines of one exercise in one's own voice: one line at a time, with Enter alone if one likes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from relaxapp.ui.controls import Caution, announce, button, label, paragraph, small, title
from relaxapp.ui.keys import on_key
from relaxapp.ui.page import Page
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QPushButton

PRIVATE: Final = (
    "Read the line aloud, as you would to a friend who is tired. Lines that you leave out are said by the usual voice. "
    "What you record stays on this computer; nothing is sent anywhere."
)
_FINE: Final = 100


class At(StrEnum):
    """What goes on with the line that is shown."""

    REST = "rest"
    OPENING = "opening"
    RECORDING = "recording"
    KEEPING = "keeping"


_WORDS: Final = {
    At.REST: "",
    At.OPENING: "A moment, the microphone is being opened …",
    At.RECORDING: "Recording. Speak now, and press Stop when you have said it.",
    At.KEEPING: "A moment …",
}


class RecordLinesScreen(Page):
    """The signals ask for what their names say; `go` carries -1 for the line before, 1 for the next.

    `named` carries whose voice it is. Whoever records tells what goes on, and how loud it is.
    """

    record = Signal()
    stop = Signal()
    listen = Signal()
    go = Signal(int)
    named = Signal(str)
    gone = Signal()
    """The screen is no longer shown."""

    def __init__(self) -> None:
        super().__init__("Record a voice")
        self._at = At.REST
        self._recorded = False
        self._exercise = ""
        self._problem = Caution()
        self.name = Writing("Whose voice it is")
        self.name.done.connect(self._tell_name)
        words = small("Whose voice it is")
        words.setBuddy(self.name)
        self._place = small("")
        self._line = label("", "large")
        self._state = paragraph("", muted=True)
        self._meter = QProgressBar()
        self._meter.setRange(0, _FINE)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName("How loud it is")
        self.column.addWidget(title("Record a voice"))
        for shown in (self._problem, self._place, self._line, self._state, self._meter):
            self.column.addWidget(shown)
        self.column.addSpacing(18)
        for written in (words, self.name, paragraph(PRIVATE, muted=True)):
            self.column.addWidget(written)
        self.column.addStretch(1)
        self._make_foot()
        self._show()

    def show_exercise(self, name: str, voice: str) -> None:
        """Begin with an exercise; `voice` is whose voice it is."""
        self._exercise = name
        self.name.setPlainText(voice)
        self.tell("")

    def show_line(self, line: str, number: int, count: int, done: int, *, recorded: bool) -> None:
        """Show the line with this number (from 1) of `count`; `done` of them are recorded, this one or not."""
        self._line.setText(line)
        too = " · this one too" if recorded else ""
        self._place.setText(f"{self._exercise} · line {number} of {count} · {done} recorded{too}")
        self.area.verticalScrollBar().setValue(0)
        self._recorded = recorded
        self._before.setEnabled(number > 1)
        self._next.setEnabled(number < count)
        self._at = At.REST
        self._show()
        announce(self, f"{self._place.text()}. {line}")

    def show_state(self, at: At) -> None:
        """Tell what goes on."""
        self._at = at
        self._show()
        announce(self, _WORDS[at])

    def show_level(self, level: float) -> None:
        """Show how loud it is, 0..1."""
        self._meter.setValue(round(level * _FINE))

    def show_recorded(self) -> None:
        """Tell that the line was kept: what comes next is most likely the next one."""
        self.tell("")
        (self._next if self._next.isEnabled() else self._leave).setFocus()

    def tell(self, problem: str) -> None:
        """Say what is wrong; no words when all is well."""
        self._problem.tell(problem)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that nobody sees any more what goes on."""
        super().hideEvent(event)
        self.gone.emit()

    def _make_foot(self) -> None:
        self._record = button("Record", primary=True, description="The key is R.")
        self._record.clicked.connect(self._toggle)
        self._listen = button("Listen", description="The key is L.")
        self._listen.clicked.connect(self.listen)
        self._before = button("Previous", description="The line before. The key is the left arrow.", quiet=True)
        self._before.clicked.connect(lambda: self.go.emit(-1))
        self._next = button("Next", description="The next line. The key is the right arrow.")
        self._next.clicked.connect(lambda: self.go.emit(1))
        self._leave: QPushButton = button("Done", quiet=True)
        self._leave.clicked.connect(self.back)
        keys = {"R": self._record, "L": self._listen, "Left": self._before, "Right": self._next}
        for key, pressed in keys.items():  # a field to write in keeps its keys to itself
            on_key(self, key, pressed.click)
        self.foot.add((self._record, self._listen, self._next, self._before, self._leave))
        self.first = self._record

    def _toggle(self) -> None:
        if self._at is At.RECORDING:
            self.stop.emit()
        elif self._at is At.REST:
            self._tell_name()
            self.record.emit()

    def _tell_name(self) -> None:
        self.named.emit(" ".join(self.name.toPlainText().split()))

    def _show(self) -> None:
        busy = self._at is not At.REST
        words = "Stop" if self._at is At.RECORDING else "Record again" if self._recorded else "Record"
        self._record.setText(words)
        self._record.setAccessibleName(words)
        self._state.setText(_WORDS[self._at] or ("You can listen to it, or go on." if self._recorded else ""))
        self._listen.setEnabled(self._recorded and not busy)
        self.name.setReadOnly(busy)
        if not busy:
            self._meter.setValue(0)

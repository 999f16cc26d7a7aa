"""The screen from which an exercise is taken along as a sound file: how, where to, how far it is, and done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, announce, button, label, paragraph, title
from relaxapp.ui.page import Page
from relaxapp.ui.rows import Row, percent
from relaxapp.ui.switch import Switch
from relaxapp.ui.words import minutes as in_minutes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

FORMATS: Final = {
    ".mp3": "MP3, for any player",
    ".opus": "Opus, smallest",
    ".ogg": "Ogg Vorbis, small",
    ".flac": "FLAC, exact, large",
    ".wav": "WAV, exact, largest",
}
"""The kinds of sound files, by their ending."""
WORDS: Final = {
    "": "No",
    ".txt": "A page to read (TXT)",
    ".srt": "Subtitles (SRT)",
    ".vtt": "Web subtitles (VTT)",
}
"""How the words may be written beside it, by the ending of their file."""
_DOING: Final = {"voice": "Speaking the words", "sound": "Writing the sound"}
_FINE: Final = 1000


class TakeAlongScreen(Page):
    """`wanted` carries the ending of the sound file, that of its words ("" for none), and whether a voice speaks.

    Whoever writes the file tells how far it is; `cancel` asks to stop, `folder` to see where the file is.
    """

    wanted = Signal(str, str, bool)
    cancel = Signal()
    folder = Signal()

    def __init__(self) -> None:
        super().__init__("Take it along")
        self._step = ""
        self._about = paragraph("")
        self._problem = Caution()
        self.sound = choice("Kind of file", FORMATS, ".mp3")
        self.words = choice("The words in writing, beside it", WORDS)
        self.voice = Switch()
        self._doing = label("", "large")
        self._bar = QProgressBar()
        self._bar.setRange(0, _FINE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far it is")
        self._result = label("", "large")
        self._notice = paragraph("", muted=True)
        self._back = self.way_back()
        self._begin = button("Save it as …", primary=True)
        self._begin.clicked.connect(self._ask)
        self._cancel = button("Cancel")
        self._cancel.clicked.connect(self.cancel)
        self._folder = button("Show in folder", primary=True)
        self._folder.clicked.connect(self.folder)
        asking = (
            Row("Kind of file", self.sound, "All of them say where each part begins, for skipping."),
            Row("The words in writing, beside it", self.words),
            Row("With the spoken words", self.voice),
        )
        working = (self._doing, self._bar, paragraph("If you cancel, nothing is left behind.", muted=True))
        done = (self._result, self._notice)
        for widget in (title("Take it along"), self._about, self._problem, *asking, *working, *done):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.foot.add((self._back, self._begin, self._cancel, self._folder))
        self._faces: tuple[tuple[QPushButton, tuple[QWidget, ...]], ...] = (
            (self._begin, (*asking, self._begin, self._back)),
            (self._cancel, (*working, self._cancel)),
            (self._folder, (*done, self._folder, self._back)),
        )
        self._show(self._begin)

    def show_exercise(self, name: str, minutes: float, *, voice: bool) -> None:
        """Offer an exercise of so many minutes; `voice` is whether it is spoken in the program."""
        self._about.setText(
            f"{name}, {in_minutes(minutes)}, as a file to hear on a phone or a player. It is made on this computer, "
            "as you have it here: your comfort settings, voice, background sound and volumes. It is not "
            "for listening while driving."
        )
        self.voice.setChecked(voice)
        self._show(self._begin)
        self.area.verticalScrollBar().setValue(0)

    def show_progress(self, step: str, part: float) -> None:
        """Tell how much (0..1) of a step, "voice" or "sound", is done."""
        if step != self._step:
            announce(self, _DOING[step])
        self._step = step
        self._doing.setText(f"{_DOING[step]}: {percent(round(part * 100))}")
        self._bar.setValue(round(part * _FINE))

    def show_work(self) -> None:
        """Show that it is being made."""
        self._step = ""
        self._doing.setText("A moment …")
        self._bar.setValue(0)
        self._show(self._cancel)

    def show_done(self, file: str, notice: str = "") -> None:
        """Tell that it is ready, and what else there is to know."""
        self._result.setText(f"{file} is ready.")
        self._notice.setText(notice)
        self._show(self._folder)
        self._notice.setVisible(bool(notice))
        announce(self, f"{file} is ready. {notice}")

    def show_problem(self, text: str) -> None:
        """Say in plain words why it was not made; it can be tried again."""
        self._show(self._begin)
        self._problem.tell(text)

    def show_cancelled(self) -> None:
        """Go back to the choices."""
        self._show(self._begin)

    def _ask(self) -> None:
        self._problem.hide()
        self.wanted.emit(self.sound.currentData(), self.words.currentData(), self.voice.isChecked())

    def _show(self, first: QPushButton) -> None:
        """Show the face whose first button that is, which takes over the focus."""
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._problem.hide()
        shown = next(widgets for button, widgets in self._faces if button is first)
        for _, widgets in self._faces:
            for widget in widgets:
                widget.setVisible(widget in shown)
        self.first = first
        self.order()
        if had_focus:
            self.focus_first()

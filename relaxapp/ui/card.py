"""The card of one exercise: what it is, how long, with which sound, and Start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relaxapp.exercises.script import CAUTIONS, Posture
from relaxapp.ui import words
from relaxapp.ui.controls import Caution, button, heading, label, paragraph, small
from relaxapp.ui.controls import title as title_label
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page
from relaxapp.ui.sound_choice import SoundChoice
from relaxapp.ui.star import Star
from relaxapp.ui.stepper import MinutesStepper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from relaxapp.exercises.script import Script

_POSTURES: Final = {
    Posture.LYING: "lying down",
    Posture.SITTING: "sitting",
    Posture.STANDING: "standing",
}
_NEITHER: Final = "It asks nothing of your breath or your body."


class Card(Page):
    """Shows one exercise; `start` and `take_along` tell its name, the minutes and the soundscape."""

    start = Signal(str, float, str)
    take_along = Signal(str, float, str)
    preview = Signal(str)
    favourite = Signal(str, bool)
    record = Signal(str)
    edit = Signal(str)

    def __init__(self) -> None:
        super().__init__("Exercise")
        self._name = ""
        self._title = title_label("")
        self._star = Star()
        self._star.clicked.connect(lambda on: self.favourite.emit(self._name, on))
        self._summary = label("", "large")
        self._problem = Caution()
        self.minutes = MinutesStepper()
        self.minutes.changed.connect(self._problem.hide)
        self.sound = SoundChoice()
        self.sound.listen.connect(self.preview)
        self._notes = QVBoxLayout()
        self._about = Refill(self._notes)

        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._star, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        self.column.addWidget(self._summary)
        self.column.addWidget(self._problem)
        self.column.addSpacing(10)
        self.column.addWidget(self.minutes)
        self.column.addSpacing(10)
        self.column.addWidget(self.sound)
        self.column.addSpacing(10)
        self.column.addWidget(self._about)
        self.column.addWidget(self._make_doors())
        self.column.addStretch(1)

        self._start = button("Start", primary=True)
        self._start.setMinimumWidth(200)
        self._start.clicked.connect(lambda: self.start.emit(*self._chosen()))
        back = self.way_back()
        self.foot.add([back, self._start])
        self.first = self._start

    def show_exercise(
        self,
        script: Script,
        minutes: float,
        soundscape: str,
        soundscapes: Mapping[str, str],
        changes: Sequence[str] = (),
        *,
        favourite: bool = False,
        own: bool = False,
    ) -> None:
        """Show an exercise with the minutes and the soundscape chosen so far.

        `soundscapes` maps ids to titles, `changes` says in plain phrases what is different for this person.
        One's `own` exercise can be edited.
        """
        self._name = script.name
        self._title.setText(script.title)
        self._star.set_favourite(script.title, favourite)
        self._summary.setText(script.summary)
        self._problem.hide()
        self.minutes.set_range(*script.minutes, minutes)
        self.sound.set_soundscapes(soundscapes, soundscape)
        self._edit.setVisible(own)
        self._start.setAccessibleDescription(script.title)
        self._show_notes(script, changes)
        self.order()
        self.area.verticalScrollBar().setValue(0)

    def show_problem(self, text: str) -> None:
        """Say in plain words why it could not start."""
        self._problem.tell(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Plus and minus change the minutes from anywhere on the card."""
        ways = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        for key, way in ways.items():
            if event.key() == key:
                self.minutes.step(way)
                return
        super().keyPressEvent(event)

    def _show_notes(self, script: Script, changes: Sequence[str]) -> None:
        with self._about.refilled():
            self._add_note("Made to suit you", [_sentence(change) for change in changes])
            postures = words.listed([_POSTURES[posture] for posture in script.postures])
            self._add_note(
                "Good to know",
                [
                    f"It works with your {words.uses(script.uses)}." if script.uses else _NEITHER,
                    *([f"You can do this {postures}."] if postures else []),
                    *(CAUTIONS[name] for name in script.cautions),
                ],
            )
            if script.sources:
                self._notes.addSpacing(8)
                self._notes.addWidget(small(f"Based on {'; '.join(script.sources)}"))

    def _make_doors(self) -> QWidget:
        """Return the quiet row of what else can be done with an exercise."""
        doors = Flow()
        along = button("Take it along", description="Makes a sound file of it, to hear elsewhere.", quiet=True)
        along.clicked.connect(lambda: self.take_along.emit(*self._chosen()))
        record = button("Record a voice for it", description="Your voice, or that of somebody you like.", quiet=True)
        record.clicked.connect(lambda: self.record.emit(self._name))
        self._edit = button("Edit", description="Changes the words of this exercise of yours.", quiet=True)
        self._edit.clicked.connect(lambda: self.edit.emit(self._name))
        row = QWidget()
        row.setLayout(doors)
        doors.add((along, record, self._edit))
        return row

    def _add_note(self, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._notes.addSpacing(8)
        self._notes.addWidget(heading(title))
        for line in lines:
            self._notes.addWidget(paragraph(line))

    def _chosen(self) -> tuple[str, float, str]:
        return self._name, self.minutes.value, self.sound.soundscape


def _sentence(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:].rstrip(".") + "."

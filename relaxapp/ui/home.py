"""Home: one large button to breathe, two calm ones, and everything else below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.ui import words
from relaxapp.ui.controls import FLARE, Button, button, dress, heading, label, paragraph
from relaxapp.ui.exercise_list import ALIGNED
from relaxapp.ui.exercise_row import ExerciseRow, Listed
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page
from relaxapp.ui.question import Question
from relaxapp.ui.still_wanted import StillWanted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from relaxapp.exercises.script import Script

_DISC: Final = 168
_RINGS: Final = ((1.0, 0.13), (0.85, 0.22))
_FEW: Final = 4
_LINES: Final = 34
"""What usually stands here is about as high as so many lines of text."""
_LATELY: Final = 2
COURSE: Final = "Learning to let go"
_FLARE_MORE: Final = "Something for a bad moment starts at once. The keys are Ctrl and B, or F2."
_NOT_KNOWN_YET: Final = "\N{NO-BREAK SPACE}"
"""Keeps the place of the words under the large button, so that nothing moves when they come."""
_DOORS: Final = {"muscle": "Muscle relaxation", "imagery": "Imagery"}


class BreatheButton(Button):
    """A large round button, drawn like the shape that will lead the breath."""

    def __init__(self) -> None:
        super().__init__("Breathe")
        dress(self, "breathe")
        self.setAccessibleName("Breathe")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Round, and wide enough for its word at any text size."""
        side = max(_DISC, self.fontMetrics().horizontalAdvance(self.text()) + 48)
        return QSize(round(side / 0.7), round(side / 0.7))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:  # noqa: N802 - Qt's name
        """Take presses anywhere in the square: a sore hand need not aim."""
        return self.rect().contains(position)  # type: ignore[call-overload,no-any-return]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw two soft rings, the disc, the word, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        disc = self.palette().color(QPalette.ColorRole.Highlight)
        centre = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        radius = min(self.width(), self.height()) / 2 - 6
        for share, strength in _RINGS:
            soft = QColor(disc)
            soft.setAlphaF(strength + (0.08 if self.underMouse() else 0.0))
            painter.setBrush(soft)
            painter.drawEllipse(centre, radius * share, radius * share)
        painter.setBrush(disc)
        inner = radius * (0.7 if not self.isDown() else 0.66)
        painter.drawEllipse(centre, inner, inner)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.BrightText), 4))
            painter.drawEllipse(centre, radius + 3, radius + 3)


class Home(Page):
    """The first screen. `chosen` names an exercise whose card is wanted, `quick` one that is to start as last time."""

    breathe = Signal()
    chosen = Signal(str)
    quick = Signal(str)
    flare = Signal()
    library = Signal()
    course = Signal()
    settings = Signal()
    journal = Signal()
    reminders = Signal()

    def __init__(self) -> None:
        super().__init__("Home")
        self._shown: object = None
        self._large = ""
        self._breathe = BreatheButton()
        self._breathe.clicked.connect(self.breathe)
        self._about = label(_NOT_KNOWN_YET, "muted")
        self._about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._doors = Flow(centred=True)
        self._rows = QVBoxLayout()
        self._quiet_doors = Flow(centred=True)
        self.still_wanted = StillWanted()
        self.question = Question()
        self._choices = Refill(self._doors, spacing=14)
        self._quiet = Refill(self._quiet_doors, spacing=14)
        self._lately = Refill(self._rows, spacing=2)
        self.column.addWidget(self._breathe, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._about)
        self.column.addWidget(self._choices)
        self.column.addWidget(self._quiet)
        self.column.addWidget(self.question)
        self.column.addWidget(self.still_wanted)
        self.column.addWidget(self._lately)
        self.column.addStretch(1)
        doors = (("Settings", self.settings), ("My journal", self.journal), ("Reminders", self.reminders))
        for text, wanted in doors:
            quiet = button(text, quiet=True)
            quiet.clicked.connect(wanted)
            self.foot.addWidget(quiet)
        self._choose_first()

    def set_breathe(self, title: str, minutes: float, word: str = "Breathe", name: str = "") -> None:
        """Say what the large button starts, and call it by a word. With no title it can start nothing and is not shown.

        Until this is called the button is there without words: it can be pressed from the first frame on. The exercise
        of this name is not shown a second time below.
        """
        self._large = name
        self._breathe.setText(word)
        self._breathe.setAccessibleName(word)
        self._breathe.setVisible(bool(title))
        self._about.setVisible(bool(title))
        self._about.setText(f"{title} · {words.minutes(minutes)}")
        self._breathe.setAccessibleDescription(f"Starts now: {title}, {words.minutes(minutes)}.")
        self._choose_first()

    def ask(self, text: str, answers: Mapping[str, Callable[[], None]]) -> None:
        """Ask something quietly: the focus stays where it is. No answers take the question away."""
        if not answers:
            self.question.hide()
            return
        self.question.ask(text, answers, quiet=True)
        self.order()

    def set_library(
        self,
        scripts: Sequence[Script],
        unsuitable: Mapping[str, str],
        recent: Sequence[str] = (),
        favourites: Sequence[str] = (),
        leads: Sequence[str] = (),
    ) -> None:
        """Show a few of the exercises, none of those that `unsuitable` names.

        `recent` are names, the last used first: the two calm buttons lead there, and where nothing was used yet, to
        those that `leads` names. `favourites` are names, the last one last.
        """
        now = (tuple(scripts), frozenset(unsuitable), tuple(recent), tuple(favourites), tuple(leads), self._large)
        if self._shown == now:
            return
        self._shown = now
        suitable = {script.name: script for script in scripts if script.name not in unsuitable}
        with self._choices.refilled(), self._quiet.refilled():
            if scripts:
                self._add_doors(list(suitable.values()), {name: place for place, name in enumerate((*recent, *leads))})
        with self._lately.refilled():
            if not scripts:
                self._say_that_there_are_none()
            self._add_rows(
                [suitable[name] for name in few(suitable.keys() - {self._large}, recent, favourites)], recent
            )
        self.order()
        self._choose_first()

    def _add_doors(self, suitable: Sequence[Script], rank: Mapping[str, int]) -> None:
        for family, text in _DOORS.items():
            if leads := [script for script in suitable if script.family == family]:
                script = min(leads, key=lambda script: rank.get(script.name, len(rank)))
                door = button(text, description=script.title)
                door.clicked.connect(lambda _=False, name=script.name: self.chosen.emit(name))
                self._doors.addWidget(door)
        everything = button("All exercises")
        everything.clicked.connect(self.library)
        self._doors.addWidget(everything)
        flare = button(FLARE, description=_FLARE_MORE, quiet=True)
        flare.setToolTip(_FLARE_MORE)
        flare.clicked.connect(self.flare)
        course = button(COURSE, description="A course, one small step after the other.", quiet=True)
        course.clicked.connect(self.course)
        self._quiet_doors.add([flare, course])

    def _say_that_there_are_none(self) -> None:
        self._rows.addWidget(heading("The exercises can't be found just now"))
        self._rows.addWidget(
            paragraph(
                "Their files may be missing or damaged. Nothing of yours is lost. You can still rest here "
                "for a while, and the button in the corner leads to people who can help."
            )
        )

    def _add_rows(self, scripts: Sequence[Script], recent: Sequence[str]) -> None:
        if scripts:
            above = heading("Lately and favourite")
            above.setIndent(ALIGNED)
            self._rows.addWidget(above)
        for script in scripts:
            row = ExerciseRow(brief=True)
            row.show_exercise(Listed(script, used=script.name in recent))
            row.chosen.connect(self.chosen)
            row.quick.connect(self.quick)
            self._rows.addWidget(row)

    def _above(self) -> int:
        """Leave some air in a tall window. It depends on the window alone: what comes later moves no button."""
        return super()._above() + max((self.height() - self.fontMetrics().lineSpacing() * _LINES) // 4, 0)

    def _choose_first(self) -> None:
        door = self._doors.itemAt(0)
        quiet = self.foot.itemAt(0)
        if not self._breathe.isHidden():
            self.first = self._breathe
        elif (found := door or quiet) is not None:
            self.first = found.widget()


def few(offered: Collection[str], recent: Sequence[str], favourites: Sequence[str]) -> list[str]:
    """Return the names of the few exercises that home shows: what was used last, and favourites, the newest first."""
    used = [name for name in recent if name in offered]
    loved = [name for name in reversed(favourites) if name in offered]
    return list(dict.fromkeys([*used[:_LATELY], *loved, *used]))[:_FEW]

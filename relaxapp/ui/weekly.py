"""Once a week, if wanted: a look back at pain, mood, sleep and confidence. Every question can be left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, button, paragraph, title
from relaxapp.ui.page import Page
from relaxapp.ui.rows import Row
from relaxapp.ui.scale import Rating
from relaxapp.ui.settings_part import Part
from relaxapp.ui.weekly_parts import Mood, Peg
from relaxapp.ui.weekly_words import CONFIDENCE, HALF_HOURS, IN_PART, SLEEP
from relaxapp.ui.words import figure
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from relaxapp.ui.weekly_parts import Questions

_NOTE: Final = "A few words about this week"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said; None where nothing was."""

    peg: tuple[int, int, int] | None = None
    mood: tuple[int, int, int, int] | None = None
    sleep_hours: float | None = None
    sleep_quality: int | None = None
    confidence: int | None = None
    note: str = ""


class WeeklyScreen(Page):
    """`keep` carries what was Answered. What is filled in stays until it was kept, also when one leaves and returns.

    `settings` asks for the place where one chooses what is asked.
    """

    keep = Signal(Answered)
    settings = Signal()

    def __init__(self) -> None:
        super().__init__("Once a week")
        self._warned = False
        self.peg, self.mood = Peg(), Mood()
        self.hours = choice("Hours of sleep", _hours())
        self.sleep = Rating(SLEEP[0], SLEEP[2], SLEEP[1])
        self.confidence = Rating(CONFIDENCE[0], CONFIDENCE[2], CONFIDENCE[1])
        self.note = Writing(_NOTE)
        self.told = Caution()
        self._parts, self._mood_part = Part(), Part()
        self._parts.panel("Pain", self.peg)
        self._mood_part.panel("Mood", self.mood)
        rest = Part()
        rest.panel("Sleep", Row("Hours of sleep", self.hours, "In a usual night of this week."), self.sleep)
        rest.panel("Confidence", self.confidence)
        rest.panel(_NOTE, self.note)
        self.column.addWidget(title("Looking back at the week"))
        self.column.addWidget(
            paragraph("Answer what you like and leave out the rest. Numbers can be typed.", muted=True)
        )
        for part in (self._parts, self._mood_part, rest, self.told):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._add_foot()
        for rating in (*self.peg.ratings, self.sleep, self.confidence):
            rating.scale.done.connect(self.focusNextChild)
        self.note.done.connect(self._keep)
        self.first = self.peg.ratings[0].scale
        self.clear()
        self.order()

    @property
    def answered(self) -> Answered:
        """What is said now."""
        return Answered(
            peg=self.peg.value,
            mood=None if self._mood_part.isHidden() else self.mood.value,
            sleep_hours=self.hours.currentData(),
            sleep_quality=self.sleep.scale.rating,
            confidence=self.confidence.scale.rating,
            note=self.note.toPlainText().strip(),
        )

    def open(self, *, mood: bool) -> None:
        """Show it from the top, with the questions about mood or without."""
        self._mood_part.setVisible(mood)
        self._say("")
        self.area.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Take every answer away."""
        self.peg.clear()
        self.mood.clear()
        for rating in (self.sleep, self.confidence):
            rating.scale.set_rating(None)
        self.hours.setCurrentIndex(0)
        self.note.clear()
        self._say("")

    def tell(self, text: str) -> None:
        """Say what went wrong, where it is seen."""
        self.told.tell(text)

    def _keep(self) -> None:
        """Keep what was answered; what means something only as a whole is pointed out once."""
        open_parts = [] if self._warned else self._in_part()
        if open_parts:
            self._warned = True
            words, questions = open_parts[0]
            self.told.tell(words)
            questions.take_focus()
        else:
            self.keep.emit(self.answered)

    def _in_part(self) -> list[tuple[str, Questions]]:
        asked: list[tuple[str, Questions]] = [("peg", self.peg)]
        if not self._mood_part.isHidden():
            asked.append(("mood", self.mood))
        return [(IN_PART[name], questions) for name, questions in asked if questions.in_part]

    def _say(self, text: str) -> None:
        self._warned = False
        self.told.say(text)

    def _start_again(self) -> None:
        self.clear()
        self.focus_first()

    def _add_foot(self) -> None:
        keep = button("Keep it", primary=True)
        keep.clicked.connect(self._keep)
        again = button("Clear", description="Takes every answer away.", quiet=True)
        again.clicked.connect(self._start_again)
        back = button("Back", description="What is filled in stays here for now.", quiet=True)
        back.clicked.connect(self.back)
        asked = button("What is asked", description="The settings of checking in.", quiet=True)
        asked.clicked.connect(self.settings)
        self.foot.add((keep, again, asked, back))


def _hours() -> dict[float | None, str]:
    """Return the hours of sleep to choose from, in halves."""
    return {
        None: "Not said",
        **{half / 2: f"{figure(half / 2)} {'hour' if half <= 2 else 'hours'}" for half in HALF_HOURS},  # noqa: PLR2004 - one hour
    }

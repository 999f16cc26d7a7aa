"""A look back at a week: pain, mood, sleep and confidence, now or to be changed. Every question can be left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, button, into_sight, paragraph, title
from relaxapp.ui.page import Page
from relaxapp.ui.question import Question
from relaxapp.ui.rows import Row
from relaxapp.ui.scale import Rating
from relaxapp.ui.settings_part import Part
from relaxapp.ui.weekly_parts import Mood, Peg
from relaxapp.ui.weekly_words import CONFIDENCE, HALF_HOURS, IN_PART, SLEEP
from relaxapp.ui.words import figure, plain_date
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.journal.entries import Weekly
    from relaxapp.ui.weekly_parts import Questions

_CHANGING: Final = "Changing a week"
_CLEAR: Final = "Take every answer away?"
_NOTE: Final = "A few words about this week"
_HOW: Final = "Answer what you like and leave out the rest. Numbers can be typed; pressed again, an answer goes away."


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said; None where nothing was. It is true when anything was."""

    peg: tuple[int, int, int] | None = None
    mood: tuple[int, int, int, int] | None = None
    sleep_hours: float | None = None
    sleep_quality: int | None = None
    confidence: int | None = None
    note: str = ""

    def __bool__(self) -> bool:
        return self != Answered()


class WeeklyScreen(Page):
    """`keep` carries what was Answered. What is filled in stays until it was kept, also when one leaves and returns.

    `settings` asks for the place where one chooses what is asked. One for `changing` shows a week that was kept.
    """

    keep = Signal(Answered)
    settings = Signal()

    def __init__(self, *, changing: bool = False) -> None:
        super().__init__(_CHANGING if changing else "Once a week")
        self._changing = changing
        self._title = title("")
        self._warned = False
        self.peg, self.mood = Peg(), Mood()
        self.hours = choice("Hours of sleep", _hours())
        self.sleep = Rating(SLEEP[0], SLEEP[2], SLEEP[1])
        self.confidence = Rating(CONFIDENCE[0], CONFIDENCE[2], CONFIDENCE[1])
        self.note = Writing(_NOTE)
        self.told = Caution()
        self.question = Question()
        self._parts, self._mood_part = Part(), Part()
        self._parts.panel("Pain", self.peg)
        self._mood_part.panel("Mood", self.mood)
        rest = Part()
        rest.panel("Sleep", Row("Hours of sleep", self.hours, "In a usual night of this week."), self.sleep)
        rest.panel("Confidence", self.confidence)
        rest.panel(_NOTE, self.note)
        self.column.addWidget(self._title)
        self.column.addWidget(paragraph(_HOW, muted=True))
        for part in (self._parts, self._mood_part, rest, self.told, self.question):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._add_foot(changing=changing)
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
        self._ready(mood=mood)

    def _ready(self, *, mood: bool) -> None:
        self._mood_part.setVisible(mood)
        self._say("")
        self.area.verticalScrollBar().setValue(0)
        into_sight(self.peg.ratings[0])

    def open_week(self, week: Weekly, *, mood: bool) -> None:
        """Show what was said of a week; the questions about mood are there if they were answered, or for `mood`."""
        self._fill(Answered(week.peg, week.mood, week.sleep_hours, week.sleep_quality, week.confidence, week.note))
        self._name_week(week)
        self._ready(mood=mood or week.mood is not None)

    def clear(self) -> None:
        """Take every answer away."""
        self._fill(Answered())
        self._name_week(None)
        self._say("")

    def _name_week(self, week: Weekly | None) -> None:
        """Say which week it is, to be seen and to be heard."""
        if week is not None:
            day = plain_date(week.at.date())
            self._title.setText(f"The week up to {day}")
            self.setAccessibleName(f"Changing: the week up to {day}")
        elif self._changing:
            self._title.setText("Looking back at a week")
            self.setAccessibleName(_CHANGING)
        else:
            self._title.setText("Looking back at the week")

    def _fill(self, answered: Answered) -> None:
        self.peg.show_answers(answered.peg)
        self.mood.show_answers(answered.mood)
        self.sleep.scale.set_rating(answered.sleep_quality)
        self.confidence.scale.set_rating(answered.confidence)
        self.hours.set_options(_hours(answered.sleep_hours), answered.sleep_hours)
        self.note.setPlainText(answered.note)

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
        self.question.hide()

    def _ask_to_clear(self) -> None:
        """Ask, because two minutes of answers are gone then; where there are none, nothing is to be asked."""
        if any((self.peg.answered, self.mood.answered, self.answered)):
            answers = {"Take them away": self._start_again, "Leave them": self._again.setFocus}
            self.question.ask(_CLEAR, answers, grave=True)
            self.order()

    def _start_again(self) -> None:
        self.clear()
        self.area.verticalScrollBar().setValue(0)
        self.focus_first()

    def _add_foot(self, *, changing: bool) -> None:
        keep = button("Keep it", primary=True)
        keep.clicked.connect(self._keep)
        self._again = button("Clear", description="Takes every answer away, after a question.", quiet=True)
        self._again.clicked.connect(self._ask_to_clear)
        stays = "The week stays as it was." if changing else "What is filled in stays here for now."
        back = self.way_back(stays)
        asked = button("What is asked", description="The settings of checking in.", quiet=True)
        asked.clicked.connect(self.settings)
        self.foot.add((keep, back) if changing else (keep, self._again, asked, back))


def _hours(said: float | None = None) -> Mapping[float | None, str]:
    """Return the hours of sleep to choose from, in halves; and those that were `said` elsewhere, however fine."""
    hours = sorted({half / 2 for half in HALF_HOURS} | ({said} if said is not None else set()))
    return {None: "Not said", **{each: _hour(each) for each in hours}}


def _hour(hours: float) -> str:
    figures = figure(hours) if hours and hours % 0.5 == 0 else f"{hours:.3g}"
    return f"{figures} {'hour' if 0 < hours <= 1 else 'hours'}"

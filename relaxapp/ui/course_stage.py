"""One place of a course, opened: what it is, what to practise there, and the ways on, back, or to stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.exercises.course_page import times
from relaxapp.ui import words
from relaxapp.ui.controls import announce, button, heading, label, paragraph, small, surface
from relaxapp.ui.layouts import Flow, Refill

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtWidgets import QLabel, QPushButton

    from relaxapp.exercises.course import Course, Practice, Stage

GO_ON: Final = "Go on with the course"
_STAYING: Final = "Then you stay here, for as long as you like."


@dataclass(frozen=True, slots=True)
class Offer:
    """An exercise that a course names: its title, and why it is not offered just now, or ""."""

    title: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A place as it is shown. `here` is the id of the one where somebody is, "" before the course has begun.

    `offers` are the exercises that can be practised, and `practised` counts those of the present stay, both by id.
    """

    course: Course
    stage: Stage
    here: str = ""
    resting: bool = False
    offers: Mapping[str, Offer] = field(default_factory=dict)
    practised: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_here(self) -> bool:
        """Whether somebody is at this place."""
        return self.stage.id == self.here


class StageView(Refill[QVBoxLayout]):
    """Shows one place. `start` carries an exercise and minutes; `go` the place where somebody wants to be.

    `look` carries a place to be shown only.
    """

    start = Signal(str, float)
    go = Signal(str)
    look = Signal(str)

    def __init__(self) -> None:
        self._column = QVBoxLayout()
        super().__init__(self._column, spacing=14)
        self.first: QPushButton | None = None
        self._staying = small("")

    def show_stage(self, opened: Opened) -> None:
        """Show a place in full."""
        with self.refilled():
            self.first = None
            self._column.addWidget(self._opening(opened))
            for practice in opened.stage.practices:
                self._column.addWidget(self._practice(practice, opened))
            for title, text in opened.stage.topics.items():
                self._column.addWidget(topic(title, text))
            self._column.addWidget(self._ways(opened))
            self._column.addWidget(_named_sources(opened.stage.sources))

    def _opening(self, opened: Opened) -> QWidget:
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        number = opened.course.stages.index(opened.stage) + 1
        inside.addWidget(heading(f"{number}. {opened.stage.title}"))
        inside.addWidget(paragraph(opened.stage.what))
        return made

    def _practice(self, practice: Practice, opened: Opened) -> QWidget:
        frame, inside = surface(margin=16, spacing=6)
        offer = opened.offers.get(practice.exercise, Offer(practice.exercise, "It can't be found just now."))
        inside.addWidget(label(offer.title, "strong"))
        if practice.note:
            inside.addWidget(paragraph(practice.note))
        if opened.is_here and (count := opened.practised.get(practice.exercise, 0)):
            inside.addWidget(small(f"Practised {times(count)} at this place"))
        if offer.reason:
            inside.addWidget(small(offer.reason))
            return frame
        starts = Flow()
        for minutes in practice.minutes:
            starts.addWidget(self._start_button(practice.exercise, offer.title, minutes))
        inside.addLayout(starts)
        return frame

    def _start_button(self, exercise: str, title: str, minutes: float) -> QPushButton:
        made = button(f"Start, {words.minutes(minutes)}")
        made.setAccessibleName(f"Start, {words.minutes(minutes)}: {title}")
        made.clicked.connect(lambda: self.start.emit(exercise, minutes))
        self.first = self.first or made
        return made

    def _ways(self, opened: Opened) -> QWidget:
        """Offer the ways from here, none of them better than the others."""
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(8)
        flow = Flow()
        if opened.is_here and not opened.resting:
            self._offer_to_leave(opened, flow)
            inside.addLayout(flow)
            self._staying = small("")
            self._staying.hide()
            inside.addWidget(self._staying)
            return made
        flow.addWidget(self._going(_taking_up(opened), opened.stage))
        current = opened.course.stage(opened.here)
        if current is not None and not opened.is_here:
            back = button("Show where I am", description=current.title, quiet=True)
            back.clicked.connect(lambda: self.look.emit(opened.here))
            flow.addWidget(back)
        inside.addLayout(flow)
        return made

    def _offer_to_leave(self, opened: Opened, flow: Flow) -> None:
        following = opened.course.beside(opened.here, 1)
        before = opened.course.beside(opened.here, -1)
        if following is not None:
            flow.addWidget(self._going("Move on", following))
        if before is not None:
            flow.addWidget(self._going("Back one", before))
        stay = button("Stay", description=opened.stage.title)
        stay.clicked.connect(self._stay)
        flow.addWidget(stay)

    def _going(self, text: str, goal: Stage) -> QPushButton:
        made = button(text, description=goal.title)
        made.clicked.connect(lambda: self.go.emit(goal.id))
        return made

    def _stay(self) -> None:
        self._staying.setText(_STAYING)
        self._staying.show()
        announce(self, _STAYING)


def _taking_up(opened: Opened) -> str:
    if not opened.here:
        return "Begin here"
    return GO_ON if opened.is_here else "Go on from here"


def topic(title: str, *texts: str, sources: Collection[str] = ()) -> QWidget:
    """Return a heading with its paragraphs, and where they are from."""
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(4)
    inside.addWidget(label(title, "strong"))
    for text in texts:
        inside.addWidget(paragraph(text))
    if sources:
        inside.addWidget(_named_sources(sources))
    return made


def _named_sources(sources: Collection[str]) -> QLabel:
    return small(f"Sources: {'; '.join(sources)}")

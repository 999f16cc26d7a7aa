"""The course: its path, the place that is open, and what to know before one begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.ui.controls import Caution, announce, button, paragraph, title
from relaxapp.ui.course_path import CoursePath
from relaxapp.ui.course_stage import GO_ON, Opened, StageView
from relaxapp.ui.course_stage import topic as as_topic
from relaxapp.ui.course_stone import Place
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton

    from relaxapp.exercises.course import Course, Stage
    from relaxapp.journal.course import Progress
    from relaxapp.ui.course_stage import Offer

_RESTING: Final = "The course rests. Nothing is lost. You can go on from here, or from any other place."
_ELSEWHERE: Final = "The place where you were is not on this path any more. Choose any place to go on from."


@dataclass(frozen=True, slots=True)
class _Shown:
    """A course as somebody is in it."""

    course: Course
    progress: Progress
    offers: Mapping[str, Offer]
    practised: Mapping[str, int]

    @property
    def here(self) -> str:
        """The id of the place where somebody is; "" when that is none on this path."""
        stage = self.course.stage(self.progress.stage)
        return stage.id if stage else ""

    def places(self, opened: Stage | None) -> list[Place]:
        """Return the places of the path, one of them opened."""
        visited = self.progress.visited
        return [
            Place(each.id, each.title, here=each.id == self.here, visited=each.id in visited, opened=each is opened)
            for each in self.course.stages
        ]


class CourseScreen(Page):
    """`start` carries an exercise and its minutes. `go` carries the place where somebody wants to be from now on.

    `anew` asks to begin at the first place again, `rest` to put the course away.
    """

    start = Signal(str, float)
    go = Signal(str)
    anew = Signal()
    rest = Signal()

    def __init__(self) -> None:
        super().__init__("Learning to let go")
        self._shown: _Shown | None = None
        self._later = QTimer(self, interval=0, singleShot=True)  # once everything has its place
        self._later.timeout.connect(self._look_at_first)
        self._title = title("")
        self._summary = paragraph("", muted=True)
        self._problem = Caution()
        self._resting = Caution()
        self.path = CoursePath()
        self.path.chosen.connect(self._open)
        self._stage = StageView()
        self._stage.start.connect(self.start)
        self._stage.go.connect(self.go)
        self._stage.look.connect(self._open)
        self._topics = QVBoxLayout()
        self._about = Refill(self._topics, spacing=14)
        self._more = button("About this course", quiet=True)
        self._more.clicked.connect(lambda: self._open(""))
        self._rest = button("Put the course away", description="It stays as it is, until you want it.", quiet=True)
        self._rest.clicked.connect(self.rest)
        self._anew = button("Begin anew", description="At the first place. What you practised is kept.", quiet=True)
        self._anew.clicked.connect(self.anew)
        last = Flow()
        last.add((self._more, self._rest, self._anew))
        for part in (self._title, self._summary, self._problem, self._resting, self.path, self._stage, self._about):
            self.column.addWidget(part)
        self.column.addLayout(last)
        self.column.addStretch(1)
        back = self.way_back()
        self._begin = button("Begin at the first place", primary=True)
        self._begin.clicked.connect(self._go)
        self._go_on = button(GO_ON, primary=True)
        self._go_on.clicked.connect(self._go)
        self.foot.add((back, self._begin, self._go_on))

    def show_course(
        self,
        course: Course,
        progress: Progress,
        offers: Mapping[str, Offer],
        practised: Mapping[str, int],
        problem: str = "",
    ) -> None:
        """Show the path with where somebody is on it, that place opened.

        `offers` are the exercises that the course names, and `practised` counts those of the present stay, by id.
        """
        self._shown = _Shown(course, progress, offers, practised)
        here = course.stage(progress.stage)
        self._title.setText(course.title)
        self._summary.setText(course.summary)
        self._problem.say(problem)
        self._resting.say(_RESTING if here else _ELSEWHERE)
        self._resting.setVisible(progress.resting or (here is None and bool(progress.visits)))
        self._summary.setVisible(here is None)
        with self._about.refilled():
            for topic in course.about:
                self._topics.addWidget(as_topic(topic.title, *topic.text, sources=topic.sources))
        self._rest.setVisible(here is not None and not progress.resting)
        self._anew.setVisible(here is not None and (progress.resting or here is not course.stages[0]))
        self._begin.setVisible(here is None)
        self._go_on.setVisible(here is not None and progress.resting)
        self._open(here.id if here else "")
        self.area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Have the control that a person most likely wants in sight, too."""
        super().focus_first()
        self._later.start()

    def _look_at_first(self) -> None:
        if self.first is not None and self.first.hasFocus() and self.area.isAncestorOf(self.first):
            self.area.ensureWidgetVisible(self.first)

    def order(self) -> None:
        """Have the Tab key go along the path first."""
        rest = [self._stage.first] if self._stage.first is not None and self._stage.isVisibleTo(self) else [self._more]
        for one, other in zip(self.path.stones, [*self.path.stones[1:], *rest], strict=False):
            self.setTabOrder(one, other)
        super().order()

    def _open(self, name: str) -> None:
        """Open the place with this id, or what to know about the course."""
        if self._shown is None:
            return
        shown, course = self._shown, self._shown.course
        stage = course.stage(name)
        held = self.focusWidget()
        leaving = held is not None and (self._stage.isAncestorOf(held) or held is self._more)
        self.path.show_places(shown.places(stage))
        if stage is not None:
            self._stage.show_stage(
                Opened(course, stage, shown.here, shown.progress.resting, shown.offers, shown.practised)
            )
        self._stage.setVisible(stage is not None)
        self._about.setVisible(stage is None)
        self._more.setVisible(stage is not None)
        stone = self.path.stones[course.stages.index(stage) if stage is not None else 0]
        self.first = self._likely(stage is not None) or stone
        self.order()
        if leaving:  # what had the focus is gone
            stone.setFocus()
            self.area.verticalScrollBar().setValue(0)
            announce(self, stage.title if stage is not None else course.title)

    def _likely(self, opened: bool) -> QPushButton | None:
        """Return what a person most likely wants: to begin, to go on, or to practise."""
        for wanted in (self._begin, self._go_on):
            if not wanted.isHidden():
                return wanted
        return self._stage.first if opened else None

    def _go(self) -> None:
        """Go to where somebody was, or to the first place."""
        if self._shown is not None:
            self.go.emit(self._shown.here or self._shown.course.stages[0].id)

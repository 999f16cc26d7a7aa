"""The course in the window: where somebody is on its path, kept when they go on, and its exercises started."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.house import now_here
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.exercises.course import Course
    from relaxapp.exercises.script import Script
    from relaxapp.journal.course import Progress
    from relaxapp.journal.course_store import CourseStore
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.player.account import Ended
    from relaxapp.ui.course import CourseScreen
    from relaxapp.ui.course_stage import Offer


class Learning(QObject):
    """Shows the course and keeps where somebody is in it. `back` asks for the screen before.

    `start` begins an exercise with so many minutes, or as near as it can; `since` returns the sessions that started
    at a time or later. Both may raise Failure. `before` is given what begins a session, and lets it begin at once or
    after what comes first.
    """

    back = Signal()

    def __init__(
        self,
        house: House,
        start: Callable[[Script, float], object],
        before: Callable[[Callable[[], None]], None],
        since: Callable[[datetime], Sequence[SessionRecord]],
        parent: QObject,
        now: Callable[[], datetime] = now_here,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._start_exercise = start
        self._before = before
        self._begun = ""
        self._leads_back = False
        self._since = since
        self._now = now

    @Slot()
    def open(self) -> None:
        """Show the course as it is now."""
        try:
            self._fill()
        except Failure as failure:  # its file is damaged
            self._house.tell(failure)
            return
        self._house.window.show_screen(self._screen)

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is the course's screen, which must be filled anew when one comes back to it."""
        return screen is not None and screen is self.__dict__.get("_screen")

    def _fill(self) -> None:
        progress = self._store.load()
        self._screen.show_course(self._course, progress, self._offers(), self._practised(progress), self._store.problem)

    def _offers(self) -> Mapping[str, Offer]:
        """Return the exercises that the course names and the library has, and why some are not offered."""
        from relaxapp.exercises.adapt import unsuitable
        from relaxapp.exercises.comfort import Comfort
        from relaxapp.ui.course_stage import Offer

        comfort = Comfort.of(self._house.chosen())
        scripts = self._house.library().scripts
        named = {practice.exercise for stage in self._course.stages for practice in stage.practices}
        return {name: Offer(scripts[name].title, unsuitable(scripts[name], comfort)) for name in named & scripts.keys()}

    def _practised(self, progress: Progress) -> Mapping[str, int]:
        """Count what was practised in the present stay; without the journal the course goes on uncounted."""
        from relaxapp.journal.course import practised

        if progress.begun is None:
            return {}
        try:
            return practised(self._since(progress.begun), progress)
        except Failure as failure:
            self._house.tell(failure)
            return {}

    @Slot(str, float)
    def _start(self, name: str, minutes: float) -> None:
        self._before(lambda: self._begin(name, minutes))

    def _begin(self, name: str, minutes: float) -> None:
        try:
            self._start_exercise(self._house.library().get(name), minutes)
        except Failure as failure:
            self._house.tell(failure)
        else:
            running = self._house.sessions.under_way
            self._begun = running.id if running else ""

    def over(self, ended: Ended) -> None:
        """Take in that a session is over."""
        self._leads_back = ended.id == self._begun

    def take_back(self) -> bool:
        """Show the course after a session that was begun there; False after any other, or while it is locked."""
        leads_back, self._leads_back = self._leads_back, False
        if not leads_back or self._house.vault.locked:
            return False
        self._house.window.leave_full_screen()
        self.open()
        return True

    def forget(self) -> None:
        """Let go of what could not be saved: the path was deleted."""
        if "_store" in self.__dict__:
            self._store.forget()

    @Slot(str)
    def _go(self, stage: str) -> None:
        self._keep(self._store.load().at(stage, self._now()))

    @Slot()
    def _begin_anew(self) -> None:
        self._keep(self._store.load().anew(self._course.stages[0].id, self._now()))

    @Slot()
    def _put_away(self) -> None:
        self._keep(self._store.load().put_away())

    def _keep(self, progress: Progress) -> None:
        try:
            self._store.save(progress)
        except Failure as failure:
            self._house.tell(failure)
        self.open()

    # Parts, each made when it is first needed

    @cached_property
    def _course(self) -> Course:
        from relaxapp.exercises.course_file import shipped

        return shipped()

    @cached_property
    def _store(self) -> CourseStore:
        from relaxapp.journal.course_store import CourseStore

        return CourseStore(self._house.where.course, self._house.vault)

    @cached_property
    def _screen(self) -> CourseScreen:
        from relaxapp.ui.course import CourseScreen

        screen = CourseScreen()
        screen.start.connect(self._start)
        screen.go.connect(self._go)
        screen.anew.connect(self._begin_anew)
        screen.rest.connect(self._put_away)
        screen.back.connect(self.back)
        return screen

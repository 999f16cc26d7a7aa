"""What the screens of both plans have in common: to read, to write, to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.controls import Caution, button, paragraph, title
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page
from relaxapp.ui.plan_reading import Reading
from relaxapp.ui.plan_writing import WritingSheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.support.plan import FlarePlan, Plan
    from relaxapp.ui.fields import LoadPicture


class SheetScreen(Page):
    """Shows a plan to be read; an empty one to be written. It keeps nothing by itself.

    `changed` brings the plan at every change, for somebody to save. `load_picture` gives the picture of a path, at
    most so many pixels wide and high. The other signals ask for what their names say.
    """

    changed = Signal(object)
    link = Signal(str)
    exercise = Signal(str)
    picture_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()
    text_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, empty: Plan | FlarePlan, intro: str, other: str, load_picture: LoadPicture) -> None:
        super().__init__(empty.TITLE)
        self._plan = empty
        self._titles: Mapping[str, str] = {}
        self._load_picture = load_picture
        self._sheet: WritingSheet | None = None

        self._intro = paragraph(intro)
        self._problem = Caution()
        self._room = QVBoxLayout()
        self._body = Refill(self._room, spacing=14)
        self.take_along = QWidget()
        self._offer_to_take_along()
        self.column.addWidget(title(empty.TITLE))
        self.column.addWidget(self._intro)
        self.column.addWidget(self._problem)
        self.column.addWidget(self._body)
        self.column.addWidget(self.take_along)
        self.column.addStretch(1)

        back = button("Back", quiet=True)
        back.clicked.connect(self.back)
        self._turn = button("Change")
        self._turn.clicked.connect(self.turn_over)
        leave = button(other, quiet=True)
        leave.clicked.connect(self.other_wanted)
        self.foot.add((back, self._turn, leave))
        self.first = back
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._look_at_focus)

    def show_plan(self, plan: Plan | FlarePlan, titles: Mapping[str, str], problem: str = "") -> None:
        """Show a plan. `titles` names the exercises of the library; `problem` says what is wrong with the file."""
        self._plan = plan
        self._titles = titles
        self.tell(problem)
        self._show(writing=not plan)
        self.area.verticalScrollBar().setValue(0)

    def tell(self, problem: str) -> None:
        """Say what is wrong with the file of the plan; no words when all is well again."""
        self._problem.say(problem)

    def add_picture(self, path: str) -> None:
        """Take up a picture that the person chose."""
        if self._sheet is not None:
            self._sheet.add_picture(path)

    @property
    def plan(self) -> Plan | FlarePlan:
        """The plan as it is now."""
        return self._plan

    def turn_over(self) -> None:
        """Go from reading to writing, or back."""
        self._show(writing=self._sheet is None)
        self.area.verticalScrollBar().setValue(0)

    def _show(self, *, writing: bool) -> None:
        with self._body.refilled():
            self._sheet = None
            self._room.addWidget(self._to_write() if writing else self._to_read())
        self._intro.setVisible(writing or not self._plan)
        self.take_along.setVisible(not writing and bool(self._plan))
        self._turn.setText("Done" if writing else "Change" if self._plan else "Write")
        self._turn.setAccessibleName("Done writing" if writing else "Write in my plan")
        self.order()

    def _to_write(self) -> WritingSheet:
        self._sheet = sheet = WritingSheet(self._plan, self._titles, self._load_picture)
        sheet.changed.connect(self._take_up)
        sheet.rearranged.connect(self._rearranged)
        sheet.picture_wanted.connect(self.picture_wanted)
        return sheet

    def _to_read(self) -> Reading:
        reading = Reading(self._plan, self._titles, self._load_picture)
        reading.link.connect(self.link)
        reading.exercise.connect(self.exercise)
        return reading

    def _take_up(self, plan: Plan | FlarePlan) -> None:
        self._plan = plan
        self.changed.emit(plan)

    def _rearranged(self) -> None:
        """Keep the Tab key in order, and what has the focus in sight once it has its place."""
        self.order()
        self._later.start()

    def _look_at_focus(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused)

    def _offer_to_take_along(self) -> None:
        flow = Flow()
        self.take_along.setLayout(flow)
        for words, signal in (
            ("Print", self.print_wanted),
            ("Save as PDF", self.pdf_wanted),
            ("Save as text", self.text_wanted),
        ):
            one = button(words)
            one.clicked.connect(signal)
            flow.addWidget(one)


def no_picture(_path: str, _side: int) -> QImage:
    """Return an empty image: for a plan that holds no pictures."""
    return QImage()

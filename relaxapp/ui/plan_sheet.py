"""What the screens of both plans have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from relaxapp.ui.controls import button
from relaxapp.ui.plan_reading import Reading
from relaxapp.ui.plan_writing import WritingSheet
from relaxapp.ui.sheet import SheetScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.support.plan import FlarePlan, Plan
    from relaxapp.ui.fields import LoadPicture


class PlanSheet(SheetScreen):
    """Shows a plan to be read; an empty one to be written. `changed` brings the plan at every change.

    `load_picture` gives the picture of a path, at most so many pixels wide and high.
    """

    link = Signal(str)
    exercise = Signal(str)
    picture_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, empty: Plan | FlarePlan, intro: str, other: str, load_picture: LoadPicture) -> None:
        super().__init__(empty.TITLE, intro, "Write in my plan")
        self._plan = empty
        self._titles: Mapping[str, str] = {}
        self._load_picture = load_picture
        self._sheet: WritingSheet | None = None
        leave = button(other, quiet=True)
        leave.clicked.connect(self.other_wanted)
        self.foot.addWidget(leave)

    def show_plan(self, plan: Plan | FlarePlan, titles: Mapping[str, str], problem: str = "") -> None:
        """Show a plan. `titles` names the exercises of the library; `problem` says what is wrong with the file."""
        self._plan = plan
        self._titles = titles
        self.tell("")
        self.tell(problem)
        self._show(writing=not plan)

    def add_picture(self, path: str) -> None:
        """Take up a picture that the person chose."""
        if self._sheet is not None:
            self._sheet.add_picture(path)

    @property
    def plan(self) -> Plan | FlarePlan:
        """The plan as it is now."""
        return self._plan

    def _is_filled(self) -> bool:
        return bool(self._plan)

    def _to_write(self) -> WritingSheet:
        self._sheet = sheet = WritingSheet(self._plan, self._titles, self._load_picture)
        sheet.changed.connect(self._take_up)
        sheet.rearranged.connect(self._rearranged)
        sheet.picture_wanted.connect(self.picture_wanted)
        return sheet

    def _to_read(self) -> Reading:
        self._sheet = None
        reading = Reading(self._plan, self._titles, self._load_picture)
        reading.link.connect(self.link)
        reading.exercise.connect(self.exercise)
        return reading

    def _take_up(self, plan: Plan | FlarePlan) -> None:
        self._plan = plan
        self.changed.emit(plan)


def no_picture(_path: str, _side: int) -> QImage:
    """Return an empty image: for a plan that holds no pictures."""
    return QImage()

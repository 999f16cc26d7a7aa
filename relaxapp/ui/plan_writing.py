"""A plan as it is written: every section, in any order, each as full or as empty as the person likes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.support.plan import Kind, Person
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import button, heading, small, surface
from relaxapp.ui.entries import Entries
from relaxapp.ui.fields import PersonField, WordsField, exercise_field, picture_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.support.plan import FlarePlan, Plan, Section
    from relaxapp.ui.fields import Field, LoadPicture


class WritingSheet(QWidget):
    """Lets a person write a plan. `changed` brings the plan as it is now, at every change."""

    changed = Signal(object)
    rearranged = Signal()
    picture_wanted = Signal()

    def __init__(self, plan: Plan | FlarePlan, titles: Mapping[str, str], load_picture: LoadPicture) -> None:
        super().__init__()
        self._plan = plan
        self._titles = titles
        self._load_picture = load_picture
        self._pictures: Entries | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for section in plan.SECTIONS:
            frame, column = surface()
            column.addWidget(heading(section.heading))
            column.addWidget(small(section.hint))
            for field, kind in section.holds.items():
                column.addWidget(self._entries(section, field, kind))
            inside.addWidget(frame)

    def add_picture(self, path: str) -> None:
        """Add a picture, where the plan has room for pictures."""
        if self._pictures is not None:
            self._pictures.add(path)

    def _entries(self, section: Section, field: str, kind: Kind) -> Entries:
        match kind:
            case Kind.WORDS:
                entries = self._with_button("Add", section, lambda text: WordsField(section.heading, str(text)), "")
            case Kind.PEOPLE:
                entries = self._with_button("Add somebody", section, _person_field, Person())
            case Kind.EXERCISES:
                entries = self._with_choice()
            case Kind.PICTURES:
                entries = self._with_pictures()
        entries.show_entries(getattr(self._plan, field))
        entries.changed.connect(lambda: self._take_up(field, entries))
        entries.rearranged.connect(self.rearranged)
        return entries

    def _with_button(self, words: str, section: Section, make: Any, blank: str | Person) -> Entries:
        adder = button(words)
        adder.setAccessibleName(f"{words}: {section.heading}")
        entries = Entries(make, adder)
        adder.clicked.connect(lambda: entries.add(blank))
        return entries

    def _with_choice(self) -> Entries:
        adder = choice("Add an exercise", {"": "Add an exercise", **self._titles})
        entries = Entries(lambda name: exercise_field(str(name), self._titles.get(str(name), "")), adder)

        def add() -> None:
            name = adder.currentData()
            adder.setCurrentIndex(0)
            if name and name not in entries.values():
                entries.add(name)

        adder.activated.connect(add)
        return entries

    def _with_pictures(self) -> Entries:
        adder = button("Add a picture")
        adder.clicked.connect(self.picture_wanted)
        self._pictures = Entries(lambda path: picture_field(str(path), self._load_picture), adder)
        return self._pictures

    def _take_up(self, field: str, entries: Entries) -> None:
        changes: dict[str, Any] = {field: entries.values()}
        self._plan = replace(self._plan, **changes)
        self.changed.emit(self._plan)


def _person_field(person: str | Person) -> Field:
    return PersonField(person if isinstance(person, Person) else Person(person))

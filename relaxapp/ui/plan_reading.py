"""A plan as it is read on a hard day: only what stands in it, large, with everything at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.support.plan import Kind, Person
from relaxapp.ui.contact import person_contact
from relaxapp.ui.controls import heading, label, paragraph, surface
from relaxapp.ui.fields import picture
from relaxapp.ui.wide_button import wide_button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relaxapp.support.plan import FlarePlan, Plan, Section
    from relaxapp.ui.fields import LoadPicture

_PICTURE: Final = 480


class Reading(QWidget):
    """Shows the sections that say something. `link` asks to open a link, `exercise` to practise one by its name."""

    link = Signal(str)
    exercise = Signal(str)

    def __init__(self, plan: Plan | FlarePlan, titles: Mapping[str, str], load_picture: LoadPicture) -> None:
        super().__init__()
        self._titles = titles
        self._load_picture = load_picture
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(14)
        for section in plan.SECTIONS:
            if any(plan.entries(field) for field in section.holds):
                self._inside.addWidget(self._section(plan, section))

    def _section(self, plan: Plan | FlarePlan, section: Section) -> QWidget:
        frame, inside = surface()
        inside.addWidget(heading(section.heading))
        for field, kind in section.holds.items():
            entries = plan.entries(field)
            match kind:
                case Kind.WORDS:
                    for words in entries:
                        inside.addWidget(label(str(words).strip(), "large"))
                case Kind.EXERCISES:
                    self._add_exercises(inside, cast("Sequence[str]", entries))
                case Kind.PEOPLE:
                    for person in cast("Sequence[Person]", entries):
                        self._add_person(inside, person)
                case Kind.PICTURES:
                    for path in entries:
                        inside.addWidget(picture(str(path), self._load_picture, _PICTURE))
        return frame

    def _add_exercises(self, inside: QVBoxLayout, names: Sequence[str]) -> None:
        for name in names:
            if name in self._titles:
                start = wide_button(self._titles[name])
                start.setAccessibleDescription("An exercise. Shows it, so that you can begin.")
                start.clicked.connect(lambda _=False, name=name: self.exercise.emit(name))
                inside.addWidget(start)

    def _add_person(self, inside: QVBoxLayout, person: Person) -> None:
        if person.number.strip():
            contact = person_contact(person)
            contact.link.connect(self.link)
            inside.addWidget(contact)
        elif person.name.strip():
            inside.addWidget(label(person.name.strip(), "large"))
        if person.note.strip():
            inside.addWidget(paragraph(person.note.strip(), muted=True))

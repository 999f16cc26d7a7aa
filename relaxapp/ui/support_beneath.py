"""What stands beneath the emergency numbers: the country, people to talk to, waiting together, one's own people."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.support.in_words import no_line
from relaxapp.support.records import SCOPES
from relaxapp.ui import words
from relaxapp.ui.contact import person_contact
from relaxapp.ui.controls import Caution, button, heading, label, paragraph, small, surface
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.support_country import Chooser, Finder
from relaxapp.ui.support_line import DirectoryCard, LineCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from relaxapp.support.plan import Person
    from relaxapp.support.records import Country, Support
    from relaxapp.ui.contact import Contact

TALK: Final = "People to talk to"
_EVERYBODY: Final = "general"


class Beneath(QWidget):
    """Shows all that is known beside the emergency numbers. `listen` hears what is wanted of the numbers in it.

    The signals are those of the screen that it stands on; `rearranged` tells that controls came or went. `first` is
    what should have the focus before anything else, if there is such a thing.
    """

    country_changed = Signal(str)
    rearranged = Signal()
    link = Signal(str)
    correct = Signal(object)
    add_line = Signal()
    waiting = Signal()
    plan = Signal()
    flare_plan = Signal()

    def __init__(self, listen: Callable[[Sequence[Contact]], None]) -> None:
        super().__init__()
        self._listen = listen
        self.first: QWidget | None = None
        self._cards: list[LineCard] = []
        self.chooser = Chooser()
        self.chooser.chosen.connect(self.country_changed)
        self._everybody = Refill(QVBoxLayout(), spacing=12)
        self._special = Refill(QVBoxLayout(), spacing=12)
        self._mine = Refill(QVBoxLayout(), spacing=12)
        self._elsewhere = Refill(QVBoxLayout(), spacing=12)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for part in (self.chooser, self._everybody, self._special, self._company(), self._mine, self._elsewhere):
            inside.addWidget(part)

    def show_support(
        self, support: Support, country: Country | None, *, guessed: bool, now: datetime | None, kept: Sequence[str]
    ) -> None:
        """Show the lines of a country, or ask for it when it is not known; see SupportScreen."""
        self.first = None
        self._cards = []
        self.chooser.setVisible(country is not None)
        with self._everybody.refilled() as inside:
            if country is None:
                finder = Finder(names(support))
                finder.chosen.connect(self.country_changed)
                finder.rearranged.connect(self.rearranged)
                self.first = finder.field
                inside.addWidget(finder)
                self._add_directories(inside, support, "Lines in every country")
            else:
                self.chooser.show_countries(names(support), country.code, kept, guessed=guessed)
                self._add_lines(inside, country, now, _EVERYBODY)
                if not country.lines:
                    inside.addWidget(paragraph(f"{no_line(country, support)} You can add a number of your own, too."))
        with self._special.refilled() as inside:
            if country is not None:
                for scope in (scope for scope in SCOPES if scope != _EVERYBODY):
                    self._add_lines(inside, country, now, scope)
                add = button("Add a number of your own", quiet=True)
                add.clicked.connect(self.add_line)
                inside.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        with self._elsewhere.refilled() as inside:
            if country is not None:
                where = "Lines in other countries" if country.lines else "Lines in every country"
                self._add_directories(inside, support, where)

    def tell_hour(self, now: datetime) -> None:
        """Say of each line whether somebody answers at this moment (aware)."""
        for card in self._cards:
            card.tell_hour(now)

    def show_people(self, people: Sequence[Person], problem: str) -> None:
        """Show one's own people; `problem` tells why they can't be read."""
        with self._mine.refilled() as inside:
            inside.addWidget(heading("My plan and my people"))
            if problem:
                inside.addWidget(Caution(problem))
            for person in people:
                inside.addWidget(self._person(person))
            doors = Flow()
            for text, wanted in (("My support plan", self.plan), ("My flare plan", self.flare_plan)):
                door = button(text)
                door.clicked.connect(wanted)
                doors.addWidget(door)
            inside.addLayout(doors)

    def _add_lines(self, inside: QVBoxLayout, country: Country, now: datetime | None, scope: str) -> None:
        """Add the lines for everybody, or for certain people, under their heading."""
        lines = [line for line in country.lines if line.scope == scope]
        if lines:
            inside.addWidget(heading(TALK if scope == _EVERYBODY else SCOPES[scope]))
        for line in lines:
            card = LineCard(line, country.name, now)
            card.link.connect(self.link)
            card.correct.connect(self.correct)
            self._cards.append(card)
            self._listen(card.contacts)
            inside.addWidget(card)

    def _add_directories(self, inside: QVBoxLayout, support: Support, where: str) -> None:
        inside.addWidget(heading(where))
        for directory in support.directories:
            card = DirectoryCard(directory)
            card.link.connect(self.link)
            inside.addWidget(card)
        inside.addWidget(small(f"Last checked on {words.plain_date(support.checked)}."))

    def _company(self) -> QWidget:
        frame, inside = surface()
        inside.addWidget(heading("Wait with me"))
        inside.addWidget(
            paragraph("Five minutes or fifteen, with a breath, sounds, words of yours, or somebody to call.")
        )
        wait = button("Begin to wait")
        wait.clicked.connect(self.waiting)
        inside.addWidget(wait, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _person(self, person: Person) -> QWidget:
        frame, inside = surface()
        inside.addWidget(label(person.name.strip() or person.number.strip(), "strong"))
        if person.note.strip():
            inside.addWidget(paragraph(person.note.strip()))
        if person.number.strip():
            contact = person_contact(person)
            self._listen([contact])
            inside.addWidget(contact)
        return frame


def names(support: Support) -> dict[str, str]:
    """Return the names of the countries by code, in alphabetical order."""
    return dict(sorted(((code, country.name) for code, country in support.countries.items()), key=itemgetter(1)))

"""People who can help: the emergency number first, then lines, waiting together, and one's own plan and people."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.support.records import SCOPES
from relaxapp.ui import words
from relaxapp.ui.contact import Contact, person_contact
from relaxapp.ui.controls import Caution, button, heading, label, paragraph, small, surface, title
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page
from relaxapp.ui.support_country import Chooser, Finder
from relaxapp.ui.support_line import DirectoryCard, EmergencyCard, LineCard, the

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QHideEvent

    from relaxapp.support.plan import Person
    from relaxapp.support.records import Country, Support

TALK: Final = "People to talk to"
_EVERYBODY: Final = "general"
_NO_LINE: Final = (
    "We know of no line in {} yet that two places agree on. "
    "The websites below know more, and you can add a number of your own."
)


class _Shown(NamedTuple):
    """What the screen is made of."""

    support: Support
    country: Country | None
    now: datetime | None
    kept: tuple[str, ...]


class SupportScreen(Page):
    """Shows whom to reach in one country. It opens nothing by itself: `link` tells which link was asked for.

    `hear` carries what is to be said aloud, "" for silence; `waiting`, `plan` and `flare_plan` lead there; `correct`
    carries a Line that the person knows better, `add_line` asks to write a new one.
    """

    country_changed = Signal(str)
    link = Signal(str)
    hear = Signal(str)
    correct = Signal(object)
    add_line = Signal()
    waiting = Signal()
    plan = Signal()
    flare_plan = Signal()

    def __init__(self) -> None:
        super().__init__("People who can help")
        self._copied: Contact | None = None
        self._made_of: object = None
        self._beneath: _Shown | None = None
        self._whole = False
        self._people: tuple[tuple[Person, ...], str] = ((), "")
        self._danger = Refill(QVBoxLayout(), spacing=12)
        self._chooser = Chooser()
        self._chooser.chosen.connect(self.country_changed)
        self._everybody = Refill(QVBoxLayout(), spacing=12)
        self._special = Refill(QVBoxLayout(), spacing=12)
        self._mine = Refill(QVBoxLayout(), spacing=12)
        self._elsewhere = Refill(QVBoxLayout(), spacing=12)
        self.column.addWidget(title("People who can help"))
        for part in (self._danger, self._chooser, self._everybody):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._back = button("Back", quiet=True)
        self._back.clicked.connect(self.back)
        wait = button("Wait with me", description="Some minutes, with company. The numbers stay in sight.")
        wait.clicked.connect(self.waiting)
        plan = button("My support plan", quiet=True)
        plan.clicked.connect(self.plan)
        self.foot.add((wait, plan, self._back))
        self.first = self._back

    def set_support(
        self,
        support: Support,
        code: str,
        *,
        guessed: bool,
        now: datetime | None = None,
        kept: Sequence[str] = (),
        whole: bool = True,
    ) -> None:
        """Show the lines of a country; an unknown or empty code asks for the country first.

        `guessed` marks a country that nobody chose yet; `now` (aware) tells who answers at this hour; `kept` are
        the codes of countries at hand. Unless it is to be `whole`, what stands beneath the first numbers comes with
        `complete`.
        """
        choosing = self._chooser.box.hasFocus()
        country = support.countries.get(code)
        answering = [line.open_now(now) for line in country.lines] if country and now else []
        made_of = (country, support.problem, support.directories, support.checked, guessed, tuple(kept), answering)
        if made_of != self._made_of:
            self._made_of = made_of
            self._show_first(support, country, now, guessed=guessed)
            self._beneath = _Shown(support, country, now, tuple(kept))
        if whole or self._whole:
            self.complete()
        else:
            self.order()
        if self._copied is not None:
            self._copied.forget_copied()
        if not choosing:
            self.area.verticalScrollBar().setValue(0)
            if self.isVisible():
                self.focus_first()

    def complete(self) -> None:
        """Show what stands beneath the first numbers as well."""
        if not self._whole:
            self._whole = True
            for part in (self._special, self._company(), self._mine, self._elsewhere):
                self.column.insertWidget(self.column.count() - 1, part)
                part.show()  # at once: a layout would show it a little later
            self._show_people()
        if self._beneath is not None:
            self._show_beneath(*self._beneath)
            self._beneath = None
        self.order()

    def set_people(self, people: Sequence[Person], problem: str = "") -> None:
        """Show one's own people; `problem` tells why they can't be read."""
        if (tuple(people), problem) != self._people:
            self._people = (tuple(people), problem)
            if self._whole:
                self._show_people()
                self.order()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """End what is being said: whoever leaves wants silence."""
        super().hideEvent(event)
        self.hear.emit("")

    # What is there at once: the numbers to call, the country, the lines for everybody

    def _show_first(self, support: Support, country: Country | None, now: datetime | None, *, guessed: bool) -> None:
        self._copied = None
        emergency = EmergencyCard(country)
        self._listen_to(emergency.contacts)
        with self._danger.refilled() as inside:
            if support.problem:
                inside.addWidget(Caution(support.problem))
            inside.addWidget(emergency)
        self._chooser.setVisible(country is not None)
        with self._everybody.refilled() as inside:
            if country is None:
                finder = Finder(_names(support))
                finder.chosen.connect(self.country_changed)
                self.first = finder.field
                inside.addWidget(finder)
                self._add_directories(inside, support, "Lines in every country")
            else:
                self._chooser.show_country(country.code, country.name, guessed=guessed)
                self.first = emergency.contacts[0].copy
                self._add_lines(inside, country, now, _EVERYBODY)
                if not country.lines:
                    inside.addWidget(paragraph(_NO_LINE.format(the(country.name))))

    def _add_lines(self, inside: QVBoxLayout, country: Country, now: datetime | None, scope: str) -> None:
        """Add the lines for everybody, or for certain people, under their heading."""
        lines = [line for line in country.lines if line.scope == scope]
        if lines:
            inside.addWidget(heading(TALK if scope == _EVERYBODY else SCOPES[scope]))
        for line in lines:
            card = LineCard(line, country.name, now)
            card.link.connect(self.link)
            card.correct.connect(self.correct)
            self._listen_to(card.contacts)
            inside.addWidget(card)

    # What stands beneath

    def _show_beneath(
        self, support: Support, country: Country | None, now: datetime | None, kept: tuple[str, ...]
    ) -> None:
        self._chooser.offer(_names(support), kept)
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

    def _show_people(self) -> None:
        people, problem = self._people
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

    def _person(self, person: Person) -> QWidget:
        frame, inside = surface()
        inside.addWidget(label(person.name.strip() or person.number.strip(), "strong"))
        if person.note.strip():
            inside.addWidget(paragraph(person.note.strip()))
        if person.number.strip():
            contact = person_contact(person)
            self._listen_to([contact])
            inside.addWidget(contact)
        return frame

    def _add_directories(self, inside: QVBoxLayout, support: Support, where: str) -> None:
        inside.addWidget(heading(where))
        for directory in support.directories:
            card = DirectoryCard(directory)
            card.link.connect(self.link)
            inside.addWidget(card)
        inside.addWidget(small(f"Last checked on {words.plain_date(support.checked)}."))

    def _listen_to(self, contacts: Sequence[Contact]) -> None:
        for contact in contacts:
            contact.link.connect(self.link)
            contact.hear.connect(self.hear)
            contact.copied.connect(lambda contact=contact: self._was_copied(contact))

    def _was_copied(self, contact: Contact) -> None:
        if self._copied is not None and self._copied is not contact:
            self._copied.forget_copied()
        self._copied = contact


def _names(support: Support) -> dict[str, str]:
    """Return the names of the countries by code, in alphabetical order."""
    return dict(sorted(((code, country.name) for code, country in support.countries.items()), key=itemgetter(1)))

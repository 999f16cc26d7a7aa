"""People who can help: the emergency number first, then lines, waiting together, and one's own plan and people."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.support.records import SCOPES
from relaxapp.ui import words
from relaxapp.ui.choice import choice
from relaxapp.ui.contact import Contact, dial, person_contact
from relaxapp.ui.controls import Caution, Page, button, heading, label, paragraph, small, surface, title
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.support_line import DirectoryCard, LineCard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from relaxapp.support.plan import Person
    from relaxapp.support.records import Country, Support

TALK: Final = "People to talk to"


class Chooser(QWidget):
    """Which country is shown. It stays while the rest changes, so that keys can go through the list."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.box = choice("Country", {})
        self._guess = paragraph(
            "This country is a guess, from the settings of this computer. Is it right? You can change it here."
        )
        self._right = button("Yes, that is right")
        self._right.clicked.connect(lambda: self.chosen.emit(self.box.currentData()))
        self.box.activated.connect(lambda _: self.chosen.emit(self.box.currentData()))
        self._others = Flow()
        self._kept = Refill(self._others)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._guess)
        inside.addWidget(self._right, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (small("Country"), self.box, self._kept):
            inside.addWidget(part)

    def show_countries(self, names: Mapping[str, str], country: str, kept: Sequence[str], *, guessed: bool) -> None:
        """Offer the countries (code -> name) with one chosen, or guessed; `kept` are those at hand, by code."""
        self._guess.setVisible(guessed)
        self._right.setVisible(guessed)
        self.box.set_options(names, country)
        others = [code for code in kept if code != country and code in names]
        with self._kept.refilled():
            for code in others:
                other = button(names[code], description="Shows this country, which you looked up before.")
                other.clicked.connect(lambda _=False, code=code: self.chosen.emit(code))
                self._others.addWidget(other)
        self._kept.setVisible(bool(others))


class SupportScreen(Page):
    """Shows whom to reach in one country. It opens nothing by itself: `link` tells which link was asked for.

    `waiting`, `plan` and `flare_plan` lead there; `correct` carries a Line that the person knows better, `add_line`
    asks to write a new one.
    """

    country_changed = Signal(str)
    link = Signal(str)
    correct = Signal(object)
    add_line = Signal()
    waiting = Signal()
    plan = Signal()
    flare_plan = Signal()

    def __init__(self) -> None:
        super().__init__("People who can help")
        self._copied: Contact | None = None
        self._urgent = QVBoxLayout()
        self._danger = Refill(self._urgent, spacing=12)
        self._chooser = Chooser()
        self._chooser.chosen.connect(self.country_changed)
        self._list = QVBoxLayout()
        self._helpers = Refill(self._list, spacing=12)
        self._own = QVBoxLayout()
        self._mine = Refill(self._own, spacing=12)
        self._rest = QVBoxLayout()
        self._directories = Refill(self._rest, spacing=12)
        self.column.addWidget(title("People who can help"))
        for part in (self._danger, self._chooser, self._helpers, self._company(), self._mine, self._directories):
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
        self.set_people(())

    def set_support(
        self, support: Support, code: str, *, guessed: bool, now: datetime | None = None, kept: Sequence[str] = ()
    ) -> None:
        """Show the lines of a country; an unknown or empty code asks for the country first.

        `guessed` marks a country that nobody chose yet; `now` (aware) tells who answers at this hour; `kept` are
        the codes of countries at hand.
        """
        choosing = self._chooser.box.hasFocus()
        self._copied = None
        self.first = self._back
        country = support.countries.get(code)
        if country is not None:
            self._chooser.show_countries(_names(support), code, kept, guessed=guessed)
        self._chooser.setVisible(country is not None)
        with self._danger.refilled():
            if support.problem:
                self._urgent.addWidget(Caution(support.problem))
            if country is not None:
                self._show_emergency(country)
        with self._helpers.refilled():
            if country is None:
                self._ask_for_country(support)
            else:
                self._show_lines(country, now)
        with self._directories.refilled():
            self._show_directories(support, everywhere=country is None or not country.lines)
        self.order()
        if not choosing:
            self.area.verticalScrollBar().setValue(0)
            if self.isVisible():
                self.focus_first()

    def set_people(self, people: Sequence[Person], problem: str = "") -> None:
        """Show one's own people; `problem` tells why they can't be read."""
        with self._mine.refilled():
            self._own.addWidget(heading("My plan and my people"))
            if problem:
                self._own.addWidget(Caution(problem))
            for person in people:
                frame, inside = surface()
                inside.addWidget(label(person.name.strip() or person.number.strip(), "strong"))
                if person.note.strip():
                    inside.addWidget(paragraph(person.note.strip()))
                if person.number.strip():
                    inside.addWidget(self._listen_to(person_contact(person)))
                self._own.addWidget(frame)
            flow = Flow()
            for text, wanted in (("My support plan", self.plan), ("My flare plan", self.flare_plan)):
                door = button(text)
                door.clicked.connect(wanted)
                flow.addWidget(door)
            self._own.addLayout(flow)
        self.order()

    # Parts from top to bottom

    def _ask_for_country(self, support: Support) -> None:
        self._list.addWidget(
            paragraph("If you are in danger now, call the emergency number of the place where you are.")
        )
        self._list.addWidget(heading("Which country are you in?"))
        flow = Flow()
        for code, name in _names(support).items():
            wanted = button(name)
            wanted.clicked.connect(lambda _=False, code=code: self.country_changed.emit(code))
            flow.addWidget(wanted)
            if self.first is self._back:
                self.first = wanted
        self._list.addLayout(flow)

    def _show_emergency(self, country: Country) -> None:
        frame, inside = surface()
        inside.addWidget(heading("If you are in danger now"))
        inside.addWidget(paragraph(f"Call the emergency number in {_the(country.name)}:"))
        for number in country.emergency:
            about = f"Emergency number, {country.name}"
            contact = Contact(number, country.name, [("Call", dial(number))], about)
            inside.addWidget(self._listen_to(contact))
            if self.first is self._back:
                self.first = contact.copy
        self._urgent.addWidget(frame)

    def _show_lines(self, country: Country, now: datetime | None) -> None:
        if not country.lines:
            self._list.addWidget(
                paragraph(
                    f"We know of no line in {_the(country.name)} yet that two places agree on. "
                    "The websites below know more, and you can add a number of your own."
                )
            )
        for scope, for_whom in SCOPES.items():
            lines = [line for line in country.lines if line.scope == scope]
            if lines:
                self._list.addWidget(heading(TALK if scope == "general" else for_whom))
            for line in lines:
                card = LineCard(line, country.name, now)
                card.link.connect(self.link)
                card.correct.connect(self.correct)
                for contact in card.contacts:
                    self._listen_to(contact)
                self._list.addWidget(card)
        add = button("Add a number of your own", quiet=True)
        add.clicked.connect(self.add_line)
        self._list.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _company(self) -> QWidget:
        frame, inside = surface()
        inside.addWidget(heading("Wait with me"))
        inside.addWidget(
            paragraph("Five minutes or fifteen, with a breath, sounds, words of yours, or somebody to call.")
        )
        flow = Flow()
        wait = button("Begin to wait")
        wait.clicked.connect(self.waiting)
        flow.addWidget(wait)
        inside.addLayout(flow)
        return frame

    def _show_directories(self, support: Support, *, everywhere: bool) -> None:
        self._rest.addWidget(heading("Lines in every country" if everywhere else "Lines in other countries"))
        for directory in support.directories:
            card = DirectoryCard(directory)
            card.link.connect(self.link)
            self._rest.addWidget(card)
        self._rest.addWidget(small(f"Last checked on {words.plain_date(support.checked)}."))

    def _listen_to(self, contact: Contact) -> Contact:
        contact.link.connect(self.link)
        contact.copied.connect(lambda: self._was_copied(contact))
        return contact

    def _was_copied(self, contact: Contact) -> None:
        if self._copied is not None:
            self._copied.forget_copied()
        self._copied = contact


def _names(support: Support) -> dict[str, str]:
    """Return the names of the countries by code, in alphabetical order."""
    return dict(sorted(((code, country.name) for code, country in support.countries.items()), key=itemgetter(1)))


def _the(country: str) -> str:
    """Return the country as it stands in a sentence: "the United States"."""
    return f"the {country}" if country.startswith(("United ", "Netherlands")) else country

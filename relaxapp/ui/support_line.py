"""Whom to reach, each as a card: the emergency numbers, a line with all that is known of it, a directory of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from relaxapp.support.in_words import ANYWHERE
from relaxapp.ui import words
from relaxapp.ui.contact import Contact, dial, selectable, ways_of
from relaxapp.ui.controls import button, dress, heading, label, paragraph, small
from relaxapp.ui.layouts import Flow

if TYPE_CHECKING:
    from datetime import datetime

    from relaxapp.support.records import Country, Directory, Line, Way

_OPENED = ("chat", "web")
"""The ways to reach a line that are opened in a browser; all others have a number."""


class _Card(QFrame):
    """A soft panel; `link` tells which address was asked for."""

    link = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, "surface")
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(20, 20, 20, 20)
        self.inside.setSpacing(8)

    def opener(self, text: str, url: str) -> QPushButton:
        """Return a button that asks for an address."""
        made = button(text, description=url)
        made.setAccessibleName(f"{text}: {url}")
        made.setToolTip(url)
        made.clicked.connect(lambda: self.link.emit(url))
        return made


class EmergencyCard(_Card):
    """The emergency numbers of a country, each with what it reaches; without a country, how to find them."""

    def __init__(self, country: Country | None) -> None:
        super().__init__()
        self.contacts: list[Contact] = []
        self.inside.addWidget(heading("If you are in danger now"))
        if country is None:
            self.inside.addWidget(paragraph(f"Call the emergency number of the place where you are. {ANYWHERE}"))
            return
        self.inside.addWidget(paragraph(f"Call the emergency number in {country.in_a_sentence}:"))
        for number in country.emergency:
            reached = country.reached_by(number)
            if reached:
                self.inside.addWidget(label(reached, "strong"))
            about = f"{reached or 'Emergency number'}, {country.name}"
            contact = Contact(number, country.name, [("Call", dial(number))], about)
            self.contacts.append(contact)
            self.inside.addWidget(contact)


class LineCard(_Card):
    """A line in a country. `now` (aware) tells whether somebody answers at this hour; None does not say.

    `correct` carries the Line when the person knows better.
    """

    correct = Signal(object)

    def __init__(self, line: Line, country: str, now: datetime | None) -> None:
        super().__init__()
        self.contacts: list[Contact] = []
        self.inside.addWidget(label(f"{line.service} · yours" if line.own else line.service, "strong"))
        if line.what:
            self.inside.addWidget(paragraph(line.what))
        self._line = line
        self._status = label("", "strong")
        self._status.hide()
        self.inside.addWidget(self._status)
        if now is not None:
            self.tell_hour(now)
        for number, ways in _numbers(line).items():
            self.inside.addWidget(label(_how(ways), "muted"))
            contact = Contact(number, country, ways_of(number, ways), f"{line.service}, {country}", private=line.own)
            self.contacts.append(contact)
            self.inside.addWidget(contact)
        if facts := _facts(line):
            self.inside.addWidget(small("\n".join(facts)))
        if line.caveat:
            self.inside.addWidget(paragraph(line.caveat, muted=True))
        flow = Flow()
        for way in line.ways:
            if way.kind in _OPENED:
                flow.addWidget(self.opener("Open the chat" if way.kind == "chat" else "Open the website", way.value))
        better = button("Change" if line.own else "Correct this", quiet=True)
        better.setAccessibleName(f"{better.text()}: {line.service}")
        better.setAccessibleDescription("Lets you write this line as you know it.")
        better.clicked.connect(lambda: self.correct.emit(line))
        flow.addWidget(better)
        self.inside.addLayout(flow)
        self.inside.addWidget(small(_checked(line)))

    def tell_hour(self, now: datetime) -> None:
        """Say whether somebody answers at this moment (aware), by that country's clock, where it is known."""
        answering = self._line.open_now(now)
        self._status.setText("" if answering is None else "Open now" if answering else "Closed at this hour")
        self._status.setVisible(answering is not None)


class DirectoryCard(_Card):
    """A website that knows the lines of many countries."""

    def __init__(self, directory: Directory) -> None:
        super().__init__()
        address = directory.url.removeprefix("https://")
        self.inside.addWidget(label(directory.name, "strong"))
        self.inside.addWidget(paragraph(directory.what))
        self.inside.addWidget(selectable(address, address))
        flow = Flow()
        flow.addWidget(self.opener("Open the website", directory.url))
        self.inside.addLayout(flow)


def _facts(line: Line) -> list[str]:
    answers = line.who or ("" if line.human else "A machine answers, not a person.")
    facts = {"Who answers": answers, "Hours": line.hours, "Cost": line.cost, "Languages": line.languages}
    return [f"{name}: {value}" for name, value in facts.items() if value]


def _checked(line: Line) -> str:
    if line.own:
        return f"You wrote this line on {words.plain_date(line.checked)}. It stays as you wrote it."
    return f"Last checked on {words.plain_date(line.checked)}. Sources: {', '.join(line.sources)}."


def _numbers(line: Line) -> dict[str, list[Way]]:
    """Return the numbers of a line in order, each with what can be done with it."""
    numbers: dict[str, list[Way]] = {line.contact: []} if line.contact else {}
    for way in line.ways:
        if way.kind not in _OPENED:
            numbers.setdefault(way.value, []).append(way)
    return numbers


def _how(ways: list[Way]) -> str:
    """Return what to do with a number: "Call or text", "Text SHOUT to", "Call, then option 2", "Call from a mobile"."""
    said = [way for way in ways if way.say]
    if said:
        way = said[0]
        if way.kind == "text":
            return f"Text {way.say} to"
        return f"Call {way.say}" if way.say.startswith("from ") else f"Call, then {way.say}"
    return words.listed([way.kind for way in ways]).capitalize() if ways else "Reach them at"

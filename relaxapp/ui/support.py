"""People who can help: the emergency number first, then lines to call, text or open, then directories."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relaxapp.ui import words
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, Page, announce, button, heading, label, paragraph, small, surface, title
from relaxapp.ui.layouts import Flow, Refill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.support.lines import Country, Directory, Line, Support, Way

_OPENED = ("chat", "web")
"""The ways to reach a line that a click can open; numbers are dialled by people, never by the program."""


class Chooser(QWidget):
    """Which country is shown. It stays while the rest changes, so that keys can go through the list."""

    def __init__(self) -> None:
        super().__init__()
        self._guess = paragraph(
            "This country is a guess, from the settings of this computer. Is it right? You can change it here."
        )
        self.box = choice("Country", {})
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._guess)
        inside.addWidget(small("Country"))
        inside.addWidget(self.box)

    def show_countries(self, names: Mapping[str, str], country: Country, *, guessed: bool) -> None:
        """Offer the countries (code -> name) with one chosen, or guessed."""
        self._guess.setVisible(guessed)
        self.box.set_options(names, country.code)


class SupportScreen(Page):
    """Shows whom to reach in one country. It opens nothing by itself: `link` tells which address was asked for."""

    country_changed = Signal(str)
    link = Signal(str)

    def __init__(self) -> None:
        super().__init__("People who can help")
        self._copied: QPushButton | None = None
        self._urgent = QVBoxLayout()
        self._danger = Refill(self._urgent, spacing=12)
        self._chooser = Chooser()
        self._chooser.box.activated.connect(lambda _: self.country_changed.emit(self._chooser.box.currentData()))
        self._list = QVBoxLayout()
        self._helpers = Refill(self._list, spacing=12)
        self.column.addWidget(title("People who can help"))
        self.column.addWidget(self._danger)
        self.column.addWidget(self._chooser)
        self.column.addWidget(self._helpers)
        self.column.addStretch(1)
        self._back = button("Back", quiet=True)
        self._back.clicked.connect(self.back)
        self.foot.addWidget(self._back)
        self.first = self._back

    def set_support(self, support: Support, code: str, *, guessed: bool) -> None:
        """Show the lines of a country; an unknown or empty code asks for the country first.

        `guessed` marks a country that nobody chose yet.
        """
        choosing = self._chooser.box.hasFocus()
        self._copied = None
        self.first = self._back
        country = support.countries.get(code)
        if country is not None:
            self._chooser.show_countries(_names(support), country, guessed=guessed)
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
                self._show_lines(country)
            self._show_directories(support, everywhere=country is None)
            self._list.addWidget(small(f"Last checked on {words.plain_date(support.checked)}."))
        self.order()
        if not choosing:
            self.area.verticalScrollBar().setValue(0)
            if self.isVisible():
                self.focus_first()

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
            copy = self._add_contact(inside, number, country.name, "Emergency number")
            if self.first is self._back:
                self.first = copy
        self._urgent.addWidget(frame)

    def _show_lines(self, country: Country) -> None:
        if country.lines:
            self._list.addWidget(heading("People to talk to"))
        for line in country.lines:
            self._list.addWidget(self._line(line, country))

    def _line(self, line: Line, country: Country) -> QFrame:
        frame, inside = surface()
        inside.addWidget(label(line.service, "strong"))
        if line.what:
            inside.addWidget(paragraph(line.what))
        for number, ways in _numbers(line).items():
            inside.addWidget(label(_how(ways), "muted"))
            self._add_contact(inside, number, country.name, line.service)
        facts = (("Hours", line.hours), ("Cost", line.cost), ("Languages", line.languages))
        if known := [f"{name}: {value}" for name, value in facts if value]:
            inside.addWidget(small("\n".join(known)))
        if line.caveat:
            inside.addWidget(paragraph(line.caveat, muted=True))
        flow = Flow()
        for way in line.ways:
            if way.kind in _OPENED:
                flow.addWidget(self._opener("Open the chat" if way.kind == "chat" else "Open the website", way.value))
        inside.addLayout(flow)
        return frame

    def _show_directories(self, support: Support, *, everywhere: bool) -> None:
        self._list.addWidget(heading("Lines in other countries" if not everywhere else "Lines in every country"))
        for directory in support.directories:
            self._list.addWidget(self._directory(directory))

    def _directory(self, directory: Directory) -> QFrame:
        frame, inside = surface()
        inside.addWidget(label(directory.name, "strong"))
        inside.addWidget(paragraph(directory.what))
        inside.addWidget(_selectable(directory.url.removeprefix("https://"), "contact"))
        flow = Flow()
        flow.addWidget(self._opener("Open the website", directory.url))
        inside.addLayout(flow)
        return frame

    # Numbers and addresses

    def _add_contact(self, inside: QVBoxLayout, contact: str, country: str, service: str) -> QPushButton:
        copy = button("Copy", description=f"{service}, {country}")
        copy.setAccessibleName(f"Copy {contact}")
        copy.clicked.connect(lambda: self._copy(copy, contact))
        row = QHBoxLayout()
        row.addWidget(_selectable(f"{contact} · {country}", "contact"), 1)
        row.addWidget(copy)
        inside.addLayout(row)
        return copy

    def _opener(self, text: str, url: str) -> QPushButton:
        opener = button(text, description=url)
        opener.setAccessibleName(f"{text}: {url}")
        opener.setToolTip(url)
        opener.clicked.connect(lambda: self.link.emit(url))
        return opener

    def _copy(self, pressed: QPushButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        if self._copied is not None:
            self._copied.setText("Copy")
        self._copied = pressed
        pressed.setText("Copied")
        announce(pressed, f"{text} copied")


def _selectable(text: str, look: str) -> QLabel:
    made = label(text, look)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(text)
    made.setIndent(0)
    return made


def _names(support: Support) -> dict[str, str]:
    """Return the names of the countries by code, in alphabetical order."""
    return dict(sorted(((code, country.name) for code, country in support.countries.items()), key=itemgetter(1)))


def _numbers(line: Line) -> dict[str, list[Way]]:
    """Return the numbers of a line in order, each with what can be done with it."""
    numbers: dict[str, list[Way]] = {line.contact: []}
    for way in line.ways:
        if way.kind not in _OPENED:
            numbers.setdefault(way.value, []).append(way)
    return numbers


def _how(ways: list[Way]) -> str:
    """Return what to do with a number: "Call or text", "Text SHOUT to", "Call, then option 2"."""
    said = [way for way in ways if way.say]
    if said:
        return f"Text {said[0].say} to" if said[0].kind == "text" else f"Call, then {said[0].say}"
    return words.listed([way.kind for way in ways]).capitalize() if ways else "Reach them at"


def _the(country: str) -> str:
    """Return the country as it stands in a sentence: "the United States"."""
    return f"the {country}" if country.startswith(("United ", "Netherlands")) else country

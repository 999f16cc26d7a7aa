"""A number or an address to reach somebody: large, to be copied, called from here, or taken to a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from relaxapp.support.in_words import spoken_number
from relaxapp.support.records import Way
from relaxapp.ui.controls import announce, button, label, paragraph, small
from relaxapp.ui.layouts import Flow, Refill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.support.plan import Person
    from relaxapp.support.records import Country, Line

_DOING = {"call": "Call", "text": "Text"}


class Contact(QWidget):
    """One number with its place beside it. `link` tells which link was asked for; `copied` that it was copied.

    `hear` carries the number, digit by digit, when somebody wants to hear it; one that is `private` is never handed to
    a voice, which keeps what it has said.

    `ways` are (word, link), such as ("Call", "tel:112"); `about` says to a screen reader whose number it is.
    """

    link = Signal(str)
    copied = Signal()
    hear = Signal(str)

    def __init__(
        self, number: str, place: str, ways: Sequence[tuple[str, str]], about: str, *, private: bool = False
    ) -> None:
        super().__init__()
        self._number = number
        self._spoken = spoken_number(number)
        self._uri = ways[0][1] if ways else ""
        self._code: QWidget | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(2)
        self._inside.addWidget(selectable(f"{number} · {place}" if place else number, f"{self._spoken}, {place}"))
        self.copy = self._button("Copy", f"Copy {self._spoken}", about)
        self.copy.clicked.connect(self._take)
        row = Flow()
        for word, uri in ways:
            act = self._button(word, f"{word} {self._spoken}", f"{about}. Asks this computer to do it.")
            act.clicked.connect(lambda _=False, uri=uri: self.link.emit(uri))
            row.addWidget(act)
        row.addWidget(self.copy)
        if self._uri:
            self._show = self._button("Show code", f"Show a code for {self._spoken}", _CODE_HELP)
            self._show.clicked.connect(self._show_or_hide_code)
            row.addWidget(self._show)
        if not private and any(map(str.isdecimal, number)):
            hear = self._button("Hear it", f"Hear {self._spoken}", "Says the number aloud, digit by digit.")
            hear.clicked.connect(lambda: self.hear.emit(self._spoken))
            row.addWidget(hear)
        self._inside.addLayout(row)

    def forget_copied(self) -> None:
        """Offer to copy again."""
        self.copy.setText("Copy")

    def _button(self, text: str, name: str, description: str) -> QPushButton:
        made = button(text, description=description)
        made.setAccessibleName(name)
        return made

    def _take(self) -> None:
        QGuiApplication.clipboard().setText(self._number)
        self.copied.emit()
        self.copy.setText("Copied")
        announce(self.copy, f"{self._spoken} copied")

    def _show_or_hide_code(self) -> None:
        if self._code is None:
            self._code = _code(self._uri, self._spoken)
            self._inside.addWidget(self._code)
            self._code.show()  # at once: the button says which way it goes next
        else:
            self._code.setVisible(self._code.isHidden())
        self._show.setText("Show code" if self._code.isHidden() else "Hide code")


class Numbers(Refill[QVBoxLayout]):
    """The numbers of a country to be read at a glance: for danger, and of the lines for everybody."""

    def __init__(self) -> None:
        super().__init__(QVBoxLayout(), spacing=6)

    def show_country(self, country: Country | None) -> None:
        """Show them; None when the country is not known."""
        with self.refilled() as inside:
            if country is None:
                inside.addWidget(paragraph("In danger, call the emergency number of the place where you are."))
                return
            inside.addWidget(label(f"In danger now · {country.name}", "strong"))
            for number in country.emergency:
                if reached := country.reached_by(number):
                    inside.addWidget(paragraph(reached))
                spoken = ", ".join(part for part in (spoken_number(number), reached, country.name) if part)
                inside.addWidget(selectable(number, spoken))
            for line in for_everybody(country):
                inside.addWidget(label(f"{line.service} · {country.name}", "strong"))
                inside.addWidget(selectable(line.contact, f"{spoken_number(line.contact)}, {country.name}"))


_CODE_HELP = "A phone's camera can read it: the number is on the phone then."


def ways_of(number: str, ways: Sequence[Way]) -> list[tuple[str, str]]:
    """Return what can be done with a number, in the words of a button."""
    return [(_DOING[way.kind], way.uri) for way in ways if way.value == number and way.kind in _DOING]


def dial(number: str) -> str:
    """Return the link that calls a number written as it is printed: "116 123" is `tel:116123`."""
    return Way("call", number).uri


def for_everybody(country: Country | None) -> list[Line]:
    """Return the lines of a country that are not for one group of people."""
    return [line for line in country.lines if line.scope == "general" and line.contact] if country else []


def person_contact(person: Person) -> Contact:
    """Return a person's number with what can be done with it. A number that can't be dialled can be copied."""
    name, number = person.name.strip(), person.number.strip()
    ways = [("Call", person.uri), ("Text", person.uri.replace("tel:", "sms:", 1))] if person.uri else []
    return Contact(number, name, ways, name, private=True)


def selectable(text: str, spoken: str, look: str = "contact") -> QLabel:
    """Return words that can be selected by mouse and by keys; `spoken` is what a screen reader says."""
    made = label(text, look)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(spoken)
    made.setIndent(0)
    return made


def _code(uri: str, spoken: str) -> QWidget:
    from relaxapp.ui.qr import QrCode  # not needed to show a number

    whole = QWidget()
    inside = QVBoxLayout(whole)
    inside.setContentsMargins(0, 6, 0, 6)
    inside.addWidget(QrCode(uri, f"Code for {spoken}"))
    inside.addWidget(small("Point the camera of a phone at it. The number is on the phone then; you press to call."))
    return whole

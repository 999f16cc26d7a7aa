"""Which country help is shown for: chosen from a box when one is known, found by its first letters when none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from relaxapp.support.finding import find
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import announce, button, heading, paragraph, small
from relaxapp.ui.layouts import Flow, Refill

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


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
            self._others.add(_doors(self, names, others, "Shows this country, which you looked up before."))
        self._kept.setVisible(bool(others))


class Finder(QWidget):
    """Asks for the country: its first letters bring those that may be meant, and all are there for the asking.

    `rearranged` tells that controls came or went.
    """

    chosen = Signal(str)
    rearranged = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` are the countries (code -> name) in their order."""
        super().__init__()
        self._names = names
        self.field = QLineEdit()
        self.field.setPlaceholderText("Its first letters")
        self.field.setAccessibleName("Country")
        self.field.setAccessibleDescription("Type the first letters of your country. Enter takes the first one found.")
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._take_first)
        self._all = button("Show all countries", quiet=True)
        self._all.clicked.connect(self._show_all)
        self._flow = Flow()
        self._found = Refill(self._flow)
        self._nothing = paragraph("We know of no country like that yet. The websites below know more.", muted=True)
        self._nothing.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (heading("Which country are you in?"), self.field, self._nothing, self._found):
            inside.addWidget(part)
        inside.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def _find(self, typed: str) -> None:
        found = find(self._names, typed)
        self._nothing.setVisible(bool(typed.strip()) and not found)
        self._show(found)
        announce(self, ", ".join(self._names[code] for code in found) or ("Nothing found" if typed.strip() else ""))

    def _show_all(self) -> None:
        doors = self._show(self._names)
        self._all.hide()
        for first in doors[:1]:
            first.setFocus()

    def _show(self, codes: Iterable[str]) -> list[QWidget]:
        doors = _doors(self, self._names, codes)
        with self._found.refilled():
            self._flow.add(doors)
        self._all.show()
        self.rearranged.emit()
        return doors

    def _take_first(self) -> None:
        if found := find(self._names, self.field.text()):
            self.chosen.emit(found[0])


def _doors(
    asked: Chooser | Finder, names: Mapping[str, str], codes: Iterable[str], description: str = ""
) -> list[QWidget]:
    """Return a button for each of the countries."""
    doors: list[QWidget] = []
    for code in codes:
        door = button(names[code], description=description)
        door.clicked.connect(lambda _=False, code=code: asked.chosen.emit(code))
        doors.append(door)
    return doors

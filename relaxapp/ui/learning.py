"""The learning cards: a list of them, and one with its picture, its sources and what fits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.card_pictures import PICTURES
from relaxapp.ui.chart import Picture
from relaxapp.ui.controls import Caution, button, heading, into_sight, label, paragraph, small, surface, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.wide_button import wide_button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import SignalInstance

    from relaxapp.journal.cards import Card

_ABOUT: Final = "A minute of reading each, in any order. What they say comes from studies and clinics, which are named."


class LearningScreen(Page):
    """The list. `opened` carries the id of a card."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Learning cards")
        self._rows: dict[str, QWidget] = {}
        self._problem = Caution()
        self._list = QVBoxLayout()
        self._cards = Refill(self._list, spacing=2)
        for widget in (title("Learning cards"), paragraph(_ABOUT), self._problem, self._cards):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._back = self.way_back()
        self.foot.addWidget(self._back)
        self.first = self._back

    def show_cards(self, cards: Sequence[Card], problem: str = "") -> None:
        """Show these cards in their order, and say what is wrong with others."""
        self._problem.say(problem)
        with self._cards.refilled():
            self._rows = {card.id: self._row(card) for card in cards}
        self.first = next(iter(self._rows.values()), self._back)
        self.order()

    def keep_place(self, name: str) -> None:
        """Have the focus on this card when the list is shown again, as long as it is there."""
        self.first = self._rows.get(name, self.first)
        if self.first is not None:
            into_sight(self.first)

    def _row(self, card: Card) -> QWidget:
        row = wide_button(card.title)
        row.clicked.connect(lambda: self.opened.emit(card.id))
        self._list.addWidget(row)
        return row


class CardScreen(Page):
    """One card. `exercise` and `sheet` carry what somebody wants to go on with, `opened` another card."""

    exercise = Signal(str)
    sheet = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("A learning card")
        self._next = ""
        self._title = title("")
        self._inside = QVBoxLayout()
        self._body = Refill(self._inside, spacing=14)
        self.column.addWidget(self._title)
        self.column.addWidget(self._body)
        self.column.addStretch(1)
        back = self.way_back()
        self._on = button("Next card")
        self._on.clicked.connect(lambda: self.opened.emit(self._next))
        self.foot.add((back, self._on))
        self.first = back

    def show_card(
        self, card: Card, exercises: Mapping[str, str], sheets: Mapping[str, str], after: Card | None = None
    ) -> None:
        """Show a card, with the titles of what fits it (by id), and the card behind it."""
        self.setAccessibleName(card.title)
        self._title.setText(card.title)
        with self._body.refilled():
            if card.picture:
                self._inside.addWidget(_picture(card.picture))
            self._inside.addWidget(_text(card.paragraphs))
            if exercises or sheets:
                self._inside.addWidget(self._fitting(exercises, sheets))
            self._inside.addWidget(small("\n".join(["Where it comes from:", *(f"• {each}" for each in card.sources)])))
        self._next = after.id if after else ""
        self._on.setVisible(after is not None)
        self._on.setAccessibleName(f"Next card: {after.title}" if after else "Next card")
        self.order()
        self.area.verticalScrollBar().setValue(0)

    def _fitting(self, exercises: Mapping[str, str], sheets: Mapping[str, str]) -> QWidget:
        frame, inside = surface()
        inside.addWidget(heading("If you like to go on from here"))
        for kind, titles, wanted in (("exercise", exercises, self.exercise), ("sheet", sheets, self.sheet)):
            if titles:
                inside.addWidget(small(f"An {kind}" if kind == "exercise" else f"A {kind} to write on"))
                _add_doors(inside, titles, wanted)
        return frame


def _add_doors(inside: QVBoxLayout, titles: Mapping[str, str], wanted: SignalInstance) -> None:
    for name, words in titles.items():
        door = wide_button(words)
        door.clicked.connect(lambda _=False, name=name: wanted.emit(name))
        inside.addWidget(door)


def _picture(name: str) -> QWidget:
    frame, inside = surface()
    picture = Picture()
    picture.show_drawing(PICTURES[name])
    inside.addWidget(picture)
    return frame


def _text(paragraphs: Sequence[str]) -> QWidget:
    frame, inside = surface()
    for each in paragraphs:
        inside.addWidget(label(each))
    return frame

"""The learning cards in the window. They are read when somebody first asks for them."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.failures import log
from relaxapp.paths import assets
from relaxapp.ui import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from relaxapp.app.house import House
    from relaxapp.journal.cards import Card
    from relaxapp.ui.learning import CardScreen, LearningScreen


class Cards(QObject):
    """Shows the cards. `back` asks for the screen before, `exercise` and `sheet` for what fits a card, by its id."""

    back = Signal()
    exercise = Signal(str)
    sheet = Signal(str)

    def __init__(self, house: House, parent: QObject, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._folder = folder or assets() / "cards"
        self._at = ""

    @Slot()
    def open(self) -> None:
        """Show the list of cards."""
        self._house.window.show_screen(self._list)

    @Slot(str)
    def open_card(self, name: str) -> None:
        """Show one card."""
        from relaxapp.journal.forms import FORMS

        self._at = name
        self._list.keep_place(name)
        card = self._cards[name]
        behind = {one.id: other for one, other in pairwise(self._cards.values())}
        sheets = {kind: FORMS[kind].title for kind in card.sheets}
        self._card.show_card(card, self._exercises(card), sheets, behind.get(name))
        self._house.window.show_screen(self._card)

    @Slot()
    def come_back(self) -> None:
        """Show again the card that was left for what fits it."""
        self.open_card(self._at) if self._at in self._cards else self.open()

    def _exercises(self, card: Card) -> dict[str, str]:
        """Return the titles of the exercises that fit a card, are there, and suit this person."""
        from relaxapp.exercises.adapt import unsuitable
        from relaxapp.exercises.comfort import Comfort

        comfort, scripts = Comfort.of(self._house.chosen()), self._house.library().scripts
        there = [scripts[name] for name in card.exercises if name in scripts]
        return {script.name: script.title for script in there if not unsuitable(script, comfort)}

    # Parts, each made when it is first needed

    @cached_property
    def _read(self) -> tuple[Mapping[str, Card], str]:
        """The cards by their ids, and in plain words what is wrong with others."""
        from relaxapp.journal.cards import load

        cards, problems = load(self._folder)
        for problem in problems:
            log.warning("a learning card: %s", problem)
        wrong = list(dict.fromkeys(problem.file for problem in problems))
        told = f"{words.listed(wrong, 'and')} can't be shown just now. All other cards can." if wrong else ""
        return {card.id: card for card in cards}, told

    @property
    def _cards(self) -> Mapping[str, Card]:
        return self._read[0]

    @cached_property
    def _list(self) -> LearningScreen:
        from relaxapp.ui.learning import LearningScreen

        screen = LearningScreen()
        screen.show_cards(list(self._cards.values()), self._read[1])
        screen.opened.connect(self.open_card)
        screen.back.connect(self.back)
        return screen

    @cached_property
    def _card(self) -> CardScreen:
        from relaxapp.ui.learning import CardScreen

        screen = CardScreen()
        screen.back.connect(self.open)
        screen.opened.connect(self.open_card)
        screen.exercise.connect(self.exercise)
        screen.sheet.connect(self.sheet)
        return screen

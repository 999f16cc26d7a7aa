"""What helps me: the change from before to after, for each exercise, with how sure it is; and each session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.journal.in_words import by_itself, in_words
from relaxapp.journal.insight import ENOUGH
from relaxapp.ui.chart import ChartPanel
from relaxapp.ui.chart_effects import Effects
from relaxapp.ui.chart_pairs import BeforeAndAfter
from relaxapp.ui.controls import Caution, Flow, button, heading, paragraph, surface, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.offer import Offer
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel, QPushButton

    from relaxapp.journal.insight import Helps

_EFFECTS: Final = (
    "A mark is the change that is most likely usual for you, from before a session to after it. The line says how sure "
    "that is: the true change lies within it about nine times in ten. Few sessions count less than many."
)
_PAIRS: Final = "Each session by itself, the latest at the right."
_NOTHING: Final = (
    f"There is nothing to see yet. When you have said {ENOUGH} times how it is before a session and after it, you find "
    "here what changed."
)


class HelpsScreen(Page):
    """Shows one measure at a time; `measure` asks for another one."""

    measure = Signal(str)
    ask = Signal()
    saving = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__("What helps me")
        self._caution = Caution()
        self._chips = Flow()
        self._choice = Refill(self._chips)
        self._said, inside = surface()
        self._lines = Refill(QVBoxLayout())
        inside.addWidget(self._lines)
        self.offer = Offer()
        self.offer.wanted.connect(self.ask)
        self.effects = self._chart("what-helps-me")
        self.pairs = self._chart("before-and-after")
        for widget in (
            title("What helps me"),
            self._caution,
            self._choice,
            self.effects,
            self._said,
            self.offer,
            self.pairs,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._back = self.way_back()
        self.foot.addWidget(self._back)
        self.first = self._back

    def show_measures(self, measures: Sequence[str], chosen: str) -> None:
        """Offer the measures that were ever rated, one of them chosen; one alone needs no choice."""
        self.first = self._back
        with self._choice.refilled():
            for measure in measures if len(measures) > 1 else ():
                chip = self._chip(measure)
                chip.setChecked(measure == chosen)
                self._chips.addWidget(chip)
                if measure == chosen:
                    self.first = chip
        self._choice.setVisible(len(measures) > 1)
        self.order()

    def show_helps(self, helps: Helps | None, *, asks: bool, problem: str = "") -> None:
        """Show what is known, nothing yet (None), or why it can't be told. `asks` tells that check-ins are on."""
        self._caution.say(problem)
        self._said.setVisible(not problem)
        enough = helps is not None and any(effect.enough for effect in helps.effects)
        self.offer.show_offer(open_=not enough and not asks and not problem)
        with self._lines.refilled() as lines:
            for line in _lines(helps):
                lines.addWidget(line)
        self.effects.show_chart(Effects(helps) if helps and enough else None, _EFFECTS)
        self.pairs.show_chart(BeforeAndAfter(helps.measure, helps.pairs) if helps and helps.pairs else None, _PAIRS)

    def _chart(self, name: str) -> ChartPanel:
        panel = ChartPanel()
        panel.saving.connect(lambda ending, make: self.saving.emit(name, ending, make))
        panel.hide()
        return panel

    def _chip(self, measure: str) -> QPushButton:
        chip = button(measure.capitalize(), look="need")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.clicked.connect(lambda: self.measure.emit(measure))
        return chip


def _lines(helps: Helps | None) -> list[QLabel]:
    """Return what is found in words: how much comes by itself first, then each exercise."""
    if helps is None or not helps.pairs:
        return [paragraph(_NOTHING)]
    lines = [heading("In words"), paragraph(by_itself(helps))]
    for effect in helps.effects:
        text = in_words(effect, helps.measure)
        lines.append(paragraph(text if effect.title in text else f"{effect.title}: {text[0].lower()}{text[1:]}"))
    return lines

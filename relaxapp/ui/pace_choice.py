"""Which pace felt best: one large button for each that was tried, and one for none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.exercises.pace import in_words, per_minute
from relaxapp.ui.controls import button, paragraph, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.exercises.pattern import Pattern


class PaceChoice(Page):
    """`chosen` carries the Pattern that felt best; `back` tells that it was none of them, or that nobody can say."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Which felt best?")
        self._choices = QVBoxLayout()
        self._offered = Refill(self._choices)
        self.column.addStretch(1)
        self.column.addWidget(title("Which felt best?"))
        self.column.addWidget(
            paragraph("The one that asked the least of you. It is kept as “My own pace”, and you can change it later.")
        )
        self.column.addSpacing(8)
        self.column.addWidget(self._offered)
        self.column.addStretch(2)
        none = button("None of them, or not sure", quiet=True)
        none.clicked.connect(self.back)
        self.foot.addWidget(none)

    def show_paces(self, paces: Sequence[Pattern]) -> None:
        """Offer these paces, in the order in which they were tried."""
        with self._offered.refilled():
            offers = [button(in_words(pace)) for pace in paces]
            for pace, offer in zip(paces, offers, strict=True):
                offer.setAccessibleDescription(f"About {per_minute(pace):.0f} breaths a minute.")
                offer.clicked.connect(lambda _=False, pace=pace: self.chosen.emit(pace))
                self._choices.addWidget(offer)
        self.first = offers[0] if offers else None
        self.order()

"""A line that a person writes themselves: one of their own, or the right number in place of one of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from relaxapp.support.own import OwnLine
from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, button, paragraph, small, title
from relaxapp.ui.page import Page
from relaxapp.ui.question import Question
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Mapping

_EVERYWHERE = {"": "Every country"}
_FIELDS = {
    "service": "Name",
    "contact": "Number",
    "what": "What it is, or who answers",
    "hours": "When somebody answers",
    "url": "Website, beginning with https://",
}


class OwnLineScreen(Page):
    """`saved` and `removed` carry the OwnLine; whoever keeps it says with `tell` what is wrong with it."""

    saved = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__("A number of your own")
        self._line = OwnLine("")
        self._title = title("")
        self._about = paragraph(
            "What you write here stays on this computer, is shown with the other lines, marked as yours, and stays "
            "through every update."
        )
        self._problem = Caution()
        self._question = Question()
        self.column.addWidget(self._title)
        self.column.addWidget(self._about)
        self.column.addWidget(self._problem)
        self._fields = {name: Writing(words) for name, words in _FIELDS.items()}
        for (name, field), following in zip(self._fields.items(), [*[*self._fields][1:], ""], strict=True):
            words = small(_FIELDS[name])
            words.setBuddy(field)
            self.column.addWidget(words)
            self.column.addWidget(field)
            goal = self._fields.get(following)
            field.done.connect(goal.setFocus if goal else self._save)
        self.country = choice("Country", _EVERYWHERE)
        self.column.addWidget(small("Country"))
        self.column.addWidget(self.country)
        self.column.addWidget(self._question)
        self.column.addStretch(1)
        keep = button("Keep it", primary=True)
        keep.clicked.connect(self._save)
        self._remove = button("Remove it", quiet=True)
        self._remove.clicked.connect(self._ask)
        back = self.way_back()
        self.foot.add((keep, self._remove, back))
        self.first = self._fields["service"]

    def show_line(self, line: OwnLine, countries: Mapping[str, str], *, known: bool) -> None:
        """Show a line to be written; `countries` maps codes to names, `known` says that it is kept already."""
        self._line = line
        self._title.setText(f"{line.replaces}: as you know it" if line.replaces else "A number of your own")
        for name, field in self._fields.items():
            field.setPlainText(getattr(line, name))
        self.country.set_options({**_EVERYWHERE, **countries}, line.country)
        self._remove.setVisible(known)
        self._question.hide()
        self.tell("")
        self.order()

    def tell(self, problem: str) -> None:
        """Say what is missing or wrong; no words when all is well."""
        self._problem.tell(problem)

    def _ask(self) -> None:
        answers = {"Remove": lambda: self.removed.emit(self._line), "Leave it as it is": self._remove.setFocus}
        back = "The line of the list is shown again." if self._line.replaces else "What you wrote is gone then."
        self._question.ask(f"Remove {self._line.service}? {back}", answers, grave=True)
        self.order()

    def _save(self) -> None:
        texts = {name: " ".join(field.toPlainText().split()) for name, field in self._fields.items()}
        self.saved.emit(
            OwnLine(
                **texts, country=self.country.currentData(), replaces=self._line.replaces, written=self._line.written
            )
        )

"""Breaths of one's own: made, looked at, kept, changed and taken away."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from relaxapp.exercises.own_patterns import LONGEST_PHASE, OwnPattern, lengths_of, pattern_of, trouble
from relaxapp.exercises.pace import in_words
from relaxapp.exercises.pattern import Pattern
from relaxapp.ui.amount import SECONDS, Amount
from relaxapp.ui.controls import Caution, Flow, announce, button, small, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.pattern_preview import PatternPreview
from relaxapp.ui.question import Question
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from relaxapp.ui.theme import Theme

NEW: Final = OwnPattern("", Pattern.parse("4-0-6-0"))
"""What a new one begins as (in the range of 58 trials, PMC10741869)."""
PARTS: Final = ("Breathe in", "Hold", "A little more in", "Hold again", "Breathe out", "Rest")
BY_HAND: Final = (
    "You changed the file of this one by hand. Saving here makes a new pattern, and your file stays as it is."
)
_BETWEEN: Final = 24
_MARGINS: Final = 80
"""Pixels between the two halves, and what a page keeps for its edges and its scroll bar."""


class PatternEditor(Page):
    """The person's patterns, one of them open. `save` and `delete` carry an OwnPattern.

    Whoever keeps them answers with `show_patterns`, or says with `tell` what went wrong.
    """

    save = Signal(object)
    delete = Signal(object)

    def __init__(self, theme: Theme, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__("Your own patterns")
        self._open = NEW
        self._holds = False
        self._reduced = False
        self._row = Flow()
        self._list = Refill(self._row)
        self._note = Caution()
        self.name = Writing("Name")
        self.parts = [Amount(name, LONGEST_PHASE, SECONDS) for name in PARTS]
        self.preview = PatternPreview(theme, clock)
        self._becomes = small("")
        self._wrong = Caution()
        self.question = Question()
        self._lay_out()
        self._keep = button("Save", primary=True)
        self._remove = button("Delete", quiet=True)
        self.foot.add((self.way_back(), self._remove, self._keep))
        self._keep.clicked.connect(self._save)
        self._remove.clicked.connect(self._ask)
        self.name.done.connect(self.parts[0].field.setFocus)
        for part in self.parts:
            part.changed.connect(self._follow)
        self.first = self.name

    def show_patterns(
        self, patterns: Sequence[OwnPattern], chosen: OwnPattern = NEW, *, holds: bool, reduced: bool, said: str = ""
    ) -> None:
        """Show all patterns with one of them open. `holds` says whether breaths are held at all for this person."""
        self._holds, self._reduced = holds, reduced
        with self._list.refilled():
            for pattern in (*patterns, NEW):
                self._row.addWidget(self._chip(pattern, checked=pattern.exercise == chosen.exercise))
        self._show(chosen)
        self.tell(said or _remark(chosen))
        self.order()

    def tell(self, text: str) -> None:
        """Say what happened, or what is wrong; no words when there is nothing to say."""
        self._note.tell(text)

    def set_theme(self, theme: Theme) -> None:
        """Paint the preview with these colours."""
        self.preview.pacer.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        """Put the preview beside the seconds, or above them where the page is narrow."""
        needed = self._steppers.minimumSizeHint().width() + self.preview.minimumSizeHint().width() + _BETWEEN
        wide = self.width() - _MARGINS >= needed
        self._middle.setDirection(QBoxLayout.Direction.RightToLeft if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        self._steppers = QWidget()
        inside = QVBoxLayout(self._steppers)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in self.parts:
            inside.addWidget(part)
        self._middle = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._middle.setSpacing(_BETWEEN)
        self._middle.addWidget(self.preview, 1)
        self._middle.addWidget(self._steppers, 1)
        words = small("Name")
        words.setBuddy(self.name)
        for widget in (title("Your own patterns"), self._list, self._note, self.question, words, self.name):
            self.column.addWidget(widget)
        self.column.addSpacing(10)
        self.column.addLayout(self._middle)
        for widget in (self._wrong, self._becomes):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _chip(self, pattern: OwnPattern, *, checked: bool) -> QWidget:
        made = button(pattern.name or "New", look="company")
        made.setAccessibleDescription(in_words(pattern.pattern) if pattern.exercise else "Make another one.")
        made.setCheckable(True)
        made.setChecked(checked)
        made.setAutoExclusive(True)
        made.clicked.connect(lambda: self._choose(pattern))
        return made

    def _choose(self, pattern: OwnPattern) -> None:
        self._show(pattern)
        self.tell(_remark(pattern))
        self.name.setFocus()

    def _show(self, pattern: OwnPattern) -> None:
        self._open = pattern
        self.question.hide()
        self.name.setPlainText(pattern.name)
        for part, seconds in zip(self.parts, lengths_of(pattern.pattern), strict=True):
            part.set_value(seconds)
        self._remove.setVisible(bool(pattern.exercise))
        self._follow()

    def _follow(self) -> None:
        """Show what the seconds make of it, or say kindly why they make no breath."""
        lengths = [part.value for part in self.parts]
        wrong = trouble(lengths)
        self._wrong.say(wrong)
        becomes = ""
        if not wrong:
            pattern = pattern_of(lengths)
            self.preview.show_pattern(pattern, reduced=self._reduced)
            if pattern.has_holds and not self._holds:
                becomes = (
                    f"With holds switched off, as they are now, it becomes: {in_words(pattern.without_holds())}. "
                    "The settings can switch them on."
                )
        self._becomes.setText(becomes)
        self._becomes.setVisible(bool(becomes))

    def _save(self) -> None:
        lengths = [part.value for part in self.parts]
        if wrong := trouble(lengths):
            announce(self, wrong)
            return
        name = " ".join(self.name.toPlainText().split())
        self.save.emit(replace(self._open, name=name, pattern=pattern_of(lengths)))

    def _ask(self) -> None:
        pattern = self._open
        self.question.ask(
            f"Delete “{pattern.name}”? Its file goes too.",
            {"Delete it": lambda: self.delete.emit(pattern), "Keep it": self.name.setFocus},
        )
        self.order()
        self.area.ensureWidgetVisible(self.question)


def _remark(pattern: OwnPattern) -> str:
    return BY_HAND if pattern.by_hand else ""

"""What somebody looks for: words to type, needs to press, and behind a quiet button kind, time and position."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from relaxapp.exercises.finding import FAMILIES, TIMES, Wish
from relaxapp.exercises.script import NEEDS, Family, Posture
from relaxapp.ui import words
from relaxapp.ui.choice import Choice, choice
from relaxapp.ui.controls import button, dress
from relaxapp.ui.layouts import Flow, Refill

if TYPE_CHECKING:
    from collections.abc import Collection

_FOLDED: Final = "More choices"
_UNFOLDED: Final = "Fewer choices"
_ANY_TIME: Final = {"": "Any length"}
_POSITIONS: Final = {
    "": "Any position",
    Posture.LYING.value: "Lying down",
    Posture.SITTING.value: "Sitting",
    Posture.STANDING.value: "Standing",
}
_LETTERS_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_CHOICE: Final = 8
"""The least width of a box to choose from, in letters."""


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key writes something. The space bar does not count: it presses what has the focus."""
    if event.modifiers() & (_LETTERS_HELD | Qt.KeyboardModifier.MetaModifier):
        return False
    return event.key() == Qt.Key.Key_Backspace or bool(event.text().strip() and event.text().isprintable())


class Wishes(QWidget):
    """Where a wish is made.

    `changed` after each change, `entered` when Enter is pressed behind the words, `left` when Down leads out.
    """

    changed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._needs: dict[str, QPushButton] = {}
        self.search = QLineEdit()
        dress(self.search, "search")
        self.search.setAccessibleName("Search the exercises")
        self.search.setPlaceholderText("Search, in your own words")
        self.search.textChanged.connect(self._change)
        self.search.returnPressed.connect(self.entered)
        self._clear = button("Clear", description="Takes all wishes back.", quiet=True)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()

        self._chips = Flow()
        self._known = Refill(self._chips, spacing=0)
        self._fold = button(_FOLDED, description="The kind of exercise, the time, the position.", quiet=True)
        self._fold.clicked.connect(self.unfold)
        self._family = choice("Kind of exercise", {"": "Any kind"})
        times = {str(time): _minutes(time) for time in TIMES}
        self._time = choice("The time I have", {**_ANY_TIME, **times})
        self._posture = choice("Position", _POSITIONS)
        boxes = Flow()
        self._boxes = QWidget()
        self._boxes.setLayout(boxes)
        boxes.setContentsMargins(0, 0, 0, 0)
        boxes.add(self._choices)
        for each in self._choices:
            each.setMinimumContentsLength(_CHOICE)
            each.installEventFilter(self)
            each.currentIndexChanged.connect(self._change)
        self._boxes.hide()

        first = QHBoxLayout()
        first.addWidget(self.search, 1)
        first.addWidget(self._clear)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(first)
        whole.addWidget(self._known)
        whole.addWidget(self._boxes)

    @property
    def wish(self) -> Wish:
        """What is looked for now."""
        family, posture = self._family.currentData(), self._posture.currentData()
        return Wish(
            words=self.search.text(),
            need=next((need for need, chip in self._needs.items() if chip.isChecked()), ""),
            family=Family(family) if family else None,
            minutes=float(self._time.currentData() or 0),
            posture=Posture(posture) if posture else None,
        )

    def offer(self, needs: Collection[str], families: Collection[Family]) -> None:
        """Offer only what something answers to; what is chosen stays chosen."""
        chosen = self.wish
        kinds = {family.value: words for family, words in FAMILIES.items() if family in families}
        self._family.set_options({"": "Any kind", **kinds}, chosen.family or "")
        with self._known.refilled():
            self._needs = {need: self._chip(text, need == chosen.need) for need, text in NEEDS.items() if need in needs}
            self._chips.add([*self._needs.values(), self._fold])

    def clear(self) -> None:
        """Wish for nothing in particular."""
        before = self.wish
        self.blockSignals(True)
        self.search.clear()
        for chip in self._needs.values():
            chip.setChecked(False)
        for box in self._choices:
            box.setCurrentIndex(0)
        self.blockSignals(False)
        if before != Wish():
            self._change()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_in(self, event: QKeyEvent) -> None:
        """Go on in the search with a key that was pressed elsewhere."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.end(False)
        if event.key() == Qt.Key.Key_Backspace:
            self.search.backspace()
        else:
            self.search.insert(event.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go down from the words to what was found."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Search with what is typed on a box: it would choose the first line with that letter."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and is_typing(event):
            self.type_in(event)
            return True
        return super().eventFilter(watched, event)

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return self._family, self._time, self._posture

    def _chip(self, text: str, chosen: bool) -> QPushButton:
        chip = button(text, look="need")
        chip.setCheckable(True)
        chip.setChecked(chosen)
        chip.clicked.connect(lambda _=False, chip=chip: self._press(chip))
        return chip

    def _press(self, pressed: QPushButton) -> None:
        """Let one need be chosen at most."""
        for chip in self._needs.values():
            chip.setChecked(chip is pressed and chip.isChecked())
        self._change()

    def unfold(self) -> None:
        """Show the kind, the time and the position to choose from, or no longer."""
        self._boxes.setVisible(self._boxes.isHidden())
        self._name_fold()

    def _name_fold(self) -> None:
        """Say on the button what is chosen behind it, so that nothing is left out in secret."""
        chosen = [box.currentText() for box in self._choices if box.currentIndex() > 0]
        text = (", ".join(chosen) or _FOLDED) if self._boxes.isHidden() else _UNFOLDED
        self._fold.setText(text)
        self._fold.setAccessibleName(text)

    def _change(self) -> None:
        wish = self.wish
        self._clear.setVisible(wish != Wish())
        # While somebody types, what is found needs the room.
        self._known.setVisible(not wish.words or wish != Wish(words=wish.words) or not self._boxes.isHidden())
        self._name_fold()
        self.changed.emit()


def _minutes(time: float) -> str:
    return words.minutes(time) if math.isfinite(time) else f"Over {words.minutes(TIMES[-2])}"

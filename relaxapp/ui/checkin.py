"""How it is now: a number for each of a few things, before a session or after it. All of it can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.ui.checkin_words import ENDS, KEYS, KEYS_WITH_WORDS, NAMES
from relaxapp.ui.controls import button, into_sight, paragraph, small, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.scale import Rating
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_BEFORE: Final = "Before you begin: how is it now?"
_AFTER: Final = "How is it now?"
_NOTE: Final = "A few words, if you like"


class CheckInScreen(Page):
    """`done` carries the numbers that were given, by measure, and a note. `back` skips all of it, as Esc does.

    Once words are written nothing skips them any more: they took a while, and a key is soon pressed. `leave` wants
    neither the numbers nor the session.
    """

    done = Signal(object, str)
    leave = Signal()

    def __init__(self) -> None:
        super().__init__("Checking in")
        self.ratings: dict[str, Rating] = {}
        self._title = title("")
        self._keys = paragraph(KEYS, muted=True)
        self._scales = QVBoxLayout()
        self._asked = Refill(self._scales, spacing=16)
        self._note_name = small(_NOTE)
        self.note = Writing(_NOTE)
        self.note.done.connect(self._finish)
        self.note.textChanged.connect(self._follow_note)
        self._note_name.setBuddy(self.note)
        self._on = button("Begin", primary=True)
        self._on.clicked.connect(self._finish)
        self._skip = button("Skip this", description="Key: Esc.", quiet=True)
        self._skip.clicked.connect(self.back)
        self._not_now = button("Back", description="Goes back. Nothing begins.", quiet=True)
        self._not_now.clicked.connect(self.leave)
        for widget in (self._title, self._keys, self._asked, self._note_name, self.note):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.foot.add((self._on, self._skip, self._not_now))

    def ask_before(self, measures: Sequence[str]) -> None:
        """Ask for these measures before a session."""
        self._ask(_BEFORE, measures, begins=True)

    def ask_after(self, measures: Sequence[str]) -> None:
        """Ask for these measures after a session, and for a note."""
        self._ask(_AFTER, measures, begins=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take a number wherever the focus is, for the first scale that has none yet."""
        waiting = [each.scale for each in self.ratings.values() if each.scale.rating is None]
        if waiting and event.text().isdecimal():
            waiting[0].setFocus(Qt.FocusReason.OtherFocusReason)
            waiting[0].keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self._words:
            self._finish()
        else:
            super().keyPressEvent(event)

    @property
    def _words(self) -> str:
        return self.note.toPlainText().strip()

    def _follow_note(self) -> None:
        self._keys.setText(KEYS_WITH_WORDS if self._words else KEYS)
        self._skip.setVisible(not self._words)

    def _ask(self, question: str, measures: Sequence[str], *, begins: bool) -> None:
        self._title.setText(question)
        self._on.setText("Begin" if begins else "Done")
        self._on.setAccessibleName(self._on.text())
        self._not_now.setVisible(begins)
        self.note.clear()
        for widget in (self.note, self._note_name):
            widget.setVisible(not begins)
        self._keys.setVisible(bool(measures))
        self.ratings = {measure: Rating(NAMES[measure], ENDS) for measure in measures}
        with self._asked.refilled():
            for rating in self.ratings.values():
                self._scales.addWidget(rating)
                rating.scale.done.connect(lambda rating=rating: self._go_on_from(rating))
        self.first = next((rating.scale for rating in self.ratings.values()), self.note)
        self.order()
        self.area.verticalScrollBar().setValue(0)

    def _go_on_from(self, rating: Rating) -> None:
        """Go to the next scale; from the last one, be done."""
        ratings = list(self.ratings.values())
        following = ratings[ratings.index(rating) + 1 :]
        if following:
            following[0].scale.setFocus(Qt.FocusReason.TabFocusReason)
            into_sight(following[0])
        else:
            self._finish()

    def _finish(self) -> None:
        given = {measure: each.scale.rating for measure, each in self.ratings.items()}
        self.done.emit(
            {measure: rating for measure, rating in given.items() if rating is not None},
            self._words,
        )


class MoreThanBefore(Page):
    """Says that more than before is an ordinary answer, and what may help another time. `back` goes on."""

    def __init__(self) -> None:
        super().__init__("More than before")
        self._said = paragraph("")
        self._may_help = paragraph("")
        self.column.addStretch(1)
        self.column.addWidget(title("That happens"))
        self.column.addWidget(self._said)
        self.column.addWidget(self._may_help)
        self.column.addSpacing(12)
        self._on = self.first = button("All right", primary=True)
        self._on.clicked.connect(self.back)
        self.column.addWidget(self._on, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(2)

    def say(self, words: Sequence[str]) -> None:
        """Say these two paragraphs."""
        self._said.setText(words[0])
        self._may_help.setText(words[1])
        self._on.setAccessibleDescription(" ".join(words))

"""My entries: all that was written down, newest first, to be opened; and a way to add what was practised elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal

from relaxapp.ui import words
from relaxapp.ui.controls import Caution, button, paragraph, title
from relaxapp.ui.journal_list import EntryList
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relaxapp.ui.journal_model import More
    from relaxapp.ui.journal_words import Listed

_NONE: Final = (
    "Nothing yet. What you practise is written down here by itself, and you can add what you practised without the "
    "program."
)


class EntriesScreen(Page):
    """`add` wants to write something down, `opened` carries the Listed entry that was pressed, `newest` leads on."""

    add = Signal()
    opened = Signal(object)
    newest = Signal()

    def __init__(self, locale: QLocale | None = None) -> None:
        super().__init__("My entries")
        self._caution = Caution()
        self._from = paragraph("", muted=True)
        self._newest = button("Show the newest", quiet=True)
        self._newest.clicked.connect(self.newest)
        self._none = paragraph(_NONE)
        self.list = EntryList(locale or QLocale.system())
        self.list.opened.connect(self.opened)
        for widget in (title("My entries"), self._caution, self._from, self._none):
            self.column.addWidget(widget)
        self.column.addWidget(self._newest, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.list, 1)
        for text, wanted in (("Back", self.back), ("Add practice by hand", self.add)):
            quiet = button(text, quiet=True)
            quiet.clicked.connect(wanted)
            self.foot.addWidget(quiet)
            self.first = self.first or quiet
        self._back = self.first

    def show_entries(
        self, first: Sequence[Listed], more: More, today: date, day: date | None = None, problem: str = ""
    ) -> None:
        """Show the `first` ones, and what `more` brings then; `day` is the one from which they go back."""
        self._caution.say(problem)
        self.list.show_entries(first, more, today)
        self.list.setVisible(not self.list.empty)
        self._none.setVisible(self.list.empty and not problem)
        self._from.setText(f"From {words.plain_date(day)} back" if day else "")
        for widget in (self._from, self._newest):
            widget.setVisible(day is not None)
        self.first = self._back if self.list.empty else self.list

"""Earlier copies of the journal: one of each day, to be put back in the place of what there is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout

from relaxapp.journal.in_words import counted
from relaxapp.ui import words
from relaxapp.ui.controls import Caution, button, label, paragraph, small, surface, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page
from relaxapp.ui.question import Removable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relaxapp.journal.backups import Backup

_WHAT: Final = (
    "On each day on which something is written down, a copy is kept on this computer, the last seven of them. "
    "If something is amiss, you can put one back. What is there now becomes a copy too, so nothing is gone."
)
_NONE: Final = "There is no copy yet. The first one is made by itself when something is written down."


class RestoreBackup(Page):
    """The copies, the latest first. `restore` carries the Backup that is to be put back."""

    restore = Signal(object)

    def __init__(self, locale: QLocale | None = None) -> None:
        super().__init__("Earlier copies")
        self._locale = locale or QLocale.system()
        self._caution = Caution()
        self._list = QVBoxLayout()
        self._copies = Refill(self._list, spacing=10)
        for widget in (title("Earlier copies"), paragraph(_WHAT), self._caution, self._copies):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        back = self.way_back()
        self.foot.addWidget(back)
        self.first = back

    def show_copies(self, copies: Sequence[Backup], today: date, problem: str = "") -> None:
        """Show the copies that there are; `problem` says what is wrong."""
        self._caution.say(problem)
        with self._copies.refilled() as rows:
            for copy in copies:
                rows.addWidget(self._row(copy, today))
            if not copies:
                rows.addWidget(paragraph(_NONE))
        self.order()

    def tell(self, text: str) -> None:
        """Say what became of it."""
        self._caution.tell(text)

    def _row(self, copy: Backup, today: date) -> Removable:
        frame, inside = surface(margin=16, spacing=4)
        made = f"{words.day(copy.made.date(), today)}, {words.clock(copy.made, self._locale)}"
        inside.addWidget(label(made, "strong"))
        inside.addWidget(small(f"{counted(copy.sessions, 'session')}, {counted(copy.check_ins, 'check-in')}"))
        put_back = button("Put this one back")
        put_back.setAccessibleName(f"Put this one back: {made}")
        inside.addWidget(put_back)
        question = f"Put back the journal as it was: {made}? What is there now is kept as a copy."
        row = Removable(frame, put_back, question, "Put it back", "Leave all as it is")
        row.removed.connect(lambda: self.restore.emit(copy))
        return row

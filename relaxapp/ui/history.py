"""What was practised: a plain list, newest first. It counts nothing and asks for nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from relaxapp.ui import words
from relaxapp.ui.controls import Caution, button, heading, label, paragraph, small, surface, title
from relaxapp.ui.layouts import Refill
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relaxapp.journal.entries import SessionRecord

_ENDS: Final = {
    "finished": "all of it",
    "stopped": "ended early: that counts too",
    "interrupted": "cut short: that counts too",
}


_NOTHING: Final = (
    "Nothing yet. When you have practised, you find it here: what it was, when, and for how long. "
    "It stays on this computer."
)


def _local_now() -> datetime:
    return datetime.now().astimezone()


class History(Page):
    """Shows records of sessions in the time of this place."""

    def __init__(self, now: Callable[[], datetime] = _local_now, locale: QLocale | None = None) -> None:
        super().__init__("What I practised")
        self._now = now
        self._locale = locale or QLocale.system()
        self.column.addWidget(title("What I practised"))
        self._list = QVBoxLayout()
        self._records = Refill(self._list)
        self.column.addWidget(self._records)
        self.column.addStretch(1)
        back = button("Back", quiet=True)
        back.clicked.connect(self.back)
        self.foot.addWidget(back)
        self.first = back

    def set_records(self, records: Sequence[SessionRecord], problem: str = "") -> None:
        """Show the records, newest first as given, or say kindly why there are none."""
        with self._records.refilled():
            if problem:
                self._list.addWidget(Caution(problem))
            elif not records:
                self._list.addWidget(paragraph(_NOTHING))
            self._add_days(records)
        self.area.verticalScrollBar().setValue(0)

    def _add_days(self, records: Sequence[SessionRecord]) -> None:
        now = self._now()
        shown: date | None = None
        for record in records:
            started = record.started.astimezone(now.tzinfo)
            if started.date() != shown:
                shown = started.date()
                self._list.addSpacing(8)
                self._list.addWidget(heading(words.day(shown, now.date())))
            self._list.addWidget(self._row(record, started))

    def _row(self, record: SessionRecord, started: datetime) -> QFrame:
        frame, inside = surface(margin=16, spacing=2)
        first = QHBoxLayout()
        first.addWidget(label(record.title, "strong"), 1)
        first.addWidget(label(words.clock(started, self._locale), "small", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(first)
        inside.addWidget(small(f"{words.practised(record.practised_seconds).capitalize()}, {_ENDS[record.ended]}"))
        return frame

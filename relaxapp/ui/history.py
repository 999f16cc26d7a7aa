"""What was practised: a plain list, newest first. It counts nothing and asks for nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from relaxapp.ui import words
from relaxapp.ui.controls import Page, button, dress, empty, label, paragraph, small, surface, title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relaxapp.journal.store import SessionRecord

_ENDS: Final = {
    "finished": "all of it",
    "stopped": "ended early: that counts too",
    "interrupted": "cut short: that counts too",
}


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
        self._list.setSpacing(8)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        back = button("Back", quiet=True)
        back.clicked.connect(self.back)
        self.foot.addWidget(back)
        self.first = back

    def set_records(self, records: Sequence[SessionRecord], problem: str = "") -> None:
        """Show the records, newest first as given, or say kindly why there are none."""
        empty(self._list)
        if problem:
            frame, inside = surface()
            dress(frame, "notice")
            inside.addWidget(paragraph(problem))
            self._list.addWidget(frame)
        elif not records:
            self._list.addWidget(
                paragraph(
                    "Nothing yet. When you have practised, you find it here: what it was, when, and for how long. "
                    "It stays on this computer."
                )
            )
        shown: date | None = None
        today = self._now().date()
        for record in records:
            started = record.started.astimezone(self._now().tzinfo)
            if started.date() != shown:
                shown = started.date()
                self._list.addSpacing(8)
                self._list.addWidget(label(words.day(shown, today), "heading"))
            self._list.addWidget(self._row(record, started))
        self.area.verticalScrollBar().setValue(0)

    def _row(self, record: SessionRecord, started: datetime) -> QFrame:
        frame, inside = surface(margin=16, spacing=2)
        first = QHBoxLayout()
        first.addWidget(label(record.title, "strong"), 1)
        first.addWidget(label(words.clock(started, self._locale), "small", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(first)
        inside.addWidget(small(f"{words.practised(record.practised_seconds).capitalize()}, {_ENDS[record.ended]}"))
        return frame

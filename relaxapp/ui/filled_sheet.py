"""One sheet of the journal: to read, to write, to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.journal.sheets import is_filled, paragraphs
from relaxapp.ui.controls import heading, label, small, surface
from relaxapp.ui.sheet import SheetScreen
from relaxapp.ui.sheet_writing import SheetWriting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.journal.sheets import Content, Form

_INTRO = (
    "Write what you like, in any order; nothing has to be complete. It is kept as you write, on this computer alone."
)


class FilledSheet(SheetScreen):
    """Shows a sheet to be read; an empty one to be written. `changed` brings its content at every change."""

    def __init__(self, form: Form) -> None:
        super().__init__(form.title, f"{form.summary} {_INTRO}", "Write on this sheet")
        self._form = form
        self._content: Mapping[str, Any] = {}
        self._day = small("")
        self.column.insertWidget(1, self._day)
        self._sources = small(f"Where it comes from: {'; '.join(form.sources)}.")
        self.column.insertWidget(self.column.indexOf(self.take_along) + 1, self._sources)

    def show_sheet(self, content: Content, day: str) -> None:
        """Show a sheet; `day` says when it was begun, or nothing for a new one."""
        self._content = content
        self._day.setText(day)
        self._day.setVisible(bool(day))
        self.tell("")
        self._show(writing=not self._is_filled())

    @property
    def content(self) -> Content:
        """What is written on it now."""
        return self._content

    @property
    def form(self) -> Form:
        """Which sheet it is."""
        return self._form

    def _is_filled(self) -> bool:
        return is_filled(self._form, self._content)

    def _to_write(self) -> QWidget:
        sheet = SheetWriting(self._form, self._content)
        sheet.changed.connect(self._take_up)
        sheet.rearranged.connect(self._rearranged)
        self.first = sheet.first
        return sheet

    def _to_read(self) -> QWidget:
        self.first = self._back
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for words, said in paragraphs(self._form, self._content):
            frame, column = surface()
            column.addWidget(heading(words))
            for each in said:
                column.addWidget(label(each))
            inside.addWidget(frame)
        return page

    def _take_up(self, content: Content) -> None:
        self._content = content
        self.changed.emit(content)

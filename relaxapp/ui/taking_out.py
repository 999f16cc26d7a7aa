"""Taking the journal out, bringing it back, and deleting it: what can be done, in plain words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal

from relaxapp.ui.controls import Caution, button, label, paragraph, small, title
from relaxapp.ui.page import Page
from relaxapp.ui.rows import Row
from relaxapp.ui.settings_part import Door, Part
from relaxapp.ui.switch import Switch
from relaxapp.ui.writing import Writing

_ABOUT: Final = "What you wrote down is yours. Nothing leaves this computer unless you take it out here, by yourself."
_CLINICIAN: Final = "One or two pages of figures, as a PDF or printed. You see them first."
_TABLES: Final = (
    "A folder with a table each of sessions, check-ins, weeks and sheets (CSV), and a page that explains the columns. "
    "Any spreadsheet opens them. Your notes are in it."
)
_EVERYTHING: Final = (
    "One file with all that is in your journal (JSON). Keep it as a copy, or take it to another computer: it can be "
    "brought back here."
)
_RECORD: Final = (
    "Your ratings in the form that health records exchange (FHIR R4). It says nothing of who you are unless you write "
    "a name. Sheets are not in it."
)
_IMPORT: Final = "From a file with everything that was saved here. What is in your journal already stays as it is."
_DELETE: Final = "Your journal, and what else the program keeps of you. You choose, and are asked once more."


class TakingOutScreen(Page):
    """Each signal asks for one thing; `record` carries whether notes go along, and a name or ""."""

    clinician = Signal()
    tables = Signal()
    everything = Signal()
    record = Signal(bool, str)
    bring_back = Signal()
    delete = Signal()

    def __init__(self) -> None:
        super().__init__("Take it out")
        self._told = Caution()
        self.notes = Switch()
        self.person = Writing("A name in it, if you like")
        name = label("A name in it, if you like")
        name.setBuddy(self.person)
        page = button("Make a page", description="A page for my clinician")
        page.clicked.connect(self.clinician)
        tables = button("Save tables", description=_TABLES)
        tables.clicked.connect(self.tables)
        everything = button("Save everything", description=_EVERYTHING)
        everything.clicked.connect(self.everything)
        record = button("Save for a health record", description=_RECORD)
        record.clicked.connect(lambda: self.record.emit(self.notes.isChecked(), self._name))
        bring = button("Bring back", description=_IMPORT)
        bring.clicked.connect(self.bring_back)
        delete = button("Delete …", description=_DELETE)
        delete.clicked.connect(self.delete)
        parts = Part()
        parts.panel("A page for my clinician", Door(page, _CLINICIAN))
        parts.panel("Copies of my journal", Door(everything, _EVERYTHING), Door(tables, _TABLES))
        with_notes = Row("With my notes", self.notes, "What you wrote beside sessions and check-ins.")
        inside = parts.panel("For a health record", small(_RECORD), with_notes, name, self.person)
        inside.addWidget(record, 0, Qt.AlignmentFlag.AlignLeft)
        parts.panel("Bring a copy back", Door(bring, _IMPORT))
        parts.panel("Delete everything", Door(delete, _DELETE))
        for widget in (title("Take it out"), paragraph(_ABOUT), self._told, parts):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.foot.addWidget(self.way_back())
        self.first = page
        self.order()

    def begin(self) -> None:
        """Show it as it is when one comes: no name, no notes, nothing told."""
        self._told.say("")
        self.notes.setChecked(False)
        self.person.setPlainText("")
        self.area.verticalScrollBar().setValue(0)

    def tell(self, text: str) -> None:
        """Say what came of it."""
        self._told.tell(text)

    @property
    def _name(self) -> str:
        return " ".join(self.person.toPlainText().split())

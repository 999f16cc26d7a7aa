"""The exercises that a person wrote or brought along: how each one is, what can be done with it, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relaxapp.ui.choice import choice
from relaxapp.ui.controls import Caution, button, dress, heading, label, paragraph, small, title
from relaxapp.ui.layouts import Flow, Refill
from relaxapp.ui.page import Page
from relaxapp.ui.question import Question, Removable
from relaxapp.ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from relaxapp.exercises.own_files import OwnFile

_ABOUT: Final = (
    "An exercise is a page of plain text. You can write one, change a copy of one of ours, or bring one that somebody "
    "gave you. They stay on this computer."
)
_NONE: Final = "There is nothing here yet."


class OwnRow(QFrame):
    """One exercise. Whether it is to be deleted is asked here, in its own place."""

    edit = Signal(str)
    duplicate = Signal(str)
    export = Signal(str)
    removed = Signal(str)
    asked = Signal()

    def __init__(self, file: OwnFile, *, draft: bool) -> None:
        super().__init__()
        dress(self, "surface")
        self.name = file.name
        doors = {words: button(words, quiet=True) for words in ("Edit", "Duplicate", "Export", "Delete")}
        for words, wanted in (("Edit", self.edit), ("Duplicate", self.duplicate), ("Export", self.export)):
            doors[words].clicked.connect(lambda *, wanted=wanted: wanted.emit(self.name))
        row = QWidget()
        row.setLayout(in_a_row := Flow())
        for words, door in doors.items():
            door.setAccessibleName(f"{words}: {file.title}")
            in_a_row.addWidget(door)
        self.first = doors["Edit"]
        kept = Removable(row, doors["Delete"], f"Delete “{file.title}”? It can't be brought back.", "Delete it")
        kept.removed.connect(lambda: self.removed.emit(self.name))
        kept.asked.connect(self.asked)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(22, 14, 14, 10)
        inside.setSpacing(4)
        inside.addWidget(label(file.title, "strong"))
        for words in _state(file, draft=draft):
            inside.addWidget(small(words))
        inside.addWidget(kept)

    def take_focus(self) -> None:
        """Give the focus to what is most likely wanted."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)


class OwnExercises(Page):
    """Shows the person's own exercises. The signals ask for what their names say, `begin` with a title."""

    begin = Signal(str)
    borrow = Signal(str)
    bring = Signal()
    edit = Signal(str)
    duplicate = Signal(str)
    export = Signal(str)
    removed = Signal(str)
    guide = Signal()

    def __init__(self) -> None:
        super().__init__("My exercises")
        self._shown: object = None
        self._rows: list[OwnRow] = []
        self._problem = Caution()
        self.question = Question()
        self._list = QVBoxLayout()
        self._body = Refill(self._list, spacing=10)
        self.title = Writing("What is it called?")
        self.title.setPlaceholderText("A quiet evening")
        self.title.done.connect(self._begin)
        self._ours = choice("One of ours", {})
        for widget in (title("My exercises"), paragraph(_ABOUT), self._problem, self.question, self._body):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addWidget(heading("A new one"))
        self._offer("What is it called?", self.title, "Begin writing", self._begin)
        self.column.addSpacing(8)
        self.column.addWidget(heading("A copy of one of ours, to change"))
        self._offer("One of ours", self._ours, "Make a copy", self._borrow)
        self.column.addStretch(1)
        for words, wanted in (("Back", self.back), ("Import a file", self.bring), ("How to write one", self.guide)):
            door = button(words, quiet=True)
            door.clicked.connect(wanted)
            self.foot.addWidget(door)
        self.first = self.title

    def show_files(self, files: Sequence[OwnFile], drafts: Collection[str], ours: Mapping[str, str]) -> None:
        """Show the files, those with unsaved changes, and the exercises of the program (name -> title)."""
        now = (tuple(files), frozenset(drafts), tuple(ours.items()))
        if now == self._shown:
            return
        self._shown = now
        focused = self.focusWidget()
        at = next((at for at, row in enumerate(self._rows) if focused and row.isAncestorOf(focused)), None)
        self._ours.set_options(ours, self._ours.currentData() or "")
        with self._body.refilled():
            self._rows = [self._row(file, draft=file.name in drafts) for file in files]
            if not files:
                self._list.addWidget(paragraph(_NONE, muted=True))
        self.first = self._rows[0].first if self._rows else self.title
        self.order()
        if at is not None:  # what had the focus is another row now
            goal = self._rows[min(at, len(self._rows) - 1)].first if self._rows else self.title
            goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, problem: str) -> None:
        """Say what went wrong; no words when all is well."""
        self._problem.tell(problem)

    def ask(self, text: str, answers: Mapping[str, Callable[[], None]]) -> None:
        """Ask something at the top of the screen; the last answer changes nothing."""
        self.question.ask(text, answers)
        self.order()

    def focus_row(self, name: str) -> None:
        """Give the focus to an exercise."""
        row = next((row for row in self._rows if row.name == name), None)
        if row is not None:
            row.take_focus()
            self.area.ensureWidgetVisible(row)

    def _row(self, file: OwnFile, *, draft: bool) -> OwnRow:
        row = OwnRow(file, draft=draft)
        row.edit.connect(self.edit)
        row.duplicate.connect(self.duplicate)
        row.export.connect(self.export)
        row.removed.connect(self.removed)
        row.asked.connect(self.order)
        self._list.addWidget(row)
        return row

    def _offer(self, name: str, field: QWidget, words: str, act: Callable[[], None]) -> None:
        about = small(name)
        about.setBuddy(field)
        go = button(words)
        go.clicked.connect(act)
        self.column.addWidget(about)
        self.column.addWidget(field)
        self.column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _begin(self) -> None:
        self.begin.emit(" ".join(self.title.toPlainText().split()))

    def _borrow(self) -> None:
        if name := self._ours.currentData():
            self.borrow.emit(name)


def _state(file: OwnFile, *, draft: bool) -> list[str]:
    """Return in plain words how an exercise is."""
    if file.trouble:
        words = [f"It can't be used: {file.trouble}"]
    elif file.problems:
        count = "1 thing stands" if file.problems == 1 else f"{file.problems} things stand"
        words = [f"It can't be used yet: {count} in the way."]
    else:
        words = ["Good. You find it among all exercises."]
    if file.replaces:
        words.append(f"It takes the place of our “{file.replaces}”.")
    if draft:
        words.append("It has changes that are not saved yet.")
    return words

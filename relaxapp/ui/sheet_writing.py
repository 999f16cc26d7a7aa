"""A sheet of the journal as it is written: every section, in any order, each as full or as empty as one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.journal.sheets import MOST_MINUTES, Kind, value_of, with_value
from relaxapp.ui.controls import button, heading, into_sight, paragraph, small, surface
from relaxapp.ui.entries import Entries
from relaxapp.ui.fields import MinutesField, WordsField
from relaxapp.ui.scale import Rating

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.journal.sheets import Content, Field, Form, Section, Value

_FIRST_MINUTES: Final = "10"
"""What a first day begins with, until somebody says how long it was."""


class SheetWriting(QWidget):
    """Lets a person write a sheet. `changed` brings its content as it is now, at every change."""

    changed = Signal(object)
    rearranged = Signal()

    def __init__(self, form: Form, content: Content) -> None:
        super().__init__()
        self._content = dict(content)
        self._answers: list[Callable[[], None]] = []
        self._starts: list[QWidget] = []
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        for section in form.sections:
            inside.addWidget(self._section(section))

    @property
    def first(self) -> QWidget:
        """Where one begins to write."""
        return self._starts[0]

    def _section(self, section: Section) -> QWidget:
        frame, column = surface()
        column.addWidget(heading(section.heading))
        column.addWidget(small(section.hint))
        for field in section.fields:
            column.addWidget(self._field(field, field.label or section.heading))
        if section.answer is not None:
            self._show_answer(section.answer, column)
        return frame

    def _field(self, field: Field, name: str) -> QWidget:
        value = value_of(self._content, field)
        match field.kind:
            case Kind.WORDS:
                return self._words(field, name, str(value))
            case Kind.RATING:
                return self._rating(field, name, value if isinstance(value, int) else None)
            case Kind.LIST:
                entries = self._entries(field, f"Add: {name}", lambda text: WordsField(name, str(text)), lambda: "")
            case Kind.MINUTES:
                entries = self._entries(
                    field,
                    "Add a day",
                    lambda text: MinutesField("Minutes", MOST_MINUTES, str(text)),
                    lambda: str(next(reversed(entries.values()), _FIRST_MINUTES)),
                    in_order=False,
                )
        entries.show_entries([str(each) for each in value] if isinstance(value, tuple) else [])
        return entries

    def _words(self, field: Field, name: str, text: str) -> WordsField:
        written = WordsField(name, text)
        written.changed.connect(lambda: self._take_up(field, written.value()))
        written.done.connect(self._next_after(written.start or written))
        return written

    def _rating(self, field: Field, name: str, number: int | None) -> Rating:
        rated = Rating(name, field.ends)
        rated.scale.set_rating(number)
        rated.scale.rated.connect(lambda: self._take_up(field, rated.scale.rating))
        rated.scale.done.connect(self._next_after(rated.scale))
        return rated

    def _entries(
        self, field: Field, name: str, make: Any, blank: Callable[[], str], *, in_order: bool = True
    ) -> Entries:
        adder = button(name.partition(":")[0])
        adder.setAccessibleName(name)
        entries = Entries(make, adder, in_order=in_order)
        adder.clicked.connect(lambda: entries.add(blank()))
        entries.changed.connect(lambda: self._take_up_entries(field, entries))
        entries.rearranged.connect(self.rearranged)
        self._starts.append(adder)
        return entries

    def _next_after(self, start: QWidget) -> Callable[[], None]:
        """Remember where a field begins; return what goes to the one behind it."""
        self._starts.append(start)
        behind = len(self._starts)

        def go() -> None:
            if behind < len(self._starts):
                self._starts[behind].setFocus(Qt.FocusReason.TabFocusReason)
                into_sight(self._starts[behind])

        return go

    def _show_answer(self, answer: Callable[[Content], tuple[str, ...]], column: QVBoxLayout) -> None:
        """Show what can be said to what is written, and keep it so."""
        words = paragraph("")

        def show() -> None:
            said = "\n\n".join(answer(self._content))
            words.setText(said)
            words.setVisible(bool(said))

        column.addWidget(words)
        show()
        self._answers.append(show)

    def _take_up_entries(self, field: Field, entries: Entries) -> None:
        values = [str(each) for each in entries.values()]
        self._take_up(field, tuple(map(int, values)) if field.kind is Kind.MINUTES else tuple(values))

    def _take_up(self, field: Field, value: Value) -> None:
        self._content = with_value(self._content, field, value)
        for show in self._answers:
            show()
        self.changed.emit(self._content)

"""A list of entries that a person writes: add, change, move, remove and put back, with the mouse or the keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from relaxapp.ui.controls import announce, button
from relaxapp.ui.layouts import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from relaxapp.support.plan import Person
    from relaxapp.ui.fields import Field

    Make = Callable[[str | Person], Field]

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Row(QWidget):
    """One entry with its buttons. Alt+Up and Alt+Down move it too."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._up = button("↑", quiet=True)
        self._down = button("↓", quiet=True)
        self._away = button("Remove", quiet=True)
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down.clicked.connect(lambda: self.moved.emit(1))
        self._away.clicked.connect(self.removed)
        hand = QWidget()
        # With a fixed size the buttons get all that they need, where a layout would squeeze them to the least.
        hand.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        buttons = QHBoxLayout(hand)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        for one in (self._up, self._down, self._away):
            buttons.addWidget(one)
        direction = QBoxLayout.Direction.TopToBottom if field.wide else QBoxLayout.Direction.LeftToRight
        layout = QBoxLayout(direction, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(field, 1)
        layout.addWidget(hand, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        field.changed.connect(self._name)
        self._name()

    def take_focus(self) -> None:
        """Give the focus to where the entry is written, or to what can be done with it."""
        (self.field.start or self._away).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_movable(self, movable: bool) -> None:
        """Offer to move the entry; one that is alone needs no such buttons."""
        for one in (self._up, self._down):
            one.setVisible(movable)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _STEPS.get(Qt.Key(event.key())) if event.modifiers() & Qt.KeyboardModifier.AltModifier else None
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def _name(self) -> None:
        about = self.field.said()
        self._up.setAccessibleName(f"Move up: {about}")
        self._down.setAccessibleName(f"Move down: {about}")
        self._away.setAccessibleName(f"Remove: {about}")


class Entries(QWidget):
    """The entries of one part of a page, in the person's own order, where the order says something (`in_order`).

    `make` builds the field of an entry, and `adder` is the control below them that adds one. `rearranged` tells that
    controls came, went or moved.
    """

    changed = Signal()
    rearranged = Signal()

    def __init__(self, make: Make, adder: QWidget, *, in_order: bool = True) -> None:
        super().__init__()
        self._make = make
        self._adder = adder
        self._in_order = in_order
        self._gone: tuple[int, str | Person] | None = None
        self._rows: list[Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._back = button("Put back what I removed", quiet=True)
        self._back.clicked.connect(self.put_back)
        self._back.hide()
        foot = Flow()
        foot.add((adder, self._back))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._list)
        whole.addLayout(foot)

    def values(self) -> tuple[str | Person, ...]:
        """Return the entries that say something, in order."""
        values = (row.field.value() for row in self._rows)
        return tuple(value for value in values if (value.strip() if isinstance(value, str) else value))

    def show_entries(self, entries: Sequence[str | Person]) -> None:
        """Show other entries, telling nobody."""
        for row in list(self._rows):
            self._drop(row)
        for entry in entries:
            self._insert(len(self._rows), entry)

    def add(self, entry: str | Person) -> None:
        """Add an entry at the end and go there. For an empty one, one that is still empty is taken."""
        empty = None if entry else next((row for row in self._rows if not row.field.value()), None)
        row = empty or self._insert(len(self._rows), entry)
        if entry:
            self.changed.emit()
        row.take_focus()
        self.rearranged.emit()

    def put_back(self) -> None:
        """Bring back the entry that was removed last."""
        if self._gone is None:
            return
        index, entry = self._gone
        row = self._insert(min(index, len(self._rows)), entry)
        row.take_focus()
        self._gone = None
        self._back.hide()
        self.changed.emit()
        self.rearranged.emit()

    def _insert(self, index: int, entry: str | Person) -> Row:
        row = Row(self._make(entry))
        row.field.changed.connect(self.changed)
        row.field.done.connect(lambda: self._after(row))
        row.moved.connect(lambda step: self._move(row, step))
        row.removed.connect(lambda: self._remove(row))
        self._rows.insert(index, row)
        self._list.insertWidget(index, row)
        row.setVisible(True)  # at once, so that it can have the focus
        self._offer_moving()
        return row

    def _after(self, row: Row) -> None:
        """Go on from an entry that is written: to the next one, or to a new one."""
        index = self._rows.index(row)
        if index + 1 < len(self._rows):
            self._rows[index + 1].take_focus()
        elif row.field.value():
            self.add(type(row.field.value())())

    def _move(self, row: Row, step: int) -> None:
        index = self._rows.index(row) + step
        if 0 <= index < len(self._rows):
            self._rows.remove(row)
            self._rows.insert(index, row)
            self._list.removeWidget(row)
            self._list.insertWidget(index, row)
            self.changed.emit()
        self.rearranged.emit()
        announce(row, f"Number {self._rows.index(row) + 1} of {len(self._rows)}")

    def _remove(self, row: Row) -> None:
        index, entry = self._rows.index(row), row.field.value()
        neighbours = self._rows[index + 1 : index + 2] or self._rows[max(index - 1, 0) : index]
        if neighbours:
            neighbours[0].take_focus()
        else:
            self._adder.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        if entry:
            self._gone = (index, entry)
            self._back.setVisible(True)
            self.changed.emit()
        self.rearranged.emit()

    def _drop(self, row: Row) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()
        self._offer_moving()

    def _offer_moving(self) -> None:
        for row in self._rows:
            row.set_movable(self._in_order and len(self._rows) > 1)

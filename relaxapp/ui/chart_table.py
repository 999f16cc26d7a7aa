"""A table of words that wrap, as high as a few of its rows: what a chart shows, for reading cell by cell.

Where the columns have no room side by side, the cells of a row stand below each other, each with what it is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from relaxapp.ui.controls import TARGET

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFontMetrics, QResizeEvent
    from PySide6.QtWidgets import QWidget

_ROWS_SEEN: Final = {False: 6, True: 1}
"""Of stacked rows, each is as high as several lines: one of them and the bar beside it are all that has room."""
_MEASURED: Final = 300
"""So many rows are measured; in a longer table the others are much like them."""
_AROUND: Final = 24
_BAR: Final = {True: Qt.ScrollBarPolicy.ScrollBarAlwaysOn, False: Qt.ScrollBarPolicy.ScrollBarAlwaysOff}
_STEP: Final = 4
_Index = QModelIndex | QPersistentModelIndex


class Table(QTableView):
    """Rows of words. Only those that are seen are painted, however many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, name: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.setAccessibleName(f"{name}, as a table")
        self._rows.show(headers, rows)
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give each column what it needs; where that is too much its words wrap, and the rows become higher."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        least = self._rows.widths(metrics, _longest_word)
        self._stack(sum(least) > self._room(_ROWS_SEEN[False]))
        seen = min(max(self._rows.rowCount(), 1), _ROWS_SEEN[self._rows.stacked])
        # Told whether there is a bar, it takes no room for one that comes only because of the room that it takes.
        self.setVerticalScrollBarPolicy(_BAR[self._rows.rowCount() > seen])
        room = self.viewport().width()
        if self._rows.stacked:
            self.setColumnWidth(0, room)
            lines = sum(_lines(wish, room) for wish in self._rows.stacked_widths(metrics))
        else:
            wanted = self._rows.widths(metrics, str)
            widths = _shared(room, wanted, least)
            for column, wide in enumerate(widths):
                self.setColumnWidth(column, wide)
            lines = max(map(_lines, wanted, widths), default=1)
        self.verticalHeader().setDefaultSectionSize(max(TARGET, metrics.lineSpacing() * lines + 14))
        head = 0 if self._rows.stacked else self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + seen * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth())

    def _room(self, seen: int) -> int:
        """Return how wide the rows are when so many are seen."""
        bar = self.verticalScrollBar().sizeHint().width() if self._rows.rowCount() > seen else 0
        return self.width() - 2 * self.frameWidth() - bar

    def _stack(self, stacked: bool) -> None:
        """Have the cells of a row below each other or side by side; the place in the table stays."""
        if stacked is self._rows.stacked:
            return
        row = self.currentIndex().row()
        self._rows.stack(stacked)
        self.horizontalHeader().setVisible(not stacked)
        self.setCurrentIndex(self._rows.index(row, 0))


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._headers: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()
        self.stacked = False

    def stack(self, stacked: bool) -> None:
        """Give each row as one cell, or as many."""
        self.beginResetModel()
        self.stacked = stacked
        self.endResetModel()

    def show(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.beginResetModel()
        self._headers, self._rows = headers, rows
        self.endResetModel()

    def widths(self, metrics: QFontMetrics, part: Any) -> list[int]:
        """Return how wide each column is for the widest `part` of its words."""
        columns = zip(self._headers, *self._rows[:_MEASURED], strict=True)
        return [_widest(metrics, map(part, set(column))) + _AROUND for column in columns]

    def stacked_widths(self, metrics: QFontMetrics) -> list[int]:
        """Return how wide each cell is below the others, with what it is."""
        columns = zip(*map(self._with_heads, self._rows[:_MEASURED]), strict=True)
        return [_widest(metrics, set(column)) + _AROUND for column in columns]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's way
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's way
        return 0 if parent.isValid() else 1 if self.stacked else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        return "\n".join(self._with_heads(row)) if self.stacked else row[index.column()]

    def _with_heads(self, row: Sequence[str]) -> list[str]:
        """Return the cells of a row, each but the first with what it is."""
        return [row[0], *(f"{head}: {cell}" for head, cell in zip(self._headers[1:], row[1:], strict=True))]

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headers[section] if way is Qt.Orientation.Horizontal else str(section + 1)


def _shared(room: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Share the room among columns: the widest give way first, and none below its longest word."""
    if sum(wanted) <= room:
        return [wide * room // sum(wanted) for wide in wanted]
    for most in range(max(wanted), min(least), -_STEP):
        widths = [max(min(wide, most), low) for wide, low in zip(wanted, least, strict=True)]
        if sum(widths) <= room:
            return widths
    return list(least)


def _lines(wish: int, wide: int) -> int:
    """Return how many lines so wide some words take: one that wraps at words is seldom full."""
    return max(math.ceil(1.3 * wish / max(wide, 1) - 0.3), 1)


def _widest(metrics: QFontMetrics, texts: Iterable[str]) -> int:
    return max(map(metrics.horizontalAdvance, texts), default=0)


def _longest_word(text: str) -> str:
    return max(text.split(), key=len, default="")

"""A list of entries of which only those are read that are looked at, and only those painted that are seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from relaxapp.ui import journal_words
from relaxapp.ui.controls import TARGET, dress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from relaxapp.ui.journal_words import Listed

    More = Callable[[], Sequence[Listed]]

_Index = QModelIndex | QPersistentModelIndex
_WHEN: Final = Qt.ItemDataRole.UserRole
_WORDS: Final = Qt.ItemDataRole.UserRole + 1
_MARGIN: Final = 14
_ROUND: Final = 14
_GAP: Final = 6
_LONG: Final = 64
_MOST_LINES: Final = 4
"""Letters of what is told of an entry, and the lines it may take. The entry itself has all."""
_WIDE: Final = 56
"""Letters. With so much room the day stands beside the title, else below it."""
_SEEN: Final = 3
"""So many entries are seen at least, however small the window: the page scrolls then."""


class EntryList(QListView):
    """Entries, newest first. `opened` carries the Listed one that was pressed."""

    opened = Signal(object)

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self.wide = True
        self._entries = _Entries(self, locale)
        dress(self, "entries")
        self.setAccessibleName("My entries")
        self.setModel(self._entries)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)

    def show_entries(self, first: Sequence[Listed], more: More, today: date) -> None:
        """Show entries from the start; `more` returns others each time, and none when that was all."""
        self._entries.begin(first, more, today)
        self.scrollToTop()
        if self._entries.rowCount():
            self.setCurrentIndex(self._entries.index(0))

    def renew(self, listed: Listed) -> bool:
        """Show an entry as it is now; False when it is not here, or belongs somewhere else by now."""
        return self._entries.renew(listed)

    def remove(self, name: str) -> bool:
        """Take the entry with this id away; False when it is not here, or was the only one."""
        return self._entries.remove(name)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._entries.rowCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Have all rows as high as the words of a long one ask for at this width."""
        self.ensurePolished()
        letters = max((self.viewport().width() - 2 * _MARGIN) / self.fontMetrics().averageCharWidth(), 1)
        self.wide = letters >= _WIDE
        lines = (1 if self.wide else 2) + min(math.ceil(_LONG / letters), _MOST_LINES)
        height = max(TARGET, self.fontMetrics().lineSpacing() * lines + 2 * _MARGIN) + _GAP
        self._entries.set_height(height)
        self.setMinimumHeight(height * _SEEN)
        self.doItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._entries.listed(index))


class _Entries(QAbstractListModel):
    """Asks for more when the view comes near the end."""

    def __init__(self, parent: QWidget, locale: QLocale) -> None:
        super().__init__(parent)
        self._locale = locale
        self._more: More | None = None
        self._listed: list[Listed] = []
        self._size = QSize(TARGET, TARGET)
        self._today: date | None = None

    def begin(self, first: Sequence[Listed], more: More, today: date) -> None:
        self.beginResetModel()
        self._listed, self._more, self._today = list(first), more, today
        self.endResetModel()

    def renew(self, listed: Listed) -> bool:
        row = self._row_of(listed.entry.id)
        if row is None or self._listed[row].at != listed.at:
            return False
        self._listed[row] = listed
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def remove(self, name: str) -> bool:
        row = self._row_of(name)
        if row is None or len(self._listed) == 1:
            return False
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._listed[row]
        self.endRemoveRows()
        return True

    def _row_of(self, name: str) -> int | None:
        return next((row for row, listed in enumerate(self._listed) if listed.entry.id == name), None)

    def set_height(self, height: int) -> None:
        self._size = QSize(TARGET, height)

    def listed(self, index: _Index) -> Listed:
        return self._listed[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's way
        return 0 if parent.isValid() else len(self._listed)

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802 - Qt's name
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: _Index) -> None:  # noqa: ARG002, N802 - Qt's name and way
        more = list(self._more()) if self._more else []
        if not more:
            self._more = None
            return
        self.beginInsertRows(QModelIndex(), len(self._listed), len(self._listed) + len(more) - 1)
        self._listed += more
        self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size
        listed = self._listed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return journal_words.title(listed.entry)
        if role == _WHEN:
            return self._when(listed)
        if role == _WORDS:
            return " · ".join(journal_words.details(listed))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join([journal_words.title(listed.entry), self._when(listed), *journal_words.details(listed)])
        return None

    def _when(self, listed: Listed) -> str:
        return journal_words.when(listed.at, self._today or listed.at.date(), self._locale)


class _Painter(QStyledItemDelegate):
    """Paints an entry as a soft panel: its title, and the rest below.

    The colours are the application's: a view whose style sheet makes it transparent has lost them.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self.parent()
        if not isinstance(view, EntryList):
            return
        colours, box = QGuiApplication.palette(), QRectF(option.rect).adjusted(2, 2, -2, -2 - _GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.color(QPalette.ColorRole.Base)
        # Where a panel does not stand out by its colour, it does by its edge.
        flat = ground == colours.color(QPalette.ColorRole.Window)
        painter.setPen(QPen(colours.color(QPalette.ColorRole.Mid), 2) if flat else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        if option.state & QStyle.StateFlag.State_MouseOver:
            soft = QColor(colours.color(QPalette.ColorRole.Accent))
            soft.setAlphaF(0.10)
            painter.setBrush(soft)
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        if view.hasFocus() and index == view.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.color(QPalette.ColorRole.BrightText), 4))
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        self._write(painter, box.adjusted(_MARGIN, _MARGIN - 2, -_MARGIN, -_MARGIN + 2), index, view)
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, index: _Index, view: EntryList) -> None:
        line = view.fontMetrics().lineSpacing()
        when, first = str(index.data(_WHEN)), QRectF(box.left(), box.top(), box.width(), line)
        painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(view.font())
        if view.wide:
            painter.drawText(first, Qt.AlignmentFlag.AlignRight, when)
            first.setWidth(box.width() - view.fontMetrics().horizontalAdvance(when) - _MARGIN)
        else:
            painter.drawText(first.translated(0, line), Qt.AlignmentFlag.AlignLeft, when)
        rest = box.adjusted(0, line if view.wide else 2 * line, 0, 0)
        flags = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop).value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(rest, flags, index.data(_WORDS))
        strong = QFont(view.font())
        strong.setBold(True)
        painter.setFont(strong)
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, int(first.width()))
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft, title)

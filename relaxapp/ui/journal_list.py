"""A list of entries of which only those are read that are looked at, and only those painted that are seen."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from relaxapp.ui.controls import TARGET, dress
from relaxapp.ui.journal_model import WHEN, WORDS, EntryModel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from relaxapp.ui.journal_model import Index, More
    from relaxapp.ui.journal_words import Listed

_MARGIN: Final = 14
_ROUND: Final = 14
_GAP: Final = 6
_EDGE: Final = 2
_MOST_LINES: Final = 4
"""So many lines may be told of an entry. The entry itself has all."""
_ENDLESS: Final = 10_000
_FULL: Final = 0.85
"""How much of a line words fill that are wrapped, at the least."""
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
        self._entries = EntryModel(self, locale)
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
        self._fit()
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
        """Have all rows as high as the longest words of the newest entries ask for at this width."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        room = max(self.viewport().width() - 2 * _MARGIN - 2 * _EDGE, 1)
        self.wide = room / metrics.averageCharWidth() >= _WIDE
        words = max(map(partial(_height_of, metrics, room), self._entries.newest), default=0)
        lines = (1 if self.wide else 2) + min(max(math.ceil(words / metrics.lineSpacing()), 1), _MOST_LINES)
        height = max(TARGET, metrics.lineSpacing() * lines + 2 * _MARGIN) + _GAP
        self._entries.set_height(height)
        self.setMinimumHeight(height * _SEEN)
        self.doItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._entries.listed(index))


def _height_of(metrics: QFontMetrics, room: int, words: str) -> int:
    """Return how high words are that are wrapped to a width."""
    return metrics.boundingRect(0, 0, room, _ENDLESS, Qt.TextFlag.TextWordWrap.value, words).height()


class _Painter(QStyledItemDelegate):
    """Paints an entry as a soft panel: its title, and the rest below.

    The colours are the application's: a view whose style sheet makes it transparent has lost them.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, EntryList):
            return
        colours, box = QGuiApplication.palette(), QRectF(option.rect).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE - _GAP)
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

    def _write(self, painter: QPainter, box: QRectF, index: Index, view: EntryList) -> None:
        line = view.fontMetrics().lineSpacing()
        when, first = str(index.data(WHEN)), QRectF(box.left(), box.top(), box.width(), line)
        painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(view.font())
        if view.wide:
            painter.drawText(first, Qt.AlignmentFlag.AlignRight, when)
            first.setWidth(box.width() - view.fontMetrics().horizontalAdvance(when) - _MARGIN)
        else:
            painter.drawText(first.translated(0, line), Qt.AlignmentFlag.AlignLeft, when)
        rest = box.adjusted(0, line if view.wide else 2 * line, 0, 0)
        flags = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop).value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(rest, flags, _shortened(str(index.data(WORDS)), rest, view.fontMetrics()))
        strong = QFont(view.font())
        strong.setBold(True)
        painter.setFont(strong)
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, int(first.width()))
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft, title)


def _shortened(words: str, room: QRectF, metrics: QFontMetrics) -> str:
    """Return words that fit, with an ellipsis at the end of those that are longer than the newest ones."""
    if _height_of(metrics, int(room.width()), words) <= room.height():
        return words
    lines = max(int(room.height() / metrics.lineSpacing()), 1)
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width() * lines * _FULL))

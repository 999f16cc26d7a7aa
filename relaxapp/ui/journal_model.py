"""The entries of a list, newest first, as a view asks for them: only those are read that are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, QSize, Qt

from relaxapp.ui import journal_words
from relaxapp.ui.controls import TARGET

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from relaxapp.ui.journal_words import Listed

    More = Callable[[], Sequence[Listed]]

Index = QModelIndex | QPersistentModelIndex
WHEN: Final = Qt.ItemDataRole.UserRole
WORDS: Final = Qt.ItemDataRole.UserRole + 1
"""What a view may ask for beside the title: when it was, and how it was."""


class EntryModel(QAbstractListModel):
    """Asks for more when the view comes near the end. `newest` are the words of the entries it began with."""

    def __init__(self, parent: QWidget, locale: QLocale) -> None:
        super().__init__(parent)
        self._locale = locale
        self._more: More | None = None
        self._listed: list[Listed] = []
        self._size = QSize(TARGET, TARGET)
        self._today: date | None = None
        self.newest: list[str] = []

    def begin(self, first: Sequence[Listed], more: More, today: date) -> None:
        """Show these entries; `more` returns others."""
        self.beginResetModel()
        self._listed, self._more, self._today = list(first), more, today
        self.newest = list({_words(listed) for listed in first})
        self.endResetModel()

    def renew(self, listed: Listed) -> bool:
        """Show an entry as it is now; False when it is not here, or belongs somewhere else."""
        row = self._row_of(listed.entry.id)
        if row is None or self._listed[row].at != listed.at:
            return False
        self._listed[row] = listed
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def remove(self, name: str) -> bool:
        """Take an entry away; False when it is not here, or the only one."""
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
        """Have all rows of this height."""
        self._size = QSize(TARGET, height)

    def listed(self, index: Index) -> Listed:
        """Return an entry."""
        return self._listed[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's way
        return 0 if parent.isValid() else len(self._listed)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002, N802 - Qt's name and way
        more = list(self._more()) if self._more else []
        if not more:
            self._more = None
            return
        self.beginInsertRows(QModelIndex(), len(self._listed), len(self._listed) + len(more) - 1)
        self._listed += more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size
        listed = self._listed[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return journal_words.title(listed.entry)
        if role == WHEN:
            return self._when(listed)
        if role == WORDS:
            return _words(listed)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join([journal_words.title(listed.entry), self._when(listed), *journal_words.details(listed)])
        return None

    def _when(self, listed: Listed) -> str:
        return journal_words.when(listed.at, self._today or listed.at.date(), self._locale)


def _words(listed: Listed) -> str:
    return " · ".join(journal_words.details(listed))

"""Layouts that wrap, and parts of a screen whose content is replaced as a whole."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_L = TypeVar("_L", bound=QLayout)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            empty(inner)
        elif (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class Refill(QWidget, Generic[_L]):
    """A part of a screen whose content is replaced as a whole, in any layout."""

    def __init__(self, layout: _L, spacing: int = 8) -> None:
        super().__init__()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(spacing)
        self.setLayout(layout)
        self._inside = layout

    @contextmanager
    def refilled(self) -> Iterator[_L]:
        """Take everything out and give the layout to fill; what is new is there at once, so that it can be focused."""
        seen = self.isVisible()
        if seen:
            self.hide()
        empty(self._inside)
        yield self._inside
        if seen:
            self.show()


class Flow(QLayout):
    """Puts widgets side by side and goes on in the next line when one is full.

    The last line leaves room for `end`, a widget that is not shown: something else lies there.
    """

    def __init__(self, spacing: int = 8, *, centred: bool = False, end: QWidget | None = None) -> None:
        super().__init__()
        self._centred = centred
        self._items: list[QLayoutItem] = []
        self._end = [] if end is None else [QWidgetItem(end)]
        self._heights: dict[int, int] = {}  # by width: the layouts around ask for them again and again
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def add(self, widgets: Iterable[QWidget]) -> None:
        """Add widgets in order."""
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name; None ends
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name; None ends
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def invalidate(self) -> None:
        """Forget what was measured: something inside has changed."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        sizes = [item.sizeHint() for item in self._visible()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._visible():
            size = size.expandedTo(item.sizeHint())
        return size

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in (*self._items, *self._end) if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items of each line, each with the size that it wants."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._visible():
            size = item.sizeHint()
            needed = size.width() + self.spacing()
            if not lines or used + needed - self.spacing() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += needed
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items, or only measure; return the height."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            used = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
            x = rect.x() + ((rect.width() - used) // 2 if self._centred else 0)
            for item, wanted in line:
                size = wanted.boundedTo(QSize(rect.width(), height))
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)

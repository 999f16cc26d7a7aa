"""The page that all screens share: what scrolls, the foot below it, the order of the Tab key, and the keys."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from relaxapp.ui.controls import EDGE, TARGET, button, corner, dress, keep_room
from relaxapp.ui.layouts import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QPushButton

_SCROLLING: Final[Mapping[int, QAbstractSlider.SliderAction]] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}

LINE: Final = 76
"""Lines of text are at most about this many letters long."""


class Page(QWidget):
    """The base of screens: `column` scrolls up and down, never sideways; `foot` stays below it.

    The foot keeps the bottom right corner free for the support button. A screen sets `first` to the control that
    has the focus when it is shown.
    """

    back = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.first: QWidget | None = None

        content = QWidget()
        content.setObjectName("page")
        self._sides = QHBoxLayout(content)
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        self._sides.addLayout(self.column)

        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # In the smallest window, with the largest letters and a notice above, the foot stays whole and what scrolls
        # gives way: its own least height would push the last row of buttons under the edge of the window.
        self.area.setMinimumHeight(TARGET)
        self.area.setWidget(content)

        self._edge = QFrame()
        dress(self._edge, "edge")
        keep_room(self._edge)
        self.area.verticalScrollBar().rangeChanged.connect(self._scrolls)

        free = corner()
        free.setParent(self)
        self.foot = Flow(end=free)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 4, EDGE, EDGE)
        foot.addLayout(self.foot, 1)

        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self._edge)
        whole.addLayout(foot)

    def focus_first(self) -> None:
        """Give the focus to the control that a person most likely wants."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def way_back(self, description: str = "") -> QPushButton:
        """Return a button for the foot that leads back; `description` says more to a screen reader."""
        made = button("Back", description=description, quiet=True)
        made.clicked.connect(self.back)
        return made

    def order(self) -> None:
        """Have the Tab key go from top to bottom. To be called when controls were added later."""
        for one, next_one in pairwise([*_focusable(self.column), *_focusable(self.foot)]):
            self.setTabOrder(one, next_one)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002 - Qt's names
        """Bring into sight what gets the focus, also when it comes from the foot of the page."""
        moved = super().focusNextPrevChild(next)
        content, focus = self.area.widget(), QApplication.focusWidget()
        if moved and content and focus and content.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back; the page keys scroll, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif (action := _SCROLLING.get(event.key())) is not None:
            self.area.verticalScrollBar().triggerAction(action)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _scrolls(self, _: int, most: int) -> None:
        self._edge.setVisible(most > 0)
        self._fit()

    def _fit(self) -> None:
        """Keep the lines short enough to read with ease, and in the middle with or without a scroll bar."""
        bar = self.area.verticalScrollBar()
        side = max((self.width() - self.fontMetrics().averageCharWidth() * LINE) // 2, EDGE + 8)
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._sides.setContentsMargins(side, self._above(), max(side - taken, 8), 12)

    def _above(self) -> int:
        """Return the free pixels above the column."""
        return 24


def _focusable(layout: QLayout) -> Iterator[QWidget]:
    """Go through the controls of a layout in the order in which they are seen."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget = item.widget()
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        elif (inner := item.layout() or (widget.layout() if widget is not None else None)) is not None:
            yield from _focusable(inner)

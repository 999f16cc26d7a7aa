"""What screens are built from: buttons, words, panels, and the page that all screens share.

Sizes, colours and focus rings are the style sheet's; here a control gets its look's name, its least size and the
name that a screen reader says.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from relaxapp.ui.choice import choice
from relaxapp.ui.layouts import Flow
from relaxapp.ui.style_sheet import TARGET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent

__all__ = [
    "EDGE",
    "FLARE",
    "FLARE_KEYS",
    "LINE",
    "SUPPORT",
    "SUPPORT_KEYS",
    "TARGET",
    "Button",
    "Caution",
    "Flow",
    "Page",
    "Roaming",
    "announce",
    "button",
    "choice",
    "corner",
    "dress",
    "heading",
    "keep_room",
    "label",
    "paragraph",
    "small",
    "support_button",
    "surface",
    "title",
]

EDGE: Final = 16
"""The distance of the support button, and of every page's foot, from the edges of the window."""

SUPPORT: Final = "Get support"
SUPPORT_KEYS: Final = ("Ctrl+H", "F1")
FLARE: Final = "A flare-up"
FLARE_KEYS: Final = ("Ctrl+B", "F2")
"""B for a bad moment, and the key beside that of support: the two keys of need stand together."""

_SCROLLING: Final[Mapping[int, QAbstractSlider.SliderAction]] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}

_ARROWS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})

LINE: Final = 76
"""Lines of text are at most about this many letters long."""


class Button(QPushButton):
    """A button that Enter presses, once: a key held by a stiff hand presses nothing on the next screen."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)


class Roaming(Button):
    """A button that leaves the arrow keys to the list around it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def button(
    text: str, *, description: str = "", primary: bool = False, quiet: bool = False, look: str = ""
) -> QPushButton:
    """Return a button. Its text is its accessible name; `description` says more to a screen reader."""
    made = Button(text.replace("&", "&&"))
    dress(made, look or ("primary" if primary else "quiet" if quiet else "plain"))
    made.setAccessibleName(text)
    made.setAccessibleDescription(description)
    made.setMinimumSize(TARGET, TARGET)
    return made


def dress(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet. Only before it is first shown."""
    widget.setProperty("look", look)


def support_button() -> QPushButton:
    """Return the button that stands in the corner of every screen."""
    made = button(SUPPORT, description="People who can help, now. The keys are Ctrl and H, or F1.", look="support")
    made.setToolTip("People who can help, now (Ctrl+H or F1)")
    return made


def corner() -> QWidget:
    """Return an invisible stand-in of the size of the support button: it keeps the corner of a screen free."""
    made = support_button()
    keep_room(made)
    return made


def keep_room(widget: QWidget) -> None:
    """Hide a widget and keep its place in the layout."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.hide()


def label(text: str = "", look: str = "", *, wrap: bool = True) -> QLabel:
    """Return words in one of the looks of the style sheet, never read as markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    made.setWordWrap(wrap)
    made.setText(text)
    dress(made, look)
    return made


def title(text: str) -> QLabel:
    """Return the title of a screen."""
    return label(text, "title")


def heading(text: str) -> QLabel:
    """Return a heading within a screen."""
    return label(text, "heading")


def paragraph(text: str, *, muted: bool = False) -> QLabel:
    """Return wrapped words."""
    return label(text, "muted" if muted else "")


def small(text: str) -> QLabel:
    """Return wrapped words of less weight."""
    return label(text, "small")


def surface(*, margin: int = 20, spacing: int = 10) -> tuple[QFrame, QVBoxLayout]:
    """Return a soft panel and the layout inside it."""
    frame = QFrame()
    dress(frame, "surface")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.setSpacing(spacing)
    return frame, inside


class Caution(QFrame):
    """A calm panel that says what is wrong."""

    def __init__(self, text: str) -> None:
        super().__init__()
        dress(self, "notice")
        self._label = paragraph(text)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(self._label)

    def say(self, text: str) -> None:
        """Say something else."""
        self._label.setText(text)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something when it is done with what it says now."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not before there is something to say

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


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

    def order(self) -> None:
        """Have the Tab key go from top to bottom. To be called when controls were added later."""
        for one, next_one in pairwise([*_focusable(self.column), *_focusable(self.foot)]):
            self.setTabOrder(one, next_one)

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
        self._sides.setContentsMargins(side, 24, max(side - taken, 8), 12)

"""What screens are built from: buttons, words, a layout that wraps, and the page that all screens share.

Sizes, colours and focus rings are the style sheet's; here a control gets its look's name, its least size and the
name that a screen reader says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QResizeEvent

TARGET: Final = 44
"""The least width and height of anything to press, in pixels."""

EDGE: Final = 16
"""The distance of the support button, and of every page's foot, from the edges of the window."""

SUPPORT: Final = "Get support"

LINE: Final = 66
"""Lines of text are at most about this many letters long."""


def button(
    text: str, *, description: str = "", primary: bool = False, quiet: bool = False, look: str = ""
) -> QPushButton:
    """Return a button. Its text is its accessible name; `description` says more to a screen reader."""
    made = QPushButton(text.replace("&", "&&"))
    dress(made, look or ("primary" if primary else "quiet" if quiet else "plain"))
    made.setAccessibleName(text)
    made.setAccessibleDescription(description)
    made.setMinimumSize(TARGET, TARGET)
    made.setAutoDefault(True)  # Enter presses whatever has the focus
    return made


def dress(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet. Only before it is first shown."""
    widget.setProperty("look", look)


def support_button() -> QPushButton:
    """Return the button that stands in the corner of every screen."""
    made = button(SUPPORT, description="People who can help, now. The keys are Ctrl and H.", look="support")
    made.setToolTip("People who can help, now (Ctrl+H)")
    return made


def corner() -> QWidget:
    """Return an invisible stand-in of the size of the support button: it keeps the corner of a screen free."""
    made = support_button()
    policy = made.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    made.setSizePolicy(policy)
    made.hide()
    return made


def label(text: str = "", look: str = "", *, wrap: bool = True) -> QLabel:
    """Return words in one of the looks of the style sheet, never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
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


def choice(name: str, options: Mapping[str, str], chosen: str = "") -> QComboBox:
    """Return a box to choose one of `options` (value -> words); `currentData()` is the value."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumSize(TARGET, TARGET)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    for value, words in options.items():
        made.addItem(words, value)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            empty(inner)
        elif (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class Flow(QLayout):
    """Puts widgets side by side and goes on in the next line when one is full."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def add(self, widgets: Iterable[QWidget]) -> None:
        """Add widgets in order."""
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name; None ends
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name; None ends
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._arrange(QRect(0, 0, width, 0), move=False)

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
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items, or only measure; return the height."""
        x, y, line = rect.x(), rect.y(), 0
        for item in self._visible():
            size = item.sizeHint()
            if line and x + size.width() > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()


class Page(QWidget):
    """The base of screens: `column` scrolls up and down, never sideways; `foot` stays below it.

    The foot keeps the bottom right corner free for the support button. A screen sets `first` to the control that
    has the focus when it is shown.
    """

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

        self.foot = Flow()
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 4, EDGE, EDGE)
        foot.addLayout(self.foot, 1)
        foot.addWidget(corner(), 0, Qt.AlignmentFlag.AlignBottom)

        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(foot)

    def focus_first(self) -> None:
        """Give the focus to the control that a person most likely wants."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the lines short enough to read with ease."""
        widest = self.fontMetrics().averageCharWidth() * LINE
        side = max((self.width() - widest) // 2, EDGE + 8)
        self._sides.setContentsMargins(side, 24, side, 12)
        super().resizeEvent(event)

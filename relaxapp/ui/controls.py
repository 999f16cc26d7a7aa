"""What screens are built from: buttons, words, a layout that wraps, and the page that all screens share.

Sizes, colours and focus rings are the style sheet's; here a control gets its look's name, its least size and the
name that a screen reader says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractSlider,
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

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

TARGET: Final = 44
"""The least width and height of anything to press, in pixels."""

EDGE: Final = 16
"""The distance of the support button, and of every page's foot, from the edges of the window."""

SUPPORT: Final = "Get support"

_SCROLLING: Final[Mapping[int, QAbstractSlider.SliderAction]] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}

LINE: Final = 76
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


class Choice(QComboBox):
    """A box to choose from that is changed only on purpose: the wheel scrolls the page instead."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(TARGET, TARGET)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def set_options(self, options: Mapping[str, str], chosen: str = "") -> None:
        """Offer other options (value -> words), telling nobody."""
        blocker = QSignalBlocker(self)
        self.clear()
        for value, words in options.items():
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        blocker.unblock()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow too: a style sheet could only show one from an image file."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2.5, c=Qt.PenCapStyle.RoundCap))
        tip = QPointF(self.width() - 28, self.height() / 2 + 3)
        painter.drawPolyline([tip + QPointF(-7, -6), tip, tip + QPointF(7, -6)])


def choice(name: str, options: Mapping[str, str], chosen: str = "") -> Choice:
    """Return a box to choose one of `options` (value -> words); `currentData()` is the value."""
    made = Choice()
    made.setAccessibleName(name)
    made.set_options(options, chosen)
    return made


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something when it is done with what it says now."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


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

    def __init__(self, spacing: int = 8, *, centred: bool = False) -> None:
        super().__init__()
        self._centred = centred
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

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._visible():
            needed = item.sizeHint().width() + self.spacing()
            if not lines or used + needed - self.spacing() > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += needed
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items, or only measure; return the height."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            used = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
            x = rect.x() + ((rect.width() - used) // 2 if self._centred else 0)
            for item in line:
                size = item.sizeHint().boundedTo(QSize(rect.width(), height))
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)


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

        edge = QFrame()
        dress(edge, "edge")
        keep_room(edge)
        self.area.verticalScrollBar().rangeChanged.connect(lambda _, most: edge.setVisible(most > 0))

        self.foot = Flow()
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 4, EDGE, EDGE)
        foot.addLayout(self.foot, 1)
        foot.addWidget(corner(), 0, Qt.AlignmentFlag.AlignBottom)

        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(edge)
        whole.addLayout(foot)

    def focus_first(self) -> None:
        """Give the focus to the control that a person most likely wants."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back; the page keys scroll, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif (action := _SCROLLING.get(event.key())) is not None:
            self.area.verticalScrollBar().triggerAction(action)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the lines short enough to read with ease."""
        widest = self.fontMetrics().averageCharWidth() * LINE
        side = max((self.width() - widest) // 2, EDGE + 8)
        self._sides.setContentsMargins(side, 24, side, 12)
        super().resizeEvent(event)

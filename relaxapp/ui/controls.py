"""What screens are built from: buttons, words, panels.

Sizes, colours and focus rings are the style sheet's; here a control gets its look's name, its least size and the
name that a screen reader says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from relaxapp.ui.layouts import Flow
from relaxapp.ui.style_sheet import TARGET

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

__all__ = [
    "EDGE",
    "FLARE",
    "FLARE_KEYS",
    "HIDE_KEY",
    "SUPPORT",
    "SUPPORT_KEYS",
    "TARGET",
    "Button",
    "Caution",
    "Flow",
    "Roaming",
    "announce",
    "button",
    "corner",
    "dress",
    "heading",
    "into_sight",
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
HIDE_KEY: Final = "F9"
"""Blanks the window at once: one key in the top row, with nothing to hold down, far from the two keys of need."""

_ARROWS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


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
    """A calm panel that says what is wrong; hidden while it has no words."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        dress(self, "notice")
        self._label = paragraph(text)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(self._label)
        if not text:
            self.hide()

    def say(self, text: str) -> None:
        """Say something else, or nothing any more."""
        self._label.setText(text)
        self.setVisible(bool(text))

    def tell(self, text: str) -> None:
        """Say it where it is seen, and have a screen reader say it too."""
        self.say(text)
        if text:
            into_sight(self)
            announce(self, text)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something when it is done with what it says now."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not before there is something to say

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def into_sight(widget: QWidget) -> None:
    """Scroll the page until the widget is seen, as soon as it has its place."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        area = above
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget))

"""The one window: a screen at a time, the support button in the corner of each, and a calm strip for notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from relaxapp.ui.controls import EDGE, Page, announce, button, dress, label, support_button

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

_MOST_NOTICES: Final = 3


class Notice(QFrame):
    """A strip that says what is missing, never in the way; `dismissed` when it was read and put away."""

    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, "notice")
        self.setAccessibleName("Notice")
        self._texts: list[str] = []
        self._label = label()
        away = button("All right", description="Puts this notice away.", quiet=True)
        away.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 8, 6)
        row.addWidget(self._label, 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._label.text()

    def say(self, text: str) -> None:
        """Show a notice beside those that were not put away yet; no words put all away."""
        kept = [known for known in self._texts if known != text]
        self._texts = [*kept, text][-_MOST_NOTICES:] if text else []
        self._label.setText("\n".join(self._texts))
        self.setVisible(bool(text))
        if text:
            announce(self, text)

    def _dismiss(self) -> None:
        self.say("")
        self.dismissed.emit()


class Window(QMainWindow):
    """Holds the screens. It decides nothing: screens tell what is wanted, and somebody else shows the next one."""

    support_requested = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Relaxapp")
        self.setMinimumSize(640, 520)
        self.resize(980, 760)
        self._stack = QStackedWidget()
        self._notice = Notice()
        self._notice.dismissed.connect(self._focus)

        strip = QVBoxLayout()
        strip.setContentsMargins(EDGE, 0, EDGE, 0)
        strip.addWidget(self._notice)
        self._room = QWidget()
        self._room.setObjectName("page")
        whole = QVBoxLayout(self._room)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(strip)
        whole.addWidget(self._stack, 1)
        self.setCentralWidget(self._room)

        self._support = support_button()
        self._support.setParent(self._room)
        self._support.clicked.connect(self.support_requested)
        keys = QShortcut(QKeySequence("Ctrl+H"), self)
        keys.activated.connect(self.support_requested)

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen that is shown now."""
        return self._stack.currentWidget()

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen, with the focus on what a person most likely wants there."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self._place_support()
        self._focus()

    def notice(self, text: str) -> None:
        """Say something in the calm strip, until it is put away. No words put away what is there."""
        self._notice.say(text)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the window closes, while everything is still there."""
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place_support()

    def event(self, event: QEvent) -> bool:
        """Follow a new text size, and the first layout."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._place_support()
        return done

    def _place_support(self) -> None:
        size = self._support.sizeHint()
        self._support.setGeometry(
            self._room.width() - EDGE - size.width(), self._room.height() - EDGE - size.height(), *size.toTuple()
        )
        self._support.raise_()

    def _focus(self) -> None:
        screen = self.screen_shown
        if isinstance(screen, Page):
            screen.focus_first()
        elif screen is not None:
            screen.setFocus()

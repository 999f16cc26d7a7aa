"""A small window of our own for a notice, where the desktop has no other way. It never takes the focus by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relaxapp.ui.controls import announce, button, heading, paragraph
from relaxapp.ui.layouts import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QEnterEvent, QShowEvent

STAYS_MS: Final = 120_000
"""How long it stays: long enough to find it and to press with slow hands. While it is pointed at, it stays."""
WIDTH: Final = 480
_FROM_EDGE: Final = 24
_CLOSE: Final = "Close"


class QuietNotice(QWidget):
    """Says a few words in the corner of the screen; `chosen` brings the id of what was pressed, `closed` comes without.

    What somebody types at that moment still goes where it went. A click, or the desktop's own keys, lead into it.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, title: str, body: str, actions: Mapping[str, str], parent: QWidget | None = None) -> None:
        kinds = Qt.WindowType
        super().__init__(parent, kinds.Tool | kinds.FramelessWindowHint | kinds.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setObjectName("quiet-notice")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        self._words = " ".join(part for part in (title, body) if part)
        self._answered = False

        presses = Flow()
        for name, words in actions.items():
            pressed = button(words, primary=not presses.count())
            pressed.clicked.connect(lambda _=False, name=name: self._choose(name))
            presses.addWidget(pressed)
        away = button(_CLOSE, description="Puts this notice away.", quiet=True)
        away.clicked.connect(self.close)
        presses.addWidget(away)
        inside = self._inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(12)
        inside.addWidget(heading(title))
        if body:
            inside.addWidget(paragraph(body))
        inside.addLayout(presses)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)

        self._over = QTimer(self, interval=STAYS_MS, singleShot=True)
        self._over.timeout.connect(self.close)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Come to the corner, and be heard where a screen is read aloud."""
        super().showEvent(event)
        self._settle()
        self._over.start()
        announce(self, self._words)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Stay while it is pointed at."""
        super().enterEvent(event)
        self._over.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Stay a while longer."""
        super().leaveEvent(event)
        self._over.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that nothing was chosen."""
        super().closeEvent(event)
        self._over.stop()
        if not self._answered:
            self._answered = True
            self.closed.emit()

    def _choose(self, name: str) -> None:
        if not self._answered:
            self._answered = True
            self.close()
            self.chosen.emit(name)

    def _settle(self) -> None:
        """Take the upper right corner, as wide as large text needs, never more than the screen has.

        The lower one is where people who can help are found in a window that fills the screen.
        """
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().adjusted(_FROM_EDGE, _FROM_EDGE, -_FROM_EDGE, -_FROM_EDGE)
        width = min(max(WIDTH, self.fontMetrics().averageCharWidth() * 46), room.width())
        self.setFixedWidth(width)
        height = self._inside.totalHeightForWidth(width)
        self.setFixedHeight(min(height, room.height()))
        self.move(room.right() - width, room.top())

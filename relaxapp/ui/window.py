"""The one window: a screen at a time, the support button in the corner of each, and a calm strip for notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from relaxapp.ui.controls import (
    EDGE,
    FLARE_KEYS,
    HIDE_KEY,
    SUPPORT_KEYS,
    announce,
    button,
    dress,
    label,
    support_button,
)
from relaxapp.ui.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

_MOST_NOTICES: Final = 3
_EVERYWHERE: Final = "everywhere"


class Notice(QFrame):
    """A strip that says what is missing, never in the way; `dismissed` when it was read and put away.

    One thing is said at a time, the newest first: however much is missing, and however large the letters, the screen
    beneath it is seen, with its numbers to call.
    """

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

    def say(self, text: str, *, aloud: bool = True) -> None:
        """Show a notice before those that were not put away yet; no words put all away."""
        kept = [known for known in self._texts if known != text]
        self._show([*kept, text][-_MOST_NOTICES:] if text else [])
        if text and aloud:
            announce(self, text)

    def _show(self, texts: list[str]) -> None:
        self._texts = texts
        self._label.setText(texts[-1] if texts else "")
        self.setVisible(bool(texts))

    def _dismiss(self) -> None:
        self._show(self._texts[:-1])
        if self._texts:
            announce(self, self.text)
        else:
            self.dismissed.emit()


class Window(QMainWindow):
    """Holds the screens. It decides nothing: screens tell what is wanted, and somebody else shows the next one."""

    support_requested = Signal()
    flare_requested = Signal()
    """Something for a bad moment is wanted now, on whatever screen."""
    hide_requested = Signal()
    """Somebody comes: nothing is to be seen, at once."""
    turned = Signal(object)
    """Another screen is shown."""
    closing = Signal()
    appeared = Signal()
    """The first frame is on the screen."""
    _has_appeared = False  # here, because events come while the window is still being built

    def __init__(self) -> None:
        super().__init__()
        self._stays = False
        self._cover: QWidget | None = None
        self.setWindowTitle("Relaxapp")
        self.setMinimumSize(640, 520)
        self.resize(980, 760)
        self._stack = QStackedWidget()
        self._notice = Notice()
        self._notice.dismissed.connect(self._focus)

        self._support = support_button()
        self._support.clicked.connect(self.support_requested)
        self._flare_keys = [self._on_key(keys, self.flare_requested, self) for keys in FLARE_KEYS]
        for key in self._keys_everywhere(self):
            key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        QApplication.instance().focusWindowChanged.connect(self._reach_in)  # type: ignore[union-attr]  # it is there

        strip = QVBoxLayout()
        strip.setContentsMargins(EDGE, 0, EDGE, 0)
        strip.addWidget(self._notice)
        # The support button lies over the last row of the screen, EDGE away from the window's right and bottom.
        whole = QGridLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(strip, 0, 0, 1, 2)
        whole.addWidget(self._stack, 1, 0, 2, 2)
        whole.addWidget(self._support, 1, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        whole.setRowStretch(1, 1)
        whole.setColumnStretch(0, 1)
        whole.setRowMinimumHeight(2, EDGE)
        whole.setColumnMinimumWidth(1, EDGE)
        room = QWidget()
        room.setObjectName("page")
        room.setLayout(whole)
        self.setCentralWidget(room)
        self._room = room

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen that is shown now."""
        return self._stack.currentWidget()

    def take_in(self, screen: QWidget) -> None:
        """Make a screen one of the window's, without showing it yet."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen, with the focus on what a person most likely wants there."""
        self.take_in(screen)
        self._stack.setCurrentWidget(screen)
        self._support.raise_()
        self._focus()
        self.turned.emit(screen)

    def leave_full_screen(self) -> None:
        """Be a window again, where the whole screen was wanted for a session alone."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def notice(self, text: str) -> None:
        """Say something in the calm strip, until it is put away. No words put away what is there."""
        self._notice.say(text, aloud=self._cover is None)

    # Hiding

    def cover(self, cover: QWidget) -> None:
        """Show nothing but a cover, whatever goes on behind it. No key leads anywhere from there but to help."""
        self.uncover()
        self._cover = cover
        for key in self._flare_keys:
            key.setEnabled(False)
        self._room.hide()
        cover.setParent(self)
        cover.setGeometry(self.rect())
        cover.show()
        self._focus()

    def uncover(self) -> None:
        """Show again what is behind the cover."""
        if self._cover is None:
            return
        cover, self._cover = self._cover, None
        cover.hide()
        cover.setParent(None)
        self._room.show()
        for key in self._flare_keys:
            key.setEnabled(True)
        self._focus()

    @property
    def covered(self) -> bool:
        """Whether there is a cover."""
        return self._cover is not None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._cover:
            self._cover.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Tell once when the window was painted for the first time."""
        done = super().event(event)
        if not self._has_appeared and event.type() is QEvent.Type.UpdateRequest:
            self._has_appeared = True
            QTimer.singleShot(0, self, self.appeared.emit)
        return done

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the window closes, while everything is still there; somebody may want it to stay."""
        self._stays = False
        self.closing.emit()
        if self._stays:
            event.ignore()
        else:
            super().closeEvent(event)

    def stay(self) -> None:
        """Stay open, when told that it closes."""
        self._stays = True

    def put_away_dialogs(self) -> None:
        """Close whatever asks something in front of the window: for a file, for a printer."""
        from PySide6.QtWidgets import QDialog

        asked = QApplication.activeModalWidget()
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                # One that waits for the answer to another is still needed when that comes.
                (one.hide if asked else one.close)()

    @Slot()
    def _reach_in(self) -> None:
        """Have the keys also where a question lets nobody past it, such as whether a file is to be replaced."""
        asked = QApplication.activeModalWidget()
        if asked is not None and not asked.findChildren(QShortcut, _EVERYWHERE):
            self._keys_everywhere(asked)

    def _keys_everywhere(self, place: QWidget) -> list[QShortcut]:
        """Have help and hiding at one key in a window, whatever it is."""
        keys = [self._on_key(keys, self.support_requested, place) for keys in SUPPORT_KEYS]
        keys.append(self._on_key(HIDE_KEY, self.hide_requested, place))
        for key in keys:
            key.setObjectName(_EVERYWHERE)
        return keys

    @staticmethod
    def _on_key(keys: str, wanted: SignalInstance, place: QWidget) -> QShortcut:
        pressed = QShortcut(QKeySequence(keys), place)
        pressed.setAutoRepeat(False)  # a key held by a stiff hand counts once
        pressed.activated.connect(wanted)
        return pressed

    def _focus(self) -> None:
        screen = self._cover or self.screen_shown
        if isinstance(screen, Page):
            screen.focus_first()
        elif screen is not None:
            screen.setFocus()

"""Opening the window, coming forward, closing it, and going on without it."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from relaxapp.failures import log
from relaxapp.opening import IN_BACKGROUND, Opening

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from relaxapp.app.care import Care
    from relaxapp.app.choosing import Choosing
    from relaxapp.app.hiding import Hiding
    from relaxapp.app.house import House
    from relaxapp.app.presence import Presence
    from relaxapp.app.starting import Starting
    from relaxapp.desktop.single import Door

_SETTLE_MS: Final = 20_000


class Staying(QObject):
    """Does what a start of the program asks for, the first one or a later one, and knows when all is over.

    `over` asks for everything to be closed: the window was, and nothing goes on without it.
    """

    over = Signal()

    def __init__(
        self,
        application: QApplication,
        house: House,
        presence: Presence,
        hiding: Hiding,
        care: Care,
        choosing: Choosing,
        starting: Starting,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._window = house.window
        self._sessions = house.sessions
        self._presence = presence
        self._hiding = hiding
        self._care = care
        self._choosing = choosing
        self._starting = starting
        self._resident = self._in_background = self._ending = False
        self._settling = QTimer(self, interval=_SETTLE_MS, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._settling.timeout.connect(self._settle)
        house.window.closing.connect(self._window_closes)
        presence.wanted.connect(self.come_forward)
        presence.stays.connect(self.set_resident)
        presence.quit.connect(self.quit)

    # Opening

    def open(self, opening: Opening) -> None:
        """Show the window. What is to begin at once begins behind the first frame."""
        if opening.what == "background":
            self._in_background = True
            self.set_resident(True)
            gc.enable()
            self._presence.begin(in_background=True)
        else:
            self._choosing.open()
            self._window.appeared.connect(partial(self._begin, opening))
            self._window.show()

    def listen(self, door: Door) -> None:
        """Do what later starts of the program ask for."""
        from relaxapp.desktop.doorkeeper import Doorkeeper

        Doorkeeper(door, self).called.connect(self.called)

    @Slot(list)
    def called(self, words_said: list[str]) -> None:
        """Do what a later start said."""
        try:
            opening = Opening.of(words_said)
        except ValueError as error:
            log.info("a later start asks for something unknown: %s", error)
            opening = Opening()
        if opening.what == "quit":
            self.quit()
        elif opening.what != "background":
            self.come_forward()
            self._begin(opening)

    @Slot()
    def come_forward(self) -> None:
        """Have the window in front, as it was left."""
        if self._window.screen_shown is None:
            self._choosing.open()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _begin(self, opening: Opening) -> None:
        if opening.what:
            self._hiding.come_back()
        match opening.what:
            case "support":
                self._care.open()
            case "flare":
                self._starting.flare()
            case "breathe" if not self._sessions.running:
                self._starting.first()
            case "exercise":
                self._starting.once(opening.exercise, opening.minutes)

    # Closing

    @Slot(bool)
    def set_resident(self, resident: bool) -> None:
        """Go on running when the window is closed, or end with it."""
        self._resident = resident or self._in_background
        self._application.setQuitOnLastWindowClosed(not self._resident)

    @Slot()
    def quit(self) -> None:
        """End the program, window or not."""
        self._leave(0)

    @Slot()
    def _window_closes(self) -> None:
        if self._ending:
            self.over.emit()
        elif not self._resident and self._presence.asks_before_closing():
            self._window.stay()
        elif not self._resident:
            self.over.emit()
        else:
            if self._sessions.running:
                self._sessions.break_off()
                self._choosing.show_home()
            self._settling.start()

    @Slot()
    def _settle(self) -> None:
        """Begin afresh without the window: what it and a session took of the computer is given back whole."""
        if self._window.isVisible():
            return
        if self._presence.waits_for_answer:
            self._settling.start()
        else:
            self._presence.hand_over()
            self._leave(IN_BACKGROUND)

    def _leave(self, code: int) -> None:
        self._ending = True
        self._in_background = False
        self.set_resident(False)
        self._application.exit(code)

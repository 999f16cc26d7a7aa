"""The lock in the window: opened when something private is asked for, shut when nothing is touched for a while."""

from __future__ import annotations

import time
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from relaxapp.app.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.lock_pages import LockPages
    from relaxapp.desktop.touches import Touches

_LOCKED: Final = "It is locked. Your phrase opens it."


def awake_and_asleep() -> float:
    """Return seconds that also pass while the computer sleeps, and that no clock on the wall changes."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Locking(QObject):
    """Asks for the phrase, and keeps the lock.

    `shutting` asks every part to write down what it has not yet, and to let go of the journal; `shut` and `opened`
    tell that what is private can't be read any more, or again; `home` asks for the first screen, `lost` for a way out
    for somebody who has neither phrase nor key. `private` tells
    whether a screen may be seen only while the lock is open; `busy`, whether somebody practises or waits in company,
    which counts as a touch. `now` returns seconds that also pass while the computer sleeps.
    """

    shutting = Signal()
    shut = Signal()
    opened = Signal()
    home = Signal()
    lost = Signal()

    def __init__(
        self,
        house: House,
        private: Callable[[QWidget], bool],
        busy: Callable[[], bool],
        parent: QObject,
        now: Callable[[], float] = awake_and_asleep,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._private = private
        self._busy = busy
        self._now = now
        self._touches: Touches | None = None
        self._origin: QWidget | None = None
        self._phrase = Phrase(house, self)
        self._phrase.working.connect(self.shutting)
        self._phrase.lost.connect(self.lost)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def unlocked(self, then: Callable[[], object], path: Path | None = None) -> None:
        """Do something at once, or after the phrase was said; for a file at `path`, only if that is under the lock."""
        vault = self._house.vault
        if not vault.locked or (path is not None and not vault.keeps(path)):
            then()
            return
        from relaxapp.ui.lock_words import UNLOCK

        origin = self._house.window.screen_shown

        def opened(_: object) -> None:
            self._follow()
            then()

        self._phrase.ask(UNLOCK, vault.unlock, opened, lambda: self._return_to(origin))

    def plans_unlocked(self, then: Callable[[], object]) -> None:
        """Do something with the plans and own lines at once, or after the phrase was said."""
        self.unlocked(then, self._house.where.plan)

    @Slot()
    def open(self) -> None:
        """Show the lock, or how to make one."""
        self._origin = self._house.window.screen_shown
        if self._house.vault.exists:
            self.unlocked(self._pages.open)
        else:
            self._pages.make()

    @Slot()
    def lock_now(self) -> None:
        """Shut it. Whoever looks at something private is asked for the phrase there."""
        vault = self._house.vault
        if not vault.exists or vault.locked:
            return
        self.shutting.emit()
        vault.lock()
        self._watch()
        self._put_key_away()
        self.shut.emit()
        seen = self._house.window.screen_shown
        if seen is not None and self._ours(seen):
            self.home.emit()
        elif seen is not None:
            self._guard(seen)

    @Slot()
    def look(self) -> None:
        """Shut it when nothing was touched for as long as was chosen. To be called too when the computer woke."""
        minutes = self._house.chosen().lock_minutes
        if self._touches is None or not minutes:
            self._timer.stop()
            return
        if self._busy():
            self._touches.last = self._now()
        left = self._touches.last + minutes * 60 - self._now()
        if left <= 0:
            self.lock_now()
        else:
            self._timer.start(ceil(left * 1000))

    def close(self) -> None:
        """Wait for what is under way, and forget the key."""
        self._phrase.close()
        if "_pages" in self.__dict__:
            self._pages.forget()
        self._timer.stop()
        if self._touches:
            self._house.vault.lock()

    @Slot()
    def _lock_by_hand(self) -> None:
        self.lock_now()
        self._house.window.notice(_LOCKED)

    @Slot()
    def _follow(self) -> None:
        """Take in that it is open now, or gone, or that other things are under it."""
        self._watch()
        self.opened.emit()
        if problem := self._house.vault.problem:
            self._house.window.notice(problem)

    @Slot(object)
    def _guard(self, seen: QWidget) -> None:
        """Ask for the phrase in the place of a screen that is not to be seen now, whatever has led to it."""
        if self._house.vault.locked and self._private(seen):
            self.unlocked(lambda: self._house.window.show_screen(seen))

    def _put_key_away(self) -> None:
        if "_pages" in self.__dict__ and self._pages.forget():
            from relaxapp.ui.lock_words import KEY_AWAY

            self._house.window.notice(KEY_AWAY)

    def _return_to(self, origin: QWidget | None) -> None:
        if origin is None or self._ours(origin) or (self._house.vault.locked and self._private(origin)):
            self.home.emit()
        else:
            self._house.window.show_screen(origin)

    def _watch(self) -> None:
        """Feel for touches while the lock is open, and only then."""
        is_open = self._house.vault.exists and not self._house.vault.locked
        if is_open and self._touches is None:
            from relaxapp.desktop.touches import Touches

            self._touches = Touches(self._now, self)
            # From now on there are screens with something on them.
            self._house.window.turned.connect(self._guard, Qt.ConnectionType.UniqueConnection)
        elif not is_open and self._touches is not None:
            self._touches.end()
            self._touches = None
        self.look()

    def _ours(self, screen: QWidget) -> bool:
        pages = self._pages.screens if "_pages" in self.__dict__ else []
        return screen is self._phrase.shown or screen in pages

    @cached_property
    def _pages(self) -> LockPages:
        from relaxapp.app.lock_pages import LockPages

        pages = LockPages(self._house, self._phrase, self)
        pages.changed.connect(self._follow)
        pages.shutting.connect(self.shutting)
        pages.lock.connect(self._lock_by_hand)
        pages.back.connect(lambda: self._return_to(self._origin))
        return pages

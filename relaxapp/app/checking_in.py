"""How it is before a session and after it, where somebody wants to be asked. A start for a bad moment never asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.house import now_here
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.journal.entries import Moment
    from relaxapp.journal.store import Journal
    from relaxapp.player.account import Ended
    from relaxapp.ui.checkin import CheckInScreen, MoreThanBefore


class CheckingIn(QObject):
    """Asks, and keeps what is answered. `home` asks for the first screen when all is said, or nothing is asked."""

    home = Signal()

    def __init__(self, house: House, journal: Callable[[], Journal], parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._begin: Callable[[], None] = self.home.emit
        self._from: QWidget | None = None
        self._rated: tuple[str, Mapping[str, int]] = ("", {})
        self._spared = False
        self._over: Ended | None = None
        self._asked: Ended | None = None

    # Before

    def before(self, begin: Callable[[], None]) -> None:
        """Ask how it is, if that is wanted, and begin then; else begin at once."""
        self._spared = False
        measures = self._measures() if self._house.chosen().check_before else []
        if not measures:
            begin()
            return
        self._begin, self._from = begin, self._house.window.screen_shown
        self._before.ask_before(measures)
        self._house.window.show_screen(self._before)

    @Slot(object, str)
    def _go(self, ratings: Mapping[str, int], note: str = "") -> None:
        """Begin, and keep what was rated: the sound comes first."""
        from relaxapp.journal.entries import Moment

        at = now_here()
        self._begin()
        if self._house.window.screen_shown is self._before:  # it was refused, with a word about why
            self._go_back()
        elif (running := self._house.sessions.under_way) and ratings:
            self._rated = running.id, ratings
            self._keep(Moment.BEFORE, running.id, at, ratings, note)

    @Slot()
    def _go_back(self) -> None:
        if self._from is not None:
            self._house.window.show_screen(self._from)

    # After

    @Slot()
    def spare(self) -> None:
        """Ask nothing after the session that runs: it is for a bad moment."""
        self._spared = True

    def over(self, ended: Ended) -> None:
        """Take in that a session is over. Nothing is asked before somebody is on the way home from it."""
        wanted = self._house.chosen().check_after and not self._spared
        self._over = ended if wanted else None

    @Slot()
    def lead_home(self) -> None:
        """Lead home from a session, by way of the question how it is now."""
        self._asked, self._over = self._over, None
        self._spared = False
        if self._asked is None:
            self.home.emit()
        else:
            self._after.ask_after(self._measures())
            self._house.window.show_screen(self._after)

    @Slot(object, str)
    def _take(self, ratings: Mapping[str, int], note: str) -> None:
        from relaxapp.journal.entries import Moment
        from relaxapp.ui.checkin_words import more_than_before

        ended = self._asked
        if ended is None:
            return
        if ratings or note:
            self._keep(Moment.AFTER, ended.id, now_here(), ratings, note)
        session, before = self._rated
        if said := more_than_before(before, ratings) if session == ended.id else ():
            self._more.say(said)
            self._house.window.show_screen(self._more)
        else:
            self.home.emit()

    # What both do

    def _measures(self) -> list[str]:
        from relaxapp.journal.entries import MEASURES

        return [measure for measure in MEASURES if measure in self._house.chosen().measures]

    def _keep(self, moment: Moment, session: str, at: datetime, ratings: Mapping[str, int], note: str) -> None:
        from relaxapp.journal.entries import CheckIn, new_id

        try:
            self._journal().keep(CheckIn(new_id(), at, moment, session, **ratings, note=note))
        except Failure as failure:
            self._house.tell(failure)

    # Screens

    @cached_property
    def _before(self) -> CheckInScreen:
        from relaxapp.ui.checkin import CheckInScreen

        screen = CheckInScreen()
        screen.done.connect(self._go)
        screen.back.connect(lambda: self._go({}))
        screen.leave.connect(self._go_back)
        return screen

    @cached_property
    def _after(self) -> CheckInScreen:
        from relaxapp.ui.checkin import CheckInScreen

        screen = CheckInScreen()
        screen.done.connect(self._take)
        screen.back.connect(self.home)
        return screen

    @cached_property
    def _more(self) -> MoreThanBefore:
        from relaxapp.ui.checkin import MoreThanBefore

        screen = MoreThanBefore()
        screen.back.connect(self.home)
        return screen

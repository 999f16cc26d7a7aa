"""What helps, in the window: read from the newest sessions, one measure at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.journal.entries import CheckIn, SessionRecord, Weekly
    from relaxapp.journal.insight import Helps
    from relaxapp.journal.store import Journal
    from relaxapp.ui.helps import HelpsScreen


class WhatHelps(QObject):
    """Shows the screen. `back` asks for the one before; `ask` wants check-ins, which are on where `asks` says so.

    `saving` carries the name of a chart, the ending of a file's name, and what makes its content.
    """

    back = Signal()
    ask = Signal()
    saving = Signal(str, str, object)

    def __init__(self, house: House, journal: Callable[[], Journal], asks: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._asks = asks
        self._read: tuple[Sequence[SessionRecord], Sequence[CheckIn], Sequence[Weekly]] = ((), (), ())
        self._measure = ""

    @property
    def screens(self) -> list[QWidget]:
        """The screens that were made until now."""
        return [self._screen] if "_screen" in self.__dict__ else []

    @Slot()
    def open(self) -> None:
        """Show what helps, as it is now."""
        self.come_back()
        self._screen.area.verticalScrollBar().setValue(0)
        self._house.window.show_screen(self._screen)

    def forget(self) -> None:
        """Let go of what was read, on the screen too."""
        self._read = (), (), ()
        self._screen.show_measures([], "")
        self._screen.show_helps(None, asks=True)

    def come_back(self) -> None:
        """Read it, and fill the screen."""
        from relaxapp.journal.entries import MEASURES
        from relaxapp.journal.insight import LATEST, matters_from

        problem = ""
        try:
            journal = self._journal()
            sessions = journal.sessions(limit=LATEST)
            since = matters_from(sessions)
            self._read = sessions, journal.check_ins(since=since), journal.weeklies(since=since)
        except Failure as failure:
            log.warning("what helps: %s", failure, exc_info=failure)
            self._read, problem = ((), (), ()), str(failure)
        rated = [m for m in MEASURES if any(each.session and each.rating(m) is not None for each in self._read[1])]
        if self._measure not in rated:
            self._measure = next((m for m in (*self._house.chosen().measures, *rated) if m in rated), "")
        self._screen.show_measures(rated, self._measure)
        self._screen.show_helps(self._helps(), asks=self._asks(), problem=problem)

    @Slot(str)
    def _choose_measure(self, measure: str) -> None:
        self._measure = measure
        self._screen.show_helps(self._helps(), asks=self._asks())

    def _helps(self) -> Helps | None:
        from relaxapp.journal.insight import helps

        return helps(*self._read, self._measure) if self._measure else None

    @cached_property
    def _screen(self) -> HelpsScreen:
        from relaxapp.ui.helps import HelpsScreen

        screen = HelpsScreen()
        screen.back.connect(self.back)
        screen.measure.connect(self._choose_measure)
        screen.ask.connect(self.ask)
        screen.saving.connect(self.saving)
        return screen

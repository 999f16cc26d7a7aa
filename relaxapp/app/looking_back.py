"""The journal in the window: what was practised, what helps, and the ways from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.chart_files import ChartFiles
from relaxapp.app.house import at_once, now_here
from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.journal_entries import Entries
    from relaxapp.app.restoring import Restoring
    from relaxapp.app.what_helps import WhatHelps
    from relaxapp.journal.store import Journal
    from relaxapp.ui.journal import JournalScreen, Shown

_A_DAY: Final = timedelta(days=1)
_MOST_DAYS: Final = 31


class LookingBack(QObject):
    """Shows the journal. `back` asks for the screen before; the other signals are doors to other parts.

    `journal` returns the journal, whose methods may raise JournalUnavailable, `apart` the same one for another thread.
    `unlocked` calls back when the journal may be shown: at once where there is no lock, else after the phrase.
    """

    back = Signal()
    weekly = Signal()
    sheets = Signal()
    cards = Signal()
    take_out = Signal()
    lock = Signal()

    def __init__(
        self,
        house: House,
        journal: Callable[[], Journal],
        apart: Callable[[], Journal],
        parent: QObject,
        unlocked: Callable[[Callable[[], None]], None] = at_once,
        now: Callable[[], datetime] = now_here,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._apart = apart
        self._unlocked = unlocked
        self._now = now
        self._files = ChartFiles(house, self)
        self._shut: QWidget | None = None

    # The first screen

    @Slot()
    def open_copies(self) -> None:
        """Show the earlier copies of the journal, once it may be shown."""
        self._unlocked(self._open_copies)

    @Slot()
    def open(self) -> None:
        """Show how the journal stands now, once it may be shown."""
        self._unlocked(self._show)

    def wait(self) -> None:
        """Wait for a copy that is being put back."""
        if "_copies" in self.__dict__:
            self._copies.wait()

    def load(self) -> None:
        """Have loaded what the first opening needs; nothing is read yet."""
        from relaxapp.journal import looking_back, overview, store  # noqa: F401 - half of what a first opening takes

    def prepare(self) -> None:
        """Have the first screen ready before it is asked for."""
        self._house.window.take_in(self._screen)

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is a screen of the journal, which may be seen only while it is not locked."""
        return screen is not None and screen in self._screens

    def forget(self) -> None:
        """Let go of what was read, on the screens too. What somebody was writing stays: it is nowhere else yet."""
        from relaxapp.journal.overview import Overview
        from relaxapp.ui.journal import Shown

        seen = self._house.window.screen_shown
        if self.shows(seen):  # else it may be the page that asks for the phrase, where one comes from such a screen
            self._shut = seen
        if "_screen" in self.__dict__:
            self._screen.show_journal(Shown(Overview(0, 0.0), self._now().date()))
        for part in self._read_parts:
            part.forget()

    def come_back(self) -> None:
        """Read again what is on the screen that was shown when it was forgotten: it can be read again."""
        shut, self._shut = self._shut, None
        if shut is None:
            return
        if shut is self.__dict__.get("_screen"):
            self._screen.show_journal(self._shown())
        for part in self._read_parts:
            if shut in part.screens:
                part.come_back()

    @property
    def _screens(self) -> Sequence[QWidget]:
        """The screens that were made until now."""
        own = [self._screen] if "_screen" in self.__dict__ else []
        copies = self._copies.screens if "_copies" in self.__dict__ else []
        return [*own, *copies, *(screen for part in self._read_parts for screen in part.screens)]

    @property
    def _read_parts(self) -> Sequence[Entries | WhatHelps]:
        """The parts made until now whose screens say what was read."""
        return [self.__dict__[name] for name in ("_listing", "_helps") if name in self.__dict__]

    def _show(self) -> None:
        self._screen.show_journal(self._shown())
        self._house.window.show_screen(self._screen)

    def _shown(self) -> Shown:
        """Read what the first screen says: some weeks of sessions, and one number for each week."""
        from relaxapp.journal.looking_back import peg_line
        from relaxapp.journal.overview import Overview, month, overview
        from relaxapp.ui.journal import DAYS, Shown

        today = self._now().date()
        try:
            lately = self._journal().sessions(since=self._now() - timedelta(days=max(DAYS, _MOST_DAYS) + 1))
            weeks = peg_line(self._journal().weeklies())
            empty = not lately and weeks is None and not self._journal().sessions(limit=1)
        except Failure as failure:
            log.warning("the journal: %s", failure, exc_info=failure)
            return Shown(Overview(0, 0.0), today, problem=str(failure))
        done = month(lately, today.year, today.month)
        return Shown(overview(lately, today, DAYS), today, empty, weeks, self._asks, done=done)

    @property
    def _asks(self) -> bool:
        chosen = self._house.chosen()
        return chosen.check_before and chosen.check_after

    @Slot()
    def _ask(self) -> None:
        """Ask before and after every session from now on."""
        self._house.change(replace(self._house.chosen(), check_before=True, check_after=True))

    @Slot(object)
    def _turn(self, first: date) -> None:
        """Show another month."""
        from relaxapp.journal.overview import month

        begins = datetime.combine(first, time(), self._now().tzinfo)
        try:
            around = self._journal().sessions(begins - _A_DAY, begins + (_MOST_DAYS + 2) * _A_DAY)
            done = month(around, first.year, first.month)
        except Failure as failure:
            self._house.tell(failure)
            done = {}
        self._screen.show_month(first, done, self._now().date())

    # Further in

    @Slot()
    def _open_helps(self) -> None:
        self._helps.open()

    @Slot()
    @Slot(object)
    def _open_entries(self, day: date | None = None) -> None:
        self._listing.open(day)

    @Slot()
    def _open_copies(self) -> None:
        self._copies.open()

    # Parts, each made when it is first needed

    @cached_property
    def _listing(self) -> Entries:
        from relaxapp.app.journal_entries import Entries

        made = Entries(self._house, self._journal, self, self._now)
        made.back.connect(self._show)
        return made

    @cached_property
    def _helps(self) -> WhatHelps:
        from relaxapp.app.what_helps import WhatHelps

        made = WhatHelps(self._house, self._journal, lambda: self._asks, self)
        made.back.connect(self._show)
        made.ask.connect(self._ask)
        made.saving.connect(self._files.save)
        return made

    @cached_property
    def _copies(self) -> Restoring:
        from relaxapp.app.restoring import Restoring

        made = Restoring(self._house, self._journal, self._apart, self, self._now)
        made.back.connect(self._show)
        return made

    @cached_property
    def _screen(self) -> JournalScreen:
        from relaxapp.ui.journal import JournalScreen

        screen = JournalScreen()
        screen.back.connect(self.back)
        screen.helps.connect(self._open_helps)
        screen.entries.connect(self._open_entries)
        screen.day.connect(self._open_entries)
        screen.backups.connect(self._open_copies)
        screen.turned.connect(self._turn)
        screen.ask.connect(self._ask)
        screen.saving.connect(self._files.save)
        for asked, wanted in (
            (screen.weekly, self.weekly),
            (screen.sheets, self.sheets),
            (screen.cards, self.cards),
            (screen.take_out, self.take_out),
            (screen.lock, self.lock),
        ):
            asked.connect(wanted)
        return screen

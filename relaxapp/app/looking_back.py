"""The journal in the window: what was practised, what helps, and the ways from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog, QWidget

    from relaxapp.app.house import House
    from relaxapp.app.journal_entries import Entries
    from relaxapp.app.restoring import Restoring
    from relaxapp.journal.entries import CheckIn, SessionRecord, Weekly
    from relaxapp.journal.insight import Helps
    from relaxapp.journal.store import Journal
    from relaxapp.ui.helps import HelpsScreen
    from relaxapp.ui.journal import JournalScreen, Shown

_A_DAY: Final = timedelta(days=1)
_MOST_DAYS: Final = 31


def _now() -> datetime:
    return datetime.now().astimezone()


def _at_once(then: Callable[[], None]) -> None:
    then()


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
        unlocked: Callable[[Callable[[], None]], None] = _at_once,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._apart = apart
        self._unlocked = unlocked
        self._now = now
        self.dialog: QFileDialog | None = None
        self._read: tuple[Sequence[SessionRecord], Sequence[CheckIn], Sequence[Weekly]] = ((), (), ())
        self._measure = ""

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

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is a screen of the journal, which may be seen only while it is not locked."""
        return screen is not None and screen in self._screens

    @property
    def _screens(self) -> Sequence[QWidget]:
        """The screens that were made until now."""
        made = self.__dict__
        own = [made[name] for name in ("_screen", "_helps") if name in made]
        return [*own, *(screen for name in ("_listing", "_copies") if name in made for screen in made[name].screens)]

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

    # What helps

    @Slot()
    def _open_helps(self) -> None:
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
        self._helps.show_measures(rated, self._measure)
        self._helps.show_helps(self._what_helps(), asks=self._asks, problem=problem)
        self._helps.area.verticalScrollBar().setValue(0)
        self._house.window.show_screen(self._helps)

    @Slot(str)
    def _choose_measure(self, measure: str) -> None:
        self._measure = measure
        self._helps.show_helps(self._what_helps(), asks=self._asks)

    def _what_helps(self) -> Helps | None:
        from relaxapp.journal.insight import helps

        return helps(*self._read, self._measure) if self._measure else None

    # Entries and copies

    @Slot()
    @Slot(object)
    def _open_entries(self, day: date | None = None) -> None:
        self._listing.open(day)

    @Slot()
    def _open_copies(self) -> None:
        self._copies.open()

    # Pictures of charts

    @Slot(str, str, object)
    def _save_picture(self, name: str, ending: str, make: Callable[[], bytes]) -> None:
        """Ask where a chart is to be kept, as a file of this ending."""
        from relaxapp.app import dialogs

        self.dialog = dialogs.to_save(
            self._house.window,
            "Save this chart",
            lambda path: self._write_picture(path, make),
            name=f"{name}.{ending}",
            place=dialogs.PICTURES,
        )

    def _write_picture(self, path: Path, make: Callable[[], bytes]) -> None:
        from relaxapp import paths

        try:
            paths.export(path, make())
        except Failure as failure:
            self._house.tell(failure)
        else:
            self._house.window.notice(f"The chart is saved as {path}.")

    # Parts, each made when it is first needed

    @cached_property
    def _listing(self) -> Entries:
        from relaxapp.app.journal_entries import Entries

        made = Entries(self._house, self._journal, self, self._now)
        made.back.connect(self._show)
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
        screen.saving.connect(self._save_picture)
        for asked, wanted in (
            (screen.weekly, self.weekly),
            (screen.sheets, self.sheets),
            (screen.cards, self.cards),
            (screen.take_out, self.take_out),
            (screen.lock, self.lock),
        ):
            asked.connect(wanted)
        return screen

    @cached_property
    def _helps(self) -> HelpsScreen:
        from relaxapp.ui.helps import HelpsScreen

        screen = HelpsScreen()
        screen.back.connect(self._show)
        screen.measure.connect(self._choose_measure)
        screen.ask.connect(self._ask)
        screen.saving.connect(self._save_picture)
        return screen

"""The entries of the journal in the window: listed, opened, written by hand, changed and deleted."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.journal.entries import Entry, Weekly
    from relaxapp.journal.store import Journal
    from relaxapp.ui.journal_entries import EntriesScreen
    from relaxapp.ui.journal_entry import EntryScreen, Written
    from relaxapp.ui.journal_words import Listed
    from relaxapp.ui.weekly import Answered, WeeklyScreen

_A_DAY: Final = timedelta(days=1)
_NOTHING_LEFT: Final = "Nothing is left of this week. With “Back”, and then “Delete”, it goes away."


class Entries(QObject):
    """Shows the list, and one entry at a time. `journal` returns the journal; `back` asks for the screen before."""

    back = Signal()

    def __init__(
        self, house: House, journal: Callable[[], Journal], parent: QObject, now: Callable[[], datetime]
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._now = now
        self._day: date | None = None
        self._changing: Weekly | None = None

    @property
    def screens(self) -> list[QWidget]:
        """The screens that were made until now."""
        return [self.__dict__[name] for name in ("_screen", "_entry", "_week") if name in self.__dict__]

    def open(self, day: date | None = None) -> None:
        """Show the entries, newest first; those of a day and before it, if one is given."""
        self._day = day
        self._list()
        self._house.window.show_screen(self._screen)

    def forget(self) -> None:
        """Let go of what was read, on the screens too, but for an entry that is open: it may be half written."""
        self._screen.show_entries([], list, self._now().date())
        seen = self._house.window.screen_shown
        if "_entry" in self.__dict__ and seen not in (self._entry, self.__dict__.get("_week")):
            self._entry.show_new({}, [])
        if "_week" in self.__dict__ and seen is not self._week:
            self._week.clear()

    def come_back(self) -> None:
        """Read again what was forgotten."""
        self._list()

    def _list(self) -> None:
        from relaxapp.app.entry_pages import EntryPages

        until = datetime.combine(self._day + _A_DAY, time(), self._now().tzinfo) if self._day else None
        pages = EntryPages(self._journal(), until)
        problem, first = "", []
        try:
            first = list(pages.more())
        except Failure as failure:
            log.warning("the entries: %s", failure, exc_info=failure)
            problem = str(failure)
        self._screen.show_entries(first, lambda: self._more(pages.more), self._now().date(), self._day, problem)

    def _more(self, read: Callable[[], Sequence[Listed]]) -> Sequence[Listed]:
        try:
            return read()
        except Failure as failure:
            self._house.tell(failure)
            return []

    @Slot()
    def _newest(self) -> None:
        self.open()

    # One entry

    @Slot()
    def _add(self) -> None:
        self._entry.show_new(self._exercises, self._house.chosen().measures)
        self._house.window.show_screen(self._entry)

    @Slot(object)
    def _open(self, listed: Listed) -> None:
        self._entry.show_entry(listed, self._exercises, self._house.chosen().measures)
        self._house.window.show_screen(self._entry)

    @property
    def _exercises(self) -> dict[str, str]:
        return {name: script.title for name, script in self._house.library().scripts.items()}

    @Slot(object)
    def _keep(self, written: Written) -> None:
        """Keep an entry with its ratings, and show the list again where it was."""
        from relaxapp.ui.journal_words import Listed

        journal = self._journal()

        def keep() -> None:
            for entry in (written.entry, *written.ratings):
                journal.change(entry)
            for entry in written.gone:
                journal.delete(entry)

        if self._done(keep, self._entry) and not self._screen.list.renew(Listed(written.entry, tuple(written.ratings))):
            self._list()

    @Slot(object)
    def _delete(self, entry: Entry) -> None:
        if self._done(lambda: self._journal().delete(entry), self._entry) and not self._screen.list.remove(entry.id):
            self._list()

    # One week

    @Slot(object)
    def _change_week(self, week: Weekly) -> None:
        self._changing = week
        self._week.open_week(week, mood=self._house.chosen().weekly_mood)
        self._house.window.show_screen(self._week)

    @Slot(object)
    def _keep_week(self, answered: Answered) -> None:
        """Keep what is said of a week now; the week stays the same one."""
        from relaxapp.ui.journal_words import Listed

        if self._changing is None:
            return
        if not answered:
            self._week.tell(_NOTHING_LEFT)
            return
        week = replace(self._changing, **asdict(answered))
        if self._done(lambda: self._journal().change(week), self._week) and not self._screen.list.renew(Listed(week)):
            self._list()

    @Slot()
    def _back_to_week(self) -> None:
        self._house.window.show_screen(self._entry)

    # What they have in common

    def _done(self, work: Callable[[], None], screen: EntryScreen | WeeklyScreen) -> bool:
        """Do something with the journal, and go back to the list; what went wrong is told where it was wanted."""
        try:
            work()
        except Failure as failure:
            log.warning("an entry: %s", failure, exc_info=failure)
            screen.tell(str(failure))
            return False
        self._back_to_list()
        return True

    @Slot()
    def _back_to_list(self) -> None:
        self._house.window.show_screen(self._screen)

    # Parts

    @cached_property
    def _screen(self) -> EntriesScreen:
        from relaxapp.ui.journal_entries import EntriesScreen

        screen = EntriesScreen()
        screen.back.connect(self.back)
        screen.add.connect(self._add)
        screen.opened.connect(self._open)
        screen.newest.connect(self._newest)
        return screen

    @cached_property
    def _entry(self) -> EntryScreen:
        from relaxapp.ui.journal_entry import EntryScreen

        screen = EntryScreen()
        screen.back.connect(self._back_to_list)
        screen.saved.connect(self._keep)
        screen.deleted.connect(self._delete)
        screen.week.connect(self._change_week)
        return screen

    @cached_property
    def _week(self) -> WeeklyScreen:
        from relaxapp.ui.weekly import WeeklyScreen

        screen = WeeklyScreen(changing=True)
        screen.back.connect(self._back_to_week)
        screen.keep.connect(self._keep_week)
        return screen

"""The sheets of the journal in the window: every change is kept, and one can be taken along."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relaxapp.app.house import at_once, now_here
from relaxapp.failures import Failure, log
from relaxapp.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.on_paper import Paper
    from relaxapp.journal.entries import Sheet
    from relaxapp.journal.sheets import Content, Form
    from relaxapp.journal.store import Journal
    from relaxapp.ui.filled_sheet import FilledSheet
    from relaxapp.ui.sheets import Listed, SheetsScreen

_SAVE_MS: Final = 400


class Sheets(QObject):
    """Lists the sheets, opens them, and keeps what is written. `back` asks for the screen before.

    `journal` returns the journal, which may raise Failure at any time: then the person is told, and what was written
    waits until it can be kept. `unlocked` calls back when the journal may be shown: at once where there is no lock,
    else after the phrase.
    """

    back = Signal()

    def __init__(
        self,
        house: House,
        journal: Callable[[], Journal],
        parent: QObject,
        unlocked: Callable[[Callable[[], None]], None] = at_once,
        now: Callable[[], datetime] = now_here,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._unlocked = unlocked
        self._now = now
        self._sheets: dict[str, Sheet] = {}
        self._screens: dict[str, FilledSheet] = {}
        self._open: Sheet | None = None
        self._shut: Sheet | None = None
        self._unsaved: dict[str, Sheet] = {}
        self._saver = QTimer(self, interval=_SAVE_MS, singleShot=True)
        self._saver.timeout.connect(self._save)

    @Slot()
    def open(self) -> None:
        """Show the list of sheets, once it may be shown."""
        self._unlocked(self._show_list)

    @Slot(str)
    def begin(self, kind: str) -> None:
        """Show a new sheet of a kind. It is kept once something is written on it."""
        self._unlocked(partial(self._begin, kind))

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is a screen of the sheets, which may be seen only while the journal is not locked."""
        return screen is not None and screen in (self.__dict__.get("_screen"), *self._screens.values())

    def _show_list(self) -> None:
        from relaxapp.journal.sheets import is_blank

        self.save()
        left, self._open, self._shut = self._open, None, None
        problem = ""
        if left is not None and left.id in self._sheets and is_blank(self._forms[left.kind], left.content):
            problem = self._delete(left)
        self._list(problem)
        self._house.window.show_screen(self._screen)

    def _begin(self, kind: str) -> None:
        from relaxapp.journal.entries import Sheet, new_id

        now = self._now()
        self._show(Sheet(new_id(), kind, now, now))

    def save(self) -> None:
        """Write what is not written yet, and try again what could not be."""
        self._saver.stop()
        self._save()

    def close(self) -> None:
        """Write what is not written yet."""
        if self._unsaved:
            self.save()

    def forget(self) -> None:
        """Write what is not written yet, and let go of everything that was read, on the screens too."""
        self.close()
        if self._open is not None:
            self._shut, self._open = replace(self._open, content={}), None
        self._sheets.clear()
        if "_screen" in self.__dict__:
            self._screen.show_sheets([])
        for screen in self._screens.values():
            screen.show_sheet({}, "")

    def drop(self) -> None:
        """Let go of what could not be kept too: it was deleted."""
        self._saver.stop()
        self._unsaved.clear()
        self._shut = None

    @Slot()
    def come_back(self) -> None:
        """Show again, on the screens that are there, what was forgotten: the journal can be read again."""
        if "_screen" not in self.__dict__ and self._shut is None:
            return
        self._list()
        shut, self._shut = self._shut, None
        if shut is not None:
            self._fill(self._sheets.get(shut.id, shut))

    # The list

    def _list(self, problem: str = "") -> None:
        try:
            found = self._journal().sheets()
        except Failure as failure:
            log.warning("sheets: %s", failure, exc_info=failure)
            found, problem = [], problem or str(failure)
        newest = sorted(
            {sheet.id: sheet for sheet in (*found, *self._unsaved.values())}.values(), key=attrgetter("changed")
        )
        self._sheets = {sheet.id: sheet for sheet in reversed(newest) if sheet.kind in self._forms}
        self._screen.show_sheets([self._listed(sheet) for sheet in self._sheets.values()], problem)

    def _listed(self, sheet: Sheet) -> Listed:
        from relaxapp.journal.sheets import name_of
        from relaxapp.ui.sheets import Listed

        form, now = self._forms[sheet.kind], self._now()
        day = words.day(sheet.made.astimezone(now.tzinfo).date(), now.date())
        return Listed(sheet.id, form.title, name_of(form, sheet.content), day)

    @Slot(str)
    def _open_again(self, name: str) -> None:
        if name in self._sheets:
            self._show(self._sheets[name])

    @Slot(str)
    def _remove(self, name: str) -> None:
        if name in self._sheets:
            self._list(self._delete(self._sheets[name]))

    def _delete(self, sheet: Sheet) -> str:
        """Remove a sheet; return what went wrong, in plain words."""
        try:
            self._journal().delete(sheet)
        except Failure as failure:
            log.warning("a sheet can't be deleted: %s", failure, exc_info=failure)
            return str(failure)
        self._unsaved.pop(sheet.id, None)
        return ""

    # One sheet

    def _show(self, sheet: Sheet) -> None:
        self.save()
        self._shut = None
        self._fill(sheet)
        self._house.window.show_screen(self._screen_of(sheet.kind))

    def _fill(self, sheet: Sheet) -> None:
        self._screen_of(sheet.kind).show_sheet(sheet.content, self._day(sheet) if sheet.id in self._sheets else "")
        self._open = sheet

    def _day(self, sheet: Sheet) -> str:
        zone = self._now().tzinfo
        made, changed = (words.plain_date(each.astimezone(zone).date()) for each in (sheet.made, sheet.changed))
        return made if made == changed else f"{made}, last changed {changed}"

    @Slot(object)
    def _take_up(self, content: Content) -> None:
        from relaxapp.journal.sheets import is_filled

        if self._open is None:
            return
        known = self._open.id in self._sheets or self._open.id in self._unsaved
        self._open = replace(self._open, changed=self._now(), content=content)
        if known or is_filled(self._forms[self._open.kind], content):
            self._unsaved[self._open.id] = self._open
            self._saver.start()

    @Slot()
    def _save(self) -> None:
        try:
            for sheet in list(self._unsaved.values()):
                self._journal().keep(sheet)
                self._sheets[sheet.id] = self._unsaved.pop(sheet.id)
            self._tell("")
        except Failure as failure:
            log.warning("a sheet can't be kept: %s", failure, exc_info=failure)
            self._tell(str(failure))

    def _tell(self, problem: str) -> None:
        if self._open is not None:
            self._screen_of(self._open.kind).tell(problem)

    def _page(self, kind: str) -> Paper:
        from relaxapp.app.on_paper import Paper
        from relaxapp.journal.sheet_page import as_html, as_text

        form, content = self._forms[kind], self._screens[kind].content
        day = self._day(self._open) if self._open is not None else ""
        return Paper(form.title, as_html(form, content, day), as_text(form, content, day))

    # Forms and screens, each there when it is first needed

    @cached_property
    def _forms(self) -> Mapping[str, Form]:
        from relaxapp.journal.forms import FORMS

        return FORMS

    def _screen_of(self, kind: str) -> FilledSheet:
        if kind not in self._screens:
            from relaxapp.app.on_paper import OnPaper
            from relaxapp.ui.filled_sheet import FilledSheet

            self._screens[kind] = screen = FilledSheet(self._forms[kind])
            screen.changed.connect(self._take_up)
            screen.back.connect(self.open)
            OnPaper(self._house, screen, partial(self._page, kind))
        return self._screens[kind]

    @cached_property
    def _screen(self) -> SheetsScreen:
        from relaxapp.ui.sheets import SheetsScreen

        screen = SheetsScreen(self._forms.values())
        screen.begin.connect(self.begin)
        screen.opened.connect(self._open_again)
        screen.removed.connect(self._remove)
        screen.back.connect(self.back)
        return screen

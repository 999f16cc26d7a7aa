"""The part of the window that leads to people: who can help, waiting together, one's own plans. Built when needed."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relaxapp.app.company import Company
from relaxapp.app.house import at_once, now_here
from relaxapp.app.plans import Plans
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.kept_lines import KeptLines
    from relaxapp.player.account import Ended
    from relaxapp.support.records import Line, Support
    from relaxapp.ui.support import SupportScreen
    from relaxapp.ui.theme import Theme


_LOCKED: Final = "Your own people and numbers are locked. “My support plan” opens them with your phrase."


class Care(QObject):
    """Shows whom to reach, whatever else goes on or fails; a session pauses and waits.

    `left` carries the screen from which somebody came, to go back to; `home` is for something else to do; `exercise`
    names one that was chosen. `unlocked` calls back when plans and own lines may be shown.
    """

    left = Signal(object)
    home = Signal()
    exercise = Signal(str)

    def __init__(
        self, house: House, parent: QObject, unlocked: Callable[[Callable[[], object]], None] = at_once
    ) -> None:
        super().__init__(parent)
        self._unlocked = unlocked
        self._house = house
        self._window = house.window
        self._where = house.where
        self._chosen = house.chosen
        self._tell = house.tell
        self._origin: QWidget | None = None
        self._window_seen = False
        self._window.appeared.connect(self._now_seen)
        self._plans = Plans(house, self, unlocked)
        self._plans.back.connect(self.open)
        self._plans.link.connect(self._open_link)
        self._plans.exercise.connect(self.exercise)
        self._company = Company(house, self._plans, parent=self)
        self._company.back.connect(self.open)
        self._company.home.connect(self._go_home)
        self._company.enough.connect(self._leave)
        self._company.link.connect(self._open_link)
        self._company.hear.connect(self._hear)

    # Who can help

    @Slot()
    def open(self) -> None:
        """Show who can help. It is on the screen before anything else is asked of any other part."""
        if not self.shown:
            self._origin = self._window.screen_shown
        self._show_lines(whole="_own" in self.__dict__)
        self._window.show_screen(self._support)
        if self._window_seen:
            self._go_on()

    @Slot()
    def _now_seen(self) -> None:
        """Go on where the program was opened here: the numbers were the first that it showed."""
        self._window_seen = True
        if self._window.screen_shown is self.__dict__.get("_support"):
            self._go_on()

    def prepare(self) -> Iterator[None]:
        """Have the people who can help ready before they are asked for, in pieces between which a key is answered."""
        if not self.shown:
            self._show_lines(whole=False)
        for piece in (self._show_all_lines, self._show_people, lambda: self._window.take_in(self._support)):
            yield
            if self.shown:
                return  # whoever was faster has had all of it made
            piece()

    def _go_on(self) -> None:
        """Do what need not be there at once, each by itself: trouble with one leaves the others be."""
        for step in (self._window.put_away_dialogs, self._fall_silent, self._show_all_lines, self._show_people):
            QTimer.singleShot(0, self, step)

    @Slot()
    def _fall_silent(self) -> None:
        self._company.quiet()
        self._house.sessions.pause()

    @Slot()
    def _show_all_lines(self) -> None:
        """Add all lines, with one's own: the emergency numbers are there already."""
        if "_own" not in self.__dict__:
            self._show_lines()

    @property
    def countries(self) -> dict[str, str]:
        """The countries that the list knows, by code."""
        return {country.code: country.name for country in self._lines.countries.values()}

    @property
    def waits(self) -> bool:
        """Whether somebody waits in company now."""
        return self._company.shown is not None and self._company.shown is self._window.screen_shown

    def private(self, screen: QWidget) -> bool:
        """Tell whether a screen shows what the person wrote, and belongs under the lock."""
        own_line = self._own.shown if "_own" in self.__dict__ else None
        return screen in [*self._plans.screens, own_line] and self._house.vault.keeps(self._where.plan)

    @Slot()
    def look_again(self) -> None:
        """Show the people and lines of one's own anew: they were locked, or are open now."""
        if "_own" in self.__dict__:
            self._show_lines()
            self._show_people()

    @property
    def shown(self) -> bool:
        """Whether one of the screens of this part is shown."""
        return self._window.screen_shown in self._screens()

    def close(self) -> None:
        """Keep what was written last."""
        self._plans.save()

    def forget(self) -> None:
        """Let go of the plans and people of one's own, also of what could not be saved: they were deleted."""
        self._plans.forget()
        self.look_again()

    def set_theme(self, theme: Theme) -> None:
        """Follow another theme."""
        self._company.set_theme(theme)

    def was_company(self, ended: Ended) -> bool:
        """Tell whether what ended only kept somebody company: it is not kept in the journal and calls nobody away."""
        return self._company.was_heard(ended)

    def _screens(self) -> list[QWidget]:
        """Return the screens of this part that have been built."""
        own_line = self._own.shown if "_own" in self.__dict__ else None
        screens = [self.__dict__.get("_support"), self._company.shown, own_line]
        return [*(screen for screen in screens if screen is not None), *self._plans.screens]

    def _country(self) -> tuple[str, bool]:
        """Return the code of the country, and whether it is only a guess."""
        from relaxapp.support import lines

        known = self._chosen().country
        return known or lines.guess_country(os.environ), not known

    def _show_lines(self, *, whole: bool = True) -> None:
        """Show the lines, the person's own among them; or, not `whole`, only the emergency numbers."""
        code, guessed = self._country()
        now = now_here()
        support = self._own.among(self._lines) if whole else self._lines
        kept = self._chosen().countries
        self._support.set_support(support, code, guessed=guessed, now=now, kept=kept, whole=whole)

    @Slot()
    def _show_people(self) -> None:
        plan = self._plans.plan()
        people = [person for person in (*plan.people, *plan.professionals) if person]
        problems = [problem for problem in (self._plans.problem, self._own.problem) if problem]
        locked = self._plans.locked or self._own.locked
        self._support.set_people(people, _LOCKED if locked else " ".join(problems))

    @Slot(str)
    def _set_country(self, code: str) -> None:
        self._house.change(self._chosen().with_country(code))
        self._show_lines()

    @Slot(object)
    def _correct(self, line: Line) -> None:
        self._unlocked(lambda: self._own.correct(line, self._country()[0], self.countries))

    @Slot()
    def _add_line(self) -> None:
        self._unlocked(lambda: self._own.add(self._country()[0], self.countries))

    @Slot(str)
    def _open_link(self, uri: str) -> None:
        from relaxapp.desktop.links import open_link

        try:
            open_link(uri, self._known_links())
        except Failure as failure:
            self._tell(failure)

    @Slot(str)
    def _hear(self, text: str) -> None:
        """Say something aloud, or nothing any more."""
        if text:
            self._house.sessions.say(text, self._chosen())
        else:
            self._house.sessions.hush()

    def _known_links(self) -> set[str]:
        """Return every link that the lists of people hold: nothing else is ever opened."""
        from relaxapp.ui.contact import dial

        countries = self._own.among(self._lines).countries.values()
        known = {way.uri for country in countries for line in country.lines for way in line.ways}
        known |= {dial(number) for country in countries for number in country.emergency}
        known |= {directory.url for directory in self._lines.directories}
        return known | self._plans.links

    @Slot()
    def _wait(self) -> None:
        self._company.wait(self._own.among(self._lines).countries.get(self._country()[0]))

    @Slot()
    def _leave(self) -> None:
        self._company.quiet()
        self.left.emit(self._origin)

    @Slot()
    def _go_home(self) -> None:
        self._company.quiet()
        self.home.emit()

    # Parts

    @cached_property
    def _own(self) -> KeptLines:
        from relaxapp.app.kept_lines import KeptLines

        kept = KeptLines(self._house, self)
        kept.done.connect(self.open)
        return kept

    @cached_property
    def _lines(self) -> Support:
        from relaxapp.support import lines

        return lines.load()

    @cached_property
    def _support(self) -> SupportScreen:
        from relaxapp.ui.support import SupportScreen

        screen = SupportScreen()
        screen.country_changed.connect(self._set_country)
        screen.link.connect(self._open_link)
        screen.hear.connect(self._hear)
        screen.correct.connect(self._correct)
        screen.add_line.connect(self._add_line)
        screen.waiting.connect(self._wait)
        screen.plan.connect(self._plans.open)
        screen.flare_plan.connect(self._plans.open_flare)
        screen.back.connect(self._leave)
        return screen

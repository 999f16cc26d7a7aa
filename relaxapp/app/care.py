"""The part of the window that leads to people: who can help, waiting together, one's own plans. Built when needed."""

from __future__ import annotations

import os
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from relaxapp.app.plans import Plans
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.kept_lines import KeptLines
    from relaxapp.exercises.script import Script
    from relaxapp.player.sessions import Ended
    from relaxapp.support.records import Country, Line, Support
    from relaxapp.ui.support import SupportScreen
    from relaxapp.ui.theme import Theme
    from relaxapp.ui.waiting import WaitingScreen

_LEAST_MINUTES: Final = 0.5


class Care(QObject):
    """Shows whom to reach, whatever else goes on or fails; a session pauses and waits.

    `left` carries the screen from which somebody came, to go back to; `home` is for something else to do; `exercise`
    names one that was chosen.
    """

    left = Signal(object)
    home = Signal()
    exercise = Signal(str)

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._window = house.window
        self._sessions = house.sessions
        self._where = house.where
        self._chosen = house.chosen
        self._tell = house.tell
        self._origin: QWidget | None = None
        self._window_seen = False
        self._window.appeared.connect(self._now_seen)
        self._company: Script | None = None
        self._plans = Plans(house, parent=self)
        self._plans.back.connect(self.open)
        self._plans.link.connect(self._open_link)
        self._plans.exercise.connect(self.exercise)

    # Who can help

    @Slot()
    def open(self) -> None:
        """Show who can help. It is on the screen before anything else is asked of any other part."""
        if not self.shown:
            self._origin = self._window.screen_shown
        self._show_lines(whole="_own" in self.__dict__)
        self._window.show_screen(self._support)
        if self._window_seen:
            QTimer.singleShot(0, self, self._come_to_rest)

    @Slot()
    def _now_seen(self) -> None:
        """Go on where the program was opened here: the numbers were the first that it showed."""
        self._window_seen = True
        if self._window.screen_shown is self.__dict__.get("_support"):
            self._come_to_rest()

    def prepare(self) -> None:
        """Have the people who can help ready before they are asked for."""
        if not self.shown:
            self._show_lines()
            self._show_people()
            self._window.take_in(self._support)

    @Slot()
    def _come_to_rest(self) -> None:
        """Fall silent, and add all else, with one's own people: the emergency numbers are there already."""
        self._quiet()
        self._sessions.pause()
        if "_own" not in self.__dict__:
            self._show_lines()
        self._show_people()

    @property
    def countries(self) -> dict[str, str]:
        """The countries that the list knows, by code."""
        return {country.code: country.name for country in self._lines.countries.values()}

    @property
    def shown(self) -> bool:
        """Whether one of the screens of this part is shown."""
        return self._window.screen_shown in self._screens()

    def close(self) -> None:
        """Keep what was written last."""
        self._plans.save()

    def set_theme(self, theme: Theme) -> None:
        """Follow another theme."""
        if "_waiting" in self.__dict__:
            self._waiting.set_theme(theme)

    def was_company(self, ended: Ended) -> bool:
        """Tell whether what ended only kept somebody company: it is not kept in the journal and calls nobody away."""
        if ended.script is not self._company:
            return False
        self._company = None
        self._waiting.follow(None)
        return True

    def _screens(self) -> list[QWidget]:
        """Return the screens of this part that have been built."""
        own_line = self._own.shown if "_own" in self.__dict__ else None
        screens = [self.__dict__.get("_support"), self.__dict__.get("_waiting"), own_line]
        return [*(screen for screen in screens if screen is not None), *self._plans.screens]

    def _country(self) -> tuple[str, bool]:
        """Return the code of the country, and whether it is only a guess."""
        from relaxapp.support import lines

        known = self._chosen().country
        return known or lines.guess_country(os.environ), not known

    def _country_shown(self) -> Country | None:
        return self._own.among(self._lines).countries.get(self._country()[0])

    def _show_lines(self, *, whole: bool = True) -> None:
        """Show the lines, the person's own among them; or, not `whole`, only the emergency numbers."""
        code, guessed = self._country()
        now = datetime.now().astimezone()
        support = self._own.among(self._lines) if whole else self._lines
        kept = self._chosen().countries
        self._support.set_support(support, code, guessed=guessed, now=now, kept=kept, whole=whole)

    def _show_people(self) -> None:
        plan = self._plans.plan()
        people = [person for person in (*plan.people, *plan.professionals) if person]
        problems = [problem for problem in (self._plans.problem, self._own.problem) if problem]
        self._support.set_people(people, " ".join(problems))

    @Slot(str)
    def _set_country(self, code: str) -> None:
        self._house.change(self._chosen().with_country(code))
        self._show_lines()

    @Slot(object)
    def _correct(self, line: Line) -> None:
        self._own.correct(line, self._country()[0], self.countries)

    @Slot()
    def _add_line(self) -> None:
        self._own.add(self._country()[0], self.countries)

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
            self._sessions.say(text, self._chosen())
        else:
            self._sessions.hush()

    def _known_links(self) -> set[str]:
        """Return every link that the lists of people hold: nothing else is ever opened."""
        from relaxapp.ui.contact import dial

        countries = self._own.among(self._lines).countries.values()
        known = {way.uri for country in countries for line in country.lines for way in line.ways}
        known |= {dial(number) for country in countries for number in country.emergency}
        known |= {directory.url for directory in self._lines.directories}
        return known | self._plans.links

    @Slot()
    def _leave(self) -> None:
        self._quiet()
        self.left.emit(self._origin)

    @Slot()
    def _go_home(self) -> None:
        self._quiet()
        self.home.emit()

    # Waiting together

    @Slot()
    def _wait(self) -> None:
        chosen = self._chosen()
        self._window.show_screen(self._waiting)
        self._waiting.begin(
            self._country_shown(),
            self._plans.plan(),
            self._plans.load_picture,
            breath=chosen.breath,
            reduced=self._house.reduced(),
        )

    @Slot(str)
    def _sound(self, wanted: str) -> None:
        """Let the company be heard: "breath", "sounds", or "" for silence."""
        from relaxapp.exercises import company

        self._quiet()
        if not wanted:
            return
        chosen = self._chosen()
        script = company.sounds() if wanted == "sounds" else company.breath()
        soundscape = chosen.soundscape if wanted == "breath" or chosen.soundscape != "silence" else script.soundscape
        try:
            source = self._sessions.begin(script, max(self._waiting.minutes_left, _LEAST_MINUTES), soundscape, chosen)
        except Failure as failure:
            self._tell(failure)
            self._waiting.follow(None)
            return
        self._company = script
        self._waiting.follow(source)

    def _quiet(self) -> None:
        """End the sound that keeps somebody company, if there is any."""
        if self._company is not None:
            self._sessions.break_off()

    # Parts

    @cached_property
    def _own(self) -> KeptLines:
        from relaxapp.app.kept_lines import KeptLines

        kept = KeptLines(self._window, self._where.own_lines, self)
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

    @cached_property
    def _waiting(self) -> WaitingScreen:
        from relaxapp.ui.waiting import WaitingScreen

        screen = WaitingScreen(self._house.theme())
        screen.sound.connect(self._sound)
        screen.link.connect(self._open_link)
        screen.hear.connect(self._hear)
        screen.plan.connect(self._plans.open)
        screen.elsewhere.connect(self._go_home)
        screen.enough.connect(self._leave)
        screen.back.connect(self.open)
        return screen

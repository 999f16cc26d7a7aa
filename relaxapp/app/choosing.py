"""The first screens: home, the first run, and all exercises, from which one is chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.suiting import LEADS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.deciding import Deciding
    from relaxapp.app.house import House
    from relaxapp.app.starting import Starting
    from relaxapp.app.suiting import Suiting
    from relaxapp.exercises.script import Script
    from relaxapp.reminders.rule import Reminder
    from relaxapp.ui.first_run import FirstRun
    from relaxapp.ui.home import Home
    from relaxapp.ui.library import LibraryScreen


class Choosing(QObject):
    """Offers the exercises that suit this person. The signals ask for other places; `at_home` tells that home is shown.

    `before` is given what begins a session, and lets it begin at once or after what comes first.
    """

    at_home = Signal()
    settings = Signal()
    journal = Signal()
    course = Signal()
    own_exercises = Signal()
    patterns = Signal()
    reminders = Signal()
    change_reminder = Signal(str)
    keep_reminder = Signal(str)
    stop_reminder = Signal(str)

    def __init__(
        self,
        house: House,
        suiting: Suiting,
        starting: Starting,
        deciding: Deciding,
        before: Callable[[Callable[[], None]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._suiting = suiting
        self._starting = starting
        self._deciding = deciding
        self._before = before

    # Home and first run

    def open(self) -> None:
        """Show the first screen, with nothing on it that takes time."""
        self._house.window.show_screen(self._home if self._house.chosen().welcomed else self._first_run)

    def furnish(self) -> None:
        """Say on the first screen what there is."""
        self._offer_breathing()
        scripts, unsuitable, recent, favourites = self._offer()
        self._home.set_library(scripts, unsuitable, recent, favourites, LEADS)

    def prepare(self) -> Iterator[None]:
        """Say on the first screen what there is, in pieces between which a key is answered."""
        self._offer_breathing()
        yield from self._house.library().read_ahead()
        self.furnish()

    def ask_about(self, reminder: Reminder | None) -> None:
        """Have home ask whether a reminder should change; None takes the question away."""
        self._home.still_wanted.ask(reminder)

    def ask(self, text: str, answers: Mapping[str, Callable[[], None]]) -> None:
        """Have home ask something else, unless it asks already; no answers take the question away."""
        if not answers or not self._home.question.asked:
            self._home.ask(text, answers)

    @Slot()
    def show_home(self) -> None:
        """Show home as it is now."""
        self._house.window.leave_full_screen()
        self.furnish()
        self._house.window.show_screen(self._home)
        self.at_home.emit()

    @Slot(object)
    def come_back_to(self, screen: QWidget) -> None:
        """Show a screen again to which somebody returns; home is shown as it is now."""
        if screen is self.__dict__.get("_home"):
            self.show_home()
        else:
            self._house.window.show_screen(screen)

    @Slot()
    def refresh(self) -> None:
        """Show the exercises that there are now, where they are shown."""
        shown = self._house.window.screen_shown
        if shown is self.__dict__.get("_home"):
            self.furnish()
        elif shown is self.__dict__.get("_all"):
            self._fill_library()

    @Slot()
    def _welcomed(self) -> None:
        self._house.change(replace(self._house.chosen(), welcomed=True))
        self.show_home()

    @Slot()
    def _breathe_first(self) -> None:
        self._house.change(replace(self._house.chosen(), welcomed=True))
        self._starting.first()

    def _offer_breathing(self) -> None:
        from relaxapp.exercises.script import Family

        if script := self._suiting.first():
            word = "Breathe" if script.family is Family.BREATHING else "Begin"
            self._home.set_breathe(script.title, self._suiting.minutes(script), word, script.name)
        else:
            self._home.set_breathe("", 0)

    def _offer(self) -> tuple[list[Script], dict[str, str], tuple[str, ...], tuple[str, ...]]:
        """Return all exercises, why some are not offered, those used, the last first, and the favourites."""
        scripts = list(self._house.library().scripts.values())
        unsuitable = {script.name: why for script in scripts if (why := self._suiting.why_not(script))}
        chosen = self._house.chosen()
        return scripts, unsuitable, chosen.recent, tuple(chosen.favourites)

    @Slot(str)
    def _quick(self, name: str) -> None:
        self._before(lambda: self._starting.as_last(name))

    # All exercises

    @Slot()
    def show_library(self) -> None:
        """Show all exercises."""
        self._all.clear()
        self._back_to_library()

    def _back_to_library(self) -> None:
        self._fill_library()
        self._house.window.show_screen(self._all)

    def _fill_library(self) -> None:
        scripts, unsuitable, recent, favourites = self._offer()
        own = self._house.library().own
        self._all.set_library(scripts, unsuitable=unsuitable, recent=recent, favourites=favourites, own=own)

    @Slot(str, bool)
    def _mark(self, name: str, favourite: bool) -> None:
        self._house.change(self._house.chosen().with_favourite(name, favourite))

    @Slot(str)
    def show_card(self, name: str) -> None:
        """Show the card of an exercise; its way back leads to home."""
        self._deciding.open(name, self.show_home)

    @Slot(str)
    def _show_card_from_library(self, name: str) -> None:
        self._deciding.open(name, self._back_to_library)

    # Parts

    @cached_property
    def _home(self) -> Home:
        from relaxapp.ui.home import Home

        screen = Home()
        screen.breathe.connect(self._starting.first)
        screen.chosen.connect(self.show_card)
        screen.quick.connect(self._quick)
        screen.flare.connect(self._starting.flare)
        screen.library.connect(self.show_library)
        screen.course.connect(self.course)
        screen.settings.connect(self.settings)
        screen.journal.connect(self.journal)
        screen.reminders.connect(self.reminders)
        for asked, told in (
            (screen.still_wanted.changed, self.change_reminder),
            (screen.still_wanted.kept, self.keep_reminder),
            (screen.still_wanted.stopped, self.stop_reminder),
        ):
            asked.connect(told)
            asked.connect(lambda _: self.ask_about(None))
        return screen

    @cached_property
    def _first_run(self) -> FirstRun:
        from relaxapp.ui.first_run import FirstRun

        screen = FirstRun()
        screen.done.connect(self._welcomed)
        screen.breathe.connect(self._breathe_first)
        return screen

    @cached_property
    def _all(self) -> LibraryScreen:
        from relaxapp.ui.library import LibraryScreen

        screen = LibraryScreen()
        screen.chosen.connect(self._show_card_from_library)
        screen.quick.connect(self._quick)
        screen.favourite.connect(self._mark)
        screen.own_exercises.connect(self.own_exercises)
        screen.patterns.connect(self.patterns)
        screen.back.connect(self.show_home)
        return screen

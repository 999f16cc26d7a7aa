"""The weekly look back, where somebody wants it: offered by a quiet line, and kept in the journal."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.app.house import now_here
from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.journal.store import Journal
    from relaxapp.ui.weekly import Answered, WeeklyScreen

    Ask = Callable[[str, Mapping[str, Callable[[], None]]], None]

_OFFER: Final = "A week has passed. If you like, look back at it: it takes about two minutes."


class OnceAWeek(QObject):
    """Shows the questions. `ask` puts the quiet line on the first screen, to which `home` leads back.

    `settings` asks for the place where one chooses what is asked.
    """

    settings = Signal()

    def __init__(
        self,
        house: House,
        journal: Callable[[], Journal],
        ask: Ask,
        home: Callable[[], None],
        parent: QObject,
        now: Callable[[], datetime] = now_here,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._journal = journal
        self._ask = ask
        self._home = home
        self._now = now
        self._back = home
        self._id = ""

    def offer(self) -> None:
        """Offer the look back on the first screen, if it is wanted and due."""
        chosen = self._house.chosen()
        if not chosen.weekly:
            return
        from relaxapp.journal.week import due

        try:
            weeklies = self._journal().weeklies()
        except Failure as failure:  # it may be locked; another day is as good
            log.info("the weekly look back is not offered: %s", failure)
            return
        if due(weeklies[0].at if weeklies else None, chosen.weekly_not_before, self._now().date()):
            self._ask(_OFFER, {"Look back": lambda: self.open(self._home), "Not this week": self._later})

    def open(self, back: Callable[[], None]) -> None:
        """Show the questions; `back` is called when somebody leaves them."""
        self._back = back
        self._screen.open(mood=self._house.chosen().weekly_mood)
        self._house.window.show_screen(self._screen)

    def shows(self, screen: QWidget | None) -> bool:
        """Tell whether this is the look back: what is filled in there is private before it is kept."""
        return screen is not None and screen is self.__dict__.get("_screen")

    def forget(self) -> None:
        """Let go of what was filled in and not kept."""
        self._id = ""
        if "_screen" in self.__dict__:
            self._screen.clear()

    @Slot()
    def _leave(self) -> None:
        self._back()

    def _later(self) -> None:
        from relaxapp.journal.week import later

        self._house.change(replace(self._house.chosen(), weekly_not_before=later(self._now().date())))

    @Slot(object)
    def _keep(self, answered: Answered) -> None:
        """Keep what was answered; what can't be kept stays on the screen, and is the same week when it can."""
        from relaxapp.journal.entries import Weekly, new_id

        if answered:
            self._id = self._id or new_id()
            try:
                self._journal().keep(Weekly(self._id, self._now(), **asdict(answered)))
            except Failure as failure:
                self._screen.tell(str(failure))
                return
        self.forget()
        self._back()

    @cached_property
    def _screen(self) -> WeeklyScreen:
        from relaxapp.ui.weekly import WeeklyScreen

        screen = WeeklyScreen()
        screen.keep.connect(self._keep)
        screen.settings.connect(self.settings)
        screen.back.connect(self._leave)
        return screen

"""Waiting together in the window: a screen to wait on, and what is heard there. Built when it is needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from relaxapp.app.house import House
    from relaxapp.app.plans import Plans
    from relaxapp.exercises.script import Script
    from relaxapp.player.account import Ended
    from relaxapp.support.records import Country
    from relaxapp.ui.theme import Theme
    from relaxapp.ui.waiting import WaitingScreen


class Company(QObject):
    """Keeps somebody company while they wait.

    `back` asks for the people who can help, `home` for something else to do; `enough` ends the wait; `link` asks for
    a link; `hear` carries what is to be said aloud, "" for silence.
    """

    back = Signal()
    home = Signal()
    enough = Signal()
    link = Signal(str)
    hear = Signal(str)

    def __init__(self, house: House, plans: Plans, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._plans = plans
        self._heard: Script | None = None

    @property
    def shown(self) -> WaitingScreen | None:
        """The screen, once it was needed."""
        return self.__dict__.get("_screen")

    def wait(self, country: Country | None) -> None:
        """Show the screen to wait on, with the numbers of a country beside it."""
        self._house.window.show_screen(self._screen)
        self._screen.begin(
            country,
            self._plans.plan(),
            self._plans.load_picture,
            breath=self._house.chosen().breath,
            reduced=self._house.reduced(),
        )

    def quiet(self) -> None:
        """End the sound that keeps somebody company, if there is any."""
        if self._heard is not None:
            self._house.sessions.break_off()

    def was_heard(self, ended: Ended) -> bool:
        """Tell whether what ended only kept somebody company: it is not kept in the journal and calls nobody away."""
        if ended.script is not self._heard:
            return False
        self._heard = None
        self._screen.follow(None)
        return True

    def set_theme(self, theme: Theme) -> None:
        """Follow another theme."""
        if self.shown is not None:
            self.shown.set_theme(theme)

    @Slot(str)
    def _follow(self, state: str) -> None:
        """End what rests, as while the computer sleeps: there is nothing here by which it could go on."""
        if state == "paused":
            self.quiet()

    @Slot(str)
    def _sound(self, wanted: str) -> None:
        """Let the company be heard: "breath", "sounds", or "" for silence."""
        from relaxapp.exercises import company

        self.quiet()
        if not wanted:
            return
        chosen = self._house.chosen()
        script = company.sounds() if wanted == "sounds" else company.breath()
        soundscape = chosen.soundscape if wanted == "breath" or chosen.soundscape != "silence" else script.soundscape
        minutes = max(self._screen.minutes_left, company.SHORTEST_MINUTES)
        try:
            source = self._house.sessions.begin(script, minutes, soundscape, chosen)
        except Failure as failure:
            self._house.tell(failure)
            self._screen.follow(None)
            return
        self._heard = script
        self._screen.follow(source)

    @cached_property
    def _screen(self) -> WaitingScreen:
        from relaxapp.ui.waiting import WaitingScreen

        screen = WaitingScreen(self._house.theme())
        screen.sound.connect(self._sound)
        # A moment later: whoever else follows hears of the rest before the end.
        self._house.sessions.changed.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        screen.link.connect(self.link)
        screen.hear.connect(self.hear)
        screen.plan.connect(self._plans.open)
        screen.elsewhere.connect(self.home)
        screen.enough.connect(self.enough)
        screen.back.connect(self.back)
        return screen

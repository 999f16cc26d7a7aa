"""A session in the window: begun, followed, ended; what else there is when it does not help; and coming back."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from relaxapp.app.house import House
    from relaxapp.app.suiting import Suiting
    from relaxapp.exercises.script import Script
    from relaxapp.player.account import Ended
    from relaxapp.settings import Settings
    from relaxapp.ui.not_helping import NotHelping
    from relaxapp.ui.orienting import Orienting
    from relaxapp.ui.session import SessionScreen
    from relaxapp.ui.theme import Theme


class Guiding(QObject):
    """Guides through one session at a time.

    `home` asks for the first screen, `support` for the people who can help. `begun` tells that a session began that
    will be one to remember.
    """

    home = Signal()
    begun = Signal()
    support = Signal()

    def __init__(self, house: House, suiting: Suiting, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._suiting = suiting
        self._levels_stay = True
        self._beginning = False
        house.sessions.changed.connect(self._follow)
        house.sessions.whispered.connect(self._whisper)

    def prepare(self) -> None:
        """Have the screen ready before it is asked for."""
        self._house.window.take_in(self._session)
        self._house.reduced()  # the first to ask the desktop has to find it, which is as long as all else at a press

    # Beginning

    def begin(
        self,
        script: Script,
        minutes: float,
        soundscape: str,
        *,
        chosen: Settings | None = None,
        at: float = 0.0,
        remembered: bool = True,
    ) -> None:
        """Start a session and show it, with `chosen` in place of the settings as they are. Raises fit.CannotFit.

        Where its volumes are others than usual, they hold for this once, and so does what is made of them. One that was
        cut off goes on `at` so many seconds. What is only tried is not `remembered`.
        """
        usual = self._house.chosen()
        chosen = chosen or usual
        self._session.set_notice("")  # before it begins: what is missing is told at once
        self._beginning = True
        try:
            source = self._house.sessions.begin(script, minutes, soundscape, chosen, at)
        finally:
            self._beginning = False
        self._levels_stay = _levels(chosen) == _levels(usual)
        self._session.set_caption_scale(chosen.caption_scale)
        self._session.begin(
            script.title,
            source,
            levels=_levels(chosen),
            voice_on=chosen.voice_on,
            reduced=self._house.reduced(),
            announce=chosen.announce,
        )
        self._house.window.show_screen(self._session)
        if remembered:
            self.begun.emit()

    def begin_near(
        self,
        script: Script,
        minutes: float,
        soundscape: str,
        *,
        chosen: Settings | None = None,
        at: float = 0.0,
        remembered: bool = True,
    ) -> float:
        """Start a session of so many minutes, or as near as it can, and return them: no press is met by a refusal.

        Remembered minutes may no longer fit another voice or other wishes. Raises CannotFit when nothing does.
        """
        from relaxapp.exercises.fit import CannotFit

        try:
            self.begin(script, minutes, soundscape, chosen=chosen, at=at, remembered=remembered)
        except CannotFit as refusal:
            minutes = refusal.nearest / 60
            self.begin(script, minutes, soundscape, chosen=chosen, at=at, remembered=remembered)
        return minutes

    # While it runs, and when it is over

    @property
    def screens(self) -> list[QWidget]:
        """The screens that make no sense without the session from which one comes to them."""
        names = ("_session", "_not_helping", "_orienting")
        return [self.__dict__[name] for name in names if name in self.__dict__]

    def notice(self, text: str) -> None:
        """Say on the session's screen what is missing."""
        self._session.set_notice(text)

    def set_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        if "_session" in self.__dict__:
            self._session.set_theme(theme)

    @property
    def shown(self) -> bool:
        """Whether the session's screen is shown."""
        return self._house.window.screen_shown is self.__dict__.get("_session", self)

    def lead_on(self, ended: Ended) -> None:
        """Go home from a session that is over, by way of the room when it was ended early; not when another begins."""
        if self._beginning:
            return
        if ended.finished:
            self.home.emit()
        else:
            self._come_back()

    @Slot(str)
    def _follow(self, state: str) -> None:
        self._session.set_state(state)

    @Slot(str)
    def _whisper(self, text: str) -> None:
        self._session.hint(text)

    def _come_back(self) -> None:
        self._orienting.begin()
        self._house.window.show_screen(self._orienting)

    @Slot(str, float)
    def _set_level(self, bus: str, level: float) -> None:
        self._house.sessions.set_level(bus, level)
        if self._levels_stay:
            self._house.change(self._house.chosen().with_volume(bus, level))

    @Slot(bool)
    def _set_voice(self, on: bool) -> None:
        self._house.sessions.set_voice(on)
        self._house.change(replace(self._house.chosen(), voice_on=on))

    @Slot()
    def _toggle_full_screen(self) -> None:
        self._house.window.setWindowState(self._house.window.windowState() ^ Qt.WindowState.WindowFullScreen)

    # When it does not help

    @Slot()
    def _show_other_ways(self) -> None:
        """Fall silent, and offer what else there is."""
        other = self._suiting.elsewhere()
        self._not_helping.offer_elsewhere(other.title if other else "")
        self._house.window.show_screen(self._not_helping)
        self._house.sessions.pause()

    @Slot()
    def _only_sounds(self) -> None:
        from relaxapp.exercises import company

        self._switch(company.sounds())

    @Slot()
    def _go_elsewhere(self) -> None:
        if script := self._suiting.elsewhere():
            self._switch(script)

    def _switch(self, script: Script) -> None:
        """Begin something else in place of what did not help. It must be heard: silence is no answer here."""
        soundscape = self._suiting.soundscape(script)
        try:
            self.begin_near(script, self._suiting.minutes(script), "" if soundscape == "silence" else soundscape)
        except Failure as failure:
            self._house.tell(failure)

    @Slot()
    def _go_on(self) -> None:
        self._house.window.show_screen(self._session)
        self._house.sessions.resume()

    @Slot()
    def _stop_there(self) -> None:
        self._house.sessions.break_off()
        self._come_back()

    # Parts

    @cached_property
    def _session(self) -> SessionScreen:
        from relaxapp.ui.session import SessionScreen

        sessions = self._house.sessions
        screen = SessionScreen(self._house.theme())
        screen.pause.connect(sessions.pause)
        screen.resume.connect(sessions.resume)
        screen.stop.connect(sessions.stop)
        screen.repeat.connect(sessions.repeat)
        screen.skip.connect(sessions.skip)
        screen.slower.connect(sessions.slower)
        screen.quicker.connect(sessions.quicker)
        screen.breathing.connect(sessions.breathing_in)
        screen.level.connect(self._set_level)
        screen.voice.connect(self._set_voice)
        screen.full_screen.connect(self._toggle_full_screen)
        screen.not_helping.connect(self._show_other_ways)
        return screen

    @cached_property
    def _orienting(self) -> Orienting:
        from relaxapp.ui.orienting import Orienting

        screen = Orienting()
        screen.done.connect(self.home)
        return screen

    @cached_property
    def _not_helping(self) -> NotHelping:
        from relaxapp.ui.not_helping import NotHelping

        screen = NotHelping()
        screen.sounds.connect(self._only_sounds)
        screen.elsewhere.connect(self._go_elsewhere)
        screen.stop.connect(self._stop_there)
        screen.support.connect(self.support)
        screen.back.connect(self._go_on)
        return screen


def _levels(chosen: Settings) -> dict[str, float]:
    return {"voice": chosen.volume_voice, "bells": chosen.volume_bells, "ambience": chosen.volume_ambience}

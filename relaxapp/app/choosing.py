"""From the first screen to a session: home, all exercises, the card of one, and a start in a flare-up."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from relaxapp.app.guiding import Guiding
    from relaxapp.app.house import House
    from relaxapp.app.suiting import Suiting
    from relaxapp.exercises.script import Script
    from relaxapp.ui.card import Card
    from relaxapp.ui.first_run import FirstRun
    from relaxapp.ui.home import Home
    from relaxapp.ui.library import LibraryScreen

_FLARE_MINUTES: Final = 2.0
_FLARE_VOICE: Final = 0.6
"""The voice is turned down to this share of its usual level, for that once."""


class Choosing(QObject):
    """Offers the exercises that suit this person, and starts what is chosen. The signals ask for other places."""

    settings = Signal()
    history = Signal()
    course = Signal()
    own_exercises = Signal()
    patterns = Signal()
    take_along = Signal(object, float, str)
    record_voice = Signal(object)
    edit = Signal(str)

    def __init__(
        self,
        house: House,
        suiting: Suiting,
        guiding: Guiding,
        soundscapes: Callable[[], Mapping[str, str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._suiting = suiting
        self._guiding = guiding
        self._soundscapes = soundscapes
        self._card_from: Callable[[], None] = self.show_home

    # Home and first run

    def open(self) -> None:
        """Show the first screen, with nothing on it that takes time."""
        self._house.window.show_screen(self._home if self._house.chosen().welcomed else self._first_run)

    def furnish(self) -> None:
        """Say on the first screen what there is."""
        self._offer_breathing()
        scripts, unsuitable, recent, favourites = self._offer()
        self._home.set_library(scripts, unsuitable, recent, favourites)

    @Slot()
    def show_home(self) -> None:
        """Show home as it is now."""
        window = self._house.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)  # a session's choice
        self.furnish()
        window.show_screen(self._home)

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
        self.breathe()

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

    # All exercises, and the card of one

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
        self._open_card(name, self.show_home)

    @Slot(str)
    def _show_card_from_library(self, name: str) -> None:
        self._open_card(name, self._back_to_library)

    def _open_card(self, name: str, back: Callable[[], None]) -> None:
        try:
            script = self._house.library().get(name)
        except Failure as failure:  # it was taken away a moment ago
            self._house.tell(failure)
            return
        self._card_from = back
        self._fill_card(script)
        self._house.window.show_screen(self._card)

    def _fill_card(self, script: Script) -> None:
        from relaxapp.exercises.adapt import adapt
        from relaxapp.exercises.comfort import Comfort

        chosen = self._house.chosen()
        self._card.show_exercise(
            script,
            self._suiting.minutes(script),
            self._suiting.soundscape(script) or script.soundscape,
            self._soundscapes(),
            adapt(script, Comfort.of(chosen)).changes,
            favourite=script.name in chosen.favourites,
            own=script.name in self._house.library().own,
        )

    @Slot()
    def show_card_again(self) -> None:
        """Show the card as it was left."""
        self._house.window.show_screen(self._card)

    @Slot()
    def _leave_card(self) -> None:
        self._card_from()

    @Slot(str)
    def _preview(self, soundscape: str) -> None:
        self._house.sessions.preview_soundscape(soundscape, self._house.chosen())

    @Slot(str, float, str)
    def _take_along(self, name: str, minutes: float, soundscape: str) -> None:
        self.take_along.emit(self._house.library().get(name), minutes, soundscape)

    @Slot(str)
    def _record_voice(self, name: str) -> None:
        self.record_voice.emit(self._house.library().get(name))

    # Starting

    @Slot(str, float, str)
    def _start(self, name: str, minutes: float, soundscape: str) -> None:
        """Start what stands on the card; a refusal is said there."""
        script = self._house.library().get(name)
        try:
            self._guiding.begin(script, minutes, soundscape)
        except Failure as failure:
            self._card.show_problem(str(failure))
            return
        self._remember(script, minutes)
        if soundscape != (self._suiting.soundscape(script) or script.soundscape):
            self._house.change(self._house.chosen().with_soundscape(name, soundscape))

    @Slot(str)
    def start_as_last(self, name: str, minutes: float = 0) -> None:
        """Start an exercise with the minutes, unless others are given, and the sound that it had last."""
        try:
            script = self._house.library().get(name)
            self.start_near(script, minutes or self._suiting.minutes(script))
        except Failure as failure:
            self._house.tell(failure)

    @Slot()
    def breathe(self) -> None:
        """Begin the breathing used last, or what suits instead."""
        if script := self._suiting.first():
            self.start_as_last(script.name)

    def start_near(self, script: Script, minutes: float) -> None:
        """Start an exercise with so many minutes, or as near as it can. Raises CannotFit when nothing fits."""
        self._remember(script, self._guiding.begin_near(script, minutes, self._suiting.soundscape(script)))

    def _remember(self, script: Script, minutes: float) -> None:
        from relaxapp.exercises.script import Family

        used = self._house.chosen().with_minutes(script.name, minutes)
        breathing = script.family is Family.BREATHING
        self._house.change(replace(used, last_breathing=script.name) if breathing else used)

    @Slot()
    def flare(self) -> None:
        """Begin at once what the person chose for bad moments: short, in a low voice, with nothing to decide."""
        chosen = self._house.chosen()
        script = self._suiting.for_flare()
        if not script:
            return
        low = replace(chosen, volume_voice=chosen.volume_voice * _FLARE_VOICE)
        minutes = min(self._suiting.minutes(script), _FLARE_MINUTES)
        try:
            self._guiding.begin_near(script, minutes, self._suiting.soundscape(script), chosen=low)
        except Failure as failure:
            self._house.tell(failure)

    # Parts

    @cached_property
    def _home(self) -> Home:
        from relaxapp.ui.home import Home

        screen = Home()
        screen.breathe.connect(self.breathe)
        screen.chosen.connect(self.show_card)
        screen.quick.connect(self.start_as_last)
        screen.flare.connect(self.flare)
        screen.library.connect(self.show_library)
        screen.course.connect(self.course)
        screen.settings.connect(self.settings)
        screen.history.connect(self.history)
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
        screen.quick.connect(self.start_as_last)
        screen.favourite.connect(self._mark)
        screen.own_exercises.connect(self.own_exercises)
        screen.patterns.connect(self.patterns)
        screen.back.connect(self.show_home)
        return screen

    @cached_property
    def _card(self) -> Card:
        from relaxapp.ui.card import Card

        card = Card()
        card.start.connect(self._start)
        card.preview.connect(self._preview)
        card.favourite.connect(self._mark)
        card.take_along.connect(self._take_along)
        card.record.connect(self._record_voice)
        card.edit.connect(self.edit)
        card.back.connect(self._leave_card)
        return card

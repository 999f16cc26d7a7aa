"""The card of one exercise: what it is, how long, with which sound, and what else can be done with it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relaxapp.app.house import House
    from relaxapp.app.starting import Starting
    from relaxapp.app.suiting import Suiting
    from relaxapp.exercises.script import Script
    from relaxapp.ui.card import Card


class Deciding(QObject):
    """Shows one card at a time. The signals ask for other places, with the exercise for which they are asked.

    `before` is given what begins a session, and lets it begin at once or after what comes first.
    """

    take_along = Signal(object, float, str)
    record_voice = Signal(object)
    edit = Signal(str)

    def __init__(
        self,
        house: House,
        suiting: Suiting,
        starting: Starting,
        before: Callable[[Callable[[], None]], None],
        soundscapes: Callable[[], Mapping[str, str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._suiting = suiting
        self._starting = starting
        self._before = before
        self._soundscapes = soundscapes
        self._back: Callable[[], None] = self.show_again

    def open(self, name: str, back: Callable[[], None]) -> None:
        """Show the card of an exercise; `back` is called when somebody leaves it."""
        try:
            script = self._house.library().get(name)
        except Failure as failure:  # it was taken away a moment ago
            self._house.tell(failure)
            return
        self._back = back
        self._fill(script)
        self._house.window.show_screen(self._card)

    @Slot()
    def show_again(self) -> None:
        """Show the card as it was left."""
        self._house.window.show_screen(self._card)

    def _fill(self, script: Script) -> None:
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
    def _leave(self) -> None:
        self._back()

    @Slot(str, float, str)
    def _start(self, name: str, minutes: float, soundscape: str) -> None:
        self._before(lambda: self._begin(name, minutes, soundscape))

    def _begin(self, name: str, minutes: float, soundscape: str) -> None:
        """Start what stands on the card; a refusal is said there."""
        try:
            self._starting.start(self._house.library().get(name), minutes, soundscape)
        except Failure as failure:
            self._card.show_problem(str(failure))

    @Slot(str)
    def _preview(self, soundscape: str) -> None:
        self._house.sessions.preview_soundscape(soundscape, self._house.chosen())

    @Slot(str, bool)
    def _mark(self, name: str, favourite: bool) -> None:
        self._house.change(self._house.chosen().with_favourite(name, favourite))

    @Slot(str, float, str)
    def _take_along(self, name: str, minutes: float, soundscape: str) -> None:
        self.take_along.emit(self._house.library().get(name), minutes, soundscape)

    @Slot(str)
    def _record_voice(self, name: str) -> None:
        self.record_voice.emit(self._house.library().get(name))

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
        card.back.connect(self._leave)
        return card

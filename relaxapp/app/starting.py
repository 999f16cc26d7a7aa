"""Starting an exercise: as it stands on its card, as it was last, near some minutes, or at once in a flare-up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from relaxapp.app.guiding import Guiding
    from relaxapp.app.house import House
    from relaxapp.app.suiting import Suiting
    from relaxapp.exercises.script import Script

_FLARE_MINUTES: Final = 2.0
_FLARE_VOICE: Final = 0.6
"""The voice is turned down to this share of its usual level, for that once."""


class Starting(QObject):
    """Begins sessions, and remembers for the next time how somebody wanted them. `eased` tells of a flare start."""

    eased = Signal()

    def __init__(self, house: House, suiting: Suiting, guiding: Guiding, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._suiting = suiting
        self._guiding = guiding

    def start(self, script: Script, minutes: float, soundscape: str) -> None:
        """Start exactly this. Raises fit.CannotFit when it can't be done in so many minutes."""
        self._guiding.begin(script, minutes, soundscape)
        self._remember(script, minutes)
        if soundscape != (self._suiting.soundscape(script) or script.soundscape):
            self._house.change(self._house.chosen().with_soundscape(script.name, soundscape))

    def near(self, script: Script, minutes: float) -> None:
        """Start an exercise with so many minutes, or as near as it can. Raises CannotFit when nothing fits."""
        self._remember(script, self._guiding.begin_near(script, minutes, self._suiting.soundscape(script)))

    @Slot(str)
    def as_last(self, name: str) -> None:
        """Start an exercise with the minutes and the sound that it had last."""
        try:
            script = self._house.library().get(name)
            self.near(script, self._suiting.minutes(script))
        except Failure as failure:
            self._house.tell(failure)

    @Slot(str, float)
    def once(self, name: str, minutes: float) -> None:
        """Start an exercise with so many minutes, or as near as it can, this once; 0 means as it was last."""
        if not minutes:
            self.as_last(name)
            return
        try:
            script = self._house.library().get(name)
            self._guiding.begin_near(script, minutes, self._suiting.soundscape(script))
        except Failure as failure:
            self._house.tell(failure)

    @Slot()
    def last(self) -> None:
        """Start what was used last, as it was."""
        recent = self._house.chosen().recent
        if recent:
            self.as_last(recent[0])
        else:
            self.first()

    @Slot()
    def first(self) -> None:
        """Start what the large button offers."""
        if script := self._suiting.first():
            self.as_last(script.name)

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
        else:
            self.eased.emit()

    def _remember(self, script: Script, minutes: float) -> None:
        from relaxapp.exercises.script import Family

        used = self._house.chosen().with_minutes(script.name, minutes)
        breathing = script.family is Family.BREATHING
        self._house.change(replace(used, last_breathing=script.name) if breathing else used)

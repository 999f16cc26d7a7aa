"""Which exercise suits this person, and with which minutes and sound it is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from relaxapp.app.house import House
    from relaxapp.exercises.script import Script

LEADS: Final = ("pmr-7", "quiet-shore")
"""Where the doors of muscle relaxation and imagery lead before anything was used."""
_FLARE: Final = "flare"
"""What a flare start begins when nothing else was chosen."""


class Suiting:
    """Answers by what was chosen, at the moment of asking."""

    def __init__(self, house: House) -> None:
        self._house = house

    def why_not(self, script: Script) -> str:
        """Return why this exercise is not offered to this person; "" when it is."""
        from relaxapp.exercises.adapt import unsuitable
        from relaxapp.exercises.comfort import Comfort

        return unsuitable(script, Comfort.of(self._house.chosen()))

    def minutes(self, script: Script) -> float:
        """Return how long it was last, or what is usual."""
        return self._house.chosen().minutes.get(script.name, script.usual)

    def soundscape(self, script: Script) -> str:
        """Return what was chosen for this exercise, else for all; "" for the one it brings."""
        chosen = self._house.chosen()
        return chosen.soundscapes.get(script.name, chosen.soundscape)

    def first(self) -> Script | None:
        """Return what the large button starts: the breathing used last, or what suits instead."""
        if last := self._if_it_suits(self._house.chosen().last_breathing):
            return last
        # The library lists breathing first.
        return next((script for script in self._house.library().scripts.values() if not self.why_not(script)), None)

    def elsewhere(self) -> Script | None:
        """Return something that asks nothing of breath or body: finding one's feet rather than anything else."""
        from relaxapp.exercises.script import Family

        asking_nothing = [script for script in self._house.library().scripts.values() if not script.uses]
        return min(asking_nothing, key=lambda script: script.family is not Family.GROUNDING, default=None)

    def for_flare(self) -> Script | None:
        """Return what was chosen for bad moments, else the program's own, else whatever suits."""
        chosen = self._if_it_suits(self._house.chosen().flare_exercise) or self._if_it_suits(_FLARE)
        return chosen or self.elsewhere() or self.first()

    def _if_it_suits(self, name: str) -> Script | None:
        if not name:
            return None
        try:
            script = self._house.library().get(name)
        except Failure as failure:  # its file was taken away, or can't be used
            log.info("%s", failure)
            return None
        return None if self.why_not(script) else script

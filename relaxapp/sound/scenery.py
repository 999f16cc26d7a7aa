"""Every soundscape that a session may have: the program's own, the person's files, and two of them mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.failures import Failure
from relaxapp.sound.own_sounds import OWN
from relaxapp.sound.soundscapes import SOUNDSCAPES, known, mixed, parts, soundscape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relaxapp.sound.own_sounds import OwnSounds
    from relaxapp.sound.soundscapes.pieces import Soundscape


class Scenery:
    """Makes soundscapes by name. `own` are the person's files, if there may be any."""

    def __init__(self, own: OwnSounds | None = None) -> None:
        self._own = own

    def titles(self) -> Mapping[str, str]:
        """Return id → title of every single soundscape."""
        return {**SOUNDSCAPES, **(self._own.titles() if self._own else {})}

    def make(self, name: str, seed: int) -> Soundscape:
        """Return a soundscape, or two mixed ("rain+drone", "own:sea.mp3+drone"). Raises Failure when there is none."""
        return mixed([self._one(part, seed) for part in parts(name)])

    def waits(self, name: str) -> bool:
        """Tell whether something in a name has to be decoded before it can be heard."""
        return self._own is not None and any(self._own.waits(part) for part in name.split("+"))

    def prepare(self, name: str, cancelled: Callable[[], bool]) -> None:
        """Decode what is not ready; takes seconds, so ask for it in the background.

        Raises Failure when it can't be played, KeyboardInterrupt when `cancelled` says so.
        """
        for part in parts(name):
            if part.startswith(OWN):
                self._files(part).prepare(part, cancelled)
            else:
                known(part)

    def _one(self, name: str, seed: int) -> Soundscape:
        return self._files(name).soundscape(name) if name.startswith(OWN) else soundscape(name, seed)

    def _files(self, name: str) -> OwnSounds:
        if not self._own:
            raise Failure(f"The sound “{name.removeprefix(OWN)}” is not there.")
        return self._own

"""Every soundscape that a session may have: the program's own, the person's files, and two of them mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.failures import Failure
from relaxapp.sound.own_sounds import OWN
from relaxapp.sound.soundscapes import SOUNDSCAPES, mixed, parts, soundscape

if TYPE_CHECKING:
    import threading
    from collections.abc import Mapping

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

    def ready(self, name: str) -> bool:
        """Tell whether everything in a name can be heard at once. Raises Failure for more than two."""
        return all(self._own is not None and self._own.ready(own) for own in self._own_in(name))

    def prepare(self, name: str, stop: threading.Event) -> None:
        """Decode what is not ready; takes seconds. Raises Failure when it can't be played.

        Returns early, with nothing done, when `stop` is set.
        """
        for own in self._own_in(name):
            try:
                self._files(own).prepare(own, stop.is_set)
            except KeyboardInterrupt:
                return

    def _one(self, name: str, seed: int) -> Soundscape:
        return self._files(name).soundscape(name) if name.startswith(OWN) else soundscape(name, seed)

    def _files(self, name: str) -> OwnSounds:
        if not self._own:
            raise Failure(f"The sound “{name.removeprefix(OWN)}” is not there.")
        return self._own

    @staticmethod
    def _own_in(name: str) -> list[str]:
        return [part for part in parts(name) if part.startswith(OWN)]

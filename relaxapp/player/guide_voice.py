"""The voice that guides: one narrator for the voice and the rate that are chosen, kept until others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relaxapp.settings import Settings
    from relaxapp.sound.narrator import Narrator

    MakeNarrator = Callable[[Path, str, int], Narrator]


def narrators(packs: Path | None) -> MakeNarrator:
    """Return how narrators are made that may speak with the voice packs in that folder."""

    def make(cache: Path, voice: str, rate: int) -> Narrator:
        from relaxapp.sound.narrator import Narrator

        return Narrator(cache, voice=voice, rate=rate, packs=packs)

    return make


class GuideVoice:
    """Keeps what it speaks in the folder `cache`."""

    def __init__(self, cache: Path, make: MakeNarrator) -> None:
        self._cache = cache
        self._make = make
        self._narrator: Narrator | None = None
        self._chosen: tuple[str, int] = ("", 0)

    def of(self, settings: Settings) -> Narrator:
        """Return the narrator of the chosen voice; another choice gets another narrator."""
        wanted = (settings.voice, settings.voice_rate)
        if self._narrator and self._chosen != wanted:
            self.close()
        if not self._narrator:
            self._narrator = self._make(self._cache, *wanted)
            self._chosen = wanted
        return self._narrator

    def close(self) -> None:
        """Give the voice back."""
        if self._narrator:
            self._narrator.close()
            self._narrator = None

"""The soundscapes: synthesised as they are heard, endless, never the same twice, any stretch by itself.

All are equally loud to the ear, soft in the highs, and without anything that could startle. How each is made is said
where it is made: `steady` noises, `water`, `outdoors` and `tones`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.failures import Failure
from relaxapp.sound.noise import CHUNK, Chunks
from relaxapp.sound.soundscapes.outdoors import Crickets, Fire, Wind
from relaxapp.sound.soundscapes.steady import BrownNoise, PinkNoise, Silence, SoftNoise
from relaxapp.sound.soundscapes.tones import Bowls, Drone
from relaxapp.sound.soundscapes.water import Ocean, Rain, RainOnRoof, Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from relaxapp.sound.automation import Samples
    from relaxapp.sound.soundscapes.pieces import InChunks, Soundscape

__all__ = ["SOUNDSCAPES", "in_order", "known", "mixed", "parts", "soundscape"]

SOUNDSCAPES: Final[Mapping[str, str]] = {
    "rain": "Soft rain",
    "rain-roof": "Rain on a roof",
    "ocean": "Ocean waves",
    "stream": "A small stream",
    "wind": "Wind in leaves",
    "crickets": "Crickets at night",
    "fire": "An open fire",
    "drone": "Slow, warm tones",
    "bowls": "Singing bowls",
    "soft-noise": "Soft, airy noise",
    "pink-noise": "Full, even noise",
    "brown-noise": "Deep, steady noise",
    "silence": "Silence",
}
"""Every soundscape by its name in scripts and settings, with its title for people."""

_MADE: Final[Mapping[str, Callable[[int], InChunks]]] = {
    "rain": Rain,
    "rain-roof": RainOnRoof,
    "ocean": Ocean,
    "stream": Stream,
    "wind": Wind,
    "crickets": Crickets,
    "fire": Fire,
    "drone": Drone,
    "bowls": Bowls,
    "soft-noise": SoftNoise,
    "pink-noise": PinkNoise,
    "brown-noise": BrownNoise,
    "silence": Silence,
}
_KEPT: Final = 4 * CHUNK
_MOST: Final = 2


def parts(name: str) -> tuple[str, ...]:
    """Return what a name mixes, each once and in order: "rain+drone" and "drone+rain" are the same.

    Raises Failure when these are more than two.
    """
    named = sorted({part.strip() for part in name.split("+")})
    heard = [part for part in named if part != "silence"] or named
    if len(heard) > _MOST:
        raise Failure(
            "Two sounds can be mixed, more would only blur.", "Any two of them can be heard together.", "Leave one out."
        )
    return tuple(heard)


def in_order(name: str) -> str:
    """Return the one name of a mixture that has two. Raises Failure for more than two."""
    return "+".join(parts(name))


def soundscape(name: str, seed: int) -> Soundscape:
    """Return a soundscape by name, or two mixed ("rain+drone"). The same seed sounds the same.

    Raises Failure for an unknown name and for more than two.
    """
    return mixed([_one(part, seed) for part in parts(name)])


def mixed(sounds: Sequence[Soundscape]) -> Soundscape:
    """Return sounds of equal loudness as one, together as loud as each was alone."""
    return sounds[0] if len(sounds) == 1 else _Together(sounds)


def known(name: str) -> bool:
    """Return True when there is a soundscape of this single name. Raises Failure when there is none."""
    if name not in SOUNDSCAPES:
        raise Failure(f"No soundscape is called “{name}”.", to_do=f"There are {', '.join(SOUNDSCAPES)}.")
    return True


def _one(name: str, seed: int) -> Soundscape:
    known(name)
    made = _MADE[name](seed)
    return Chunks(made.chunk, made.length, keep=_KEPT // made.length)


class _Together:
    """Sounds that know nothing of each other: their powers add up."""

    def __init__(self, sounds: Sequence[Soundscape]) -> None:
        self._sounds = sounds
        self._share = np.float32(len(sounds) ** -0.5)

    def render(self, start: int, count: int) -> Samples:
        """Return `count` frames from frame `start` (≥0) on, shape (2, count)."""
        total = np.zeros((2, count), np.float32)
        for sound in self._sounds:
            total += sound.render(start, count)
        return total * self._share

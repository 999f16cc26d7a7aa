"""Steady noises, and silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.noise import CHUNK, Noise
from relaxapp.sound.soundscapes.pieces import LOUDNESS, above, below

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from relaxapp.sound.automation import Samples


class _Steady:
    """Noise of one colour that always stays as it is."""

    length: Final = CHUNK

    def __init__(
        self,
        colour: Callable[[NDArray[np.float64]], NDArray[np.float64]],
        level: float,
        width: float,
        seed: tuple[int, ...],
    ) -> None:
        self._noise = Noise(colour, width=width, seed=seed)
        self._level = np.float32(LOUDNESS * level)

    def chunk(self, index: int) -> Samples:
        """Return one chunk."""
        return self._noise.chunk(index) * self._level


class BrownNoise(_Steady):
    """Noise that falls by 6 dB an octave, without the rumble that only shakes a loudspeaker."""

    def __init__(self, seed: int) -> None:
        super().__init__(lambda f: above(f, 45, 2) * below(f, 160, 1) * below(f, 3000, 1), 0.98, 0.6, (seed, 10))


class PinkNoise(_Steady):
    """Noise that falls by 3 dB an octave, equally strong in each, up to 3.5 kHz; softer above, where it would hiss."""

    def __init__(self, seed: int) -> None:
        super().__init__(lambda f: above(f, 45, 2) * f**-0.5 * below(f, 3500, 1.5), 0.87, 0.8, (seed, 11))


class SoftNoise(_Steady):
    """White noise up to 1.2 kHz, its sharp side taken away: like a fan in the next room."""

    def __init__(self, seed: int) -> None:
        super().__init__(lambda f: above(f, 90, 1) * below(f, 1200, 1.5), 0.80, 0.9, (seed, 12))


class Silence:
    """Nothing at all."""

    length: Final = CHUNK

    def __init__(self, _seed: int) -> None:
        self._nothing = np.zeros((2, CHUNK), np.float32)

    def chunk(self, _index: int) -> Samples:
        """Return silence, the same everywhere."""
        return self._nothing

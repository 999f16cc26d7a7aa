"""The bell, and the tones that lead the breath: both begin so softly that nobody starts. Mono."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.automation import RATE, Samples, seconds

if TYPE_CHECKING:
    from numpy.typing import NDArray

BELL_SECONDS: Final = 7.0
_CONTROL: Final = 64
_BELL_LEVEL: Final = 0.40
_BELL_ATTACK: Final = 0.07
_BELL_PARTIALS: Final = (  # Hz, amplitude, seconds until it has faded to a third, beats a second
    (261.6, 1.00, 2.2, 0.55),
    (523.9, 0.42, 1.6, 0.80),
    (710.0, 0.20, 1.1, 1.10),
    (1345.0, 0.05, 0.6, 1.70),
)

_TONE_LEVEL: Final = 0.20
_LOW: Final = 220.0
_HIGH: Final = 330.0
_HIGHEST: Final = 371.0
_LOWEST: Final = 196.0
_OCTAVE: Final = 0.18


@cache
def bell() -> Samples:
    """Return a bowl-like bell, BELL_SECONDS long, that swells for a moment and rings out to nothing.

    It is always the same and made once, in some 20 ms: ask for it before a person waits. Not to be written to.
    """
    t = np.arange(seconds(BELL_SECONDS)) / RATE
    sparse = t[::_CONTROL]
    shape = _smooth(sparse / _BELL_ATTACK) * _smooth((BELL_SECONDS - sparse) / 2.5)
    sound = np.zeros(len(t), np.float32)
    for pitch, size, fading, beat in _BELL_PARTIALS:
        # Two tones, a beat apart, are one that swells and ebbs. A press waits for this: slow curves are interpolated.
        ebbing = size * shape * np.exp(-sparse / fading) * np.cos(np.pi * beat * sparse)
        turns = pitch * t
        turns = (turns - np.floor(turns)).astype(np.float32)
        sound += np.sin(np.float32(2 * np.pi) * turns) * np.interp(t, sparse, ebbing).astype(np.float32)
    sound *= np.float32(_BELL_LEVEL / np.max(np.abs(sound)))
    sound.setflags(write=False)
    return sound


def tone(phase: str, length: float) -> Samples:
    """Return the tone of a breath phase ("in", "top-up", "hold", "out", "rest"), so many seconds long.

    The in-breath rises and grows, the out-breath falls and fades away: the ear alone can tell. Holds are silent.
    """
    t = np.arange(seconds(length)) / max(seconds(length), 1)
    match phase:
        case "in":
            return _gliding(t, length, _LOW, _HIGH, _smooth(t / 0.75) * _smooth((1 - t) / 0.25))
        case "top-up":
            return _gliding(t, length, _HIGH, _HIGHEST, 0.8 * _smooth(t / 0.5) * _smooth((1 - t) / 0.5))
        case "out":
            return _gliding(t, length, _HIGH, _LOWEST, _smooth(t / 0.22) * _smooth((1 - t) / 0.78))
        case _:
            return np.zeros(len(t), np.float32)


def _gliding(t: NDArray[np.float64], length: float, low: float, high: float, swell: NDArray[np.float64]) -> Samples:
    """Return a tone from one pitch (Hz) to another; `t` runs from 0 to 1, `swell` is its loudness along the way."""
    pitch = low * (high / low) ** t
    angle = np.cumsum(pitch) * (2 * np.pi * length / max(len(t), 1))
    sound = np.sin(angle) + _OCTAVE * np.sin(2 * angle)
    return (sound * swell * (_TONE_LEVEL / (1 + _OCTAVE))).astype(np.float32)


def _smooth(x: NDArray[np.float64]) -> NDArray[np.float64]:
    x = np.clip(x, 0.0, 1.0)
    return x * x * (3 - 2 * x)

"""From whatever somebody recorded to a line that stands beside our voice: mono, trimmed, of one loudness."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

from relaxapp.sound.takes import Take

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from relaxapp.sound.mix import Samples

SUFFIXES: Final = (".wav", ".flac", ".ogg", ".opus", ".mp3")
"""The endings that a recording may have, the exact ones first."""
LARGEST: Final = 100_000_000
"""Bytes of one recording."""
LONGEST: Final = 120.0
"""Seconds of one recording, silence included: no line takes as long."""
_KINDS: Final = frozenset({"WAV", "WAVEX", "FLAC", "OGG", "MP3", "MPEG"})
_RATES: Final = (8_000, 192_000)
_MOST_CHANNELS: Final = 8
_BLOCK: Final = 1 << 16

_WINDOW: Final = 0.01
"""Seconds over which it is asked whether somebody speaks."""
_AT_ONCE: Final = 3
"""So many windows in a row are speech; fewer are the click of a button."""
_INAUDIBLE: Final = 10 ** (-60 / 20)
_SOFTEST: Final = 10 ** (-40 / 20)
"""Of the loudest window: what is softer is not heard as speech …"""
_ABOVE_NOISE: Final = 10 ** (8 / 20)
"""… and neither is what hardly stands out from the noise of the room …"""
_AT_THE_MOST: Final = 10 ** (-20 / 20)
"""… but speech that is as loud as this is never taken for noise."""
_BEFORE: Final = 0.02
_AFTER: Final = 0.15
"""Seconds kept at either end, faded in and out."""


class Unusable(Exception):  # noqa: N818 - it names what is the matter
    """Nothing can be made of this recording; the message says why in plain words."""


def read(encoded: bytes) -> Samples:
    """Return a recording as the mixer wants it. Raises Unusable.

    How long it is, is counted while it is read: what a file says of itself is not relied upon.
    """
    if not encoded:
        raise Unusable("it is empty")
    try:
        with soundfile.SoundFile(io.BytesIO(encoded)) as file:
            if file.format not in _KINDS:
                raise Unusable("it is not a WAV, FLAC, Ogg or MP3 file")
            if not _RATES[0] <= file.samplerate <= _RATES[1] or file.channels > _MOST_CHANNELS:
                raise Unusable("it is of an unusual kind")
            rate = file.samplerate
            sound = _mono(file)
    except (soundfile.SoundFileError, RuntimeError) as error:
        raise Unusable("it is not a WAV, FLAC, Ogg or MP3 file, or it is damaged") from error
    return polished(sound, rate)


def polished(sound: NDArray[np.float32], rate: int) -> Samples:
    """Return what somebody says in a mono sound of `rate` samples a second, trimmed and levelled. Raises Unusable."""
    if not np.all(np.isfinite(sound)):
        raise Unusable("it is damaged")
    sound = sound - sound.mean(dtype=np.float64).astype(np.float32) if sound.size else sound
    start, end = _spoken(sound, rate)
    return Take(_faded(sound, start, end, rate), rate).polished()


def level(sound: NDArray[np.float32]) -> float:
    """Return how loud a moment of sound is for a meter: 0 for silence, 1 for as loud as it can be, even to the ear."""
    peak = float(np.abs(sound).max(initial=0.0))
    return float(np.clip(1 + 20 * np.log10(max(peak, _INAUDIBLE)) / 60, 0.0, 1.0))


def _mono(file: soundfile.SoundFile) -> NDArray[np.float32]:
    blocks: list[NDArray[np.float32]] = []
    frames = 0
    while True:
        block = file.read(_BLOCK, dtype="float32", always_2d=True)
        if not len(block):
            return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)
        frames += len(block)
        if frames > LONGEST * file.samplerate:
            raise Unusable(f"it is longer than {LONGEST:.0f} seconds")
        blocks.append(block.mean(axis=1, dtype=np.float32))


def _spoken(sound: NDArray[np.float32], rate: int) -> tuple[int, int]:
    """Return where speech begins and ends, in samples. Raises Unusable when there is none."""
    window = max(round(_WINDOW * rate), 1)
    count = len(sound) // window
    windows = sound[: count * window].reshape(count, window)
    loudness = np.sqrt(np.mean(np.square(windows, dtype=np.float64), axis=1))
    loudest = float(loudness.max(initial=0.0))
    if loudest < _INAUDIBLE:
        raise Unusable("there is only silence in it")
    noise = float(np.percentile(loudness, 10))
    border = min(max(loudest * _SOFTEST, noise * _ABOVE_NOISE), loudest * _AT_THE_MOST)
    runs = np.convolve(loudness >= border, np.ones(_AT_ONCE), "valid") == _AT_ONCE
    found = np.flatnonzero(runs)
    if not found.size:
        raise Unusable("there is no speech in it")
    return int(found[0]) * window, (int(found[-1]) + _AT_ONCE) * window


def _faded(sound: NDArray[np.float32], start: int, end: int, rate: int) -> NDArray[np.float32]:
    first, last = max(start - round(_BEFORE * rate), 0), min(end + round(_AFTER * rate), len(sound))
    kept = sound[first:last].copy()
    rise, fall = min(round(_BEFORE * rate), len(kept)), min(round(_AFTER * rate), len(kept))
    kept[:rise] *= np.linspace(0, 1, rise, endpoint=False, dtype=np.float32)
    kept[-fall:] *= np.linspace(1, 0, fall, dtype=np.float32)
    return kept

"""A sound file of any kind turned into one that can be read anywhere at once: 48 kHz, stereo, of known loudness.

Done once, ahead, in small pieces: however long the file is, little memory is needed, and the mixer never decodes.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile
import soxr

from relaxapp.sound.automation import RATE, Samples, seconds
from relaxapp.sound.loudness import k_weighting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

log = logging.getLogger("relaxapp")

SHORTEST: Final = 5.0
"""Seconds. What is shorter would be heard to come round again and again."""
LONGEST: Final = 3600.0
"""Seconds. What comes later in a file is left out; an hour decoded is 690 MB on the disk."""
FRAME_BYTES: Final = 4
STORED: Final = 0.5 * 32767
"""What full scale becomes: some files go above it."""

_LOUDNESS: Final = 10 ** (-16.8 / 10)
"""K-weighted power of a file's louder seconds, as the soundscapes have it: the quieter ones lie below."""
_LOUDER: Final = 95
"""Per cent of the seconds that are not louder than that."""
_LOUDEST_PEAK: Final = 0.9
_MOST: Final = 10 ** (30 / 20)
"""A whisper is not raised further than 30 dB: it would be noise."""
_SILENCE: Final = 10 ** (-60 / 20)
_RATES: Final = (4_000, 400_000)
_DAMAGED: Final = "It is damaged, or not a sound file after all."
_SHORT: Final = f"There are less than {SHORTEST:g} seconds of sound in it."


class Unplayable(Exception):  # noqa: N818 - it says in plain words what is the matter
    """There is no sound, or too little, in a file."""


@dataclass(frozen=True)
class Decoded:
    """What was written: so many frames, to be played with this gain."""

    frames: int
    gain: float


def trouble(path: Path) -> str:
    """Return in plain words why a file can't be played, as far as its beginning tells; "" when it can."""
    try:
        info = soundfile.info(path)
    except (OSError, soundfile.SoundFileError, TypeError):  # TypeError: a raw file that doesn't say what it holds
        return _DAMAGED
    if not _RATES[0] <= info.samplerate <= _RATES[1]:
        return "It has a sample rate that can't be used."
    if info.frames < SHORTEST * info.samplerate:
        return _SHORT
    return ""


def decode(source: Path, target: BinaryIO, cancelled: Callable[[], bool]) -> Decoded:
    """Write a sound file as int16 stereo at RATE, without the silence at its ends; measure how loud it is.

    Raises Unplayable when there is no sound that is long enough in it, KeyboardInterrupt when `cancelled` says so, and
    OSError when the target can't be written.
    """
    loudness = _Loudness()
    begun, frames, heard = False, 0, 0
    for piece in _pieces(source):
        if cancelled():
            raise KeyboardInterrupt
        audible = np.flatnonzero(np.max(np.abs(piece), axis=1) > _SILENCE)
        if not begun and not audible.size:
            continue
        kept = piece if begun else piece[audible[0] :]
        if audible.size:
            heard = frames + int(audible[-1]) + 1 - (len(piece) - len(kept))
        begun = True
        target.write(np.rint(np.clip(kept, -2, 2) * STORED).astype("<i2").tobytes())
        loudness.hear(kept)
        frames += len(kept)
        if frames >= seconds(LONGEST):
            break
    heard = min(heard, seconds(LONGEST))
    if heard < seconds(SHORTEST):
        raise Unplayable(_SHORT)
    target.truncate(heard * FRAME_BYTES)
    os.fsync(target.fileno())
    return Decoded(heard, loudness.gain())


def _pieces(source: Path) -> Iterator[Samples]:
    """Yield a file second by second at RATE, shape (n, 2), as far as it can be decoded."""
    try:
        file = soundfile.SoundFile(source)
    except (OSError, soundfile.SoundFileError) as error:
        raise Unplayable(_DAMAGED) from error
    with file:
        stream = soxr.ResampleStream(file.samplerate, RATE, 2, dtype="float32")
        while len(block := _block(file)):
            yield stream.resample_chunk(block)
        yield stream.resample_chunk(np.zeros((0, 2), np.float32), last=True)


def _block(file: soundfile.SoundFile) -> Samples:
    """Read the next second; nothing at the end, and where a file is broken off."""
    try:
        block: Samples = file.read(file.samplerate, dtype="float32", always_2d=True)
    except soundfile.SoundFileError as error:
        log.warning("%s is heard as far as it is whole: %s", file.name, error)
        return np.zeros((0, 2), np.float32)
    if block.shape[1] != 2:  # noqa: PLR2004 - two ears
        block = np.repeat(block.mean(axis=1, keepdims=True), 2, axis=1)
    # What is no number would spread over all that follows.
    return np.nan_to_num(block, posinf=1.0, neginf=-1.0)


class _Loudness:
    """Hears a file second by second and tells the gain that makes it as loud as the soundscapes are."""

    def __init__(self) -> None:
        self._weights = np.concatenate([[0.0], k_weighting(np.arange(1.0, RATE // 2 + 1))])
        self._powers: list[float] = []
        self._peak = 0.0

    def hear(self, piece: Samples) -> None:
        self._peak = max(self._peak, float(np.max(np.abs(piece), initial=0.0)))
        if len(piece) >= RATE // 2:
            spectrum = np.abs(np.fft.rfft(piece, RATE, axis=0)) ** 2
            self._powers.append(
                float(np.sum(spectrum.mean(axis=1) * self._weights)) * 2 / (RATE * min(len(piece), RATE))
            )

    def gain(self) -> float:
        power = float(np.percentile(self._powers, _LOUDER))
        wanted = np.sqrt(_LOUDNESS / max(power, 1e-12))
        return float(min(wanted, _MOST, _LOUDEST_PEAK / self._peak))

"""From what the engine wrote to what the mixer plays: checked, trimmed, of one loudness, at the mixer's rate."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import soxr

from relaxapp.exercises.speech import estimate
from relaxapp.sound.loudness import CEILING, gated_rms
from relaxapp.sound.recordings import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from relaxapp.sound.mix import Samples

_SHORTEST, _LONGEST = 0.5, 2.0
"""As multiples of the estimate: what is shorter was cut short, what is longer may be something else."""

_END_PAUSE: Final = 0.03
"""Seconds. espeak ends every line with a pause (0.17 s at the least); one without was cut off."""
_INAUDIBLE: Final = 0.01
_SILENCE: Final = 0.01
"""Of the peak, -40 dB: what is softer at either end is not heard as speech."""
_EDGE: Final = 0.003
"""Seconds kept before the onset and faded in, so that nothing clicks; far below what an ear takes for a delay."""
_TAIL: Final = 0.012
_LOUDNESS: Final = 10 ** (-20 / 20)
"""RMS of what is spoken, -20 dB of full scale: espeak's peaks, some 15 dB above, stay whole."""
_SAME_WITHIN: Final = 0.02
_SAME_WITHIN_SECONDS: Final = 0.04


class Spoilt(Exception):  # noqa: N818 - it names what is the matter
    """The engine wrote something that is not the whole line."""


@dataclass(frozen=True)
class Take:
    """One rendering of a line with the silence at both ends cut off: mono, full scale ±1, `rate` samples a second.

    It is `doubtful` when it is far longer than such a line usually is: some are read letter by letter.
    """

    samples: NDArray[np.float32]
    rate: int
    doubtful: bool = False

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate

    def agrees_with(self, seconds: float) -> bool:
        """Tell whether another rendering of that length may be the same line; two of them never are quite equal."""
        return abs(self.seconds - seconds) <= _SAME_WITHIN * seconds + _SAME_WITHIN_SECONDS

    def polished(self) -> Samples:
        """Return the take at the mixer's rate and the loudness that all lines share."""
        sound: Samples = soxr.resample(self.samples, self.rate, RATE).astype(np.float32)
        gain = min(_LOUDNESS / gated_rms(sound), CEILING / float(np.abs(sound).max()))
        return sound * np.float32(gain)


def read(path: Path, text: str, words_per_minute: float) -> Take:
    """Read what was written for `text`. Raises Spoilt when it is missing, damaged, empty or cut short."""
    raw, rate = _read_wave(path)
    peak = float(np.abs(raw).max(initial=0.0))
    if peak < _INAUDIBLE:
        raise Spoilt("nothing but silence")
    loud = np.flatnonzero(np.abs(raw) > _SILENCE * peak)
    onset, last = int(loud[0]), int(loud[-1])
    if len(raw) - last < _END_PAUSE * rate:
        raise Spoilt("it breaks off")
    seconds, expected = (last - onset) / rate, estimate(text, words_per_minute)
    if seconds < expected * _SHORTEST:
        raise Spoilt(f"{seconds:.2f} s long instead of about {expected:.2f} s")
    return Take(_trimmed(raw, onset, last, rate), rate, doubtful=seconds > expected * _LONGEST)


def _read_wave(path: Path) -> tuple[NDArray[np.float32], int]:
    try:
        with wave.open(str(path), "rb") as file:
            frames, rate = file.getnframes(), file.getframerate()
            if file.getnchannels() != 1 or file.getsampwidth() != np.dtype(np.int16).itemsize or rate <= 0:
                raise Spoilt("not 16 bit mono")
            data = file.readframes(frames)
    except (OSError, EOFError, wave.Error) as error:
        raise Spoilt(f"not a whole WAV file ({error})") from error
    if len(data) != frames * 2:
        raise Spoilt("half a file")
    return np.frombuffer(data, "<i2").astype(np.float32) / np.float32(1 << 15), rate


def _trimmed(raw: NDArray[np.float32], onset: int, last: int, rate: int) -> NDArray[np.float32]:
    start = max(onset - round(_EDGE * rate), 0)
    end = min(last + 1 + round(_TAIL * rate), len(raw))
    sound = raw[start:end].copy()
    rise, fall = onset - start, end - last - 1
    sound[:rise] *= np.linspace(0, 1, rise, endpoint=False, dtype=np.float32)
    if fall:
        sound[-fall:] *= np.linspace(1, 0, fall, dtype=np.float32)
    return sound

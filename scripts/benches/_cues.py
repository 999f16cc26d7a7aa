"""A session made for measuring: spoken lines that begin at known moments, each a chirp that is found to the sample."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.exercises.timeline import Cue, CueKind, Phase, SectionSpan, Segment, Timeline
from relaxapp.sound.mix import RATE, Levels, Mix

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CHIRP_SECONDS: Final = 0.25
_EVERY: Final = (1.5, 4.0)
_LINE: Final = "A line."


@cache
def chirp() -> NDArray[np.float32]:
    """Return the sound of every line: a sweep from 300 to 3000 Hz that begins at once."""
    time = np.arange(round(_CHIRP_SECONDS * RATE)) / RATE
    return (0.5 * np.sin(2 * np.pi * (300 * time + 2700 / (2 * _CHIRP_SECONDS) * time**2))).astype(np.float32)


class Chirps:
    """A voice that says every line the same way."""

    def samples(self, line: str) -> NDArray[np.float32] | None:
        """Return the chirp."""
        return chirp() if line else None


class Murmur:
    """A voice for whoever only weighs the work: noise in the place of words, four seconds a line."""

    def samples(self, line: str) -> NDArray[np.float32]:
        """Return the noise for a line, which is a number."""
        noise = np.random.default_rng(int(line)).standard_normal(4 * RATE, dtype=np.float32)
        return noise * np.float32(0.1)


def timeline(seconds: int) -> Timeline:
    """Return a session of so many seconds with a line every few seconds, always the same ones."""
    chance = random.Random(seconds)
    cues, at = [], 2.0
    while at < seconds - 3:
        cues.append(Cue(at, CueKind.VOICE, _LINE, _CHIRP_SECONDS, at + 1))
        at += chance.uniform(*_EVERY)
    return Timeline(
        exercise="measure",
        title="Measure",
        seconds=float(seconds),
        settle=0.0,
        soundscape="rain",
        sections=(SectionSpan("Measure", 0.0, float(seconds)),),
        segments=(Segment(0.0, float(seconds), Phase.STILL, 0),),
        cues=tuple(cues),
    )


def mix(seconds: int) -> Mix:
    """Return that session as sound."""
    return Mix(timeline(seconds), Chirps(), Levels())


def onsets(samples: NDArray[np.int16]) -> NDArray[np.float64]:
    """Return where in a recording (seconds) the chirps begin."""
    mono = samples.mean(axis=1, dtype=np.float32)
    pattern = chirp()
    size = 1 << int(np.ceil(np.log2(len(mono) + len(pattern))))
    likeness = np.fft.irfft(np.fft.rfft(mono, size) * np.conj(np.fft.rfft(pattern, size)), size)[: len(mono)]
    strong = np.flatnonzero(likeness > 0.5 * likeness.max())
    groups = np.split(strong, np.flatnonzero(np.diff(strong) > RATE // 2) + 1)
    return np.array([group[np.argmax(likeness[group])] / RATE for group in groups])

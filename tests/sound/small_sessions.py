"""Small sessions to mix, and the figures by which they are judged."""

from __future__ import annotations

from typing import Any

import numpy as np

from relaxapp.exercises.timeline import Cue, CueKind, Phase, SectionSpan, Segment, Timeline
from relaxapp.sound.loudness import k_weighting
from relaxapp.sound.mix import RATE, Levels, Mix, Samples

FULL = Levels(1.0, 1.0, 1.0)
VOICE_ONLY = Levels(1.0, 0.0, 0.0)


class Lines:
    """A voice with recordings to hand; a line that is not among them is not ready."""

    def __init__(self, **recordings: Samples) -> None:
        self.recordings: dict[str, Samples] = recordings

    def samples(self, line: str) -> Samples | None:
        return self.recordings.get(line)


def talk(seconds: float, seed: int = 1) -> Samples:
    """Something like speech: noise below 3 kHz in syllables, a quarter of it silence."""
    random = np.random.default_rng(seed)
    count = round(seconds * RATE)
    spectrum = np.fft.rfft(random.standard_normal(count))
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    spectrum *= (frequencies > 150) / (1 + (frequencies / 700) ** 2)
    sound = np.fft.irfft(spectrum, count) * np.clip(np.sin(np.arange(count) * 2 * np.pi * 3.1 / RATE) + 0.7, 0, 1)
    return (sound * (0.3 / np.max(np.abs(sound)))).astype(np.float32)


def line(start: float, text: str, seconds: float) -> Cue:
    return Cue(start, CueKind.VOICE, text, seconds, start + seconds)


def bell(start: float) -> Cue:
    return Cue(start, CueKind.BELL)


def tone(start: float, phase: str, seconds: float) -> Cue:
    return Cue(start, CueKind.TONE, phase, seconds)


def timeline(seconds: float, *cues: Cue, soundscape: str = "rain") -> Timeline:
    section = SectionSpan("All of it", 0.0, seconds)
    segment = Segment(0.0, seconds, Phase.STILL, 0)
    return Timeline("small", "Small", seconds, 1.0, soundscape, (section,), (segment,), cues)


def make_mix(
    seconds: float, *cues: Cue, voice: Lines | None = None, levels: Levels = FULL, soundscape: str = "rain", **more: Any
) -> Mix:
    """A mix of some cues over a soundscape; all volumes full unless told otherwise."""
    return Mix(timeline(seconds, *cues, soundscape=soundscape), voice or Lines(), levels, **more)


def whole(mix: Mix) -> Samples:
    return mix.render(0, mix.frames)


def part(samples: Samples, start: float, end: float) -> Samples:
    """The stretch between two moments in seconds."""
    return samples[round(start * RATE) : round(end * RATE)]


def decibels(samples: Samples) -> float:
    """The root mean square of a stretch in dBFS."""
    return float(10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-20))


def roughest_click(samples: Samples) -> float:
    """The largest sudden bend against what is usual within 20 ms around it.

    Noise and tones stay below 8; a step half as large as the sound around it is far above.
    """
    bend = np.abs(np.diff(samples, n=2, axis=0)).max(axis=1).astype(np.float64)
    power = np.concatenate([[0.0], np.cumsum(bend**2)])
    around = 480
    low = np.maximum(np.arange(len(bend)) - around, 0)
    high = np.minimum(np.arange(len(bend)) + around + 1, len(bend))
    # The moment itself does not count, or a lone click would hide behind its own size.
    usual = np.sqrt(np.maximum(power[high] - power[low] - bend**2, 0) / (high - low - 1))
    return float(np.max(bend / (usual + 1e-5)))


def loudness(samples: Samples) -> float:
    """How loud a stretch of shape (n, 2) is to the ear, K-weighted, in dB."""
    power = np.mean(np.abs(np.fft.rfft(samples, axis=0)) ** 2, axis=1) * 2 / len(samples) ** 2
    frequencies = np.fft.rfftfreq(len(samples), 1 / RATE)
    return float(10 * np.log10(np.sum(power[1:] * k_weighting(frequencies[1:])) + 1e-20))

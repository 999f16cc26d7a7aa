"""The mixer: voice, bells and ambience of one session, rendered from any frame on.

What is heard is a pure function of the frame and of the changes made so far, so the loudspeaker, a file and a test
hear the same, in blocks of any size and in any order. Nothing as long as the session is ever held in memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from relaxapp.sound import soundscapes
from relaxapp.sound.automation import RATE, Gain, Samples, glide, seconds, single
from relaxapp.sound.bells import bell, tone
from relaxapp.sound.desk import LANDING, VOICE_RMS, Bus, Desk, Levels, cubic
from relaxapp.sound.loudness import heard_rms, limited

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.timeline import Timeline
    from relaxapp.sound.score import Entry
    from relaxapp.sound.soundscapes.pieces import Soundscape

__all__ = ["RATE", "Bus", "Levels", "Mix", "Samples", "VoiceSource", "stereo_voice"]

_BLOCK: Final = 1 << 13
_EDGE: Final = seconds(0.003)
"""Frames in which a line comes from nothing and goes to nothing, so that its edges do not click."""
_CUT: Final = seconds(0.05)
"""Frames in which a line that lasts too long gives way to the next."""
_LINES_KEPT: Final = 4
_TONES_KEPT: Final = 6


class VoiceSource(Protocol):
    """Whoever has the spoken lines."""

    def samples(self, line: str) -> Samples | None:
        """Return the line, mono, RATE frames a second; None when there is none (yet)."""


class Mix:
    """One session as sound: stereo, never above −1.5 dBFS.

    A change (`set_…`, `land`) counts from its frame `at` on, and takes the place of changes of its kind that were
    planned for later frames. Frames before `at` stay as they were, until `settle_changes`. A line that is not there
    when its beginning is rendered stays silent to its end, rather than beginning in mid-word; rendered again from
    its beginning, it is heard if it is there by then. Render and the changes may come from different threads; a
    block is rendered with the changes made before it began. `make` gives the soundscapes by name and seed; whatever
    it raises for one that there isn't (a Failure) comes from whoever asked for it, never from render.
    """

    def __init__(
        self,
        timeline: Timeline,
        voice: VoiceSource,
        levels: Levels,
        *,
        voice_on: bool = True,
        soundscape: str = "",
        seed: int = 0,
        make: Callable[[str, int], Soundscape] = soundscapes.soundscape,
    ) -> None:
        self._changing = threading.Lock()
        self._rendering = threading.Lock()
        self._voice = voice
        self._seed = seed
        self._make = make
        self._soundscapes: dict[str, Soundscape] = {}
        self._lines: OrderedDict[str, tuple[Samples, float]] = OrderedDict()
        self._missed: set[int] = set()
        self._tones: OrderedDict[tuple[str, int], Samples] = OrderedDict()
        self._bell = bell()
        self._desk = self._equipped(Desk.of(timeline, levels, voice_on, soundscapes.in_order(soundscape)))

    @property
    def frames(self) -> int:
        """The length of the session in frames."""
        return self._desk.score.frames

    def render(self, start: int, count: int) -> Samples:
        """Return the frames from `start` on, shape (count, 2); outside the session there is silence."""
        desk = self._desk
        out = np.zeros((count, 2), np.float32)
        first, last = max(start, 0), min(start + count, desk.score.frames)
        with self._rendering:
            for at in range(first, last, _BLOCK):
                length = min(_BLOCK, last - at)
                out[at - start : at - start + length] = self._block(desk, at, length).T
        return out

    def set_level(self, bus: Bus, level: float, at: int) -> None:
        """Move one slider (0..1) from frame `at` on."""
        self._change(lambda desk: desk.with_level(bus, level, at))

    def set_voice(self, on: bool, at: int) -> None:
        """Let the voice be heard or not from frame `at` on."""
        self._change(lambda desk: desk.with_voice(on, at))

    def set_soundscape(self, name: str, at: int) -> None:
        """Cross over to another soundscape from frame `at` on; the script's own changes no longer count."""
        self._change(lambda desk: desk.with_soundscape(soundscapes.in_order(name), at))

    def set_timeline(self, timeline: Timeline, at: int) -> None:
        """Go on with another timeline of the same exercise; up to frame `at` both say the same."""
        self._change(lambda desk: desk.with_timeline(timeline, at))

    def land(self, at: int) -> int:
        """Fall silent softly from frame `at` on, the voice first; return the frame from which all is silent."""
        self._change(lambda desk: desk.landed(at))
        return min(at + LANDING, self.frames)

    def settle_changes(self) -> None:
        """Let the newest levels, voice and soundscape hold for every frame, and forget a landing.

        To be called before the session is played again from an earlier frame.
        """
        self._change(Desk.settled)

    def _change(self, change: Callable[[Desk], Desk]) -> None:
        with self._changing:
            self._desk = self._equipped(change(self._desk))

    def _equipped(self, desk: Desk) -> Desk:
        """Return the desk when there is every soundscape that it may need."""
        for name in desk.names - self._soundscapes.keys():
            self._soundscapes[name] = self._make(name, self._seed)
        return desk

    # One block

    def _block(self, desk: Desk, start: int, count: int) -> Samples:
        mixed = self._ambience(desk, start, count)
        for mono, gain in (
            (self._speech(desk, start, count), desk.voice),
            (self._bells(desk, start, count), desk.bells),
        ):
            if mono is not None:
                mixed += mono * single(gain(start, count))
        return limited(mixed)

    def _ambience(self, desk: Desk, start: int, count: int) -> Samples:
        mixed = np.zeros((2, count), np.float32)
        whole = desk.ambience(start, count)
        heard: dict[str, Gain] = desk.soundscapes(start, count) if np.any(whole) else {}
        for name, share in heard.items():
            mixed += self._soundscapes[name].render(start, count) * single(whole * share)
        return mixed

    def _speech(self, desk: Desk, start: int, count: int) -> Samples | None:
        mono: Samples | None = None
        for entry in desk.score.voice_in(start, start + count):
            first, last = max(entry.at, start), min(entry.until, start + count)
            line = self._line(entry, from_its_start=entry.at >= start) if first < last else None
            if line is None:
                continue
            samples, gain = line
            last = min(last, entry.at + len(samples))
            if first < last:
                mono = np.zeros(count, np.float32) if mono is None else mono
                length = min(len(samples), entry.until - entry.at)
                edge = _edges(first - entry.at, last - first, length, cut=length < len(samples))
                part = samples[first - entry.at : last - entry.at]
                mono[first - start : last - start] += part * single(gain * edge)
        return mono

    def _line(self, entry: Entry, *, from_its_start: bool) -> tuple[Samples, float] | None:
        """Return the samples of a line with the gain that makes all lines equally loud; None if it stays silent."""
        if from_its_start:
            self._missed.discard(entry.at)
        elif entry.at in self._missed:
            return None
        if entry.text not in self._lines:
            samples = self._voice.samples(entry.text)
            if samples is None:
                self._missed.add(entry.at)
                return None
            self._lines[entry.text] = (samples, _normalising(samples))
            if len(self._lines) > _LINES_KEPT:
                self._lines.popitem(last=False)
        self._lines.move_to_end(entry.text)
        return self._lines[entry.text]

    def _bells(self, desk: Desk, start: int, count: int) -> Samples | None:
        end = start + count
        sounds = [(entry, self._bell) for entry in desk.score.bells_in(start, end)]
        sounds += [(entry, self._tone(entry)) for entry in desk.score.tones_in(start, end)]
        mono: Samples | None = None
        for entry, samples in sounds:
            first, last = max(entry.at, start), min(entry.at + len(samples), end)
            if first < last:
                mono = np.zeros(count, np.float32) if mono is None else mono
                mono[first - start : last - start] += samples[first - entry.at : last - entry.at]
        return mono

    def _tone(self, entry: Entry) -> Samples:
        key = (entry.text, entry.until - entry.at)
        if key not in self._tones:
            self._tones[key] = tone(entry.text, key[1] / RATE)
            if len(self._tones) > _TONES_KEPT:
                self._tones.popitem(last=False)
        self._tones.move_to_end(key)
        return self._tones[key]


def stereo_voice(samples: Samples, level: float) -> Samples:
    """Return a mono line as a session at volume `level` (0..1) would let it be heard, shape (n, 2)."""
    gain = _normalising(samples) * _edges(0, len(samples), len(samples), cut=False) * cubic(level)
    return np.repeat(limited(samples * single(gain))[:, None], 2, axis=1)


def _normalising(samples: Samples) -> float:
    rms = heard_rms(samples)
    return VOICE_RMS / rms if rms else 0.0


def _edges(start: int, count: int, length: int, *, cut: bool) -> Gain:
    """Return the gain of frames `start` … of a line that is `length` frames long, `cut` short or whole."""
    end = _CUT if cut else _EDGE
    if start >= _EDGE and start + count <= length - end:
        return 1.0
    return glide(start, count, 0, _EDGE) * (1.0 - glide(start, count, length - end, end))

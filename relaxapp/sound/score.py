"""A timeline as the mixer reads it: what begins at which frame, and when somebody is speaking."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.exercises.timeline import CueKind
from relaxapp.sound.automation import Gain, glide, seconds
from relaxapp.sound.bells import BELL_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relaxapp.exercises.timeline import Timeline

STEP_BACK: Final = seconds(0.4)
"""Frames that the ambience takes to step back before a line …"""
COME_BACK: Final = seconds(1.2)
"""… and to come back after it."""
_STAY_BACK: Final = seconds(2.5)
"""Frames. In a silence between two lines that is shorter it stays back: it would only be heard to pump."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that sounds from frame `at` to frame `until` at the latest."""

    at: int
    until: int
    text: str = ""


@dataclass(frozen=True)
class Score:
    """All entries of a session of so many `frames`, each kind in order.

    `voice` are the lines; a line ends where the next begins. `bells` and `tones` may overlap. `soundscapes` says which
    is heard from when on, the first from before the beginning. `speech` are the stretches in which lines follow each
    other closely. In the last `closing` frames the soundscape goes.
    """

    frames: int
    voice: tuple[Entry, ...]
    bells: tuple[Entry, ...]
    tones: tuple[Entry, ...]
    soundscapes: tuple[tuple[int, str], ...]
    speech: tuple[Entry, ...]
    closing: int

    @classmethod
    def of(cls, timeline: Timeline) -> Score:
        """Return the score of a timeline."""
        frames = seconds(timeline.seconds)
        entries: dict[CueKind, list[Entry]] = {kind: [] for kind in CueKind}
        for cue in timeline.cues:
            at = seconds(cue.start)
            length = seconds(BELL_SECONDS if cue.kind is CueKind.BELL else cue.seconds)
            entries[cue.kind].append(Entry(at, at + length, cue.text))
        spoken = entries[CueKind.VOICE]
        changes = entries[CueKind.SOUNDSCAPE]
        return cls(
            frames=frames,
            voice=tuple(_one_after_another(spoken, frames)),
            bells=tuple(entries[CueKind.BELL]),
            tones=tuple(entries[CueKind.TONE]),
            soundscapes=((-1, timeline.soundscape), *((change.at, change.text) for change in changes)),
            speech=tuple(_stretches(spoken)),
            closing=seconds(timeline.closing),
        )

    def voice_in(self, start: int, end: int) -> Sequence[Entry]:
        """Return the lines that may sound in the frames from `start` to `end`."""
        return _within(self.voice, start, end)

    def bells_in(self, start: int, end: int) -> Sequence[Entry]:
        """Return the bells that ring in these frames."""
        return _within(self.bells, start - seconds(BELL_SECONDS), end)

    def tones_in(self, start: int, end: int) -> Sequence[Entry]:
        """Return the breath tones that sound in these frames."""
        return _within(self.tones, start - self._longest_tone, end)

    def speaking(self, start: int, count: int) -> Gain:
        """Return how far the ambience is to step back in each frame: 0 not at all, 1 while somebody speaks."""
        much: Gain = 0.0
        for stretch in _within(self.speech, start - COME_BACK, start + count + STEP_BACK):
            before = glide(start, count, stretch.at - STEP_BACK, STEP_BACK)
            after = glide(start, count, stretch.until, COME_BACK)
            much = much + before * (1 - after)
        return np.minimum(much, 1.0)

    @cached_property
    def _longest_tone(self) -> int:
        return max((entry.until - entry.at for entry in self.tones), default=0)


def _one_after_another(lines: Sequence[Entry], frames: int) -> Iterable[Entry]:
    for line, following in pairwise((*lines, Entry(frames, frames))):
        yield Entry(line.at, max(min(following.at, frames), line.at), line.text)


def _stretches(lines: Iterable[Entry]) -> Iterable[Entry]:
    stretch: Entry | None = None
    for line in lines:
        if stretch and line.at - stretch.until < _STAY_BACK:
            stretch = Entry(stretch.at, max(stretch.until, line.until))
        else:
            if stretch:
                yield stretch
            stretch = line
    if stretch:
        yield stretch


def _within(entries: Sequence[Entry], start: int, end: int) -> Sequence[Entry]:
    """Return the entries that begin from `start` to `end`, and the last one before."""
    first = max(bisect_right(entries, start, key=attrgetter("at")) - 1, 0)
    return entries[first : bisect_left(entries, end, key=attrgetter("at"))]

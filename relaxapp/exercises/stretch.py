"""One stretch of breaths in a timeline, and the timeline in which the rest of it is another."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.breathing import IN_ASIDE
from relaxapp.exercises.pieces import PHASE_WORDS, Line
from relaxapp.exercises.timeline import Cue, CueKind, Phase, Segment, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relaxapp.exercises.pattern import PhaseKind

HAIR: Final = 1e-6
"""Seconds that are none."""

_MARKS: Final = (CueKind.BELL, CueKind.SOUNDSCAPE)
"""What stands at the edge of a stretch and never in it."""
_NAMES: Final = {words: kind for kind, words in PHASE_WORDS.items()}


def filling(room: float, wanted: float, low: float, high: float) -> tuple[int, float]:
    """Return how many breaths of `wanted` seconds fill the room, and how long each is then, from `low` to `high`.

    No breath fits where the room is shorter than `low`. What the longest breaths leave over is left over.
    """
    near = round(room / wanted)
    if near and low <= room / near <= high:
        return near, room / near
    count = math.floor(room / low + HAIR)
    return count, min(room / count, high) if count else 0.0


@dataclass(frozen=True)
class Breathing:
    """The breaths of a timeline from its segment `first` to the one before `last`."""

    timeline: Timeline
    first: int
    last: int

    @classmethod
    def at(cls, timeline: Timeline, position: float) -> Breathing | None:
        """Return the stretch that is breathed at `position` seconds, or None when there is none."""
        index = timeline.index_at(position)
        if not timeline.segments[index].breaths:
            return None
        first = last = index
        while first > 0 and _together(timeline.segments[first - 1], timeline.segments[index]):
            first -= 1
        while last < len(timeline.segments) and _together(timeline.segments[last], timeline.segments[index]):
            last += 1
        return cls(timeline, first, last)

    @property
    def segments(self) -> Sequence[Segment]:
        """Its segments, a stillness at its end among them."""
        return self.timeline.segments[self.first : self.last]

    @property
    def start(self) -> float:
        """Where it starts, in seconds."""
        return self.segments[0].start

    @property
    def end(self) -> float:
        """Where it ends, in seconds."""
        return self.segments[-1].end

    @property
    def section(self) -> int:
        """The index of the section that it is in."""
        return self.segments[0].section

    def breath_from(self, position: float) -> int | None:
        """Return the index in `segments` of the first breath that starts at `position` or later, None for none.

        A stillness at the end counts: there may be room for another kind of breath.
        """
        for index, segment in enumerate(self.segments):
            begins = index == 0 or self.segments[index - 1].breath != segment.breath or segment.phase is Phase.STILL
            if begins and segment.start >= position - HAIR:
                return index
        return None

    def breath_seconds(self, index: int) -> float:
        """Return how long the breath lasts that starts with segment `index`; 0 for a stillness."""
        number = self.segments[index].breath
        return sum(
            each.end - each.start
            for each in self.segments[index:]
            if each.breath == number and each.phase is not Phase.STILL
        )

    def asides(self) -> list[list[Cue]]:
        """Return what is said along the way, the sentences that belong together in one list."""
        said = [cue for cue in self.timeline.voice_cues if self._holds(cue) and cue.text not in _NAMES]
        groups = [said[:1]] if said else []
        for before, cue in pairwise(said):
            if cue.start <= before.start + before.seconds + IN_ASIDE + HAIR:
                groups[-1].append(cue)
            else:
                groups.append([cue])
        return groups

    def named_from(self, position: float) -> int:
        """Return how many breaths from `position` on have one of their parts named aloud."""
        return len(
            {
                self.timeline.at(cue.start + HAIR).breath
                for cue in self.timeline.voice_cues
                if self._holds(cue) and cue.start >= position - HAIR and cue.text in _NAMES
            }
        )

    def names(self) -> Mapping[PhaseKind, Line]:
        """Return the words for the parts of a breath that are anywhere in the timeline."""
        return {_NAMES[cue.text]: Line(cue.text, cue.seconds) for cue in self.timeline.voice_cues if cue.text in _NAMES}

    def with_rest(self, at: float, segments: Sequence[Segment], cues: Iterable[Cue], heard: float) -> Timeline:
        """Return the timeline that goes on with these segments from `at` to the end of the stretch.

        The cues take the place of all that begins in the stretch from `heard` on.
        """
        old = self.timeline
        before = [segment for segment in old.segments[: self.last] if segment.start < at - HAIR]
        if before and before[-1].end > at:
            before[-1] = _cut(before[-1], at)
        kept = [cue for cue in old.cues if cue.start < heard or cue.start >= self.end - HAIR or cue.kind in _MARKS]
        # Of what begins at once, the order stays: the mixer hears a bell and a line as they were written.
        laid = sorted([*kept, *cues], key=lambda cue: cue.start)
        return replace(
            old,
            segments=(*before, *segments, *old.segments[self.last :]),
            cues=tuple(self._captioned(laid, heard)),
        )

    def _holds(self, cue: Cue) -> bool:
        return self.start - HAIR <= cue.start < self.end - HAIR

    def _captioned(self, cues: list[Cue], heard: float) -> list[Cue]:
        """Let words stay until the next ones or the section's end, as far as they reach into what has changed."""
        until = self.timeline.sections[self.section].end
        for index in range(len(cues) - 1, -1, -1):
            cue = cues[index]
            if cue.kind is not CueKind.VOICE or cue.start >= until:
                continue
            if cue.start >= self.end - HAIR:
                until = cue.start
                continue
            named = cue.text in _NAMES
            if cue.start >= heard or (cue.caption_until > heard and not named):
                cues[index] = replace(cue, caption_until=min(cue.caption_until, until) if named else until)
            until = cue.start
            if cue.start < heard:
                break
        return cues


def stillness(start: float, end: float, like: Segment) -> Segment:
    """Return the time that no whole breath fills, behind the last breath of a stretch."""
    return replace(like, start=start, end=end, phase=Phase.STILL, fill_from=0.0, fill_to=0.0, fills_in=1.0)


def _together(one: Segment, other: Segment) -> bool:
    return one.breaths > 0 and one.section == other.section


def _cut(segment: Segment, at: float) -> Segment:
    """Return what a segment is up to `at`, as if nothing had been planned behind that."""
    share = (at - segment.start) / (segment.end - segment.start)
    return replace(
        segment, end=at, fill_to=segment.fill_at(share), fills_in=min(segment.fills_in / share, 1.0) if share else 1.0
    )

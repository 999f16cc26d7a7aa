"""One session laid out in time: what is heard and shown at each moment, as a pure function of the position."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from relaxapp.exercises.areas import Mode
    from relaxapp.exercises.pattern import Pattern


CLOSING: Final = 4.0
"""Seconds in which the soundscape goes at the end."""
_HAIR: Final = 0.001
"""Seconds."""


class Phase(StrEnum):
    """What the person is doing while a stretch of the session lasts."""

    SETTLE = "settle"
    STILL = "still"
    IN = "in"
    TOP_UP = "top-up"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"
    TENSE = "tense"
    RELEASE = "release"


BREATH_PHASES = frozenset({Phase.IN, Phase.TOP_UP, Phase.HOLD, Phase.OUT, Phase.REST})
MUSCLE_PHASES = frozenset({Phase.TENSE, Phase.RELEASE})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one phase. `fill_from` and `fill_to` (0..1) are how full the pacer is at its two ends.

    A breath that is `followed` may be led by the person; any other has the `pace` that is written for it. What belongs
    to a stretch of breaths has a number among its `breaths`, also a stillness at the end that no whole breath fills.
    The pacer comes to `fill_to` within the share `fills_in` of the segment and stays there.
    """

    start: float
    end: float
    phase: Phase
    section: int
    fill_from: float = 0.0
    fill_to: float = 0.0
    breath: int = 0
    breaths: int = 0
    followed: bool = False
    pace: Pattern | None = None
    fills_in: float = 1.0

    def fill_at(self, progress: float) -> float:
        """Return how full the pacer is when so much (0..1) of the segment is over."""
        return self.fill_from + (self.fill_to - self.fill_from) * min(progress / self.fills_in, 1.0)


class CueKind(StrEnum):
    """What a cue makes heard."""

    VOICE = "voice"
    BELL = "bell"
    TONE = "tone"
    SOUNDSCAPE = "soundscape"


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that begins at `start` seconds.

    `text` is the words of a voice cue, the breath phase of a tone ("in", "top-up", "hold", "out", "rest"), or the
    name of a soundscape. `seconds` is how long it lasts. A voice cue's words stay on screen until `caption_until`.
    """

    start: float
    kind: CueKind
    text: str = ""
    seconds: float = 0.0
    caption_until: float = 0.0


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """One section of the fitted session, with the area it is about in words ("" for none) and its mode."""

    title: str
    start: float
    end: float
    area: str = ""
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that a screen shows at one position (seconds).

    `progress` (0..1) is how far the phase has come, `seconds_left` what is left of it, `fill` (0..1) how full the
    pacer is. `breath` counts from 1 within its stretch of `breaths`, 0 when nothing is breathed; one that is
    `followed` may be led by the person, any other has the `pace` that is written for it.
    """

    position: float
    remaining: float
    phase: Phase
    progress: float
    seconds_left: float
    fill: float
    section: SectionSpan
    section_index: int
    caption: str = ""
    breath: int = 0
    breaths: int = 0
    followed: bool = False
    pace: Pattern | None = None


@dataclass(frozen=True)
class Timeline:
    """A session of exactly `seconds`: segments and sections without gaps, cues in order.

    Two timelines of the same exercise share their first `settle` seconds, in which nothing is said. In the last
    `closing` seconds the soundscape goes.
    """

    exercise: str
    title: str
    seconds: float
    settle: float
    soundscape: str
    sections: tuple[SectionSpan, ...]
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    changes: tuple[str, ...] = field(default=())
    closing: float = CLOSING

    def at(self, position: float) -> Moment:
        """Return what is shown at `position` seconds; a position outside the session counts as its nearest end."""
        position = min(max(position, 0.0), self.seconds)
        segment = self.segments[self.index_at(position)]
        length = segment.end - segment.start
        progress = min((position - segment.start) / length, 1.0) if length > 0 else 1.0
        return Moment(
            position=position,
            remaining=self.seconds - position,
            phase=segment.phase,
            progress=progress,
            seconds_left=max(segment.end - position, 0.0),
            fill=segment.fill_at(progress),
            section=self.sections[segment.section],
            section_index=segment.section,
            caption=self._caption(position),
            breath=segment.breath,
            breaths=segment.breaths,
            followed=segment.followed,
            pace=segment.pace,
        )

    def index_at(self, position: float) -> int:
        """Return the index of the segment that lasts at `position` seconds."""
        return max(bisect_right(self._segment_starts, position) - 1, 0)

    def last_line(self, position: float) -> Cue | None:
        """Return the voice cue that began last before `position`, or None when nothing has been said yet."""
        index = bisect_right(self._voice_starts, position) - 1
        return self.voice_cues[index] if index >= 0 else None

    def next_section(self, position: float) -> float:
        """Return where the section after the one at `position` starts; the end when there is none."""
        # A position that was rounded to a sample may lie a hair before the section that it stands for.
        return next((section.start for section in self.sections if section.start > position + _HAIR), self.seconds)

    @cached_property
    def voice_cues(self) -> tuple[Cue, ...]:
        """The spoken lines, in order."""
        return tuple(cue for cue in self.cues if cue.kind is CueKind.VOICE)

    @property
    def lines(self) -> tuple[str, ...]:
        """The different spoken lines in the order in which they are first needed."""
        return tuple(dict.fromkeys(cue.text for cue in self.voice_cues))

    def _caption(self, position: float) -> str:
        cue = self.last_line(position)
        return cue.text if cue and position < cue.caption_until else ""

    @cached_property
    def _segment_starts(self) -> list[float]:
        return [segment.start for segment in self.segments]

    @cached_property
    def _voice_starts(self) -> list[float]:
        return [cue.start for cue in self.voice_cues]

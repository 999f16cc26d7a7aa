"""Lays the pieces of a solved practice out in time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.breathing import FEW_SPOKEN_BREATHS, SPOKEN_BREATHS, BreathStretch
from relaxapp.exercises.pieces import Breaths, Mark, Stretch
from relaxapp.exercises.timeline import BREATH_PHASES, CLOSING, Cue, CueKind, Phase, SectionSpan, Segment, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.exercises.adapt import Part, Practice
    from relaxapp.exercises.pieces import Piece

SETTLE: Final = 4.0
"""Seconds at the start of every session in which nothing is said."""

_TOWARDS_SLEEP: Final = 60.0
"""Seconds in which a soundscape goes that nobody is to be woken by, where the last words leave as many."""
_FILL: Final = {Phase.TENSE: (0.0, 1.0), Phase.RELEASE: (1.0, 0.0)}


@dataclass(frozen=True, slots=True)
class Solution:
    """What makes a practice last exactly so long.

    `fraction` (0..1) is how far elastic parts stretch, `breaths` the breaths of each stretch that fills the time, in
    order, `scale` the length of those breaths against what is written, `closing` seconds of stillness at the end.
    """

    fraction: float
    breaths: tuple[int, ...] = ()
    scale: float = 1.0
    closing: float = 0.0


def lay(
    practice: Practice, parts: Sequence[tuple[Part, Sequence[Piece]]], solution: Solution, seconds: float
) -> Timeline:
    """Return the timeline of the parts that are kept, which the solution makes `seconds` long."""
    layout = _Layout(solution, FEW_SPOKEN_BREATHS if practice.few_words else SPOKEN_BREATHS)
    spans = []
    for index, (part, pieces) in enumerate(parts):
        start = layout.now if index else 0.0
        for piece in pieces:
            layout.add(piece, index)
        if index + 1 == len(parts):
            layout.close(index, seconds)
        layout.end_captions()
        spans.append(SectionSpan(part.title, start, layout.now, part.area, part.mode))
    return Timeline(
        exercise=practice.exercise,
        title=practice.title,
        seconds=seconds,
        settle=SETTLE,
        soundscape=practice.soundscape,
        sections=tuple(spans),
        segments=tuple(layout.segments),
        cues=tuple(layout.cues),
        changes=practice.changes,
        closing=_closing(practice, layout.cues, seconds),
    )


def _closing(practice: Practice, cues: Sequence[Cue], seconds: float) -> float:
    if not practice.lets_sleep:
        return CLOSING
    said = max((cue.start + cue.seconds for cue in cues if cue.kind is CueKind.VOICE), default=0.0)
    return max(min(seconds - said, _TOWARDS_SLEEP), CLOSING)


class _Layout:
    """Puts one piece behind the other; `now` is where the next one starts."""

    def __init__(self, solution: Solution, spoken_breaths: int) -> None:
        self.now = SETTLE
        self.segments = [Segment(0.0, SETTLE, Phase.SETTLE, 0)]
        self.cues: list[Cue] = []
        self._section_cues: list[Cue] = []
        self._solution = solution
        self._spoken_breaths = spoken_breaths
        self._fills = iter(solution.breaths)

    def add(self, piece: Piece, section: int) -> None:
        """Append a piece of a section."""
        match piece:
            case Stretch():
                length = piece.shortest + self._solution.fraction * (piece.longest - piece.shortest)
                if piece.line:
                    self._section_cues.append(Cue(self.now, CueKind.VOICE, piece.line, piece.shortest))
                self._extend(piece.phase, self.now + length, section)
            case Mark():
                self._section_cues.append(Cue(self.now, piece.kind, piece.text))
            case Breaths():
                filling = piece.times is None
                count = next(self._fills) if piece.times is None else piece.times
                scale = self._solution.scale if filling else 1.0
                stretch = BreathStretch(piece, self.now, count, scale, self._spoken_breaths)
                self.segments += stretch.segments(section)
                self._section_cues += stretch.cues()
                self.now = stretch.end

    def close(self, section: int, seconds: float) -> None:
        """Bring the last section to its end at exactly `seconds`."""
        if self._solution.closing:
            self._extend(Phase.STILL, seconds, section)
        # The sum of many lengths is off by some billionths of a second; the end is exact.
        self.segments[-1] = replace(self.segments[-1], end=seconds)
        self.now = seconds

    def end_captions(self) -> None:
        """Take over the cues of the section that ends here: words stay until the next ones or the section's end."""
        cues = sorted(self._section_cues, key=lambda cue: cue.start)
        self._section_cues = []
        until = self.now
        for index in range(len(cues) - 1, -1, -1):
            cue = cues[index]
            if cue.kind is CueKind.VOICE:
                shown = min(cue.caption_until or until, until)
                cues[index] = Cue(cue.start, cue.kind, cue.text, cue.seconds, shown)
                until = cue.start
        self.cues += cues

    def _extend(self, phase: Phase, end: float, section: int) -> None:
        """Add time in a phase; what goes on in the same phase is one segment."""
        low, high = _FILL.get(phase, (0.0, 0.0))
        last = self.segments[-1]
        if last.phase is phase and last.section == section and phase not in BREATH_PHASES | {Phase.TENSE}:
            self.segments[-1] = Segment(last.start, end, phase, section, low, high)
        elif end > self.now:
            self.segments.append(Segment(self.now, end, phase, section, low, high))
        self.now = end

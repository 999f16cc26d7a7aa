"""Where a session goes on that was cut off: at the start of a breath, of a sentence or of a section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.exercises.timeline import MUSCLE_PHASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.exercises.timeline import Timeline

_BREATHER: Final = 0.3
"""Seconds of stillness before a sentence, where there is room for it."""
_HAIR: Final = 1e-6
"""Seconds that are none."""


def place(timeline: Timeline, position: float) -> float:
    """Return where to go on that lies at `position` (seconds) or before it, as near as can be.

    Nothing is heard or shown from its middle there: no breath and no sentence has begun, and muscles that are tensed
    in a section are tensed from its start. In the first seconds, in which nothing is said, it is 0.
    """
    if position < timeline.settle:
        return 0.0
    near = (start for start in _starts(timeline) if start <= position + _HAIR and not _spoken_over(timeline, start))
    return max(near, default=0.0)


def _starts(timeline: Timeline) -> Iterator[float]:
    """Go through the places at which something starts."""
    muscles = {segment.section for segment in timeline.segments if segment.phase in MUSCLE_PHASES}
    yield from (section.start for section in timeline.sections)
    before = 0
    for segment in timeline.segments:
        if segment.breath and segment.breath != before and segment.section not in muscles:
            yield segment.start
        before = segment.breath
    quiet = 0.0
    for cue in timeline.voice_cues:
        segment = timeline.segments[timeline.index_at(cue.start)]
        if not segment.breaths and segment.section not in muscles:
            yield max(cue.start - _BREATHER, segment.start, quiet)
        quiet = cue.start + cue.seconds


def _spoken_over(timeline: Timeline, position: float) -> bool:
    """Tell whether a sentence that began before is still heard there."""
    line = timeline.last_line(position - _HAIR)
    return line is not None and line.start + line.seconds > position + _HAIR

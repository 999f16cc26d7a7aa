"""Words of company, laid into a stillness that is longer than somebody likes. No timing is changed by them."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.timeline import Cue, CueKind, Phase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relaxapp.exercises.pieces import Line
    from relaxapp.exercises.timeline import SectionSpan, Timeline

_HEARD: Final = (CueKind.VOICE, CueKind.TONE, CueKind.BELL)
_APART: Final = 1.0
"""Seconds of stillness at least on both sides of a word of company."""


def quiet(timeline: Timeline) -> Iterator[tuple[float, float]]:
    """Yield where nothing is heard and no muscle is at work, each as its start and its end in seconds."""
    busy = [(cue.start, cue.start + cue.seconds) for cue in timeline.cues if cue.kind in _HEARD]
    busy += [(segment.start, segment.end) for segment in timeline.segments if segment.phase is Phase.TENSE]
    now = 0.0
    for start, end in sorted(busy):
        if start > now:
            yield now, start
        now = max(now, end)
    if timeline.seconds > now:
        yield now, timeline.seconds


def before_sleep(timeline: Timeline) -> float:
    """Return where the last section begins: where sleep may come, it goes quiet, and nobody is talked awake."""
    return timeline.sections[-1].start


def with_company(timeline: Timeline, longest: float, lines: Sequence[Line], until: float) -> Timeline:
    """Return the timeline with lines laid in, so that no stillness lasts over `longest` seconds; they take turns.

    What comes after `until` seconds is left as it is.
    """
    turns = cycle(lines)
    said: list[Cue] = []
    for start, end in quiet(timeline):
        said += _laid(timeline, start, min(end, until), longest, turns)
    if not said:
        return timeline
    cues = sorted([*timeline.cues, *said], key=lambda cue: cue.start)
    following = timeline.seconds
    for index in range(len(cues) - 1, -1, -1):
        cue = cues[index]
        if cue.kind is CueKind.VOICE:
            if cue.caption_until > following:
                cues[index] = replace(cue, caption_until=following)
            following = cue.start
    return replace(timeline, cues=tuple(cues))


def _laid(timeline: Timeline, start: float, end: float, longest: float, turns: Iterator[Line]) -> Iterator[Cue]:
    now = start
    while end - now > longest:
        line = next(turns)
        number = math.ceil((end - now - longest) / (longest + line.seconds))
        gap = (end - now - number * line.seconds) / (number + 1)
        at = _within_a_section(timeline.sections, max(now + gap, timeline.settle), line.seconds, now + _APART)
        if min(gap, end - at - line.seconds) < _APART:  # a slow voice and a short stillness: no word is better
            return
        span = next(span for span in timeline.sections if at < span.end)
        yield Cue(at, CueKind.VOICE, line.text, line.seconds, caption_until=span.end)
        now = at + line.seconds


def _within_a_section(sections: Sequence[SectionSpan], at: float, seconds: float, earliest: float) -> float:
    """Move a line that would be cut by the end of a section to before it, or behind it where there is no room."""
    border = next((span.end for span in sections if at < span.end < at + seconds), None)
    if border is None:
        return at
    return border - seconds if border - seconds >= earliest else border

"""Another pace for the breaths that are still to come, while the session goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.breathing import BreathStretch
from relaxapp.exercises.pieces import Breaths, Line
from relaxapp.exercises.stretch import HAIR, Breathing, filling, stillness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.exercises.pattern import Pattern
    from relaxapp.exercises.timeline import Cue, Timeline

_SCALE: Final = 0.05
"""How much shorter or longer than asked for a breath may be, so that whole breaths fill the time."""


def repaced(timeline: Timeline, position: float, pattern: Pattern) -> Timeline | None:
    """Return the timeline in which the rest of this stretch of breaths has another pace; None when nothing can change.

    `position` is the first moment, in seconds, that may change. All is as before up to the first breath that starts
    there or later, and behind the stretch. In between are whole breaths of `pattern`; they may be 5 % shorter or
    longer than it says, and at least half of the change that was asked for comes about. What they leave over is
    stillness. Asides that were not said yet are said, as far as there is room, and the parts of so many breaths are
    named aloud as still would have been.
    """
    stretch = Breathing.at(timeline, position)
    index = stretch.breath_from(position) if stretch else None
    if stretch is None or index is None:
        return None
    begin = stretch.segments[index].start
    before = stretch.breath_seconds(index)
    count, seconds = filling(
        stretch.end - begin, pattern.seconds, *_bounds(before, stretch.segments[index].pace, pattern)
    )
    if not count:
        return None
    said = [aside for aside in stretch.asides() if aside[0].start < begin - HAIR]
    coming = [aside for aside in stretch.asides() if aside[0].start >= begin - HAIR]
    piece = Breaths(
        pattern=pattern,
        times=count,
        asides=tuple(tuple(Line(cue.text, cue.seconds) for cue in aside) for aside in coming),
        phase_words=stretch.names(),
        followed=stretch.segments[index].followed,
    )
    laid = BreathStretch(
        piece,
        begin,
        count,
        seconds / pattern.seconds,
        stretch.named_from(begin),
        begun=stretch.segments[index - 1].breath if index else 0,
        busy=max((cue.start + cue.seconds for aside in said for cue in aside), default=0.0),
    )
    segments = list(laid.segments(stretch.section))
    if stretch.end - laid.end > HAIR:
        segments.append(stillness(laid.end, stretch.end, segments[-1]))
    segments[-1] = replace(segments[-1], end=stretch.end)
    return stretch.with_rest(begin, segments, [*laid.cues(), *_unfinished(said, begin)], begin)


def _bounds(before: float, pace: Pattern | None, pattern: Pattern) -> tuple[float, float]:
    """Return how short and how long a breath may be; one that is to get slower is not laid quicker, nor back."""
    wanted = pattern.seconds
    low, high = wanted * (1 - _SCALE), wanted * (1 + _SCALE)
    change = wanted - (pace.seconds if pace else before) if before else 0.0
    if change > 0:
        low = max(low, (before + wanted) / 2, before)
    elif change < 0:
        high = min(high, (before + wanted) / 2, before)
    return min(low, wanted * (1 + _SCALE)), max(high, wanted * (1 - _SCALE))


def _unfinished(said: list[list[Cue]], begin: float) -> Iterator[Cue]:
    """Yield the sentences of an aside that has begun: they stay where they are."""
    return (cue for aside in said for cue in aside if cue.start >= begin)

"""A stretch of breaths that goes as the person shows: what they do now, and what the pacer would do next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.breathing import BreathStretch
from relaxapp.exercises.follow import SILENCE
from relaxapp.exercises.pattern import BreathPhase, Pattern, PhaseKind
from relaxapp.exercises.pieces import Breaths
from relaxapp.exercises.script import FOLLOWED
from relaxapp.exercises.stretch import HAIR, Breathing, filling, stillness
from relaxapp.exercises.timeline import Cue, CueKind, Phase, Segment

if TYPE_CHECKING:
    from relaxapp.exercises.follow import Breath, Lead
    from relaxapp.exercises.timeline import Timeline

_LATE: Final = 0.8
"""Seconds. Somebody who goes along is so late at most; whoever turns later goes their own way, and the pacer waits."""
_HEARD: Final = 1.0
"""Seconds. The rest of a part that is shorter needs no tone."""
_SCALE: Final = 0.05
"""How much shorter or longer an ordinary breath may be, so that whole ones fill the time. Theirs is as it is."""


def led(timeline: Timeline, position: float, heard: float, lead: Lead) -> Timeline | None:
    """Return the timeline in which the pacer goes on from `position` as the person leads; None for no change.

    What is seen changes at once, what is heard from `heard` on; asides stay where they are. There is no change outside
    of a stretch that can be led, nor for a breath in that its end leaves no room for.
    """
    stretch = Breathing.at(timeline, position)
    if stretch is None or not stretch.segments[0].followed:
        return None
    if lead.phase is Phase.IN and position + lead.breath.seconds > stretch.end:
        return None
    now = timeline.segments[timeline.index_at(position)]
    pattern = _pattern(lead.breath) if lead.guided else FOLLOWED
    if lead.guided and now.phase is lead.phase and position - now.start <= _LATE:  # it has turned itself: let it
        out = [_part(Phase.OUT, now.end, min(now.end + lead.breath.exhale, stretch.end), 1.0)]
        return _relaid(stretch, now.end, heard, out if lead.phase is Phase.IN else [], pattern)
    lay = _guided if lead.guided else _mirrored
    return _relaid(
        stretch, position, heard, lay(lead, position, timeline.at(position).fill, stretch.end), pattern, lead.guided
    )


def unled(timeline: Timeline, position: float) -> Timeline:
    """Return the timeline whose stretch that can be led is, from `position` on, an ordinary one again."""
    coming = next((each for each in timeline.segments if each.followed and each.end > position + HAIR), None)
    start = max(position, coming.start) if coming else 0.0
    stretch = Breathing.at(timeline, start) if coming else None
    return _relaid(stretch, start, start, [], FOLLOWED) if stretch else timeline


def _guided(lead: Lead, at: float, fill: float, end: float) -> list[Segment]:
    """Return the breath that the pacer makes now, from where it is."""
    breath = lead.breath
    if lead.phase is Phase.OUT:
        return [_part(Phase.OUT, at, min(at + breath.exhale, end), fill)]
    turn = at + breath.inhale
    return [_part(Phase.IN, at, turn, fill), _part(Phase.OUT, turn, turn + breath.exhale, 1.0)]


def _mirrored(lead: Lead, at: float, fill: float, end: float) -> list[Segment]:
    """Return the part of a breath that they make now; it lasts until they turn, or as if they had gone."""
    breath = lead.breath
    if lead.phase is Phase.OUT:
        gone = min(at + SILENCE, end)
        return [_part(Phase.OUT, at, gone, fill, breath.exhale / (gone - at))]
    gone = min(at + SILENCE, end - breath.exhale)
    return [
        _part(Phase.IN, at, gone, fill, breath.inhale / (gone - at)),
        _part(Phase.OUT, gone, gone + breath.exhale, 1.0),
    ]


def _part(phase: Phase, start: float, end: float, fill: float, fills_in: float = 1.0) -> Segment:
    to = float(phase is Phase.IN)
    return Segment(start, end, phase, 0, fill, to, followed=True, fills_in=min(fills_in, 1.0))


def _relaid(
    stretch: Breathing, at: float, heard: float, parts: list[Segment], pattern: Pattern, sounding: bool = True
) -> Timeline:
    """Return the timeline that goes on with these parts from `at` on and with whole breaths behind them."""
    before = stretch.timeline.at(at - HAIR).breath if at > stretch.start + HAIR else 0
    number = before + bool(parts and parts[0].phase is Phase.IN)
    start = parts[-1].end if parts else at
    scale = _SCALE if pattern is FOLLOWED else 0.0
    low, high = pattern.seconds * (1 - scale), pattern.seconds * (1 + scale)
    count, seconds = filling(stretch.end - start, pattern.seconds, low, high)
    rest = BreathStretch(
        Breaths(pattern, count, (), {}, followed=True), start, count, seconds / pattern.seconds, begun=number
    )
    segments = [replace(each, section=stretch.section, breath=number, breaths=number + count) for each in parts]
    segments += rest.segments(stretch.section)
    if stretch.end - rest.end > HAIR:
        like = segments[-1] if segments else stretch.segments[-1]
        segments.append(stillness(rest.end, stretch.end, like))
    if segments:
        segments[-1] = replace(segments[-1], end=stretch.end)
    tones = [tone for part in parts[not sounding :] if (tone := _tone(part, heard))]
    asides = [cue for aside in stretch.asides() for cue in aside if cue.start >= heard]
    coming = [cue for cue in rest.cues() if cue.start >= heard]
    return stretch.with_rest(at, segments, [*tones, *asides, *coming], heard)


def _tone(part: Segment, heard: float) -> Cue | None:
    """Return what is heard of a part of a breath, if that is more than its end."""
    start = max(part.start, heard)
    return Cue(start, CueKind.TONE, part.phase.value, part.end - start) if part.end - start >= _HEARD else None


def _pattern(breath: Breath) -> Pattern:
    return Pattern((BreathPhase(PhaseKind.IN, breath.inhale), BreathPhase(PhaseKind.OUT, breath.exhale)))

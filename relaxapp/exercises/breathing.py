"""What is heard along a stretch of paced breaths: a tone for each part of a breath, few words, and asides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.exercises.script import PhaseKind
from relaxapp.exercises.timeline import Cue, CueKind, Phase, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relaxapp.exercises.pieces import Breaths, Line
    from relaxapp.exercises.script import BreathPhase

SPOKEN_BREATHS: Final = 3
FEW_SPOKEN_BREATHS: Final = 1
"""The breaths of a stretch whose parts are named aloud; from then on the tones are enough."""
_TOPPED: Final = 0.8
"""How full the pacer is before the top-up."""
IN_ASIDE: Final = 0.5
AFTER_ASIDE: Final = 1.0
"""Seconds of silence between the sentences of an aside, and at least behind it."""


class BreathStretch:
    """A stretch of whole breaths from `start`, all scaled alike; the parts of the first `spoken` are named aloud.

    It may go on with a stretch of which so many breaths are `begun`, while somebody still speaks until `busy`.
    """

    def __init__(
        self,
        piece: Breaths,
        start: float,
        count: int,
        scale: float,
        spoken: int = SPOKEN_BREATHS,
        *,
        begun: int = 0,
        busy: float = 0.0,
    ) -> None:
        self._piece = piece
        self._start = start
        self._count = count
        self._scale = scale
        self._spoken = spoken
        self._begun = begun
        self._busy = busy
        self._breath = piece.pattern.seconds * scale
        self.end = start + count * self._breath
        self._asides = self._placed()

    def segments(self, section: int) -> Iterator[Segment]:
        """Yield one segment for each part of each breath."""
        topped = any(phase.kind is PhaseKind.TOP_UP for phase in self._piece.pattern.phases)
        breaths = self._begun + self._count
        followed = self._piece.followed
        pace = None if followed else self._piece.pattern
        full = 0.0
        for number, phase, start, end in self._phases():
            low, full = full, _full(phase.kind, topped, full)
            breath = self._begun + number + 1
            yield Segment(start, end, Phase(phase.kind), section, low, full, breath, breaths, followed, pace)

    def cues(self) -> Iterator[Cue]:
        """Yield tones, phase words and asides, in no order. An aside's caption is left for the caller to end."""
        for start, line in self._asides:
            yield Cue(start, CueKind.VOICE, line.text, line.seconds)
        for number, phase, start, end in self._phases():
            yield Cue(start, CueKind.TONE, phase.kind.value, end - start)
            words = self._piece.phase_words.get(phase.kind)
            if not words or number >= self._spoken or words.seconds > end - start or start < self._busy:
                continue
            until = start + words.seconds
            if all(until <= at or at + line.seconds <= start for at, line in self._asides):
                yield Cue(start, CueKind.VOICE, words.text, words.seconds, caption_until=end)

    def _phases(self) -> Iterator[tuple[int, BreathPhase, float, float]]:
        for number in range(self._count):
            begun = self._start + number * self._breath
            elapsed = 0.0
            for phase in self._piece.pattern.phases:
                start = begun + elapsed * self._scale
                elapsed += phase.seconds
                last = phase is self._piece.pattern.phases[-1]
                yield number, phase, start, self._begin(number + 1) if last else begun + elapsed * self._scale

    def _begin(self, number: int) -> float:
        return self._start + number * self._breath

    def _placed(self) -> list[tuple[float, Line]]:
        """Spread as many asides as there is room for; the last ones give way."""
        busy = sum(self._out_breath(number) < self._busy + AFTER_ASIDE for number in range(self._count))
        named = max(min(self._spoken, self._count // 2), busy, 1)
        room = self._count - named
        for number in range(min(len(self._piece.asides), (room + 1) // 2), 0, -1):
            places = [self._out_breath(named + (2 * index + 1) * room // (2 * number)) for index in range(number)]
            if placed := self._without_collision(places, self._piece.asides[:number]):
                return placed
        return []

    def _without_collision(
        self, places: Sequence[float], asides: Sequence[Sequence[Line]]
    ) -> list[tuple[float, Line]] | None:
        placed = []
        for index, (place, aside) in enumerate(zip(places, asides, strict=True)):
            end = place
            for line in aside:
                placed.append((end, line))
                end += line.seconds + IN_ASIDE
            last = index + 1 == len(places)
            if end - IN_ASIDE > (self.end if last else places[index + 1] - AFTER_ASIDE):
                return None
        return placed

    def _out_breath(self, number: int) -> float:
        before = 0.0
        for phase in self._piece.pattern.phases:
            if phase.kind is PhaseKind.OUT:
                break
            before += phase.seconds
        return self._begin(number) + before * self._scale


def _full(kind: PhaseKind, topped: bool, before: float) -> float:
    """Return how full the pacer is at the end of a part of a breath."""
    match kind:
        case PhaseKind.IN:
            return _TOPPED if topped else 1.0
        case PhaseKind.TOP_UP:
            return 1.0
        case PhaseKind.OUT:
            return 0.0
        case _:
            return before

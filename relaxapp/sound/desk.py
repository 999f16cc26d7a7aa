"""The mixing desk: how loud each bus is in each frame. Immutable: a change makes another desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.automation import Automation, Gain, between, glide, seconds
from relaxapp.sound.score import STEP_BACK, Score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relaxapp.exercises.timeline import Timeline

VOICE_RMS: Final = 10 ** (-16 / 20)
"""Of every line at full volume, K-weighted, its silences left out."""
_AMBIENCE_RMS: Final = 10 ** (-14.5 / 20)
"""The loudest soundscape at full volume, K-weighted."""
_BELOW_VOICE: Final = 10 ** (-16 / 20)
"""How far under the voice the ambience steps; slow waves in it still stay 12 dB under."""
_LEAST: Final = 10 ** (-4 / 20)
"""The ambience steps back at least so far, to make room …"""
_MOST: Final = 10 ** (-24 / 20)
"""… and at most so far: whoever wants a faint voice under loud rain may have it."""
_BARELY_HEARD: Final = 0.2**3
"""Gain of a voice so soft that stepping back for it begins to give way."""

LEVEL_FRAMES: Final = seconds(0.15)
VOICE_FRAMES: Final = seconds(0.2)
SOUNDSCAPE_FRAMES: Final = seconds(3.0)
OPENING: Final = seconds(2.0)
_LAST_MOMENT: Final = seconds(0.3)
_RINGING_OUT: Final = seconds(1.5)
"""A bell near the end is not cut off as by a hand."""
LANDING: Final = seconds(2.5)
_LANDING_BELLS: Final = seconds(0.8)


class Bus(StrEnum):
    """One of the three groups of sounds that have a volume of their own."""

    VOICE = "voice"
    BELLS = "bells"
    AMBIENCE = "ambience"


@dataclass(frozen=True, slots=True)
class Levels:
    """The three volumes as their sliders stand, 0 (silent) to 1."""

    voice: float = 0.8
    bells: float = 0.6
    ambience: float = 0.5


def cubic(level: float) -> float:
    """Return the gain of a slider position: its cube, which the ear follows evenly; outside 0..1 counts as the end."""
    return min(max(level, 0.0), 1.0) ** 3


def _ducked(voice: float, ambience: float) -> float:
    """Return how loud the ambience is to be under a voice, as a part of its own gain, from the gains of both."""
    far_enough = voice * VOICE_RMS * _BELOW_VOICE / max(ambience * _AMBIENCE_RMS, 1e-9)
    heard = min(voice / _BARELY_HEARD, 1.0)
    return 1.0 - heard * (1.0 - min(max(far_enough, _MOST), _LEAST))


@dataclass(frozen=True)
class Desk:
    """Everything but the sounds themselves.

    `ducked` is the gain of the ambience while somebody speaks. The `chosen` soundscapes, each with the frame from
    which on it is heard, overrule those of the score. `before` are the scores that went before it, each with the frame
    up to which it counted: the ambience goes over from one to the next, wherever somebody speaks in only one of them.
    """

    score: Score
    levels: Mapping[Bus, Automation]
    voice_on: Automation
    ducked: Automation
    chosen: tuple[tuple[int, str], ...] = ()
    landing: int | None = None
    before: tuple[tuple[Score, int], ...] = ()

    @classmethod
    def of(cls, timeline: Timeline, levels: Levels, voice_on: bool, soundscape: str) -> Desk:
        """Return the desk at the start of a session. An empty soundscape leaves the choice to the timeline."""
        gains = {bus: cubic(getattr(levels, bus.value)) for bus in Bus}
        voice = gains[Bus.VOICE] if voice_on else 0.0
        return cls(
            score=Score.of(timeline),
            levels={bus: Automation.steady(gain) for bus, gain in gains.items()},
            voice_on=Automation.steady(float(voice_on)),
            ducked=Automation.steady(_ducked(voice, gains[Bus.AMBIENCE])),
            chosen=((-1, soundscape),) if soundscape else (),
        )

    @property
    def names(self) -> frozenset[str]:
        """Every soundscape that may be heard."""
        return frozenset(name for _, name in (*self.score.soundscapes, *self.chosen))

    # Changes

    def with_level(self, bus: Bus, level: float, at: int) -> Desk:
        """Return the desk with one slider moved from frame `at` on."""
        moved = self.levels[bus].moved(cubic(level), at, LEVEL_FRAMES)
        return self._with_room(at, {**self.levels, bus: moved}, self.voice_on)

    def with_voice(self, on: bool, at: int) -> Desk:
        """Return the desk with the voice on or off from frame `at` on."""
        return self._with_room(at, self.levels, self.voice_on.moved(float(on), at, VOICE_FRAMES))

    def with_soundscape(self, name: str, at: int) -> Desk:
        """Return the desk with another soundscape from frame `at` on, whatever the script says later."""
        kept = tuple(change for change in self.chosen if change[0] < at)
        return replace(self, chosen=(*kept, (at, name)))

    def with_timeline(self, timeline: Timeline, at: int) -> Desk:
        """Return the desk with another timeline from frame `at` on."""
        before = tuple(known for known in self.before if known[1] + STEP_BACK > at)
        return replace(self, score=Score.of(timeline), before=(*before, (self.score, at)))

    def landed(self, at: int) -> Desk:
        """Return the desk that fades to silence from frame `at` on."""
        return replace(self, landing=at)

    def settled(self) -> Desk:
        """Return the desk on which the newest levels and choices hold from the beginning, and nothing lands."""
        return replace(
            self,
            levels={bus: level.settled() for bus, level in self.levels.items()},
            voice_on=self.voice_on.settled(),
            ducked=self.ducked.settled(),
            chosen=tuple((-1, name) for _, name in self.chosen[-1:]),
            landing=None,
            before=(),
        )

    def _with_room(self, at: int, levels: Mapping[Bus, Automation], voice_on: Automation) -> Desk:
        """Return the desk with these levels, on which the ambience makes room for the voice as they ask for."""
        goal = _ducked(levels[Bus.VOICE].goal * voice_on.goal, levels[Bus.AMBIENCE].goal)
        return replace(self, levels=levels, voice_on=voice_on, ducked=self.ducked.moved(goal, at, STEP_BACK))

    # Gains, frame by frame

    def voice(self, start: int, count: int) -> Gain:
        """Return the gain of the spoken lines."""
        spoken = self.levels[Bus.VOICE].gain(start, count) * self.voice_on.gain(start, count)
        return spoken * self._end(start, count, _LAST_MOMENT, VOICE_FRAMES)

    def bells(self, start: int, count: int) -> Gain:
        """Return the gain of bells and tones."""
        level = self.levels[Bus.BELLS].gain(start, count)
        return level * self._end(start, count, _RINGING_OUT, _LANDING_BELLS)

    def ambience(self, start: int, count: int) -> Gain:
        """Return the gain of the soundscapes together."""
        opening = between(0.0, 1.0, glide(start, count, 0, OPENING))
        ends = opening * self._end(start, count, self.score.closing, LANDING)
        return self.levels[Bus.AMBIENCE].gain(start, count) * ends * self._duck(start, count)

    def soundscapes(self, start: int, count: int) -> dict[str, Gain]:
        """Return the soundscapes that are heard, each with its gain; their powers add up to 1."""
        powers: dict[str, Gain] = {}
        rest: Gain = 1.0
        for at, name in reversed(self._scenes()):
            share = glide(start, count, at, SOUNDSCAPE_FRAMES) if at >= 0 else 1.0
            powers[name] = powers.get(name, 0.0) + rest * share
            rest = rest * (1.0 - share)
            if not np.any(rest):
                break
        return {name: np.sqrt(power) for name, power in powers.items() if np.any(power)}

    def _scenes(self) -> tuple[tuple[int, str], ...]:
        first = self.chosen[0][0] if self.chosen else self.score.frames
        return (*(scene for scene in self.score.soundscapes if scene[0] < first), *self.chosen)

    def _duck(self, start: int, count: int) -> Gain:
        speaking = self._speaking(start, count)
        if self.landing is not None and start + count > self.landing:
            # A line that breaks off must not bring the ambience up while everything falls silent.
            landed = np.arange(start, start + count) >= self.landing
            speaking = np.where(landed, self._speaking(self.landing, 1), speaking)
        return 1.0 - speaking * (1.0 - self.ducked.gain(start, count))

    def _speaking(self, start: int, count: int) -> Gain:
        scores = [score for score, _ in self.before] + [self.score]
        speaking = scores[0].speaking(start, count)
        for score, (_, at) in zip(scores[1:], self.before, strict=True):
            speaking = speaking + (score.speaking(start, count) - speaking) * glide(start, count, at, STEP_BACK)
        return speaking

    def _end(self, start: int, count: int, closing: int, landing: int) -> Gain:
        """Return the fade at the end of the session and, after somebody stopped it, the landing."""
        fade = between(1.0, 0.0, glide(start, count, self.score.frames - closing, closing))
        if self.landing is None:
            return fade
        return fade * between(1.0, 0.0, glide(start, count, self.landing, landing))

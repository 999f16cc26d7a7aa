"""A session whose pace changes while it runs, with the clock in the hands of the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.exercises.pieces import PHASE_WORDS
from relaxapp.paths import assets
from relaxapp.player.session import Session, prepare
from relaxapp.player.terms import Choices, State
from relaxapp.sound.mix import Levels
from relaxapp.sound.output import NoSound
from relaxapp.sound.steadfast import Steadfast
from tests.player.fakes import Narrator

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.exercises.timeline import Phase, Timeline
    from relaxapp.sound.output import Output

NAMES = set(PHASE_WORDS.values())
USUAL = Levels()
BELLS = Levels(0.0, 1.0, 0.0)


class Room:
    """A session on the real mixer and the output without a device, with the clock in the hands of the test."""

    def __init__(self, what: Script, minutes: float = 3, levels: Levels = USUAL) -> None:
        self.now = 100.0
        self.states: list[State] = []
        self.whispers: list[str] = []
        self.session: Session = prepare(what, minutes, Comfort(), Choices(levels), Narrator(1.0), self._output, self)
        self.session.start()

    def _output(self, on_change: Callable[[bool], None]) -> Steadfast:
        return Steadfast(_no_loudspeaker, lambda: self.now, on_change, lambda job: job())

    def state_changed(self, state: State) -> None:
        self.states.append(state)

    def notice(self, text: str) -> None:
        assert not text or "no sound" in text

    def whisper(self, text: str) -> None:
        self.whispers.append(text)

    def go(self, seconds: float) -> None:
        """Let so much time pass, ticking as a window would."""
        until = self.now + seconds
        while self.now < until:
            self.now = min(self.now + 0.05, until)
            self.session.tick()

    def to(self, position: float) -> None:
        self.go(position - self.session.position)

    @property
    def timeline(self) -> Timeline:
        return self.session.timeline

    @property
    def breathing(self) -> float:
        """Where the breathing starts."""
        return next(segment.start for segment in self.timeline.segments if segment.breaths)

    def lengths(self, phase: Phase, since: float) -> list[float]:
        return [s.end - s.start for s in self.timeline.segments if s.phase is phase and s.start >= since]


def _no_loudspeaker() -> Output:
    raise NoSound("There is none.")


def followed() -> Script:
    return Library([assets() / "exercises"]).get("follow-my-breath")

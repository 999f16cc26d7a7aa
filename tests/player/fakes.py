"""A session's surroundings, moved by hand: its sound, its voice, its script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from relaxapp.exercises.parser import parse
from relaxapp.sound.mix import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from relaxapp.exercises.script import Script
    from relaxapp.failures import Failure
    from relaxapp.sound.mix import Samples

SCRIPT = """+++
title = "Test"
family = "breathing"
summary = "For testing."
minutes = [1, 5]
usual = 2
postures = ["sitting"]
uses = ["breath"]
cautions = []
sources = ["none"]
+++

# Settling
Here we are. There is time.
(pause 1-8)

# Breathing
(breathe 4-0-6-0 to fill)

# Coming back
Look around you.
(pause 1-8)
"""


def script() -> Script:
    """A breathing exercise of one to five minutes."""
    return parse(SCRIPT, "test")


class Output:
    """An output whose clock is turned by hand."""

    def __init__(self, on_change: Callable[[bool], None], *, silent: bool = False) -> None:
        self.on_change = on_change
        self.silent = silent
        self.frame = 0
        self.end = 0
        self.playing = False
        self.closed = False
        self.refreshes = self.halts = self.ticks = 0
        self.starts: list[int] = []

    def play(self, render: Callable[[int, int], Samples], start: int, end: int) -> None:
        self.render = render
        self.frame, self.end, self.playing = start, end, True
        self.starts.append(start)
        if self.silent:
            self.on_change(False)

    def position(self) -> int:
        return self.frame

    def horizon(self) -> int:
        return min(self.frame + RATE // 10, self.end)

    def refresh(self) -> None:
        self.refreshes += 1

    def halt(self) -> int:
        self.halts += self.playing
        self.playing = False
        return self.frame

    def finished(self) -> bool:
        return self.frame >= self.end

    def tick(self) -> None:
        self.ticks += 1

    def close(self) -> None:
        self.playing = False
        self.closed = True


class Narrator:
    """A voice that is ready when the test says so."""

    def __init__(self, length: float | None) -> None:
        self.problem: Failure | None = None
        self.notice: Failure | None = None
        self.length = length
        self.asked: list[str] = []
        self.closed = False
        self._done: Callable[[], None] | None = None

    def seconds(self, line: str) -> float | None:  # noqa: ARG002 - every line is as long
        return self.length

    def example(self, line: str) -> str:
        return line

    def prepare(self, lines: Sequence[str], when_done: Callable[[], None] | None = None) -> None:
        self.asked += lines
        self._done = when_done

    def ready(self, length: float) -> None:
        self.length = length
        assert self._done
        self._done()

    def give_up(self) -> None:
        assert self._done
        self._done()

    def samples(self, line: str) -> np.ndarray | None:  # noqa: ARG002 - every line is as long
        return None if self.length is None else np.zeros(round(self.length * RATE), np.float32)

    def close(self) -> None:
        self.closed = True


class Room:
    """Makes outputs and voices, and remembers them."""

    def __init__(self, length: float | None = 1.0) -> None:
        self.length = length
        self.silent = False
        """Whether there is no sound device."""
        self.outputs: list[Output] = []
        self.narrators: list[Narrator] = []
        self.voices: list[tuple[str, int]] = []

    def make_output(self, on_change: Callable[[bool], None]) -> Output:
        self.outputs.append(Output(on_change, silent=self.silent))
        return self.outputs[-1]

    def make_narrator(self, _cache: Path, voice: str, rate: int) -> Narrator:
        self.narrators.append(Narrator(self.length))
        self.voices.append((voice, rate))
        return self.narrators[-1]

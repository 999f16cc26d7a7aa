"""An output in a process of its own, told what to do line by line: its signal says at each frame which one it is.

Run as a program it is the far side: it needs the sound server's environment from its first moment. `Remote` is the near
side. Every answer is one line of JSON with the monotonic time and the output's position at that time.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from relaxapp.sound.output import Output, Render

_PROJECT: Final = Path(__file__).resolve().parents[2]
_LEFT_STEPS: Final = 30_000
_LEFT_ZERO: Final = 1_000
_RIGHT_STEP: Final = 50
_FULL: Final = 32_767


def coded(start: int, count: int) -> NDArray[np.float32]:
    """Render a signal that carries the number of each frame, as an output wants it."""
    index = np.arange(start, start + count)
    left = index % _LEFT_STEPS + _LEFT_ZERO
    right = (index // _LEFT_STEPS + 1) * _RIGHT_STEP
    return (np.stack([left, right], axis=1) / _FULL).astype(np.float32)


def decoded(samples: NDArray[np.int16]) -> NDArray[np.int64]:
    """Return the frame number that each recorded frame carries, or -1: silence, a fade, a disturbance."""
    left, right = samples[:, 0].astype(np.int64), samples[:, 1].astype(np.int64)
    valid = (left >= _LEFT_ZERO) & (right >= _RIGHT_STEP) & (right % _RIGHT_STEP == 0)
    index = np.where(valid, (right // _RIGHT_STEP - 1) * _LEFT_STEPS + left - _LEFT_ZERO, -1)
    steady = np.zeros(len(index), bool)
    steady[1:] = (index[1:] == index[:-1] + 1) & valid[1:]
    steady[:-1] |= steady[1:]
    return np.where(steady, index, -1)


def runs(index: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Return each unbroken stretch of numbers as (place in the recording, first number, last number)."""
    places = np.flatnonzero(index >= 0)
    if not len(places):
        return []
    breaks = np.flatnonzero((np.diff(places) != 1) | (np.diff(index[places]) != 1)) + 1
    return [
        (int(part[0]), int(index[part[0]]), int(index[part[-1]])) for part in np.split(places, breaks) if len(part) > 1
    ]


class Remote:
    """An output in another process: "loudspeaker" or "steadfast".

    It plays the signal "coded", or "cues": a session of so many seconds that is made for measuring; or "laden": the
    coded signal, with the work of mixing that session too.
    """

    def __init__(self, kind: str, environment: Mapping[str, str], signal: str = "coded", seconds: int = 0) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", __file__, kind, signal, str(seconds)],
            env={**environment, "PYTHONPATH": str(_PROJECT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, *words: object) -> dict[str, Any]:
        """Send a command and return the answer."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None  # noqa: S101 - asked for with PIPE
        assert stdout is not None  # noqa: S101 - asked for with PIPE
        stdin.write(" ".join(map(str, words)) + "\n")
        stdin.flush()
        answer = stdout.readline()
        if not answer:
            raise RuntimeError(f"The output's process ended with {self._process.wait()}.")
        parsed: dict[str, Any] = json.loads(answer)
        return parsed

    def until(self, frame: int) -> dict[str, Any]:
        """Wait until the output's position has come to this frame."""
        return self.ask("until", frame)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self.status = self._process.wait(15)


class _FarSide:
    def __init__(self, kind: str, signal: str, seconds: int) -> None:
        from relaxapp.sound.loudspeaker import Loudspeaker
        from relaxapp.sound.output import NoSound
        from relaxapp.sound.steadfast import Steadfast

        self.render = _render(signal, seconds)
        self.changes: list[bool] = []
        self.trouble = ""
        self.output: Output | None = None
        try:
            self.output = (
                Loudspeaker()
                if kind == "loudspeaker"
                else Steadfast(Loudspeaker, on_change=self.changes.append, retry=1.0)
            )
        except NoSound as trouble:
            self.trouble = str(trouble)

    def obey(self, command: str, numbers: list[int]) -> dict[str, Any]:
        output = self.output
        if output is None:
            return {"trouble": self.trouble}
        result: object = None
        began = time.monotonic()
        if command == "play":
            output.play(self.render, *numbers)
        elif command == "until":
            self._wait(output, numbers[0])
        elif command == "ticks":
            self._tick(output, numbers[0] / 1000)
        elif command in ("halt", "close", "finished", "lost", "refresh", "horizon"):
            result = getattr(output, command)()
        took = time.monotonic() - began
        return {
            "result": result,
            "took": took,
            "began": began,
            "time": time.monotonic(),
            "position": output.position(),
            "changes": self.changes,
            "cpu": time.process_time(),
        }

    @staticmethod
    def _wait(output: Output, frame: int) -> None:
        beat = threading.Event()
        while output.position() < frame and not output.lost():
            beat.wait(0.005)

    def _tick(self, output: Any, seconds: float) -> None:
        """Tick until on_change tells something, or for so long."""
        known, until, beat = len(self.changes), time.monotonic() + seconds, threading.Event()
        while len(self.changes) == known and time.monotonic() < until:
            output.tick()
            beat.wait(0.05)


def _render(signal: str, seconds: int) -> Render:
    if signal == "coded":
        return coded
    from _cues import mix

    session = mix(seconds)

    def laden(start: int, count: int) -> NDArray[np.float32]:
        session.render(start, count)
        return coded(start, count)

    return session.render if signal == "cues" else laden


def _main() -> None:
    logging.basicConfig(level=logging.WARNING)
    far = _FarSide(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    for line in sys.stdin:
        command, *numbers = line.split()
        print(json.dumps(far.obey(command, [int(number) for number in numbers])), flush=True)


if __name__ == "__main__":
    _main()

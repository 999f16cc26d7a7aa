"""Dropouts in the recorded sound while every core is kept busy."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from _remote import Remote, decoded, runs
from sound_server import RATE, running

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = RATE // 1000


@contextmanager
def busy_cores() -> Iterator[int]:
    """Keep every core busy; yield how many there are."""
    cores = len(os.sched_getaffinity(0))
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(cores)]
    try:
        yield cores
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120)
    seconds = parser.parse_args(argv).seconds
    with running() as server, busy_cores() as cores:
        recording = server.record()
        with Remote("loudspeaker", server.environment, "laden", seconds) as output:
            before = output.ask("play", 0, seconds * RATE)
            after = output.until(seconds * RATE)
            output.ask("close")
        heard = [run for run in runs(decoded(recording.stop())) if run[2] - run[1] > _SHORT]
    whole = sum(last - first + 1 for _, first, last in heard) / RATE
    silence = heard[-1][0] + heard[-1][2] - heard[-1][1] - heard[0][0] - (heard[-1][2] - heard[0][1])
    processor = (after["cpu"] - before["cpu"]) / (after["time"] - before["time"])
    print(
        f"{len(heard) - 1} dropouts in {seconds} s with {cores} busy cores ({max(silence, 0) / RATE * 1000:.0f} ms of "
        f"silence put in, {whole:.2f} s heard as they were rendered), {processor:.1%} of a core with mixing"
    )


if __name__ == "__main__":
    main(sys.argv[1:])

"""Onset of each spoken line in the recorded sound against the timeline, without and with three pauses."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import numpy as np
from _cues import onsets, timeline
from _remote import Remote
from sound_server import RATE, Recording, SoundServer, running

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PAUSES = 3


def measure(server: SoundServer, seconds: int, pauses: int) -> str:
    """Play the session, pausing so many times; return how far its lines were from their places."""
    recording = server.record()
    starts = [0.0]
    with Remote("loudspeaker", server.environment, "cues", seconds) as output:
        frame = 0
        began = [output.ask("play", frame, seconds * RATE)]
        for pause in range(1, pauses + 1):
            output.until(pause * seconds * RATE // (pauses + 1))
            frame = output.ask("halt")["result"]
            recording.wait_for(recording.frames + RATE)
            starts.append(frame / RATE)
            began.append(output.ask("play", frame, seconds * RATE))
        output.until(seconds * RATE)
        output.ask("close")
    samples = recording.stop()
    zeros = [_in_recording(recording, answer["time"]) - answer["position"] / RATE for answer in began]
    clocks = recording.heard_at(0) - recording.heard_at(len(samples)) + len(samples) / RATE
    return f"{_compare(onsets(samples), seconds, starts, zeros)}; the sink's own clock {clocks * 1000:+.1f} ms"


def _in_recording(recording: Recording, time: float) -> float:
    """Return which second of the recording was played at a monotonic time."""
    frame = round((time - recording.began) * RATE)
    return frame / RATE + time - recording.heard_at(frame)


def _compare(heard: NDArray[np.float64], seconds: int, starts: list[float], zeros: list[float]) -> str:
    """Compare with the plan; `zeros` is where in the recording the session's beginning is for each stretch."""
    planned = np.array([cue.start for cue in timeline(seconds).voice_cues])
    whole = np.all(np.abs(planned[:, None] - np.array(starts[1:])[None, :]) > 1, axis=1)  # not cut by a pause
    due = (planned + np.array(zeros)[np.searchsorted(starts, planned, side="right") - 1])[whole]
    nearest = np.abs(heard[:, None] - due[None, :]).argmin(axis=0)
    late = (heard[nearest] - due) * 1000
    latency = float(np.median(late))
    error = np.abs(late - latency)
    drift = float(np.polyfit(due, late, 1)[0] * seconds)
    return (
        f"{len(late)} lines, constant latency {latency:.1f} ms, then off by p50 {np.percentile(error, 50):.2f} ms, "
        f"p99 {np.percentile(error, 99):.2f} ms, most {error.max():.2f} ms, drift {drift:.2f} ms in {seconds} s"
    )


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=300)
    seconds = parser.parse_args(argv).seconds
    with running() as server:
        print(f"without pauses: {measure(server, seconds, 0)}", flush=True)
        print(f"with {_PAUSES} pauses: {measure(server, seconds, _PAUSES)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Onset of each spoken line in the recorded sound against the timeline, without and with three pauses."""

from __future__ import annotations

import argparse
import sys

import numpy as np
from _cues import onsets, timeline
from _remote import Remote
from sound_server import RATE, Recording, SoundServer, running

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
    return _compare(recording, seconds, starts, [answer["time"] - answer["position"] / RATE for answer in began])


def _compare(recording: Recording, seconds: int, starts: list[float], zeros: list[float]) -> str:
    """Compare with the plan; `zeros` is the monotonic time of the session's frame 0 for each stretch from `starts`."""
    heard = onsets(recording.stop()) + recording.began
    planned = np.array([cue.start for cue in timeline(seconds).voice_cues])
    due = planned + np.array(zeros)[np.searchsorted(starts, planned, side="right") - 1]
    nearest = np.abs(heard[:, None] - due[None, :]).argmin(axis=0)
    late = (heard[nearest] - due) * 1000
    latency = float(np.median(late))
    error = np.abs(late - latency)
    half = len(late) // 2
    drift = float(np.median(late[half:]) - np.median(late[:half])) if half else 0.0
    return (
        f"{len(planned)} lines, {len(heard)} heard, constant latency {latency:.1f} ms, then off by "
        f"p50 {np.percentile(error, 50):.2f} ms, p99 {np.percentile(error, 99):.2f} ms, drift {drift:.2f} ms"
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

"""Voice in the recorded sound against the position that the pacer and the captions are painted from."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import sound_server
import window_run

from relaxapp import paths
from relaxapp.exercises import adapt, fit
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import Library
from relaxapp.sound.narrator import Narrator

MINUTES = 3


def _plan(profile: Path) -> list[tuple[float, np.ndarray]]:
    """Return (start in seconds, samples) of each line of the session, as the program plans it."""
    script = Library([paths.assets() / "exercises"]).get("extended-exhale")
    narrator = Narrator(profile / "cache" / "voices")
    timeline = fit.fit(adapt.adapt(script, Comfort()), MINUTES * 60, narrator.seconds)
    plan = [(cue.start, narrator.samples(cue.text)) for cue in timeline.voice_cues]
    narrator.close()
    return plan


def _found_near(heard: np.ndarray, line: np.ndarray, guess: int) -> int:
    """Return the sample where a line sounds, looked for within a second around a guess."""
    start = max(guess - sound_server.RATE, 0)
    window = heard[start : guess + len(line) + sound_server.RATE]
    size = 1 << (len(window) + len(line)).bit_length()
    match = np.fft.irfft(np.fft.rfft(window, size) * np.conj(np.fft.rfft(line, size)), size)
    return start + int(np.argmax(match[: len(window)]))


def main(argv: list[str]) -> None:
    seconds = int(argv[0]) if argv else 150
    with sound_server.running() as server, tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        (profile / "config").mkdir()
        levels = {"volume_ambience": 0, "volume_bells": 0, "volume_voice": 1}
        chosen = {"welcomed": True, **levels, "minutes": {"extended-exhale": MINUTES}}
        (profile / "config" / "settings.json").write_text(json.dumps(chosen))
        render = ["render", "extended-exhale", "--minutes", str(MINUTES), "-o", str(profile / "a.wav")]
        subprocess.run(
            [sys.executable, "-m", "relaxapp", "--profile", str(profile), *render],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        recording = server.record()
        seen = window_run.drive(server.environment, profile, wait_ms=2500, run_ms=seconds * 1000)
        heard = recording.stop()[:, 0].astype(np.float64)
        plan = [cue for cue in _plan(profile) if cue[0] < seconds - 8]

    painted = np.array(seen["paints"])
    times, positions = painted[:, 0], painted[:, 1]
    shown = np.interp([start for start, _ in plan], positions, times)
    late = []
    for when, (_, line) in zip(shown, plan, strict=True):
        guess = round((when - recording.began) * sound_server.RATE)
        late.append((_found_near(heard, line, guess) / sound_server.RATE + recording.began - when) * 1000)
    latency = float(np.median(late))
    off = np.abs(np.array(late) - latency)
    frames = np.diff(times) * 1000
    print(
        f"sync: {len(plan)} lines, sound after picture by a constant {latency:.0f} ms, "
        f"apart from that p99 {np.percentile(off, 99):.1f} ms, at most {off.max():.1f} ms; "
        f"pacer {1000 / np.mean(frames):.1f} fps, p99 frame {np.percentile(frames, 99):.1f} ms, "
        f"{seen['load']:.1%} of a core with sound"
    )


if __name__ == "__main__":
    main(sys.argv[1:])

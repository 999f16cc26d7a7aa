"""From the press on “Breathe” to the first sound and the first frame of the pacer."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

import numpy as np
import sound_server
import window_run


def _once(server: sound_server.SoundServer, profile: Path, wait_ms: int) -> tuple[float, float]:
    recording = server.record()
    seen = window_run.drive(server.environment, profile, wait_ms=wait_ms, run_ms=1500)
    heard = np.flatnonzero(np.abs(recording.stop()).max(axis=1) > 0)
    sound = recording.began + heard[0] / sound_server.RATE - seen["press"]
    return sound * 1000, (seen["paints"][0][0] - seen["press"]) * 1000


def _profile(folder: Path, **options: float) -> Path:
    """Return a profile in which the page that comes only once was read."""
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "settings.json").write_text(json.dumps({"welcomed": True, **options}))
    return folder


def main(argv: list[str]) -> None:
    runs = int(argv[0]) if argv else 5
    with sound_server.running() as server, tempfile.TemporaryDirectory() as folder:
        first = _once(server, _profile(Path(folder) / "new"), 1)
        warm_profile = _profile(Path(folder) / "known", volume_ambience=1.0)
        _once(server, warm_profile, 6000)
        warm = [_once(server, warm_profile, 3000) for _ in range(runs)]
    print(f"press, first time ever: sound {first[0]:.0f} ms, pacer {first[1]:.0f} ms")
    print(
        f"press, voice cached: sound {statistics.median(w[0] for w in warm):.0f} ms, "
        f"pacer {statistics.median(w[1] for w in warm):.0f} ms (median of {runs})"
    )


if __name__ == "__main__":
    main(sys.argv[1:])

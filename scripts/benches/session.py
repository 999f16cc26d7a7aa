"""Frames, frame intervals and the share of a core of a whole session with sound, once it has settled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import sound_server
import window_run

LEAD = 25
"""Seconds after the press: the settling is over, every line is spoken ahead, and a breath is guided."""
_BARE = "import pacer; print(pacer.bare_disc(10.0)[3])"


def _bare() -> float:
    """Return the share of a core that a flat disc takes, painted as often."""
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(here), str(here.parents[1])))}
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", sys.executable, "-c", _BARE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main(argv: list[str]) -> None:
    seconds = int(argv[0]) if argv else 60
    bare = _bare()
    with sound_server.running() as server, tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        (profile / "config").mkdir()
        chosen = {"welcomed": True, "minutes": {"extended-exhale": 5}}
        (profile / "config" / "settings.json").write_text(json.dumps(chosen))
        seen = window_run.drive(
            server.environment, profile, wait_ms=2500, run_ms=(LEAD + seconds) * 1000, lead_ms=LEAD * 1000
        )
    times = np.array(seen["paints"])[:, 0]
    frames = np.diff(times[times > seen["press"] + LEAD]) * 1000
    print(
        f"session: {1000 / np.mean(frames):.1f} fps, p99 frame {np.percentile(frames, 99):.1f} ms, "
        f"longest {frames.max():.1f} ms; {seen['load']:.1%} of a core with sound, "
        f"{seen['load'] / bare:.1f} x a bare disc without ({bare:.1%})"
    )


if __name__ == "__main__":
    main(sys.argv[1:])

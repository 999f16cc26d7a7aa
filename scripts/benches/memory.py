"""Resident memory of the whole window over a session, with sound."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import numpy as np
import sound_server
import window_run


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def _window_pid(profile: str) -> int | None:
    found = subprocess.run(
        ["pgrep", "-f", f"^{sys.executable} -c .*{profile}"], capture_output=True, text=True, check=False
    )
    pids = [int(word) for word in found.stdout.split()]
    return pids[0] if pids else None


def main(argv: list[str]) -> None:
    minutes = float(argv[0]) if argv else 20
    samples: list[float] = []
    over = threading.Event()

    def watch(profile: str) -> None:
        while not over.wait(1):
            pid = _window_pid(profile)
            if pid:
                samples.append(_resident(pid))

    with sound_server.running() as server, tempfile.TemporaryDirectory(prefix="relaxapp-memory-") as folder:
        profile = Path(folder)
        (profile / "config").mkdir()
        chosen = {"welcomed": True, "minutes": {"extended-exhale": max(minutes, 1)}}
        (profile / "config" / "settings.json").write_text(json.dumps(chosen))
        watcher = threading.Thread(target=watch, args=(folder,))
        watcher.start()
        try:
            window_run.drive(
                server.environment, profile, wait_ms=4000, run_ms=round(minutes * 60_000) - 3000, most_paints=0
            )
        finally:
            over.set()
            watcher.join()
    quarter = len(samples) // 4
    early, late = np.median(samples[quarter : 2 * quarter]), np.median(samples[-quarter:])
    print(
        f"memory over {minutes:g} min: at most {max(samples):.0f} MB, "
        f"second quarter {early:.1f} MB, last quarter {late:.1f} MB"
    )


if __name__ == "__main__":
    main(sys.argv[1:])

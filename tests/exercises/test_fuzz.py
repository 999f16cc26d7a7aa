"""Damaged files by the thousand: scripts/fuzz has them all answered, soon, and sees where one is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARE = 800
"""Of the ten thousand that scripts/fuzz feeds when nothing is said."""


def test_every_damaged_file_gets_an_answer_soon():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "fuzz", str(SHARE), "--seed", "2"],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{SHARE} files, ")
    readable = int(done.stdout.split(", ")[1].split()[0])
    assert SHARE / 20 < readable < SHARE / 2  # damage that breaks nothing, or everything, would show nothing

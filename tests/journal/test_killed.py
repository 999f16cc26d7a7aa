"""Whatever the journal said was written is there, whenever the program is killed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

KILLS = 210
SEED = 7


def test_killed_at_two_hundred_random_moments_all_that_was_written_is_there(tmp_path: Path) -> None:
    tool = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, tool, tmp_path, str(KILLS), str(SEED)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(tool.parents[2])},
    )
    kills, told, lost, checks, backups, broken = json.loads(done.stdout)
    assert lost == []
    assert checks == ["ok"]
    assert broken == 0
    assert kills >= 200
    assert told > 2 * kills
    assert backups >= 7

"""Whatever the journal said was written is there, whenever the program is killed."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 210
SEED = 7
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: a program that is killed leaves the same there as on a slow disk."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="relaxapp-") as folder:
        yield Path(folder)


def test_killed_at_two_hundred_random_moments_all_that_was_written_is_there(quick_folder: Path) -> None:
    tool = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, tool, quick_folder, str(KILLS), str(SEED)],
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

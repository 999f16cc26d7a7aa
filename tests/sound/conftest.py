"""What the tests of the sound may use."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class FakeVoice:
    """A worker process that fails as told, and what it noted down."""

    folder: Path

    def command(self, *faults: str) -> Sequence[str]:
        """The command whose first request meets the first fault, and so on; after them all is well."""
        return (sys.executable, str(Path(__file__).with_name("fake_voice.py")), str(self.folder), *faults)

    @property
    def said(self) -> list[str]:
        """What it was asked to say, in order."""
        return [text for kind, _, text in self._notes if kind == "say"]

    @property
    def parts(self) -> list[str]:
        """The files that it was to write, in order."""
        return [path for kind, _, path in self._notes if kind == "to"]

    @property
    def processes(self) -> list[int]:
        """The processes that were started, in order."""
        return [int(process) for kind, process, _ in self._notes if kind == "start"]

    @property
    def leftovers(self) -> list[int]:
        """Those of them that still run."""
        return [process for process in self.processes if is_running(process)]

    @property
    def _notes(self) -> list[list[str]]:
        notes = self.folder / "notes"
        return [line.split("\t") for line in notes.read_text().splitlines()] if notes.exists() else []


def is_running(process: int) -> bool:
    """Tell whether there is such a process."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def fake_voice(tmp_path: Path) -> FakeVoice:
    """A worker process that fails as told."""
    folder = tmp_path / "fake"
    folder.mkdir()
    return FakeVoice(folder)

"""The walk by which the window is measured tells what it measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import _cold
import journal
from walk import walk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_first_opening_of_the_journal_is_timed_from_the_key_to_the_painted_screen(tmp_path: Path) -> None:
    met = walk(("home", "ready", "journal"), tmp_path, _cold.USUAL)
    assert list(met["opened"]) == ["JournalScreen"]
    assert met["opened"]["JournalScreen"] > 0


def test_the_bench_of_the_journal_says_how_soon_it_is_there_for_the_first_time(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "TEN_YEARS", (1, 0.1, 1.0))
    journal.main(["--runs", "1", "--windows", "1"])
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("first opening")]
    assert len(lines) == 2
    assert all("ms, ratio" in line for line in lines)

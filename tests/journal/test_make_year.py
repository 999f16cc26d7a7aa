"""The year that is made up for looking at is a journal like any other, and never takes the place of a real one."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from relaxapp.journal.insight import Verdict, helps
from relaxapp.journal.keeping import Plain
from relaxapp.journal.overview import overview
from relaxapp.journal.store import Journal
from relaxapp.paths import places

SCRIPT = Path(__file__).parents[2] / "scripts" / "make-year"
LAST = date(2026, 3, 1)


def make(profile: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, SCRIPT, profile, "--until", LAST.isoformat()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_year_is_written_once_and_reads_like_a_life(tmp_path: Path) -> None:
    assert make(tmp_path).returncode == 0
    with closing(Journal(Plain(places(tmp_path).journal))) as journal:
        contents = journal.everything()
    assert 200 < len(contents.sessions) < 400
    assert {session.started.date().year for session in contents.sessions} == {2025, 2026}
    assert overview(contents.sessions, LAST, 365).sessions == len(contents.sessions)
    found = helps(contents.sessions, contents.check_ins, contents.weeklies, "tension")
    assert found.effects[0].verdict is Verdict.LOWER
    assert found.ordinary

    again = make(tmp_path)
    assert again.returncode == 2
    assert "a journal already" in again.stderr
    with closing(Journal(Plain(places(tmp_path).journal))) as journal:
        assert journal.everything() == contents

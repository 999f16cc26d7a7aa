"""The course in a terminal: where somebody is on its path, with no window and no sound, whatever the files are like."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from relaxapp.journal.course import Progress
from relaxapp.journal.course_store import CourseStore
from relaxapp.journal.entries import SessionRecord
from relaxapp.journal.store import journal_of
from relaxapp.paths import places

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Terminal = Callable[..., subprocess.CompletedProcess[str]]

START = datetime(2026, 3, 1, tzinfo=UTC)


def test_tells_what_it_is_and_writes_nothing(tmp_path: Path, plain_terminal: Terminal) -> None:
    done = plain_terminal("course")
    assert "Nobody can promise that you will have less pain." in " ".join(done.stdout.split())
    assert not {"PySide6", "numpy"} & {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert list(tmp_path.iterdir()) == []


def test_shows_where_somebody_is_and_what_they_practised(tmp_path: Path, plain_terminal: Terminal) -> None:
    where = places(tmp_path)
    CourseStore(where.course).save(Progress().at("release-only", START))
    with closing(journal_of(where)) as journal:
        journal.record(SessionRecord.of("recall", "x", START, 600, 30, finished=False))
    done = plain_terminal("course")
    assert " * 2  Only release       5 to 7 minutes     you are here\n" in done.stdout
    assert "  - Remembering how it lets go\n" in done.stdout
    assert "    Practised once at this place.\n" in done.stdout


def test_damaged_files_are_told_and_the_rest_is_shown(tmp_path: Path, plain_terminal: Terminal) -> None:
    where = places(tmp_path)
    CourseStore(where.course).save(Progress().at("release-only", START))
    where.journal.write_bytes(b"no database" * 100)
    done = plain_terminal("course")
    assert "The file of your journal was damaged" in done.stderr
    assert "you are here" in done.stdout
    where.course.write_bytes(b"\xff{")
    done = plain_terminal("course")
    assert "The file of your path is damaged." in done.stderr
    assert "What it is" in done.stdout
    assert where.course.read_bytes() == b"\xff{"

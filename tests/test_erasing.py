"""Deleting everything: nothing of it is left, what is to stay stays, and what can't be done is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from relaxapp import paths
from relaxapp.erasing import ALSO, erase
from relaxapp.paths import Places, places
from relaxapp.vault.seals import MAGIC

MARK = b"MARKED by a person"
FILES = {
    "": (
        "data/journal.sqlite3",
        "data/journal.sqlite3-wal",
        "data/journal.sqlite3-shm",
        "data/journal-damaged-2026-11-21.sqlite3",
        "data/backups/daily-2026-11-21-120000.sqlite3",
        "data/inbox/1.json",
        "data/lock/keys.json",
        "data/course.json",
        "data/course-before-1.json",
        "config/settings.json",
        "config/settings.json1a2b.part",
        "cache/voices/a/b.flac",
        "cache/sounds/brook.raw",
        "state/relaxapp.log",
        "state/relaxapp.log.1",
        "data/running/1.json",
    ),
    "reminders": ("data/reminders.json", "data/reminders.lock", "data/reminders-before-1.json"),
    "plans": ("data/support/plan.json", "data/support/flare-plan.json", "data/support/own-lines.json"),
    "own": ("data/exercises/mine.md", "data/sounds/brook.flac", "data/voice-packs/a/1.flac", "state/drafts/mine.md"),
}


@pytest.fixture
def where(tmp_path: Path) -> Places:
    for files in FILES.values():
        for name in files:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(MARK)
    return places(tmp_path)


def marked(folder: Path) -> set[str]:
    found = {path for path in folder.rglob("*") if path.is_file() and MARK in path.read_bytes()}
    return {str(path.relative_to(folder)) for path in found}


@pytest.mark.parametrize("also", [(), *((one,) for one in ALSO), ALSO])
def test_all_goes_but_for_what_is_to_stay(where: Places, tmp_path: Path, also: tuple[str, ...]) -> None:
    done = erase(where, also)
    assert marked(tmp_path) == {name for group in set(ALSO) - set(also) for name in FILES[group]}
    assert not done.failed
    assert not done.strange
    assert "your journal and its copies" in done.gone
    assert ("your reminders" in done.gone) is ("reminders" in also)
    assert ("your reminders" in done.kept) is ("reminders" not in also)


def test_every_place_of_the_program_is_thought_of(tmp_path: Path) -> None:
    """What is added to the places later goes too, or is ticked."""
    where = places(tmp_path)
    folders = {where.config, where.data, where.cache, where.state}
    properties = [name for name, value in vars(paths.Places).items() if isinstance(value, property)]
    files = [path for name in properties if isinstance(path := getattr(where, name), Path)]
    assert len(files) > 15
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MARK)
    done = erase(where, ALSO)
    assert marked(tmp_path) == set()
    assert done.strange == ()
    assert {path for folder in folders for path in folder.iterdir()} == {where.log}, "it is being written into"


def test_it_says_what_it_did(where: Places) -> None:
    gone, kept = erase(where, ["plans"]).lines
    assert gone.startswith("Gone: your journal and its copies, the session that ran, your place in the course")
    assert gone.endswith("and your plans and people.")
    assert kept == "Kept: your reminders and what you made."
    assert erase(where, ALSO).lines == ["Gone: your reminders and what you made."]
    assert erase(where, ALSO).lines == ["There was nothing to delete."]


def test_nothing_is_there_and_nothing_is_made(tmp_path: Path) -> None:
    assert erase(places(tmp_path), ALSO).lines == ["There was nothing to delete."]
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_ours_stays_and_is_named(where: Places, tmp_path: Path) -> None:
    strange = tmp_path / "data" / "holiday.jpg"
    strange.write_bytes(b"a picture")
    done = erase(where, ALSO)
    assert strange.read_bytes() == b"a picture"
    assert done.lines[-1] == f"This was not written by Relaxapp, and stays: {strange}."


def test_links_are_not_followed(where: Places, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("dear Sam")
    (where.voices / "link").symlink_to(elsewhere)
    for path in where.backups.iterdir():
        path.unlink()
    where.backups.rmdir()
    where.backups.symlink_to(elsewhere)
    erase(where, ALSO)
    assert (elsewhere / "letter.txt").read_text() == "dear Sam"
    assert not where.backups.is_symlink()


def test_plans_under_the_lock_keep_its_keys(where: Places) -> None:
    where.plan.write_bytes(MAGIC + b"sealed")
    assert "the lock" in erase(where).kept
    assert where.lock.exists()
    assert "the lock" in erase(where, ["plans"]).gone
    assert not where.lock.exists()


def test_what_can_not_be_deleted_is_told_and_the_rest_goes(ordinary_home: Path) -> None:
    where = places(ordinary_home)
    for path in (where.voices / "a.flac", where.course):
        path.parent.mkdir(parents=True)
        path.write_bytes(MARK)
    where.voices.chmod(0o500)
    try:
        done = erase(where)
        assert done.failed == ((where.voices / "a.flac", "Permission denied"),)
        assert f"This could not be deleted: {where.voices / 'a.flac'} (Permission denied)." in done.lines
        assert not where.course.exists()
        assert "what was prepared ahead" not in done.gone
    finally:
        where.voices.chmod(0o700)

"""The path is kept privately, and a file that can't be read is never written over."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.failures import Failure
from relaxapp.journal.course import Progress, Visit
from relaxapp.journal.course_store import CourseStore
from relaxapp.paths import places
from relaxapp.vault import Locked, Vault
from tests import disks
from tests.locks import CHEAP

if TYPE_CHECKING:
    from pathlib import Path

PATH = Progress((Visit("one", datetime(2026, 3, 1, tzinfo=UTC)), Visit("two", datetime(2026, 4, 1, tzinfo=UTC))))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "course.json"


def test_comes_back_as_it_was(path: Path):
    store = CourseStore(path)
    assert store.load() == Progress()
    assert not path.parent.exists(), "to look writes nothing"
    for progress in (PATH, PATH.put_away()):
        store.save(progress)
        assert CourseStore(path).load() == progress
    assert store.problem == ""


def test_the_owner_alone_can_read_it(path: Path):
    CourseStore(path).save(PATH)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["course.json"]


DAMAGED = [
    b"\xff{",
    b"",
    b"[]",
    b"{}",
    b'{"version": "1"}',
    b'{"version": 1, "visits": {}, "resting": false}',
    b'{"version": 1, "visits": [], "resting": 0}',
    b'{"version": 1, "visits": [3], "resting": false}',
    b'{"version": 1, "visits": [{"stage": 3, "begun": "2026-01-01T00:00:00+00:00"}], "resting": false}',
    b'{"version": 1, "visits": [{"stage": "", "begun": "2026-01-01T00:00:00+00:00"}], "resting": false}',
    b'{"version": 1, "visits": [{"stage": "one", "begun": "2026-01-01"}], "resting": false}',
    b'{"version": 1, "visits": [{"stage": "one", "begun": 3}], "resting": false}',
    b'{"version": 1, "visits": ' + b"[" * 100_000,
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_told_and_set_aside_when_somebody_goes_on(path: Path, content: bytes):
    path.parent.mkdir()
    path.write_bytes(content)
    store = CourseStore(path)
    assert store.load() == Progress()
    assert "is damaged" in store.problem
    assert "go on from any place" in store.problem
    assert path.read_bytes() == content, "to look changes nothing"
    store.save(PATH)
    assert path.with_name("course-before-1.json").read_bytes() == content
    assert (store.load(), store.problem) == (PATH, "")


def test_every_damaged_file_has_a_name_of_its_own(path: Path):
    path.parent.mkdir()
    for content in (b"1", b"2"):
        path.write_bytes(content)
        CourseStore(path).save(PATH)
    assert [path.with_name(f"course-before-{number}.json").read_bytes() for number in (1, 2)] == [b"1", b"2"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["version", "visits", "resting", "stage", "begun"]), inner)
        ),
    )
)
def test_whatever_stands_in_the_file_loading_never_fails(tmp_path_factory: pytest.TempPathFactory, stored: object):
    path = tmp_path_factory.mktemp("any") / "course.json"
    path.write_text(json.dumps(stored))
    store = CourseStore(path)
    loaded = store.load()
    assert loaded.visits == () or not store.problem


def test_a_newer_version_is_left_alone(path: Path):
    path.parent.mkdir()
    path.write_text('{"version": 2}')
    store = CourseStore(path)
    assert store.load() == Progress()
    assert "newer Relaxapp" in store.problem
    with pytest.raises(Failure, match="newer Relaxapp"):
        store.save(PATH)
    assert path.read_text() == '{"version": 2}'
    assert store.load() == PATH, "it holds until the program is closed"


def test_a_full_disk_is_told_and_leaves_the_old_path(path: Path, monkeypatch: pytest.MonkeyPatch):
    store = CourseStore(path)
    store.save(Progress())
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", disks.full)
        with pytest.raises(Failure, match="No space left"):
            store.save(PATH)
    assert CourseStore(path).load() == Progress()
    assert store.load() == PATH, "where somebody went is not lost while the program runs"
    store.save(PATH)
    assert CourseStore(path).load() == PATH


def test_a_file_that_can_not_be_read_is_kept(ordinary_home: Path):
    path = ordinary_home / "course.json"
    CourseStore(path).save(PATH)
    path.chmod(0)
    store = CourseStore(path)
    assert store.load() == Progress()
    assert "can't be read just now" in store.problem
    store.save(Progress())
    kept = path.with_name("course-before-1.json")
    kept.chmod(0o600)
    assert CourseStore(kept).load() == PATH


def test_a_locked_path_says_so_and_is_not_written_over(tmp_path: Path):
    where = places(tmp_path)
    vault = Vault(where, cost=CHEAP)
    store = CourseStore(where.course, vault)
    store.save(PATH)
    vault.create("four quiet green chairs")
    assert (store.load(), store.problem) == (PATH, "")
    assert b"visits" not in where.course.read_bytes()
    vault.lock()
    assert (store.load(), store.problem) == (Progress(), "Your path is locked.")
    with pytest.raises(Locked):
        store.save(Progress())
    vault.unlock("four quiet green chairs")
    assert store.load() == PATH
    torn = bytearray(where.course.read_bytes())
    torn[-1] ^= 1
    where.course.write_bytes(torn)
    assert store.load() == Progress()
    assert "damaged" in store.problem
    store.save(PATH)
    assert store.load() == PATH
    assert len(list(where.course.parent.glob("course-before-*"))) == 1

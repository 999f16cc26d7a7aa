"""The plans are kept privately, and nothing that was ever written in them is lost."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp import paths
from relaxapp.failures import Failure
from relaxapp.support.plan import FlarePlan, Person, Plan
from relaxapp.support.plan_store import FlarePlanStore, PlanStore

PLAN = Plan(signs=("I sleep badly",), people=(Person("Noor", "112", "öfter\n"),), words=("",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "support" / "plan.json"


def aside(path: Path) -> list[bytes]:
    """What was set aside, oldest first."""
    return [kept.read_bytes() for kept in sorted(path.parent.glob("plan-before-*.json"))]


def test_a_plan_comes_back_as_it_was(path: Path) -> None:
    store = PlanStore(path)
    assert store.load() == Plan()
    store.save(PLAN)
    assert PlanStore(path).load() == PLAN
    assert store.problem == ""
    flare = FlarePlanStore(path.with_name("flare-plan.json"))
    flare.save(FlarePlan(less=("To the gate",)))
    assert flare.load() == FlarePlan(less=("To the gate",))


@given(
    words=st.lists(st.text(st.characters())),
    people=st.lists(st.builds(Person, st.text(), st.text(), st.text())),
)
def test_any_text_comes_back(words: list[str], people: list[Person], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "plan.json"
    plan = Plan(words=tuple(words), people=tuple(people))
    PlanStore(path).save(plan)
    assert PlanStore(path).load() == plan


def test_half_a_sign_from_a_keyboard_stops_nothing(path: Path) -> None:
    PlanStore(path).save(Plan(words=("a \ud83d b",)))
    assert PlanStore(path).load().words == ("a \ud83d b",)


def test_the_owner_alone_can_read_it(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        PlanStore(path).save(PLAN)
        PlanStore(path).save(PLAN)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_the_program_keeps_both_among_the_private_data(tmp_path: Path) -> None:
    where = paths.places(tmp_path)
    assert where.plan != where.flare_plan
    assert where.plan.is_relative_to(where.data)
    assert where.flare_plan.is_relative_to(where.data)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"version": 1}',
        b'{"version": 1, "plan": []}',
        b'{"version":1,"plan":7}',
        b"[" * 9000,
    ],
)
def test_a_damaged_file_is_told_and_set_aside_when_something_new_is_written(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    store = PlanStore(path)
    assert store.load() == Plan()
    assert "damaged" in store.problem
    assert str(path) in store.problem
    assert path.read_bytes() == damage, "looking changes nothing"
    store.save(PLAN)
    assert "plan-before-1.json" in store.problem
    assert aside(path) == [damage]
    assert PlanStore(path).load() == PLAN
    store.save(replace(PLAN, signs=()))
    assert store.problem == ""
    assert aside(path) == [damage], "once is enough"


@pytest.mark.parametrize(
    "entry",
    [
        {"signs": ["I sleep badly", 7]},
        {"signs": ["I sleep badly"], "people": [{"name": "Sam", "age": 7}]},
        {"signs": ["I sleep badly"], "people": ["Sam"]},
        {"signs": ["I sleep badly"], "people": "Sam"},
        {"signs": ["I sleep badly"], "unknown": ["x"]},
    ],
)
def test_what_can_be_read_of_a_damaged_file_is_there_and_the_rest_is_kept(path: Path, entry: dict[str, object]) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 1, "plan": entry}))
    before = path.read_bytes()
    store = PlanStore(path)
    assert store.load() == Plan(signs=("I sleep badly",))
    assert "Some of your support plan could not be read" in store.problem
    store.save(PLAN)
    assert aside(path) == [before]


def test_a_file_of_a_newer_version_is_never_touched(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 2, "plan": {"songs": ["x"]}}')
    before = path.read_bytes()
    store = PlanStore(path)
    assert store.load() == Plan()
    assert "newer Relaxapp" in store.problem
    with pytest.raises(Failure, match="newer Relaxapp"):
        store.save(PLAN)
    assert path.read_bytes() == before
    assert store.load() == PLAN, "what was written stays as long as the window"
    path.unlink()
    store.save(PLAN)
    assert PlanStore(path).load() == PLAN


def test_what_another_window_wrote_meanwhile_is_kept(path: Path) -> None:
    one, other = PlanStore(path), PlanStore(path)
    one.save(PLAN)
    other.load()
    other.save(Plan(words=("from the other window",)))
    theirs = path.read_bytes()
    one.save(replace(PLAN, signs=("mine",)))
    assert aside(path) == [theirs]
    assert one.load().signs == ("mine",)


def test_saving_before_loading_loses_nothing(path: Path) -> None:
    PlanStore(path).save(PLAN)
    before = path.read_bytes()
    PlanStore(path).save(Plan())
    assert aside(path) == [before]


def test_a_file_that_can_not_be_read_is_told_and_kept(ordinary_home: Path) -> None:
    path = ordinary_home / "support" / "plan.json"
    PlanStore(path).save(PLAN)
    before = path.read_bytes()
    path.chmod(0)
    store = PlanStore(path)
    assert store.load() == Plan()
    assert "can't be read just now" in store.problem
    store.save(Plan(words=("new",)))
    kept = path.with_name("plan-before-1.json")
    kept.chmod(0o600)
    assert kept.read_bytes() == before


def test_a_read_only_folder_is_told_and_leaves_the_old_plan(ordinary_home: Path) -> None:
    path = ordinary_home / "plan.json"
    store = PlanStore(path)
    store.save(PLAN)
    before = path.read_bytes()
    os.chmod(ordinary_home, 0o500)  # noqa: PTH101 - of the folder, by its owner
    try:
        # The owner of a folder may open it again; a disk that is read-only refuses that too.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "chmod", refuse)
            with pytest.raises(Failure, match="can't be saved") as told:
                store.save(Plan())
    finally:
        os.chmod(ordinary_home, 0o700)  # noqa: PTH101 - as above
    assert "stays on the screen" in told.value.still_works
    assert path.read_bytes() == before
    assert [file.name for file in ordinary_home.iterdir()] == ["plan.json"]


def test_a_full_disk_is_told_and_leaves_the_old_plan(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PlanStore(path)
    store.save(PLAN)
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_space)
        with pytest.raises(Failure, match="No space left"):
            store.save(Plan(words=("on a full disk",)))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["plan.json"]
    assert store.load().words == ("on a full disk",), "what was written is still there"
    assert "can't be saved" in store.problem
    store.save(Plan(words=("later",)))
    assert store.problem == ""
    assert store.load().words == ("later",)
    assert aside(path) == []


def refuse(*_: object) -> None:
    raise PermissionError(30, "Read-only file system")


def no_space(_: int) -> None:
    raise OSError(28, "No space left on device")

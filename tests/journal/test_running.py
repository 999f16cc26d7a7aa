"""Where a session stands is known after a crash, up to what was taken down last."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from relaxapp.journal.entries import Ending
from relaxapp.journal.running import Left, Running
from relaxapp.paths import Places
from relaxapp.vault import Locked, PrivateFile, Vault
from tests.journal.samples import MORNING, session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


KILLS = 12
PHRASE = "seven small stones in a row"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "running"


def begin(running: Running, name: str = "one", started: datetime = MORNING) -> Left:
    running.begin(name, "pmr-16", "Muscle relaxation", started, 900.0, 15.0, "rain")
    return Left(name, "pmr-16", "Muscle relaxation", started, 900.0, 15.0, "rain")


def test_nothing_is_left_over_of_nothing(folder: Path) -> None:
    running = Running(folder)
    assert running.left_over() is None
    running.at(10, 10, 0, 0)
    running.end()
    assert not folder.exists()


def test_what_runs_is_left_over_to_the_next_start_alone(folder: Path) -> None:
    running = Running(folder)
    left = begin(running)
    assert running.left_over() is None
    assert Running(folder).left_over() == left
    running.at(61.5, 55.25, 2, 12.0)
    known = Left(*("one", "pmr-16", "Muscle relaxation"), MORNING, 900.0, 15.0, "rain", 61.5, 55.25, 2, 12.0)
    assert Running(folder).left_over() == known
    running.end()
    assert Running(folder).left_over() is None
    assert list(folder.iterdir()) == []


def test_the_journal_keeps_of_it_what_was_practised(folder: Path) -> None:
    running = Running(folder)
    begin(running)
    running.at(61.5, 55.25, 2, 12.0)
    left = Running(folder).left_over()
    assert left is not None
    assert left.record() == session(
        id="one",
        exercise="pmr-16",
        title="Muscle relaxation",
        planned_seconds=900.0,
        practised_seconds=55.25,
        ended=Ending.INTERRUPTED,
        pauses=2,
        paused_seconds=12.0,
    )


def test_a_new_session_does_not_touch_what_was_left_over(folder: Path) -> None:
    left = begin(Running(folder))
    running = Running(folder)
    begin(running, "two")
    assert running.left_over() == left
    running.end()
    assert running.left_over() == left
    running.forget(left)
    running.forget(left)
    assert running.left_over() is None


def test_of_several_the_latest_comes_first(folder: Path) -> None:
    for name, hours in (("one", 1), ("two", 3), ("three", 2)):
        begin(Running(folder), name, MORNING + timedelta(hours=hours))
    running = Running(folder)
    found = []
    while left := running.left_over():
        found.append(left.session)
        running.forget(left)
    assert found == ["two", "three", "one"]


@pytest.mark.usefixtures("lax_umask")
def test_it_is_private(folder: Path) -> None:
    begin(Running(folder))
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def spoil(**changes: object) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps(json.loads(data) | changes).encode()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-10],
        lambda _: b"",
        lambda _: b"[]",
        lambda _: b"\xff\xfe",
        spoil(started="2026-10-08T07:30:00"),
        spoil(started=5),
        spoil(practised_seconds=-1),
        spoil(practised_seconds="long"),
        spoil(pauses="two"),
        spoil(title=None),
    ],
)
def test_what_makes_no_sense_is_let_go_and_stands_in_nobodys_way(
    folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    left = begin(Running(folder))
    broken = folder / "broken.json"
    broken.write_bytes(damage((folder / "one.json").read_bytes()))
    (folder / "half.json123.part").write_bytes(b"{")
    assert Running(folder).left_over() == left
    assert [file.name for file in folder.iterdir()] == ["one.json"]


def test_under_a_lock_it_is_sealed_and_waits_for_the_phrase(tmp_path: Path) -> None:
    where = Places(*(tmp_path / name for name in ("config", "data", "cache", "state")))
    vault = Vault(where)
    vault.create(PHRASE)
    vault.lock()
    left = begin(Running(where.running, open_file=lambda path: PrivateFile(path, vault)))
    assert b"Muscle" not in (where.running / "one.json").read_bytes()
    after = Vault(where)
    later = Running(where.running, open_file=lambda path: PrivateFile(path, after))
    begin(later, "two")
    with pytest.raises(Locked):
        later.left_over()
    after.unlock(PHRASE)
    assert later.left_over() == left


LIFE = """
import os, sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from relaxapp.journal.running import Running
for life in range(int(sys.argv[2])):
    if os.fork() == 0:
        running = Running(Path(sys.argv[1]))
        running.begin(str(life), "box", "Box breathing", datetime.now(UTC), 900, 15, "")
        for number in count():
            running.at(number, number, 0, 0)
            os.write(1, f"{life} {os.getpid()} {number}\\n".encode())
    os.wait()
"""


def test_killed_at_any_moment_what_was_taken_down_last_is_known(folder: Path) -> None:
    lives = subprocess.Popen([sys.executable, "-c", LIFE, folder, str(KILLS)], stdout=subprocess.PIPE)
    assert lives.stdout is not None
    with lives.stdout as words:  # whoever lives longer than this test has nobody to tell, and ends
        for life in range(KILLS):
            told = b""
            while told.count(b"\n") <= life % 5 + 1:
                told += os.read(words.fileno(), 65536)
            os.kill(int(told.split()[1]), signal.SIGKILL)
            last = int(told[: told.rindex(b"\n")].split()[-1])
            left = Running(folder).left_over()
            assert left is not None
            assert left.session == str(life)
            assert left.position_seconds >= last
            Running(folder).forget(left)
        assert lives.wait() == 0

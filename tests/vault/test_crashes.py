"""Whenever the power fails while everything is sealed or opened, each file is readable, and the next time goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relaxapp import paths
from relaxapp.failures import Failure
from relaxapp.vault import PrivateFile, Vault
from tests import disks
from tests.locks import CHEAP
from tests.vault.conftest import PHRASE, SECRETS, fill, found_in, notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.clocks import Clock

MOST_STEPS = 60


class PowerCut(BaseException):
    """The computer is off."""


def cut_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Have the power fail before the `step`th change on the disk; return how many there were."""
    done = [0]
    changes = {(os, "fsync"): os.fsync, (Path, "replace"): Path.replace, (Path, "unlink"): Path.unlink}

    def counting(change):
        def counted(*arguments, **more):
            done[0] += 1
            if done[0] == step:
                raise PowerCut
            return change(*arguments, **more)

        return counted

    for (owner, name), change in changes.items():
        monkeypatch.setattr(owner, name, counting(change))
    return lambda: done[0]


def comes_to_its_end(change: Callable[[], object], step: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Change something while the power fails at this step; tell whether it was done before."""
    with monkeypatch.context() as patch:
        cut_at(step, patch)
        try:
            change()
        except PowerCut:
            return False
    return True


def readable(where: paths.Places, vault: Vault) -> None:
    """Everything can be read, whether it is sealed or not."""
    assert SECRETS[0].encode() in (PrivateFile(where.plan, vault).read() or b"")
    assert SECRETS[2].encode() in (PrivateFile(where.own_lines, vault).read() or b"")
    assert PrivateFile(where.course, vault).read() == b'{"visits": []}'


def fresh(tmp_path: Path, step: int) -> paths.Places:
    where = paths.places(tmp_path / str(step))
    shutil.rmtree(where.data.parent, ignore_errors=True)
    fill(where)
    return where


def test_cut_off_while_all_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock):
    for step in range(1, MOST_STEPS):
        where = fresh(tmp_path, step)
        finished = comes_to_its_end(partial(Vault(where, cost=CHEAP, now=clock).create, PHRASE), step, monkeypatch)
        vault = Vault(where, cost=CHEAP, now=clock)
        if vault.exists:
            vault.unlock(PHRASE)
            assert [found_in(where, words) for words in SECRETS] == [[], [], []], step
        readable(where, vault)
        if vault.exists:
            vault.remove(PHRASE)
        assert notes(where) == [SECRETS[1]]
        if finished:
            assert step > 15
            return
    raise AssertionError("it never came to an end")


def test_cut_off_while_all_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock):
    for step in range(1, MOST_STEPS):
        where = fresh(tmp_path, step)
        Vault(where, cost=CHEAP, now=clock).create(PHRASE)
        finished = comes_to_its_end(partial(Vault(where, cost=CHEAP, now=clock).remove, PHRASE), step, monkeypatch)
        clock.now += 60
        vault = Vault(where, cost=CHEAP, now=clock)
        begun = vault.exists and '"leaving": true' in (where.lock / "keys.json").read_text(encoding="utf-8")
        if vault.exists:
            vault.unlock(PHRASE)
        assert vault.exists is not (begun or finished)
        readable(where, vault)
        if vault.exists:
            vault.remove(PHRASE)
        assert notes(where) == [SECRETS[1]]
        if finished:
            assert step > 10
            return
    raise AssertionError("it never came to an end")


def test_cut_off_while_the_phrase_is_changed_one_of_the_two_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
):
    for step in range(1, MOST_STEPS):
        where = fresh(tmp_path, step)
        Vault(where, cost=CHEAP, now=clock).create(PHRASE)
        change = partial(Vault(where, cost=CHEAP, now=clock).change, PHRASE, "quite another phrase")
        finished = comes_to_its_end(change, step, monkeypatch)
        opening = []
        for phrase in (PHRASE, "quite another phrase"):
            clock.now += 60
            vault = Vault(where, cost=CHEAP, now=clock)
            try:
                vault.unlock(phrase)
            except Failure:
                continue
            opening.append(phrase)
            readable(where, vault)
        assert len(opening) == 1
        if finished:
            assert opening == ["quite another phrase"]
            return
    raise AssertionError("it never came to an end")


def test_a_full_disk_is_told_and_the_next_unlocking_goes_on(
    vault: Vault, where: paths.Places, monkeypatch: pytest.MonkeyPatch
):
    from relaxapp.vault import belongings

    fill(where)
    with monkeypatch.context() as patch:
        patch.setattr(belongings, "write_privately", disks.full)
        assert vault.create(PHRASE)  # the recovery key comes whatever happens: it is never shown again
    assert "No space left" in vault.problem
    readable(where, vault)
    vault.unlock(PHRASE)
    assert vault.problem == ""
    assert [found_in(where, words) for words in SECRETS] == [[], [], []]
    with monkeypatch.context() as patch:
        patch.setattr(belongings, "write_privately", disks.full)
        with pytest.raises(Failure, match="No space left"):
            vault.remove(PHRASE)
    assert vault.exists
    readable(where, vault)
    vault.unlock(PHRASE)
    assert not vault.exists
    readable(where, vault)


KILLED = """
import os, signal, sys
from pathlib import Path
from relaxapp import paths
from relaxapp.vault import Vault
from relaxapp.vault.keys import Cost
left, replace = [int(sys.argv[2])], Path.replace
def counted(path, goal):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(path, goal)
Path.replace = counted
Vault(paths.places(Path(sys.argv[1])), cost=Cost(32, 1, 1)).create(sys.argv[3])
"""


@pytest.mark.parametrize("step", [2, 4, 6])
def test_killed_outright_while_all_is_sealed(tmp_path: Path, step: int, clock: Clock):
    where = fresh(tmp_path, step)
    root = str(where.data.parent)
    done = subprocess.run([sys.executable, "-c", KILLED, root, str(step), PHRASE], check=False)
    assert done.returncode == -signal.SIGKILL
    vault = Vault(where, cost=CHEAP, now=clock)
    assert found_in(where, SECRETS[0])
    vault.unlock(PHRASE)
    assert [found_in(where, words) for words in SECRETS] == [[], [], []]
    readable(where, vault)

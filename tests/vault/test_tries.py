"""Wrong phrases make one wait, also after the program was started anew."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from relaxapp.vault import TooSoon, Vault, WrongPhrase
from relaxapp.vault.tries import since_start
from tests import disks
from tests.locks import CHEAP
from tests.vault.conftest import PHRASE

if TYPE_CHECKING:
    from relaxapp.paths import Places
    from tests.clocks import Clock


def wrong(vault: Vault) -> float:
    """Try a wrong phrase and return how long one has to wait then."""
    with pytest.raises(WrongPhrase):
        vault.unlock("not the phrase")
    return vault.wait


def test_each_wrong_phrase_makes_the_wait_longer_up_to_a_minute(vault: Vault, clock: Clock):
    vault.create(PHRASE)
    waits = []
    for _ in range(9):
        waits.append(wrong(vault))
        clock.now += waits[-1]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    vault.unlock(PHRASE)
    assert vault.wait == 0
    assert wrong(vault) == 1


def test_the_right_phrase_too_has_to_wait(vault: Vault, clock: Clock):
    vault.create(PHRASE)
    vault.lock()
    wrong(vault)
    with pytest.raises(TooSoon, match="1 second"):
        vault.unlock(PHRASE)
    clock.now += 1
    vault.unlock(PHRASE)


def test_the_wait_goes_on_after_the_program_was_started_anew(vault: Vault, where: Places, clock: Clock):
    vault.create(PHRASE)
    for _ in range(4):
        clock.now += wrong(vault)
    clock.now -= 5
    assert Vault(where, cost=CHEAP, now=clock).wait == 5


def test_to_end_the_program_while_it_looks_undoes_nothing(
    vault: Vault, where: Places, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    from relaxapp.vault import ciphers

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    vault.create(PHRASE)
    monkeypatch.setattr(ciphers, "_stretch", killed)
    with pytest.raises(KeyboardInterrupt):
        vault.unlock("not the phrase")
    assert Vault(where, cost=CHEAP, now=clock).wait == 1


def test_changing_and_removing_ask_and_count_in_the_same_way(vault: Vault):
    vault.create(PHRASE)
    with pytest.raises(WrongPhrase):
        vault.change("not the phrase", "another phrase")
    with pytest.raises(TooSoon):
        vault.remove(PHRASE)
    with pytest.raises(TooSoon):
        vault.new_recovery_key(PHRASE)


def test_to_start_the_computer_anew_spares_nobody_the_wait_nor_makes_it_longer(vault: Vault, clock: Clock):
    vault.create(PHRASE)
    for _ in range(5):
        clock.now += wrong(vault)
    clock.now = 30.0
    assert vault.wait == 16
    clock.now += 15
    assert vault.wait == 1
    clock.now += 1
    assert vault.wait == 0


@pytest.mark.parametrize("days", [-400, 400])
def test_another_date_spares_nobody_the_wait(where: Places, days: int, monkeypatch: pytest.MonkeyPatch):
    vault = Vault(where, cost=CHEAP)
    vault.create(PHRASE)
    wrong(vault)
    later = time.time() + days * 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert 0 < vault.wait <= 1


def test_the_wait_passes_while_the_computer_sleeps(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(time, "clock_gettime", {time.CLOCK_BOOTTIME: 7.0}.__getitem__)
    assert since_start() == 7.0


def test_a_count_that_cannot_be_written_or_read_locks_nobody_out(
    vault: Vault, where: Places, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    from relaxapp.vault import tries

    vault.create(PHRASE)
    monkeypatch.setattr(tries, "write_privately", disks.full)
    assert wrong(vault) == 1
    clock.now += 1
    vault.unlock(PHRASE)
    (where.lock / "tries.json").write_text("[", encoding="utf-8")
    assert vault.wait == 0

"""Plans and own lines under a lock: shut they say so and are never written over, open they are as they were."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from relaxapp.paths import Places, places
from relaxapp.support.own import OwnLine, OwnLines
from relaxapp.support.plan import FlarePlan, Person, Plan
from relaxapp.support.plan_store import FlarePlanStore, PlanStore
from relaxapp.vault import Locked, Vault
from relaxapp.vault.keys import Cost

if TYPE_CHECKING:
    from pathlib import Path

PHRASE = "four quiet green chairs"
PLAN = Plan(people=(Person("Nuala", "085 1234567"),))
LINE = OwnLine("Aoife, next door", "085 7654321", written=date(2026, 1, 1))


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(tmp_path)


@pytest.fixture
def vault(where: Places) -> Vault:
    return Vault(where, cost=Cost(memory=32, passes=1, lanes=1))


def test_a_locked_plan_says_so_and_is_not_written_over(where: Places, vault: Vault):
    store = PlanStore(where.plan, vault)
    store.save(PLAN)
    vault.create(PHRASE)
    assert store.load() == PLAN
    assert b"Nuala" not in where.plan.read_bytes()
    vault.lock()
    assert (store.load(), store.locked, store.problem) == (Plan(), True, "Your support plan is locked.")
    with pytest.raises(Locked, match="locked"):
        store.save(Plan())
    vault.unlock(PHRASE)
    assert (store.load(), store.locked, store.problem) == (PLAN, False, "")
    store.save(PLAN)
    assert not list(where.plan.parent.glob("plan-before-*"))


def test_what_was_written_on_when_the_lock_fell_shut_is_kept(where: Places, vault: Vault):
    vault.create(PHRASE)
    store = FlarePlanStore(where.flare_plan, vault)
    store.load()
    vault.lock()
    store.save(FlarePlan(less=("To the gate",)))
    assert b"gate" not in where.flare_plan.read_bytes()
    vault.unlock(PHRASE)
    assert FlarePlanStore(where.flare_plan, vault).load() == FlarePlan(less=("To the gate",))


def test_locked_lines_of_ones_own_say_so_and_are_not_written_over(where: Places, vault: Vault):
    own = OwnLines(where.own_lines, vault)
    own.save([LINE])
    vault.create(PHRASE)
    vault.lock()
    assert (own.load(), own.locked, own.problem) == ((), True, "The lines that you wrote are locked.")
    with pytest.raises(Locked):
        own.save([])
    vault.unlock(PHRASE)
    assert (own.load(), own.locked, own.problem) == ((LINE,), False, "")


def test_a_sealed_plan_that_is_damaged_is_set_aside_and_not_lost(where: Places, vault: Vault):
    store, own = PlanStore(where.plan, vault), OwnLines(where.own_lines, vault)
    store.save(PLAN)
    own.save([LINE])
    vault.create(PHRASE)
    for path in (where.plan, where.own_lines):
        torn = bytearray(path.read_bytes())
        torn[-1] ^= 1
        path.write_bytes(torn)
    assert store.load() == Plan()
    assert "damaged" in store.problem
    store.save(PLAN)
    assert store.load() == PLAN
    assert own.load() == ()
    assert "damaged" in own.problem
    names = {path.name for path in where.plan.parent.iterdir()}
    assert names == {"plan.json", "plan-before-1.json", "own-lines-damaged-1.json"}


def test_plans_that_stay_open_need_no_phrase(where: Places):
    vault = Vault(where, cost=Cost(memory=32, passes=1, lanes=1), plans_open=lambda: True)
    store = PlanStore(where.plan, vault)
    store.save(PLAN)
    vault.create(PHRASE)
    vault.lock()
    assert (store.load(), store.locked) == (PLAN, False)
    store.save(PLAN)
    assert b"Nuala" in where.plan.read_bytes()

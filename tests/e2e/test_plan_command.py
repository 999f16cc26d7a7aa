"""The plans in a terminal: with no window, no sound and no database, whatever their files are like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.paths import places
from relaxapp.support.plan import FlarePlan, Person, Plan
from relaxapp.support.plan_store import FlarePlanStore, PlanStore

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Terminal = Callable[..., subprocess.CompletedProcess[str]]


def test_both_plans_are_printed_with_the_titles_of_the_exercises(tmp_path: Path, plain_terminal: Terminal) -> None:
    where = places(tmp_path)
    PlanStore(where.plan).save(Plan(exercises=("box",), safer=(Person("Séan", "020 7946 0222"),)))
    FlarePlanStore(where.flare_plan).save(FlarePlan(less=("To the gate",)))
    done = plain_terminal("support", "--plan")
    assert "My support plan" in done.stdout
    assert "  - Box breathing\n" in done.stdout
    assert "  - S?an: 020 7946 0222\n" in done.stdout, "a terminal that lacks a sign gets the rest"
    assert "  - To the gate\n" in done.stdout
    assert "PySide6" not in done.stderr
    assert "sqlite3" not in done.stderr
    assert "numpy" not in done.stderr


def test_a_damaged_plan_is_told_and_the_way_to_people_is_printed(tmp_path: Path, plain_terminal: Terminal) -> None:
    where = places(tmp_path)
    where.plan.parent.mkdir(parents=True)
    where.plan.write_bytes(b"\xff{")
    done = plain_terminal("support", "--plan")
    assert "is damaged" in done.stderr
    assert "relaxapp support" in done.stdout
    assert where.plan.read_bytes() == b"\xff{"

"""The plans in a terminal: with no window, no sound and no database, whatever their files are like."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from relaxapp.paths import places
from relaxapp.support.plan import FlarePlan, Person, Plan
from relaxapp.support.plan_store import FlarePlanStore, PlanStore

ROOT = Path(__file__).resolve().parents[2]


def support_plan(profile: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "relaxapp", "--profile", profile, "support", "--plan"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(profile), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )


def test_both_plans_are_printed_with_the_titles_of_the_exercises(tmp_path: Path) -> None:
    where = places(tmp_path)
    PlanStore(where.plan).save(Plan(exercises=("box",), safer=(Person("Séan", "020 7946 0222"),)))
    FlarePlanStore(where.flare_plan).save(FlarePlan(less=("To the gate",)))
    done = support_plan(tmp_path)
    assert "My support plan" in done.stdout
    assert "  - Box breathing\n" in done.stdout
    assert "  - S?an: 020 7946 0222\n" in done.stdout, "a terminal that lacks a sign gets the rest"
    assert "  - To the gate\n" in done.stdout
    assert "PySide6" not in done.stderr
    assert "sqlite3" not in done.stderr
    assert "numpy" not in done.stderr


def test_a_damaged_plan_is_told_and_the_way_to_people_is_printed(tmp_path: Path) -> None:
    where = places(tmp_path)
    where.plan.parent.mkdir(parents=True)
    where.plan.write_bytes(b"\xff{")
    done = support_plan(tmp_path)
    assert "is damaged" in done.stderr
    assert "relaxapp support" in done.stdout
    assert where.plan.read_bytes() == b"\xff{"

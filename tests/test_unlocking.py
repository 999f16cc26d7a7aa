"""The phrase in the terminal: asked for where it is needed, and only where somebody can answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from relaxapp import commands, settings
from relaxapp.failures import Failure
from relaxapp.paths import Places, places
from relaxapp.support.own import OwnLine, OwnLines
from relaxapp.support.plan import Person, Plan
from relaxapp.support.plan_store import PlanStore
from relaxapp.unlocking import unlock, vault_of
from relaxapp.vault import Vault, WrongPhrase
from tests.locks import CHEAP

ROOT = Path(__file__).resolve().parents[1]
PHRASE = "four quiet green chairs"


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A profile with a plan and a line of one's own, under a lock that is shut."""
    made = places(tmp_path)
    PlanStore(made.plan).save(Plan(people=(Person("Nuala", "085 1234567"),)))
    OwnLines(made.own_lines).save([OwnLine("Aoife, next door", "085 7654321", "IE")])
    Vault(made, cost=CHEAP).create(PHRASE)
    return made


def run(where: Places, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command with nobody to ask."""
    return subprocess.run(
        [sys.executable, "-m", "relaxapp", "--profile", str(where.data.parent), *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_plan_is_shown_after_the_phrase(
    where: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda question: asked.append(question) or PHRASE)
    assert commands.plans(where) == 0
    assert len(asked) == 1
    assert "Nuala: 085 1234567" in capsys.readouterr().out


def test_where_nobody_can_be_asked_it_says_what_to_do(where: Places):
    done = run(where, "support", "--plan")
    assert done.returncode == 1
    assert "Nuala" not in done.stdout + done.stderr
    assert "relaxapp support" in done.stderr
    assert "terminal" in done.stderr


def test_the_people_who_can_help_never_ask(where: Places):
    done = run(where, "support", "--country", "IE")
    assert done.returncode == 0
    assert "112" in done.stdout
    assert "Aoife" not in done.stdout
    assert "locked" in done.stderr


def test_a_plan_that_stays_open_needs_no_phrase(where: Places):
    vault = vault_of(where)
    vault.unlock(PHRASE)
    settings.save(settings.Settings(plan_while_locked=True), where.settings)
    vault.tidy()
    assert "Nuala" in run(where, "support", "--plan").stdout


def test_a_wrong_phrase_is_told_and_waited_for_and_the_third_is_the_last(
    where: Places, capsys: pytest.CaptureFixture[str]
):
    class Clock:
        now = 1_800_000_000.0

    vault = Vault(where, now=lambda: Clock.now)
    waited = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        Clock.now += seconds

    with pytest.raises(WrongPhrase):
        unlock(vault, where.plan, lambda _: "not the phrase", pause)
    assert waited == [1, 2]
    assert capsys.readouterr().err.count("do not open it") == 2
    answers = iter(["not the phrase", PHRASE])
    unlock(vault, where.plan, lambda _: next(answers), pause)
    assert not vault.locked
    assert waited == [1, 2, 4, 8]


def test_an_open_lock_or_none_asks_nothing(where: Places, tmp_path: Path):
    def never(_: str) -> str:
        raise Failure("nobody is to be asked")

    unlock(Vault(places(tmp_path / "another")), where.plan, never)
    vault = vault_of(where)
    vault.unlock(PHRASE)
    unlock(vault, where.plan, never)

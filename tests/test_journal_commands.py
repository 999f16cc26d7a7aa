"""The commands for the journal: what a person types, and what they read and get."""

from __future__ import annotations

import argparse
import json
import re
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from relaxapp import journal_commands, paths
from relaxapp.desktop.single import Door
from relaxapp.exercises.library import Library
from relaxapp.failures import Failure
from relaxapp.journal.as_csv import COLUMNS
from relaxapp.journal.entries import Contents, Moment
from relaxapp.journal.store import journal_of
from relaxapp.settings import Settings
from relaxapp.vault import Vault, WrongPhrase
from relaxapp.vault.keys import Cost
from tests.journal.whole_journals import EVERY_LANGUAGE, small

if TYPE_CHECKING:
    from collections.abc import Iterable

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[1]
PHRASE = "a long quiet river"


class Terminal:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.where = paths.places(folder / "profile")
        self.capsys = capsys
        self.asked: list[str] = []
        self.answers: list[str] = []
        self.paused: list[float] = []

    def _answer(self, question: str) -> str:
        self.asked.append(question)
        return self.answers.pop(0)

    def type(self, *words: str, code: int = 0) -> str:
        parser = argparse.ArgumentParser()
        journal_commands.add_arguments(parser)
        done = journal_commands.run(
            parser.parse_args(words),
            self.where,
            Settings,
            lambda: Library([paths.assets() / "exercises"]),
            NOW,
            BERLIN,
            ask=self._answer,
            ask_phrase=self._answer,
            pause=self.paused.append,
        )
        assert done == code
        return self.capsys.readouterr().out

    def hold(self, contents: Contents) -> None:
        journal = journal_of(self.where)
        journal.take_in(contents)
        journal.close()

    @property
    def held(self) -> Contents:
        journal = journal_of(self.where)
        try:
            return journal.everything()
        finally:
            journal.close()


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config-home"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    return Terminal(tmp_path, capsys)


def test_an_empty_journal_is_summed_up_and_nothing_is_written(terminal: Terminal) -> None:
    assert terminal.type("summary") == "0 sessions in the last 14 days, 0 minutes.\n"
    assert not terminal.where.journal.exists()


def test_what_was_practised_by_hand_is_written_down(terminal: Terminal) -> None:
    said = terminal.type(
        *("add", "box", "--minutes", "4", "--at", "08:00", "--note", " in bed "),
        *("--before", "tension=6,pain=5", "--after", "tension=4"),
    )
    assert said == "Box breathing, 4 min, 2026-11-21 08:00: written down.\n"
    (session,) = terminal.held.sessions
    assert (session.exercise, session.practised_seconds, session.by_hand, session.note) == ("box", 240, True, "in bed")
    assert session.started == datetime(2026, 11, 21, 8, tzinfo=BERLIN)
    after, before = terminal.held.check_ins
    assert (before.moment, before.tension, before.pain) == (Moment.BEFORE, 6, 5)
    assert (after.moment, after.tension, after.pain) == (Moment.AFTER, 4, None)
    assert after.at - before.at == timedelta(minutes=4)


def test_own_words_and_another_day(terminal: Terminal) -> None:
    terminal.type("add", "--own", "A  walk", "--minutes", "20", "--at", "2026-10-03 21:15")
    (session,) = terminal.held.sessions
    assert (session.exercise, session.title) == ("own:a walk", "A walk")
    assert session.started.isoformat() == "2026-10-03T21:15:00+02:00"
    terminal.type("add", "box", "--minutes", "10")
    assert terminal.held.sessions[0].started == NOW - timedelta(minutes=10), "it has just ended"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("boks", "--minutes", "3"), "Did you mean “box”"),
        (("box", "--minutes", "3", "--at", "23:00"), "still to come"),
        (("--own", "  ", "--minutes", "3"), "Say what it was"),
    ],
)
def test_what_can_not_be_added_is_told(terminal: Terminal, words: Iterable[str], said: str) -> None:
    with pytest.raises(Failure, match=said):
        terminal.type("add", *words)
    assert terminal.held == Contents()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--minutes", "0"), "not a number of minutes"),
        (("--minutes", "nan"), "not a number of minutes"),
        (("--minutes", "3", "--at", "soon"), "not a time"),
        (("--minutes", "3", "--before", "tension=11"), "not a rating"),
        (("--minutes", "3", "--after", "joy=3"), "not a rating"),
    ],
)
def test_what_was_not_understood_is_said(terminal: Terminal, words: Iterable[str], said: str) -> None:
    with pytest.raises(SystemExit):
        terminal.type("add", "box", *words)
    assert said in terminal.capsys.readouterr().err


@pytest.mark.parametrize("name", ["all.json", "ratings.fhir.json", "tables"])
def test_it_goes_out_as_the_name_says_and_is_private(terminal: Terminal, tmp_path: Path, name: str) -> None:
    terminal.hold(small())
    goal = tmp_path / name
    assert f"{goal} is ready" in terminal.type("export", "-o", str(goal))
    assert stat.S_IMODE(goal.stat().st_mode) & 0o077 == 0
    if goal.is_dir():
        assert EVERY_LANGUAGE in (goal / "sessions.csv").read_text(encoding="utf-8-sig")
    else:
        assert json.loads(goal.read_text())["resourceType" if "fhir" in name else "what"]
    with pytest.raises(Failure, match="there already"):
        terminal.type("export", "-o", str(goal))


def test_the_form_can_be_said(terminal: Terminal, tmp_path: Path) -> None:
    terminal.hold(small())
    goal = tmp_path / "ratings.json"
    terminal.type("export", "-o", str(goal), "--format", "fhir", "--name", "Noor", "--notes")
    assert "Noor" in goal.read_text()
    assert "MARKED" in goal.read_text()
    with pytest.raises(Failure, match="does not say what it shall be"):
        terminal.type("export", "-o", str(tmp_path / "mine.xls"))


def test_what_went_out_comes_back_once(terminal: Terminal, tmp_path: Path) -> None:
    terminal.hold(small())
    goal = tmp_path / "all.json"
    terminal.type("export", "-o", str(goal))
    before = terminal.held
    assert terminal.type("import", str(goal)) == "0 new. 8 were there already, and are as they were.\n"
    assert terminal.held == before
    terminal.type("delete-all", "--yes")
    assert terminal.type("import", str(goal)) == "8 new. 0 were there already, and are as they were.\n"
    assert terminal.held == before
    with pytest.raises(Failure, match=r"nowhere\.json can't be taken in"):
        terminal.type("import", str(tmp_path / "nowhere.json"))


def test_the_summary_says_what_helps_and_how_sure_that_is(terminal: Terminal) -> None:
    for day in range(6):
        words = ("add", "box", "--minutes", "5", "--at", f"2026-11-{12 + day} 08:00")
        terminal.type(*words, "--before", "tension=7", "--after", f"tension={4 + day % 2}")
    said = terminal.type("summary")
    assert said.startswith("6 sessions in the last 14 days, 30 minutes.\n  Box breathing: 6, 30 min\n")
    assert "What helps with tension:\n  After “Box breathing”, your tension was" in said
    assert "falls back by itself" in said
    assert "0 sessions in the last 3 days" in terminal.type("summary", "--days", "3")


def test_the_columns_are_in_the_help(terminal: Terminal) -> None:
    with pytest.raises(SystemExit):
        terminal.type("export", "--help")
    said = terminal.capsys.readouterr().out
    assert all(column in said for columns in COLUMNS.values() for column in columns)


# Under a lock


@pytest.fixture
def locked(terminal: Terminal) -> Terminal:
    terminal.hold(small())
    Vault(terminal.where, cost=Cost(memory=8, passes=1, lanes=1)).create(PHRASE)
    return terminal


def test_a_lock_asks_for_its_phrase(locked: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = iter((0.0, 0.0, 2.0, 0.0))
    monkeypatch.setattr("relaxapp.vault.tries.Tries.wait", property(lambda _: next(waits)))
    locked.answers = ["wrong words here", PHRASE]
    locked.type("export", "-o", str(tmp_path / "all.json"))
    assert len(locked.asked) == 2
    assert locked.paused == [2.0], "as long as the lock takes no other"
    assert "The phrase of your lock" in locked.asked[0]
    assert "MARKED" in (tmp_path / "all.json").read_text()


def test_three_wrong_phrases_are_enough(locked: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relaxapp.vault.tries.Tries.wait", 0.0)
    locked.answers = ["wrong words here"] * 3
    with pytest.raises(WrongPhrase):
        locked.type("summary")
    assert locked.answers == []


def test_all_can_be_deleted_without_the_phrase(locked: Terminal) -> None:
    assert "the lock" in locked.type("delete-all", "--yes")
    assert locked.asked == []
    assert not locked.where.lock.exists()
    assert locked.held == Contents()


# All gone


def test_it_is_deleted_after_a_yes(terminal: Terminal) -> None:
    terminal.hold(small())
    for answer in ("", "no", "y"):
        terminal.answers = [answer]
        with pytest.raises(Failure, match="Nothing was deleted"):
            terminal.type("delete-all")
    assert terminal.held.sessions
    terminal.answers = [" Yes "]
    assert "Gone: your journal and its copies." in terminal.type("delete-all")
    assert terminal.held == Contents()


def test_with_nobody_to_ask_nothing_is_deleted(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.hold(small())
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(Failure, match="With --yes"):
        terminal.type("delete-all")
    assert terminal.held.sessions


def test_nothing_is_deleted_while_the_window_is_open(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.hold(small())
    monkeypatch.setattr(Door, "hand_over", lambda *_: True)
    with pytest.raises(Failure, match="Relaxapp is running, and nothing was deleted"):
        terminal.type("delete-all", "--yes")
    assert terminal.held.sessions


def test_reminders_and_the_start_with_the_computer_go_when_that_is_said(terminal: Terminal, tmp_path: Path) -> None:
    start = tmp_path / "config-home" / "autostart" / "relaxapp.desktop"
    for path in (start, terminal.where.reminders, terminal.where.plan):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("[Desktop Entry]")
    said = terminal.type("delete-all", "--yes")
    assert "Kept: your reminders and your plans and people." in said
    assert start.exists()
    terminal.type("delete-all", "--yes", "--reminders", "--plans")
    assert not any(path.exists() for path in (start, terminal.where.reminders, terminal.where.plan))


def test_the_page_for_a_clinician_needs_no_screen(terminal: Terminal, tmp_path: Path) -> None:
    terminal.hold(small())
    goal = tmp_path / "page.pdf"
    arguments = ["--profile", tmp_path / "profile", "journal", "export", "-o", goal, "--paper", "letter"]
    done = subprocess.run(
        [sys.executable, "-m", "relaxapp", *map(str, arguments)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert goal.read_bytes().startswith(b"%PDF-")
    assert re.search(rb"/MediaBox \[0 0 612\.?0* 792", goal.read_bytes())

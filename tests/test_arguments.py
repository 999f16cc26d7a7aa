"""What the command line takes: each command says so when it is the one that was given, and costs the others nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from relaxapp.arguments import understood


def imported_for(*arguments: str) -> set[str]:
    """The modules that a fresh program imports to understand this."""
    code = "import sys; from relaxapp.arguments import understood; understood(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_start_for_help_imports_nothing_of_other_commands():
    """Each of them would be waited for before the numbers are on the screen."""
    imported = imported_for("--support")
    assert "relaxapp.arguments" in imported
    others = ("reminders", "journal", "sound", "exercises", "remind", "journal_commands", "voicepack")
    assert {f"relaxapp.{name}" for name in others} & imported == set()
    assert not any(name.startswith("PySide6") for name in imported)


@pytest.mark.parametrize("command", [["remind", "list"], ["journal", "delete-all"], ["voicepack", "list"]])
def test_a_command_with_commands_of_its_own_knows_them(command: list[str]):
    understood_so = understood(command)
    assert (understood_so.command, understood_so.action) == tuple(command)


@pytest.mark.parametrize("command", ["remind", "journal", "voicepack"])
def test_the_help_of_each_names_what_it_takes(command: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        understood([command, "--help"])
    assert ended.value.code == 0
    assert "ACTION" in capsys.readouterr().out


def test_one_wish_at_a_time(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        understood(["--support", "--breathe"])
    assert ended.value.code == 2
    assert "not allowed" in capsys.readouterr().err

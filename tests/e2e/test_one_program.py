"""A second start of the program reaches the one that runs, and a key or a menu entry of the desktop is such a start."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def runtime():
    """A folder for what lives only while the program runs; the name of a socket must not be long."""
    with tempfile.TemporaryDirectory(prefix="run-") as folder:
        yield Path(folder)


@pytest.fixture
def environment(silent_environment, display, runtime):
    return {**silent_environment, **display.environment, "XDG_RUNTIME_DIR": str(runtime)}


def handed_over(start, profile, environment, *arguments: str) -> None:
    """Start the program once more: it goes at once, without a screen of its own."""
    second = start(profile, {key: value for key, value in environment.items() if key != "DISPLAY"}, *arguments)
    assert second.end() == (0, "")


def test_an_exercise_with_minutes_begins_in_the_window_that_is_open(
    tmp_path, display, environment, start, choose, kept, runtime
):
    choose(tmp_path, eyes_open=True)
    program = start(tmp_path, environment)
    display.wait_for_window()
    home = display.picture()
    handed_over(start, tmp_path, environment, "start", "box", "--minutes", "5")
    session = display.wait_for_change(home)
    display.wait_for_change(session)
    assert program.running
    assert program.close()[0] == 0
    assert [row[:2] + row[3:] for row in kept(tmp_path)] == [("box", 300, "stopped")]
    assert list((runtime / "relaxapp").iterdir()) == [], "nothing is left behind"


@pytest.mark.parametrize(("arguments", "exercise"), [(("--flare",), "flare"), (("--breathe",), "extended-exhale")])
def test_help_for_a_bad_moment_and_breathing_begin_at_once_in_a_new_window(
    tmp_path, display, environment, start, choose, kept, arguments, exercise
):
    choose(tmp_path)
    program = start(tmp_path, environment, *arguments)
    display.wait_for_window()
    shown = display.picture()
    display.wait_for_change(display.wait_for_change(shown))
    assert program.close()[0] == 0
    assert [row[0] for row in kept(tmp_path)] == [exercise]


def test_support_is_reached_from_outside_and_leads_back_to_the_session(tmp_path, display, environment, start, choose):
    choose(tmp_path)
    program = start(tmp_path, environment, "--breathe")
    display.wait_for_window()
    display.wait_for_change(display.picture())
    before = display.picture()
    handed_over(start, tmp_path, environment, "--support")
    support = display.wait_for_change(before)
    display.key("Escape")
    display.wait_for_change(support)
    assert program.close()[0] == 0


def wait_until_listening(runtime, count: int = 1) -> None:
    until, pause = time.monotonic() + 30, threading.Event()
    while len(list(runtime.glob("relaxapp/*.socket"))) < count:
        assert time.monotonic() < until, "it never listened"
        pause.wait(0.05)


def test_in_the_background_there_is_no_window_until_it_is_wanted(
    tmp_path, display, environment, start, choose, kept, runtime
):
    choose(tmp_path)
    before = display.picture()
    program = start(tmp_path, environment, "--background")
    wait_until_listening(runtime)
    handed_over(start, tmp_path, environment, "--background")
    assert display.picture() == before
    handed_over(start, tmp_path, environment, "--breathe")
    display.wait_for_window()
    display.wait_for_change(display.picture())
    assert program.running
    handed_over(start, tmp_path, environment, "--quit")
    assert program.end()[0] == 0
    assert [row[0] for row in kept(tmp_path)] == ["extended-exhale"]


def test_a_killed_one_is_no_obstacle_and_another_person_has_their_own(
    tmp_path, display, environment, start, choose, runtime
):
    choose(tmp_path / "one")
    choose(tmp_path / "two")
    first = start(tmp_path / "one", environment)
    display.wait_for_window()
    first.kill()
    again = start(tmp_path / "one", environment)
    display.wait_for_window()
    other = start(tmp_path / "two", environment, "--background")
    wait_until_listening(runtime, 2)
    handed_over(start, tmp_path / "two", environment, "--quit")
    assert other.end()[0] == 0
    assert again.running
    assert again.close()[0] == 0


def test_nothing_runs_and_nothing_is_to_be_ended(tmp_path, environment, start):
    handed_over(start, tmp_path, environment, "--quit")


def test_an_exercise_that_there_is_not_is_said_where_it_was_asked_for(tmp_path, environment, start):
    code, err = start(tmp_path, environment, "start", "boxx").end()
    assert code == 1
    assert "box" in err


def test_a_closed_window_goes_on_as_a_fresh_program_that_still_hears(tmp_path, environment, start, choose, runtime):
    choose(tmp_path)
    profile = str(tmp_path)
    code = "import sys; from relaxapp import app, cli, opening\n"
    code += "app.run = lambda *_: opening.IN_BACKGROUND\n"
    code += "sys.exit(cli.run(['--profile', sys.argv[1]]))"
    with subprocess.Popen([sys.executable, "-c", code, profile], cwd=ROOT, env=environment) as program:
        wait_until_listening(runtime)
        words = Path(f"/proc/{program.pid}/cmdline").read_bytes().split(b"\0")
        handed_over(start, tmp_path, environment, "--quit")
        assert program.wait(20) == 0
    assert words[-4:-1] == [b"--profile", profile.encode(), b"--background"]

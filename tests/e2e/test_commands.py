"""The commands as a person types them, on a computer with no display and no sound."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

from relaxapp import __version__

QUIET = (
    ("list",),
    ("script-help",),
    ("support", "--country", "IE"),
    ("check", "assets/exercises/box.md"),
    ("journal", "summary"),
    ("--version",),
)


@pytest.mark.parametrize("arguments", QUIET, ids=lambda arguments: arguments[0])
def test_a_command_needs_neither_display_nor_sound_nor_a_home(arguments, command, silent_environment):
    done = command("--profile", "/proc/nowhere", *arguments, environment=silent_environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert "Traceback" not in done.stderr


def test_the_version_is_told(command):
    assert command("--version").stdout.strip() == f"relaxapp {__version__}"


@pytest.mark.parametrize("arguments", QUIET[:5], ids=lambda arguments: arguments[0])
def test_no_command_but_the_window_imports_qt_or_numpy(arguments):
    code = (
        "import sys; from relaxapp import cli; code = cli.run(sys.argv[1:]); "
        "loaded = [name for name in ('PySide6', 'numpy') if name in sys.modules]; "
        "sys.exit(f'imported {loaded}' if loaded else code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("lsit",), 2, "Did you mean “list”?"),
        (("play",), 2, "EXERCISE"),
        (("play", "boks"), 1, "box"),
        (("play", "box", "--minutes", "many"), 2, "not a number of minutes"),
        (("play", "box", "--minutes", "-3"), 2, "not a number of minutes"),
        (("play", "box", "--minutes", "nan"), 2, "not a number of minutes"),
        (("render", "box", "-o", "box.xyz"), 1, ".wav"),
        (("render", "box", "-o", "/proc/nowhere/box.wav"), 1, "/proc/nowhere"),
        (("check", "/proc/nowhere.md"), 1, "nowhere.md"),
    ],
)
def test_what_was_not_understood_gets_one_clear_line(arguments, code, said, command, tmp_path):
    done = command("--profile", str(tmp_path), *arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_with_no_screen_the_window_says_what_works_instead(tmp_path, command, silent_environment):
    done = command("--profile", str(tmp_path), environment=silent_environment)
    assert done.returncode == 1
    assert "relaxapp play" in done.stderr
    assert "Traceback" not in done.stderr


def test_with_no_screen_whoever_asks_for_help_finds_it_in_the_terminal(tmp_path, command, silent_environment):
    done = command("--profile", str(tmp_path), "--support", environment={**silent_environment, "LANG": "en_IE.UTF-8"})
    assert "call 112 or 999 (Ireland)" in done.stdout
    assert "116 123" in done.stdout
    assert done.returncode == 1
    assert "no screen here" in done.stderr


def test_with_no_qt_whoever_asks_for_help_finds_it_in_the_terminal(tmp_path, command, silent_environment):
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('no Qt here')\n", encoding="utf-8")
    bare = {**silent_environment, "LANG": "en_IE.UTF-8", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(tmp_path)}
    done = command("--profile", str(tmp_path / "me"), "--support", environment=bare)
    assert "call 112 or 999 (Ireland)" in done.stdout
    assert "no Qt here" in done.stderr


def test_the_terminal_says_who_answers_now(tmp_path, command):
    done = command("--profile", str(tmp_path), "support", "--country", "IE")
    assert "Hours: Day and night, every day. Open now" in done.stdout


def test_a_reader_that_goes_away_is_no_trouble(silent_environment):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer) as gone:
        done = _to(gone, silent_environment)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_told_in_one_line(silent_environment):
    with Path("/dev/full").open("w") as full:
        done = _to(full, silent_environment)
    assert done.returncode == 1
    assert done.stderr.startswith("relaxapp: ")
    assert len(done.stderr.splitlines()) == 1


def _to(out, environment):
    """Run a command whose output goes there, held back until the end as it usually is."""
    environment = {name: value for name, value in environment.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, "-m", "relaxapp", "list"],
        stdout=out,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        check=False,
    )


def test_an_exercise_can_be_written_to_a_file_of_exactly_its_length(tmp_path, command):
    path = tmp_path / "flare.flac"
    done = command("--profile", str(tmp_path / "me"), "render", "flare", "--minutes", "2", "-o", str(path))
    assert done.returncode == 0, done.stderr
    assert soundfile.info(path).duration == pytest.approx(120, abs=1 / 48_000)
    assert list(tmp_path.glob("*.part")) == []


def test_a_session_in_the_terminal_shows_the_words_and_lands_softly_on_ctrl_c(
    tmp_path, start, kept, silent_environment
):
    program = start(tmp_path, silent_environment, "play", "flare", "--minutes", "2", "--no-voice")
    program.read_until("Ctrl-C ends it softly")
    program.read_until(".")
    program.signal(signal.SIGINT)
    program.read_until("Coming back softly")
    program.read_until("look around")
    code, err = program.end()
    assert code == 0, err
    assert [(row[0], row[3]) for row in kept(tmp_path)] == [("flare", "stopped")]


def test_an_interrupted_rendering_leaves_nothing_behind(tmp_path, start, silent_environment):
    path = tmp_path / "long.wav"
    program = start(tmp_path / "me", silent_environment, "render", "pmr-16", "--minutes", "20", "-o", str(path))
    program.read_until("Ctrl-C stops")
    program.signal(signal.SIGINT)
    code, _ = program.end()
    assert code == 130
    assert list(tmp_path.glob("long*")) == []


def test_doctor_says_what_is_missing_and_what_to_do(tmp_path, command, silent_environment):
    done = command("--profile", str(tmp_path), "doctor", environment=silent_environment)
    assert done.returncode == 1
    assert "MISSING" in done.stdout
    assert "sound" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_new_exercise_is_good_among_ones_own_and_never_in_the_place_of_another(command, tmp_path):
    made = command("--profile", tmp_path, "new", "A quiet evening").stdout.splitlines()[0]
    assert command("check", made).stdout == f"{made}: good\n"
    assert "a-quiet-evening" in command("--profile", tmp_path, "list").stdout
    again = command("--profile", tmp_path, "new", "A quiet evening").stdout.splitlines()[0]
    assert again.endswith("a-quiet-evening-2.md")
    there = command("new", "x", "-o", made)
    assert there.returncode == 1
    assert "is there already, and stays as it is" in there.stderr
    assert command("new", "x", "-o", tmp_path / "nowhere" / "x.md").returncode == 1

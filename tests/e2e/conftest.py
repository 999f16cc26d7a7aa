"""The real program in a process of its own, on a real (virtual) screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import screen_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20
LOOK_EVERY = 0.1


class Display:
    """A virtual screen, and hands to press keys on it."""

    def __init__(self, name: str, frame_buffer: Path) -> None:
        self._frame_buffer = frame_buffer
        self.environment = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}

    def _tool(self, *command: str) -> bytes:
        environment = {**os.environ, **self.environment}
        return subprocess.run(command, env=environment, capture_output=True, check=True, timeout=PATIENCE).stdout

    def wait_for_window(self) -> None:
        """Wait until the window of the program is there, and give it the focus as a window manager would."""
        found = self._tool("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Relaxapp$")
        self._tool("xdotool", "windowfocus", "--sync", found.decode().split()[-1])

    def key(self, name: str) -> None:
        """Press and release a key."""
        self._tool("xdotool", "key", "--clearmodifiers", name)

    def picture(self) -> bytes:
        """Return what is on the screen, as raw bytes that can be compared."""
        return self._frame_buffer.read_bytes()

    def wait_for_change(self, before: bytes) -> bytes:
        """Wait until the screen shows something else than `before`, and return it."""
        return self.wait_until(lambda picture: picture != before)

    def wait_until(self, good: Callable[[bytes], bool]) -> bytes:
        """Look at the screen until it is as wished."""
        until = time.monotonic() + PATIENCE
        pause = threading.Event()
        while not good(picture := self.picture()):
            assert time.monotonic() < until, "the screen never showed what was expected"
            pause.wait(LOOK_EVERY)
        return picture


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    folder = tmp_path_factory.mktemp("screen")
    with screen_server.running(folder) as name:
        yield Display(name, folder / screen_server.PICTURE)


class Program:
    """The program as a person started it."""

    def __init__(self, profile: Path, environment: Mapping[str, str], *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "relaxapp", "--profile", str(profile), *arguments],
            cwd=ROOT,
            env={**environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def read_until(self, words: str) -> str:
        """Read what the program prints until a line holds the words, and return that line."""
        assert self._process.stdout
        for line in self._process.stdout:
            if words in line:
                return line
        pytest.fail(f"it ended without saying “{words}”: {self._process.communicate()[1]}")

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    def end(self) -> tuple[int, str]:
        """Wait for the end and return the exit code and what was said on stderr."""
        try:
            _, err = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, err = self._process.communicate()
            pytest.fail(f"the program did not end: {err}")
        return self._process.returncode, err

    def close(self) -> tuple[int, str]:
        """Ask the program to end, as a log-out would."""
        self._process.terminate()
        return self.end()

    def kill(self) -> None:
        """Make sure that nothing of it is left."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()


@pytest.fixture
def start() -> Iterator[Callable[..., Program]]:
    """Start the program; whatever is left of it after the test is ended."""
    programs: list[Program] = []

    def begin(profile: Path, environment: Mapping[str, str], *arguments: str) -> Program:
        programs.append(Program(profile, environment, *arguments))
        return programs[-1]

    yield begin
    for program in programs:
        program.kill()


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command of the program to its end."""

    def run(*arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "relaxapp", *arguments],
            cwd=ROOT,
            env={**os.environ} if environment is None else {**environment},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture
def plain_terminal(
    tmp_path: Path, command: Callable[..., subprocess.CompletedProcess[str]]
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command on the profile `tmp_path`, where only ASCII can be shown; stderr names the modules it imported."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONIOENCODING": "ascii"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        done = command(
            *("--profile", str(tmp_path), *arguments), environment={**environment, "PYTHONPROFILEIMPORTTIME": "1"}
        )
        assert done.returncode == 0, done.stderr
        return done

    return run


@pytest.fixture
def silent_environment(tmp_path: Path) -> dict[str, str]:
    """A computer with no sound server, no sound device and no display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PULSE_", "XDG_", *hidden))}
    return {**kept, "HOME": str(tmp_path), "PULSE_SERVER": f"unix:{tmp_path}/none"}


@pytest.fixture
def choose() -> Callable[..., None]:
    """Choose settings before the program starts. The page that comes once was read, unless it is asked for."""

    def write(profile: Path, **options: object) -> None:
        (profile / "config").mkdir(parents=True, exist_ok=True)
        (profile / "config" / "settings.json").write_text(json.dumps({"welcomed": True, **options}), encoding="utf-8")

    return write


@pytest.fixture
def kept() -> Callable[[Path], list[tuple[str, float, float, str]]]:
    """Read the sessions that were kept: exercise, planned and practised seconds, and how it ended."""
    import sqlite3

    def rows(profile: Path) -> list[tuple[str, float, float, str]]:
        with sqlite3.connect(profile / "data" / "journal.sqlite3") as database:
            found = database.execute("SELECT exercise, planned_seconds, practised_seconds, ended FROM session")
            result = found.fetchall()
        database.close()
        return result

    return rows

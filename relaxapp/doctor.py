"""Says what works on this computer, and what to do about what does not. Nothing here imports Qt into this process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp import __version__, paths, settings
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE: Final = 20


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it works and is needed, what was seen, and what to do when it doesn't."""

    subject: str
    works: bool
    seen: str
    to_do: str = ""
    needed: bool = True


def report(where: paths.Places) -> int:
    """Print every finding; return 0 when all is well, 1 when something that is needed does not work."""
    print(f"relaxapp {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    healthy = True
    for look in (_window, _sound, _voice, _bus, _exercises, _settings, _support, _folders):
        for finding in look(where):
            healthy &= finding.works or not finding.needed
            state = "works" if finding.works else "MISSING" if finding.needed else "absent"
            print(f"{state:8} {finding.subject}: {finding.seen}")
            if finding.to_do:
                print(f"{'':8} → {finding.to_do}")
    return 0 if healthy else 1


def _child(code: str) -> tuple[bool, str]:
    """Run a piece of Python of our own in another process, where a crash does no harm."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return False, f"no answer within {_PATIENCE} seconds"
    said = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    if done.returncode and said:
        said[-1] = re.sub(r"^relaxapp[\w.]+: ", "", said[-1])  # what kind of error it is helps nobody here
    return done.returncode == 0, said[-1] if said else f"ended with code {done.returncode}"


def _window(_: paths.Places) -> Iterator[Finding]:
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    works, seen = _child(
        "from PySide6.QtWidgets import QApplication; from PySide6.QtCore import qVersion; a = QApplication([]); "
        "print('Qt', qVersion(), 'on', a.platformName(), a.primaryScreen().size().toTuple())"
    )
    to_do = "Install the packages that scripts/run names." if display else "Start it from a desktop; “play” needs none."
    yield Finding("window", works, seen if works or display else "there is no screen here", "" if works else to_do)


def _sound(_: paths.Places) -> Iterator[Finding]:
    works, seen = _child(
        "import sys, threading\n"
        "from relaxapp.sound.loudspeaker import Loudspeaker\n"
        "from relaxapp.sound.output import NoSound\n"
        "import numpy as np\n"
        "try:\n"
        "    out = Loudspeaker()\n"
        "except NoSound as trouble:\n"
        "    sys.exit(trouble.what)\n"
        "out.play(lambda start, count: np.zeros((count, 2), np.float32), 0, 9600)\n"
        "threading.Event().wait(0.1)\n"
        "lost = out.lost()\n"
        "out.close()\n"
        "print('the sound device went away' if lost else 'a sound device opens')\n"
    )
    yield Finding(
        "sound", works, seen, "" if works else "Sessions run with words on the screen. Is a sound device connected?"
    )


def _voice(_: paths.Places) -> Iterator[Finding]:
    from relaxapp.sound import voices

    found = voices.available()
    to_do = "" if found else "Install a speech engine: sudo apt install espeak-ng. Until then words are on the screen."
    yield Finding("voices", bool(found), f"{len(found)} on this computer", to_do)


def _bus(_: paths.Places) -> Iterator[Finding]:
    works, seen = _child(
        "from PySide6.QtDBus import QDBusConnection as C; import sys; "
        "ok = C.sessionBus().isConnected(); print('D-Bus session' if ok else 'none'); sys.exit(0 if ok else 'none')"
    )
    to_do = "" if works else "Nothing depends on it; less motion can be chosen in the settings."
    yield Finding("desktop bus", works, seen, to_do, needed=False)


def _exercises(where: paths.Places) -> Iterator[Finding]:
    from relaxapp.exercises.library import Library

    library = Library([paths.assets() / "exercises", where.exercises])
    for problem in library.problems:
        yield Finding("exercise", works=False, seen=str(problem), to_do="relaxapp check FILE names every mistake.")
    yield Finding("exercises", bool(library.scripts), f"{len(library.scripts)} ready")


def _settings(where: paths.Places) -> Iterator[Finding]:
    problems = settings.load(where.settings)[1]
    yield Finding("settings", not problems, " ".join(problems) or str(where.settings))


def _support(_: paths.Places) -> Iterator[Finding]:
    from relaxapp.support import lines

    support = lines.load()
    yield Finding("support", not support.problem, support.problem or f"{len(support.countries)} countries, offline")


def _folders(where: paths.Places) -> Iterator[Finding]:
    for subject, folder in (
        ("settings folder", where.config),
        ("journal folder", where.data),
        ("voice cache", where.cache),
        ("log folder", where.state),
    ):
        why = _why_not_writable(folder)
        free = "" if why else f", {shutil.disk_usage(folder).free // 2**20} MB free"
        yield Finding(subject, not why, why or f"{folder}{free}")


def _why_not_writable(folder: Path) -> str:
    try:
        with tempfile.TemporaryFile(dir=paths.private_directory(folder)):
            return ""
    except Failure as failure:
        return str(failure)
    except OSError as error:
        return f"{folder} can't be written to ({error.strerror})."

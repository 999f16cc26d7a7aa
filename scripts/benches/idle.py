"""What the program costs while it waits without a window: processor, wake-ups and memory, beside a bare window's.

It waits with reminders on. “after practice” is the same program once a session was begun in its window and the window
was closed: as it is then, and once it has gone on afresh a while later.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import screen_server

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROJECT: Final = Path(__file__).resolve().parents[2]
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_BARE: Final = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(980, 760)
window.show()
application.exec()
"""

_PRACTISED: Final = """
import sys
from PySide6.QtCore import QTimer
from relaxapp import cli
from relaxapp.app.staying import Staying
begin = Staying.listen
def listen(staying, door):
    begin(staying, door)
    staying._settling.setInterval(int(float(sys.argv[2]) * 1000))
    QTimer.singleShot(6000, staying._starting.first)
    QTimer.singleShot(16000, staying._window.close)
Staying.listen = listen
sys.exit(cli.run(["--profile", sys.argv[1]]))
"""
_SETTINGS: Final = '{"welcomed": true, "when_closed": "stay"}'


@dataclass(frozen=True)
class _Used:
    at: float
    cpu: float
    wakes: dict[str, int]
    resident: float


def _used(pid: int) -> _Used:
    """Return seconds of processor, how often each thread went to sleep by itself, and MB resident."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    wakes = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = (task / "status").read_text().splitlines()
        wakes[task.name] = int(next(line for line in status if line.startswith("voluntary")).split()[1])
    resident = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    cpu = (int(fields[11]) + int(fields[12])) / _TICKS
    return _Used(time.monotonic(), cpu, wakes, int(resident.split()[1]) / 1024)


def _reminded(folder: str, environment: Mapping[str, str]) -> str:
    """Return a profile in the folder, with two reminders a day."""
    profile = Path(folder)
    (profile / "config").mkdir(parents=True)
    (profile / "config" / "settings.json").write_text(_SETTINGS)
    add = ["remind", "add", "Twice", "--at", "0:03", "0:04"]
    subprocess.run(
        [sys.executable, "-m", "relaxapp", "--profile", folder, *add], env=environment, check=True, stdout=-3
    )
    return folder


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--settle", type=float, default=35, help="seconds before the measurement begins")
    options = parser.parse_args(argv)
    with screen_server.running() as display, tempfile.TemporaryDirectory(prefix="relaxapp-idle-") as folder:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(_PROJECT),
            "XDG_RUNTIME_DIR": folder,
        }
        # A shell in between tells the number of the process that it becomes.
        told = ["dbus-run-session", "--", "sh", "-c", 'echo $$; exec "$@"', "sh", sys.executable]
        profiles = [_reminded(f"{folder}/{name}", environment) for name in ("one", "two", "three")]
        commands = {
            "a bare window": ["-c", _BARE],
            "idle in the background": ["-m", "relaxapp", "--profile", profiles[0], "--background"],
            "after practice, at once": ["-c", _PRACTISED, profiles[1], "3600"],
            "after practice, later": ["-c", _PRACTISED, profiles[2], "5"],
        }
        running = [
            subprocess.Popen([*told, *command], env=environment, stdout=subprocess.PIPE, stderr=-3, text=True)
            for command in commands.values()
        ]
        try:
            pids = [int(process.stdout.readline()) for process in running if process.stdout]
            time.sleep(options.settle)
            before = [_used(pid) for pid in pids]
            time.sleep(options.seconds)
            after = [_used(pid) for pid in pids]
        finally:
            for pid in pids:
                os.kill(pid, 15)
            for process in running:
                process.communicate()
    for name, one, other in zip(commands, before, after, strict=True):
        seconds = other.at - one.at
        woken = sum(count - one.wakes.get(thread, 0) for thread, count in other.wakes.items())
        print(
            f"{name:24} {(other.cpu - one.cpu) / seconds:.3%} of a core, "
            f"{woken / seconds:.2f} wake-ups/s, {other.resident:.1f} MB, "
            f"ratio {other.resident / after[0].resident:.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])

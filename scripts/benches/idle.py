"""What the program costs while it waits without a window: processor, wake-ups and memory, beside a bare window's."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@dataclass(frozen=True)
class _Used:
    at: float
    cpu: float
    wakes: int
    resident: float


def _used(pid: int) -> _Used:
    """Return seconds of processor, times that any thread began to run again by itself, and MB resident."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    wakes = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = (task / "status").read_text().splitlines()
        wakes += int(next(line for line in status if line.startswith("voluntary")).split()[1])
    resident = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    cpu = (int(fields[11]) + int(fields[12])) / _TICKS
    return _Used(time.monotonic(), cpu, wakes, int(resident.split()[1]) / 1024)


@contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"], pass_fds=(write,), stderr=-3)
    os.close(write)
    with os.fdopen(read) as answer:
        display = f":{answer.readline().strip()}"
    try:
        yield display
    finally:
        server.terminate()
        server.wait()


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--settle", type=float, default=15, help="seconds before the measurement begins")
    options = parser.parse_args(argv)
    with _screen() as display, tempfile.TemporaryDirectory(prefix="relaxapp-idle-") as folder:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(_PROJECT),
            "XDG_RUNTIME_DIR": folder,
        }
        bus = ["dbus-run-session", "--"]
        # A shell in between tells the number of the process that it becomes.
        told = [*bus, "sh", "-c", 'echo $$; exec "$@"', "sh", sys.executable]
        commands = {
            "bare": [*told, "-c", _BARE],
            "ours": [*told, "-m", "relaxapp", "--profile", folder, "--background"],
        }
        running = {
            name: subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=-3, text=True)
            for name, command in commands.items()
        }
        try:
            pids = {name: int(process.stdout.readline()) for name, process in running.items() if process.stdout}
            time.sleep(options.settle)
            before = {name: _used(pid) for name, pid in pids.items()}
            time.sleep(options.seconds)
            after = {name: _used(pid) for name, pid in pids.items()}
        finally:
            for pid in pids.values():
                os.kill(pid, 15)
            for process in running.values():
                process.communicate()
    for name in commands:
        one, other = before[name], after[name]
        seconds = other.at - one.at
        print(
            f"{'idle in the background' if name == 'ours' else 'a bare window':22} "
            f"{(other.cpu - one.cpu) / seconds:.3%} of a core, {(other.wakes - one.wakes) / seconds:.2f} wake-ups/s, "
            f"{other.resident:.1f} MB"
        )
    print(f"memory: ratio {after['ours'].resident / after['bare'].resident:.2f} over {options.seconds:g} s")


if __name__ == "__main__":
    main(sys.argv[1:])

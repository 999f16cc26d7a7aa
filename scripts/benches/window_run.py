"""The real window in a process of its own, driven from inside: shared by the measurements that need it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHILD = """
import json, os, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from relaxapp import app, paths

profile, wait_ms, run_ms, lead_ms, most = Path(sys.argv[1]), *map(int, sys.argv[2:6])
application = QApplication([])
program = app.App(application, paths.places(profile))
seen = {"paints": [], "press": 0.0, "load": 0.0, "counted": 0.0}

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and program.house.sessions.running and len(seen["paints"]) < most:
            session = program.house.sessions._session
            seen["paints"].append((time.monotonic(), session.position))
        return False

watch = Watch()

def press():
    pacer_class = "Pacer"
    seen["press"] = time.monotonic()
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    pacer = next(w for w in program.parts.guiding._session.findChildren(QObject) if type(w).__name__ == pacer_class)
    pacer.installEventFilter(watch)
    QTimer.singleShot(run_ms, end)
    QTimer.singleShot(lead_ms, count)

def used():
    everything = os.times()  # the voice's process too, once it has ended
    return everything.user + everything.system + everything.children_user + everything.children_system

def count():
    seen["counted"] = time.monotonic()
    seen["load"] = used()

def end():
    seen["load"] = (used() - seen["load"]) / (time.monotonic() - seen["counted"])
    program.window.close()
    application.quit()

program.open()
QTimer.singleShot(wait_ms, press)
application.exec()
program.close()
print(json.dumps(seen))
"""


def drive(
    environment: Mapping[str, str],
    profile: Path,
    *,
    wait_ms: int,
    run_ms: int,
    lead_ms: int = 0,
    most_paints: int = 100_000,
) -> dict[str, Any]:
    """Open the window, wait, press Enter, let it run, and return "press", "paints" and "load".

    Times are monotonic seconds, a paint is (time, position), the load is the share of a core from `lead_ms` after the
    press on.
    """
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24"]
    done = subprocess.run(
        [*screen, sys.executable, "-c", _CHILD, profile, *map(str, (wait_ms, run_ms, lead_ms, most_paints))],
        env={**environment, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
        timeout=run_ms / 1000 + wait_ms / 1000 + 60,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])

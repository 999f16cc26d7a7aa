"""How long it is from the start of a process to the first frame of a window: shared by measurements of a start."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROOT: Final = Path(__file__).resolve().parents[2]

BARE: Final = """
import sys, time

def begin():
    from PySide6.QtWidgets import QApplication, QPushButton, QWidget, QVBoxLayout
    application = QApplication([])
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QPushButton("Breathe"))
    window.resize(980, 760)
    watch(window)
    window.show()
    application.exec()

def ready(window):
    return True
"""
"""The reference: a window with one button."""

OURS: Final = """
import gc, sys, time
from relaxapp.__main__ import main

wish = []

def begin():
    gc.disable()  # the first thing that is done there
    from relaxapp import cli
    keep_at = cli.logbook.keep_at  # called between the import of the window and its making

    def watched(path):
        from relaxapp.ui.window import Window
        made = Window.__init__

        def make(window):
            made(window)
            watch(window)

        Window.__init__ = make
        keep_at(path)

    cli.logbook.keep_at = watched
    sys.argv = ["relaxapp", "--profile", sys.argv[1], *wish]
    main()

def ready(window):
    return True
"""
"""The program, from its command line on. Other lines may follow: another `wish`, and when it is `ready`."""

_FIRST_FRAME: Final = """
def watch(window):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstFrame(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.UpdateRequest and ready(window):
                QTimer.singleShot(0, self.shown)
            return False

        def shown(self):
            print(time.monotonic(), flush=True)
            import os
            os._exit(0)

    watching = FirstFrame(window)
    window.installEventFilter(watching)

begin()
"""

# As on a person's computer, where compiled modules are kept.
USUAL: Final = {
    "QT_QPA_PLATFORM": "offscreen",
    **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(_ROOT),
}


def medians(codes: Sequence[str], runs: int, place: Mapping[str, str]) -> list[float]:
    """Return the milliseconds to the first frame of each program, started in turns; `place` adds to what is usual."""
    with tempfile.TemporaryDirectory() as profile:
        rounds = [[_milliseconds(code, profile, {**USUAL, **place}) for code in codes] for _ in range(runs + 1)]
    return [statistics.median(took) for took in zip(*rounds[1:], strict=True)]


def _milliseconds(code: str, profile: str, environment: Mapping[str, str]) -> float:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code + _FIRST_FRAME, profile],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**environment, "XDG_RUNTIME_DIR": profile},
    )
    return (float(done.stdout.split()[0]) - began) * 1000

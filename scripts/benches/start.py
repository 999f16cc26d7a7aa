"""Cold start to the first usable frame, against a bare PySide6 window in the same run."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time

_BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QPushButton, QWidget, QVBoxLayout
application = QApplication([])
window = QWidget()
layout = QVBoxLayout(window)
button = QPushButton("Breathe")
layout.addWidget(button)
window.resize(980, 760)
"""

_OURS = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from relaxapp import app, paths
application = QApplication([])
program = app.App(application, paths.places(Path(sys.argv[1])))
window = program._window
"""

_SHOW = """
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstFrame(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self.shown)
        return False
    def shown(self):
        print(time.monotonic(), flush=True)
        import os
        os._exit(0)
watch = FirstFrame()
window.installEventFilter(watch)
"""


def _milliseconds(code: str, profile: str) -> float:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code, profile], capture_output=True, text=True, check=True, timeout=60)
    return (float(done.stdout.split()[0]) - began) * 1000


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args(argv).runs
    with tempfile.TemporaryDirectory() as profile:
        bare_code = _BARE + _SHOW + "window.show()\napplication.exec()\n"
        our_code = _OURS + _SHOW + "program.open()\napplication.exec()\n"
        pairs = [(_milliseconds(bare_code, profile), _milliseconds(our_code, profile)) for _ in range(runs + 1)][1:]
    bare = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    print(f"start: {ours:.0f} ms, a bare window {bare:.0f} ms, ratio {ours / bare:.2f} (median of {runs})")


if __name__ == "__main__":
    main(sys.argv[1:])

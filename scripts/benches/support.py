"""How soon the people who can help are on the screen: from home, settings, a session, and from a cold start."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import walk

_BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QPushButton, QWidget, QVBoxLayout
application = QApplication([])
window = QWidget()
layout = QVBoxLayout(window)
button = QPushButton("Help")
layout.addWidget(button)
window.resize(980, 760)
"""

_SUPPORT = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from relaxapp import app, paths
from relaxapp.opening import Opening
application = QApplication([])
program = app.App(application, paths.places(Path(sys.argv[1])))
window = program._window
"""

_SHOW = """
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstFrame(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest and ready():
            QTimer.singleShot(0, self.shown)
        return False
    def shown(self):
        print(time.monotonic(), flush=True)
        import os
        os._exit(0)
watch = FirstFrame()
window.installEventFilter(watch)
"""
# As on a person's computer, where compiled modules are kept.
_USUAL = {
    "QT_QPA_PLATFORM": "offscreen",
    **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(walk.ROOT),
}
# Where the country is guessed, and where it has to be asked for, which is the longest page of all.
_PLACES = {"in Ireland": {"LC_ALL": "en_IE.UTF-8"}, "country not known": {"LC_ALL": "C.UTF-8"}}
_TOUR = ("home", "ready", "support", "back", "home", "settings", "support", "back", "home", "session", "support")


def _milliseconds(code: str, profile: str, place: dict[str, str]) -> float:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, profile],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=_USUAL | place,
    )
    return (float(done.stdout.split()[0]) - began) * 1000


def _cold(runs: int, place: dict[str, str]) -> tuple[float, float]:
    """Return the medians of a bare window and of `relaxapp --support`, in milliseconds to the frame."""
    bare_code = _BARE + "ready = lambda: True\n" + _SHOW + "window.show()\napplication.exec()\n"
    shown = "ready = lambda: type(window.screen_shown).__name__ == 'SupportScreen'\n"
    our_code = _SUPPORT + shown + _SHOW + "program.open(Opening('support'))\napplication.exec()\n"
    with tempfile.TemporaryDirectory() as profile:
        codes = (bare_code, our_code)
        pairs = [[_milliseconds(code, profile, place) for code in codes] for _ in range(runs + 1)][1:]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def _opened(runs: int, place: dict[str, str]) -> dict[str, list[float]]:
    """Return the milliseconds from the key to the painted screen, by the screen it was pressed on."""
    took: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as profile:
        for _ in range(runs):
            for visit in walk.walk(_TOUR, Path(profile), _USUAL | place)["visits"]:
                took.setdefault(visit["from"], []).append(visit["ms"])
    return took


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args(argv).runs
    for name, place in _PLACES.items():
        for origin, took in _opened(runs, place).items():
            print(f"support {name}, from {origin}: {statistics.median(took):.0f} ms, at most {max(took):.0f} ms")
        bare, ours = _cold(runs, place)
        print(
            f"support {name}, cold: {ours:.0f} ms, a bare window {bare:.0f} ms, ratio {ours / bare:.2f} ({runs} runs)"
        )


if __name__ == "__main__":
    main(sys.argv[1:])

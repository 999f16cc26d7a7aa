"""Frames a second, frame intervals and the share of a core that the session's screen takes, without sound."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.fit import fit
from relaxapp.exercises.library import Library
from relaxapp.exercises.speech import estimate
from relaxapp.paths import assets
from relaxapp.ui import theme
from relaxapp.ui.session import SessionScreen
from relaxapp.ui.window import Window

WARM_UP = 1.0


class Paints(QObject):
    """Notes when a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.at.append(time.perf_counter())
        return super().eventFilter(watched, event)


class Disc(QWidget):
    """The bare reference: a flat disc of the pacer's size, painted by an equal timer."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(520, 520)
        timer = QTimer(self, interval=16, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.update)
        timer.start()

    def paintEvent(self, event: QEvent) -> None:  # noqa: N802, ARG002 - Qt's name and way
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.GlobalColor.darkCyan)
        painter.drawEllipse(self.rect().adjusted(20, 20, -20, -20))
        painter.end()


def measure(painted: QWidget, seconds: float) -> tuple[float, float, float, float]:
    """Return frames a second, the median and the 99th percentile of the interval in ms, and the share of a core."""
    _run(WARM_UP)
    paints = Paints()
    painted.installEventFilter(paints)
    began, used = time.perf_counter(), time.process_time()
    _run(seconds)
    lasted, used = time.perf_counter() - began, time.process_time() - used
    painted.removeEventFilter(paints)
    gaps = [(b - a) * 1000 for a, b in zip(paints.at, paints.at[1:], strict=False)]
    return len(paints.at) / lasted, median(gaps), quantiles(gaps, n=100)[98], used / lasted


def bare_disc(seconds: float) -> tuple[float, float, float, float]:
    """Measure the bare reference; an application is made if there is none."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    disc = Disc()
    disc.show()
    measured = measure(disc, seconds)
    disc.close()
    disc.deleteLater()
    return measured


def _run(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _session(looks: theme.Theme, reduced: bool) -> tuple[Window, SessionScreen]:
    script = Library([assets() / "exercises"]).get("extended-exhale")
    line = fit(adapt(script, Comfort()), 300, lambda words: estimate(words, 120))
    start = next(segment.start for segment in line.segments if segment.breath)
    window, screen = Window(), SessionScreen(looks)
    began = time.perf_counter()
    screen.begin(
        line.title,
        lambda: line.at(start + time.perf_counter() - began),
        levels={"voice": 0.8, "bells": 0.6, "ambience": 0.5},
        voice_on=True,
        reduced=reduced,
        announce=False,
    )
    window.show_screen(screen)
    window.show()
    return window, screen


def main(argv: list[str]) -> None:
    seconds = float(argv[0]) if argv else 20.0
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    looks = theme.load("light")
    theme.apply(application, looks)
    results = {"bare disc": bare_disc(seconds / 2)}
    for name, reduced in (("pacer", False), ("reduced", True)):
        window, screen = _session(looks, reduced)
        results[name] = measure(screen.pacer, seconds)
        screen.set_state("finished")
        window.close()
    print(f"{application.platformName()}, {seconds:.0f} s each")
    for name, (rate, middle, late, share) in results.items():
        print(f"{name:10} {rate:5.1f} fps  interval {middle:5.1f} ms, p99 {late:5.1f} ms  {share:6.1%} of a core")
    print(f"pacer / bare disc: {results['pacer'][3] / results['bare disc'][3]:.1f} x the processor time")


if __name__ == "__main__":
    main(sys.argv[1:])

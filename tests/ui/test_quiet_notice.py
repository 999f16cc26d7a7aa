"""The quiet notice: said, pressed or put away, large enough; and it never takes the focus from what somebody does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from relaxapp.ui import theme
from relaxapp.ui.quiet_notice import QuietNotice

ACTIONS = {"start": "Start", "later": "Later", "no": "Not today"}
TITLE = "After lunch, I breathe for five minutes"
OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def notice(qtbot):
    made = QuietNotice(TITLE, "Five minutes, whenever you like.", ACTIONS)
    made.heard = []
    made.chosen.connect(made.heard.append)
    made.closed.connect(lambda: made.heard.append("closed"))
    qtbot.addWidget(made)
    made.show()
    return made


def press(notice, words: str) -> None:
    QTest.mouseClick(next(b for b in notice.findChildren(QPushButton) if b.text() == words), Qt.MouseButton.LeftButton)


@OFFSCREEN
@pytest.mark.parametrize(
    ("words", "expected"), [*((words, name) for name, words in ACTIONS.items()), ("Close", "closed")]
)
def test_what_is_pressed_is_told_once_and_it_goes(notice, words, expected):
    press(notice, words)
    notice.close()
    assert notice.heard == [expected]
    assert not notice.isVisible()


@OFFSCREEN
def test_it_goes_by_itself_and_stays_while_it_is_pointed_at(notice, qtbot):
    assert notice._over.isActive()
    here = QPointF(1, 1)
    QApplication.sendEvent(notice, QEnterEvent(here, here, here))
    assert not notice._over.isActive()
    notice._over.setInterval(1)
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: notice.heard == ["closed"])


@OFFSCREEN
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_clipped_and_all_can_be_pressed(qapp, qtbot, scale):
    before = qapp.font(), qapp.palette(), qapp.styleSheet()
    theme.apply(qapp, theme.load("light"), scale)
    try:
        notice = QuietNotice(TITLE, "Five minutes, whenever you like. " * 3, ACTIONS)
        qtbot.addWidget(notice)
        notice.show()
        inside = notice.rect()
        for button in notice.findChildren(QPushButton):
            assert min(button.width(), button.height()) >= 44
            assert button.accessibleName()
            corner = button.mapTo(notice, button.rect().bottomRight())
            assert inside.contains(corner), f"{button.text()} is cut off"
        assert notice.screen().availableGeometry().contains(notice.frameGeometry())
        assert notice.accessibleName() == TITLE
        rim = notice.grab().toImage().pixelColor(0, notice.height() // 2)
        assert rim == theme.load("light").colour("outline"), "over a window of ours it can be told from it"
    finally:
        qapp.setFont(before[0])
        qapp.setPalette(before[1])
        qapp.setStyleSheet(before[2])


TYPING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from relaxapp.ui import theme
from relaxapp.ui.quiet_notice import QuietNotice
application = QApplication([])
theme.apply(application, theme.load("light"), 1.0)
letter = QLineEdit()
letter.setWindowTitle("letter")
letter.show()
notice = QuietNotice("After lunch", "Five minutes.", {"start": "Start", "no": "Not today"})
notice.chosen.connect(lambda name: (print("chosen", name, letter.text(), flush=True), application.quit()))
letter.textEdited.connect(lambda text: text == "ab" and notice.show())
def typed(text):
    if text == "abcd":
        print("typed", notice.isVisible(), notice.isActiveWindow(), flush=True)
letter.textEdited.connect(typed)
application.exec()
"""


@pytest.mark.skipif(not shutil.which("openbox") or not shutil.which("xdotool"), reason="no window manager here")
def test_somebody_who_types_goes_on_typing_and_can_press_it(qtbot, monkeypatch):
    import screen_server  # beside the benchmarks

    from relaxapp.desktop.x_windows import full_screen_in_front

    with screen_server.running() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

        def tool(*words: str) -> str:
            return subprocess.run(
                ["xdotool", *words], env=environment, check=True, capture_output=True, text=True, timeout=30
            ).stdout

        manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
        monkeypatch.setenv("DISPLAY", display)
        qtbot.waitUntil(lambda: full_screen_in_front(0) is not None)  # the manager has begun
        program = subprocess.Popen(
            [sys.executable, "-c", TYPING],
            cwd=Path(__file__).resolve().parents[2],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            letter = tool("search", "--sync", "--onlyvisible", "--name", "^letter$").split()[-1]
            tool("windowactivate", "--sync", letter)
            tool("type", "ab")
            notice = tool("search", "--sync", "--onlyvisible", "--name", "^After lunch$").split()[-1]
            tool("type", "cd")
            assert program.stdout
            assert program.stdout.readline() == "typed True False\n"

            def place() -> tuple[int, int, int, int]:
                said = tool("getwindowgeometry", "--shell", notice)
                known = dict(line.split("=") for line in said.split())
                return int(known["X"]), int(known["Y"]), int(known["WIDTH"]), int(known["HEIGHT"])

            def in_the_corner() -> bool:
                x, y, width, height = place()
                return x > 640 and y >= 0 and x + width <= 1280 and y + height <= 450

            qtbot.waitUntil(in_the_corner)
            x, y, _, height = place()
            for _ in range(2):  # the first press may only lead there
                tool("mousemove", str(x + 60), str(y + height - 45), "click", "1")
            assert program.stdout.readline() == "chosen start abcd\n"
        finally:
            for process in (program, manager):
                process.kill()
                process.communicate()

"""Less motion, when the desktop was asked for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleFactory

from relaxapp.desktop import motion


class Still(QProxyStyle):
    def styleHint(self, hint, option=None, widget=None, returned=None):  # noqa: N802 - Qt's name
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returned)


@pytest.mark.usefixtures("qapp")
def test_a_desktop_that_does_not_tell_has_its_animations_on(monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/proc/nowhere")
    assert not motion.reduced(QStyleFactory.create("fusion"))


@pytest.mark.usefixtures("qapp")
def test_a_style_without_animations_means_less_motion():
    assert motion.reduced(Still("fusion"))


ASK = """
import subprocess, sys, time
from PySide6.QtWidgets import QApplication, QStyleFactory
from relaxapp.desktop import motion
portal = subprocess.Popen([sys.executable, *sys.argv[1:]], stdout=subprocess.PIPE)
portal.stdout.readline()
application = QApplication([])
began = time.monotonic()
print(motion.reduced(QStyleFactory.create("fusion")), time.monotonic() - began)
portal.kill()
"""


def asked(*portal: str) -> tuple[str, float]:
    """Return what is said of a desktop with this portal, and the seconds that it took."""
    here = Path(__file__)
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", ASK, str(here.with_name("fake_portal.py")), *portal],
        cwd=here.parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer, seconds = done.stdout.split()
    return answer, float(seconds)


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="this computer can't start a session bus")
def test_a_desktop_whose_animations_are_off_means_less_motion():
    assert asked()[0] == "True"


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="this computer can't start a session bus")
def test_a_desktop_that_hangs_holds_nobody_up():
    answer, seconds = asked("hangs")
    assert answer == "False"
    assert seconds < 10, "left to itself, the bus waits for 25 s"

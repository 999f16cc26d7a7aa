"""Who is busy is left alone, as far as the desktop tells; a desktop that says nothing, or hangs, stops nobody."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
import screen_server
from buses import SILENCE

from relaxapp.desktop import busy as busy_module
from relaxapp.desktop import x_windows
from relaxapp.desktop.bus import Bus
from relaxapp.desktop.busy import Busy


@pytest.fixture(autouse=True)
def plain_desktop(monkeypatch):
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    monkeypatch.setattr(busy_module, "_PATIENCE_MS", 300)


def asked(qtbot, bus: Bus):
    answers = []
    Busy(bus).ask(answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)
    return answers[0]


def properties(**known: bool):
    def answer(member, body):
        return ("v", (("b", known[body[1]]),)) if member == "Get" and body[1] in known else None

    return answer


def test_a_desktop_that_tells_nothing_stops_nobody(qtbot, bus):
    found = asked(qtbot, bus)
    assert set(found.told.values()) == {None}
    assert not found.busy
    assert not asked(qtbot, Bus("unix:path=/proc/nowhere")).busy


@pytest.mark.parametrize(
    ("name", "told"), [("Inhibited", "do not disturb (KDE)"), ("paused", "do not disturb (dunst)")]
)
@pytest.mark.parametrize("on", [True, False])
def test_do_not_disturb_of_the_notification_server(qtbot, bus, serve, name, told, on):
    serve("org.freedesktop.Notifications", properties(**{name: on}))
    found = asked(qtbot, bus)
    assert found.told[told] is on
    assert found.busy is on


def test_do_not_disturb_of_xfce(qtbot, bus, serve):
    service = serve("org.xfce.Xfconf", lambda *_: ("v", (("b", True),)))
    assert asked(qtbot, bus).busy
    assert service.calls("GetProperty") == [("xfce4-notifyd", "/do-not-disturb")]


@pytest.mark.parametrize(("said", "busy"), [("false", True), ("true", False), ("nonsense", None), ("", None)])
def test_do_not_disturb_of_gnome(qtbot, bus, monkeypatch, tmp_path, said, busy):
    tool = tmp_path / "gsettings"
    tool.write_text(f'#!/bin/sh\n[ "$*" = "get org.gnome.desktop.notifications show-banners" ] && echo {said}\n')
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    monkeypatch.setattr(busy_module, "_PATIENCE_MS", 20_000)
    assert asked(qtbot, bus).told["do not disturb (GNOME)"] is busy


def test_gnome_without_its_tool_or_with_one_that_hangs_stops_nobody(qtbot, bus, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert asked(qtbot, bus).told["do not disturb (GNOME)"] is None
    tool = tmp_path / "gsettings"
    tool.write_text("#!/bin/sh\nexec /bin/sleep 100\n")
    tool.chmod(0o700)
    assert asked(qtbot, bus).told["do not disturb (GNOME)"] is None


@pytest.mark.parametrize(
    ("why", "busy"),
    [
        ("WebRTC has active PeerConnections", True),
        ("In a video call", True),
        ("Presentation is running", True),
        ("Playing video", False),
        ("Manually inhibited", False),
    ],
)
def test_a_call_is_known_by_its_reason_and_a_film_or_a_wish_for_light_is_none(qtbot, bus, serve, why, busy):
    serve("org.kde.Solid.PowerManagement.PolicyAgent", lambda *_: ("a(ss)", ([("Browser", why)],)))
    paths = ["/org/gnome/SessionManager/Inhibitor1", "/org/gnome/SessionManager/Inhibitor2"]
    reasons = iter(["Copying files", why])

    def gnome(member, _):
        return ("ao", (paths,)) if member == "GetInhibitors" else ("s", (next(reasons),))

    serve("org.gnome.SessionManager", gnome)
    found = asked(qtbot, bus)
    assert found.told["call or presentation (KDE)"] is busy
    assert found.told["call or presentation (GNOME)"] is busy


def test_a_desktop_that_hangs_is_waited_for_once(qtbot, bus, serve):
    for name in ("org.freedesktop.Notifications", "org.xfce.Xfconf", "org.gnome.SessionManager"):
        serve(name, lambda *_: SILENCE)
    assert not asked(qtbot, bus).busy


WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtCore import QTimer
application = QApplication([])
window = QWidget()
window.showFullScreen() if sys.argv[1] == "full" else window.show()
application.exec()
"""


@pytest.mark.skipif(not shutil.which("openbox") or not shutil.which("Xvfb"), reason="there is no window manager here")
def test_a_window_of_another_program_that_fills_the_screen_is_seen_and_our_own_is_not(qtbot, monkeypatch):
    with screen_server.running() as display:
        monkeypatch.setenv("DISPLAY", display)
        assert x_windows.full_screen_in_front(os.getpid()) is None, "without a window manager nobody tells"
        environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
        manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
        qtbot.waitUntil(lambda: x_windows.full_screen_in_front(os.getpid()) is False)
        film = subprocess.Popen([sys.executable, "-c", WINDOW, "full"], env=environment)
        qtbot.waitUntil(lambda: x_windows.full_screen_in_front(os.getpid()) is True)
        assert x_windows.full_screen_in_front(film.pid) is False
        film.kill()
        film.wait()
        qtbot.waitUntil(lambda: x_windows.full_screen_in_front(os.getpid()) is False)
        small = subprocess.Popen([sys.executable, "-c", WINDOW, "small"], env=environment)
        for _ in range(20):
            assert x_windows.full_screen_in_front(os.getpid()) is False
        for process in (small, manager):
            process.kill()
            process.wait()


def test_without_a_screen_nobody_tells(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":9999")
    assert x_windows.full_screen_in_front(os.getpid()) is None

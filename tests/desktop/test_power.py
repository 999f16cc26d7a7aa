"""The computer stays awake while it is asked to, and not a moment longer, however the program ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from fake_login import Login

from relaxapp.desktop import power
from relaxapp.desktop.bus import Bus
from relaxapp.desktop.power import Power

SCREEN = "org.freedesktop.ScreenSaver"


@pytest.fixture
def login(daemon):
    started = Login(daemon.address)
    yield started
    started.close()


@pytest.fixture
def screen(serve):
    return serve(SCREEN, lambda member, _: ("u", (42,)) if member == "Inhibit" else ("", ()))


@pytest.fixture
def ours(bus):
    made = Power(bus, bus)
    yield made
    made.release()


def settled(qtbot, login, screen, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(login.calls("Inhibit")) == 2 * count and len(screen.calls("Inhibit")) == count)


def test_it_is_asked_for_and_given_back(qtbot, login, screen, ours):
    ours.hold("A session")
    ours.hold("A session")
    settled(qtbot, login, screen)
    assert sorted(login.calls("Inhibit")) == [
        ("idle:sleep", "Relaxapp", "A session", "block"),
        ("sleep", "Relaxapp", "A session", "delay"),
    ]
    assert screen.calls("Inhibit") == [("Relaxapp", "A session")]
    qtbot.waitUntil(lambda: ours._cookies == [42] and len(ours._held) == 1 and len(ours._delaying) == 1)
    assert (login.held("block"), login.held("delay")) == (1, 1)
    ours.release()
    qtbot.waitUntil(lambda: (login.held("block"), login.held("delay")) == (0, 0))
    qtbot.waitUntil(lambda: screen.calls("UnInhibit") == [(42,)])


def test_given_back_before_the_computer_has_answered_nothing_is_kept(qtbot, login, screen, ours):
    ours.hold("A session")
    ours.release()
    settled(qtbot, login, screen)
    qtbot.waitUntil(lambda: screen.calls("UnInhibit") == [(42,)])
    qtbot.waitUntil(lambda: (login.held("block"), login.held("delay")) == (0, 0))
    assert not ours.holding


def test_held_twice_in_a_row_is_held_once(qtbot, login, screen, ours):
    ours.hold("A session")
    ours.release()
    ours.hold("Another")
    settled(qtbot, login, screen, 2)
    qtbot.waitUntil(lambda: len(ours._held) == 1 and len(ours._delaying) == 1)
    qtbot.waitUntil(lambda: (login.held("block"), login.held("delay")) == (1, 1))
    qtbot.waitUntil(lambda: screen.calls("UnInhibit") == [(42,)])


def test_sleep_waits_until_the_sound_has_faded_and_is_asked_to_again_after_waking(
    qtbot, login, screen, ours, monkeypatch
):
    monkeypatch.setattr(power, "_SOFT_END_MS", 20)
    heard = []
    ours.slept.connect(lambda: heard.append(("slept", login.held("delay"))))
    ours.woke.connect(lambda: heard.append(("woke", 0)))
    ours.hold("A session")
    settled(qtbot, login, screen)
    qtbot.waitUntil(lambda: len(ours._delaying) == 1)
    login.prepare_for_sleep(True)
    qtbot.waitUntil(lambda: heard == [("slept", 1)])
    qtbot.waitUntil(lambda: login.held("delay") == 0)
    assert login.held("block") == 1
    login.prepare_for_sleep(False)
    qtbot.waitUntil(lambda: heard == [("slept", 1), ("woke", 0)])
    qtbot.waitUntil(lambda: login.held("delay") == 1)


def test_a_session_that_pauses_because_of_the_sleep_fades_before_it(qtbot, login, screen, ours, monkeypatch):
    monkeypatch.setattr(power, "_SOFT_END_MS", 200)
    heard = []
    ours.slept.connect(ours.release)
    ours.slept.connect(lambda: heard.append((login.held("block"), login.held("delay"))))
    ours.hold("A session")
    settled(qtbot, login, screen)
    qtbot.waitUntil(lambda: len(ours._held) == len(ours._delaying) == 1)
    assert (login.held("block"), login.held("delay")) == (1, 1)
    login.prepare_for_sleep(True)
    qtbot.waitUntil(lambda: heard == [(0, 1)])
    qtbot.waitUntil(lambda: login.held("delay") == 0)
    login.prepare_for_sleep(False)
    with qtbot.waitSignal(ours.woke):
        pass
    assert (login.held("block"), login.held("delay")) == (0, 0)


def test_a_computer_that_knows_nothing_of_it_is_no_trouble(qtbot, bus):
    ours = Power(bus, Bus("unix:path=/proc/nowhere"))
    answered = []
    ours.hold("A session")
    bus.call(power._LOGIN, "Inhibit", then=answered.append)
    qtbot.waitUntil(lambda: answered == [None])
    assert ours.holding
    ours.release()
    assert not ours.holding


HOLD = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from relaxapp.desktop.bus import Bus
from relaxapp.desktop.power import Power
application = QCoreApplication([])
bus = Bus(sys.argv[1])
power = Power(bus, bus)
power.hold("A session")
watch = QTimer(interval=10)
def look():
    if len(power._held) == len(power._delaying) == 1:
        print("held", flush=True)
        watch.stop()
watch.timeout.connect(look)
watch.start()
application.exec()
"""


def test_a_program_that_is_killed_holds_nothing(qtbot, daemon, login):
    root = Path(__file__).resolve().parents[2]
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, daemon.address], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout
    assert program.stdout.readline() == "held\n"
    assert (login.held("block"), login.held("delay")) == (1, 1)
    program.send_signal(signal.SIGKILL)
    program.communicate()
    qtbot.waitUntil(lambda: (login.held("block"), login.held("delay")) == (0, 0))

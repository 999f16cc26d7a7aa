"""While a session plays the computer stays awake and the keys lead it; a computer that sleeps lets it wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from relaxapp.app.neighbour import Neighbour

if TYPE_CHECKING:
    from collections.abc import Callable


class Sessions(QObject):
    """A session that does what it is told at once."""

    began = Signal()
    changed = Signal(str)

    def __init__(self):
        super().__init__()
        self.running, self.title, self.seconds, self.position = False, "", 0.0, 0.0
        self.asked: list[str] = []

    def begin(self) -> None:
        self.running, self.title, self.seconds = True, "A flare-up", 120.0
        self.began.emit()

    def _become(self, asked: str, state: str) -> None:
        self.asked.append(asked)
        self.running = state not in ("finished", "stopped")
        self.changed.emit(state)

    def pause(self) -> None:
        self._become("pause", "paused")

    def resume(self) -> None:
        self._become("resume", "playing")

    def stop(self) -> None:
        self._become("stop", "landing")

    def end(self, state: str) -> None:
        self._become("", state)


class Window:
    def __init__(self):
        self.told: list[str] = []

    def notice(self, text: str) -> None:
        self.told.append(text)


class House:
    def __init__(self):
        self.sessions, self.window = Sessions(), Window()


@pytest.fixture
def house():
    return House()


@pytest.fixture
def neighbour(house, daemon, qapp, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", daemon.address)
    made = Neighbour(house, qapp)
    yield made
    made.close()


@pytest.fixture
def login(daemon):
    from fake_login import Login

    started = Login(daemon.address)
    yield started
    started.close()


def status(neighbour: Neighbour) -> str:
    return neighbour._keys._state


def held(login) -> Callable[[int], Callable[[], bool]]:
    return lambda count: lambda: login.held("block") == count


def test_nothing_is_asked_of_the_desktop_before_a_session(neighbour):
    assert not {"session_bus", "_system_bus", "_power", "_keys"} & set(vars(neighbour))


@pytest.mark.parametrize("ending", ["finished", "stopped"])
def test_awake_while_it_plays_and_no_longer(qtbot, house, neighbour, login, ending):
    house.sessions.begin()
    qtbot.waitUntil(held(login)(1))
    house.sessions.pause()
    qtbot.waitUntil(held(login)(0))
    house.sessions.resume()
    qtbot.waitUntil(held(login)(1))
    house.sessions.stop()
    assert neighbour._power.holding
    house.sessions.end(ending)
    qtbot.waitUntil(held(login)(0))
    assert status(neighbour) == "Stopped"


@pytest.mark.usefixtures("neighbour")
def test_a_computer_that_goes_to_sleep_lets_it_wait_and_offers_to_go_on(qtbot, house, login):
    house.sessions.begin()
    qtbot.waitUntil(held(login)(1))
    login.prepare_for_sleep(True)
    qtbot.waitUntil(lambda: house.sessions.asked == ["pause"])
    login.prepare_for_sleep(False)
    qtbot.waitUntil(lambda: len(house.window.told) == 1)
    assert "Go on whenever you like" in house.window.told[0]
    assert house.sessions.asked == ["pause"], "it does not begin to speak by itself"


def test_one_that_was_paused_by_hand_is_not_spoken_of(qtbot, house, neighbour, login):
    house.sessions.begin()
    qtbot.waitUntil(held(login)(1))
    house.sessions.pause()
    woke = []
    neighbour._power.woke.connect(lambda: woke.append(True))
    login.prepare_for_sleep(True)
    login.prepare_for_sleep(False)
    qtbot.waitUntil(lambda: woke == [True])
    assert house.sessions.asked == ["pause"]
    assert house.window.told == []


def test_the_keys_lead_the_session(house, neighbour):
    house.sessions.begin()
    neighbour._keys.play_pause.emit()
    assert status(neighbour) == "Paused"
    neighbour._keys.play_pause.emit()
    assert status(neighbour) == "Playing"
    neighbour._keys.pause.emit()
    neighbour._keys.play.emit()
    neighbour._keys.stop.emit()
    assert house.sessions.asked == ["pause", "resume", "pause", "resume", "stop"]


@pytest.mark.parametrize(("discreet", "title"), [(True, "A session"), (False, "A flare-up")])
def test_a_lock_screen_tells_what_is_practised_only_if_wanted(house, qapp, daemon, monkeypatch, discreet, title):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", daemon.address)
    made = Neighbour(house, qapp, discreet=lambda: discreet)
    house.sessions.begin()
    assert made._keys._of_player()["Metadata"][1]["xesam:title"] == ("s", title)
    assert made._keys._of_player()["Metadata"][1]["mpris:length"] == ("x", 120_000_000)
    made.close()


def test_a_computer_with_no_bus_at_all_plays_all_the_same(house, qapp, monkeypatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/proc/nowhere")
    made = Neighbour(house, qapp)
    house.sessions.begin()
    house.sessions.pause()
    house.sessions.resume()
    house.sessions.end("finished")
    made.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_notice_is_shown_by_our_own_window_when_the_desktop_shows_none(qtbot, neighbour):
    from relaxapp.desktop.notifications import Notice

    notifier = neighbour.notifier()
    with qtbot.waitSignal(notifier.shown):
        notifier.show(Notice("After lunch", "", {"start": "Start"}))
    notifier.withdraw()

"""A notice reaches the person, whatever kind of notifications the desktop has, once."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
import screen_server
from buses import SILENCE, Client, Service
from jeepney import DBusAddress
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from relaxapp.desktop import notifications
from relaxapp.desktop.bus import Bus
from relaxapp.desktop.notice_adapters import SHOWN_MS, DBusNotifier, TrayNotifier, WindowNotifier
from relaxapp.desktop.notifications import Notice, Notifier

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
NOTICE = Notice(
    "After lunch", "Five minutes <of> quiet & rest", {"start": "Start", "later": "Later", "no": "Not today"}
)


class Server(Service):
    """A notification server that records what it gets; `able` are its capabilities."""

    def __init__(self, address: str, *able: str, slow: bool = False) -> None:
        self.able = able or ("actions", "body", "body-markup")
        self.slow = slow
        self.shown = 0
        super().__init__(address, NAME, self._obey)

    def _obey(self, member, _body):
        if member == "GetCapabilities":
            return "as", (list(self.able),)
        if member == "Notify":
            self.shown += 1
            return SILENCE if self.slow else ("u", (self.shown,))
        return "", ()

    def press(self, action: str) -> None:
        self.tell(PATH, NAME, "ActionInvoked", "us", (self.shown, action))

    def sweep(self) -> None:
        self.tell(PATH, NAME, "NotificationClosed", "uu", (self.shown, 1))


class Tray(QObject):
    message_clicked = Signal()

    def __init__(self, *, shows_messages: bool) -> None:
        super().__init__()
        self.shows_messages = shows_messages
        self.messages: list[tuple[str, str]] = []

    def message(self, title: str, body: str, _: int) -> None:
        self.messages.append((title, body))


class Window(QWidget):
    chosen = Signal(str)
    closed = Signal()

    def __init__(self, title, body, actions):
        super().__init__()
        self.words = (title, body, dict(actions))


class Desk:
    """All three ways, and what was heard of them."""

    def __init__(self, bus: Bus, *, tray: bool = False) -> None:
        self.windows: list[Window] = []
        self.tray = Tray(shows_messages=tray)
        self.notifier = Notifier(
            [DBusNotifier(bus, "/icon.png"), TrayNotifier(self.tray), WindowNotifier(self._make)]  # type: ignore[arg-type, list-item]
        )
        self.heard: list[str] = []
        self.notifier.chosen.connect(self.heard.append)
        self.notifier.closed.connect(lambda: self.heard.append("closed"))
        self.notifier.shown.connect(lambda: self.heard.append("shown"))

    def _make(self, *words):
        self.windows.append(Window(*words))
        return self.windows[-1]


@pytest.fixture
def make_desk():
    """Make desks whose windows are gone after the test."""
    desks: list[Desk] = []

    def make(bus: Bus, *, tray: bool = False) -> Desk:
        desks.append(Desk(bus, tray=tray))
        return desks[-1]

    yield make
    for desk in desks:
        desk.notifier.withdraw()


@pytest.fixture
def server(daemon):
    started = Server(daemon.address)
    yield started
    started.close()


def test_the_desktop_shows_it_with_its_actions_and_tells_what_was_pressed(qtbot, bus, server, make_desk):
    desk = make_desk(bus)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    [(name, replaces, icon, title, body, actions, hints, expires)] = server.calls("Notify")
    assert server.signatures["Notify"] == "susssasa{sv}i"
    assert (replaces, icon, title) == (0, "/icon.png", "After lunch")
    assert body == "Five minutes &lt;of&gt; quiet &amp; rest"
    assert actions == ["default", "Start", "start", "Start", "later", "Later", "no", "Not today"]
    assert hints["suppress-sound"] == ("b", True)
    assert expires == SHOWN_MS
    assert name == "Reminder"
    assert "desktop-entry" not in hints, "a discreet notice does not carry the name of the program"
    server.press("later")
    qtbot.waitUntil(lambda: desk.heard == ["shown", "later"])
    qtbot.waitUntil(lambda: server.calls("CloseNotification") == [(1,)])
    server.sweep()
    server.press("start")
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown", "later", "shown"])


def test_an_open_notice_says_whose_it_is_and_a_server_without_markup_gets_plain_words(qtbot, daemon, bus, make_desk):
    server = Server(daemon.address, "actions")
    desk = make_desk(bus)
    desk.notifier.show(Notice("T", "a < b", {"start": "Start"}, discreet=False))
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    [(name, _, _, _, body, _, hints, _)] = server.calls("Notify")
    assert (name, body, hints["desktop-entry"]) == ("Relaxapp", "a < b", ("s", "relaxapp"))
    server.close()


@pytest.mark.parametrize(("how", "expected"), [("default", "start"), ("", "closed")])
def test_a_plain_click_means_the_first_action_and_going_by_itself_means_closed(
    qtbot, bus, server, how, expected, make_desk
):
    desk = make_desk(bus)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    if how:
        server.press(how)
    else:
        server.sweep()
    qtbot.waitUntil(lambda: desk.heard == ["shown", expected])
    assert not desk.notifier.showing


def test_what_belongs_to_others_is_not_heard(qtbot, bus, server, make_desk):
    desk = make_desk(bus)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    server.tell(PATH, NAME, "ActionInvoked", "us", (99, "start"))
    server.tell(PATH, NAME, "NotificationClosed", "uu", (99, 1))
    server.press("no")
    qtbot.waitUntil(lambda: desk.heard == ["shown", "no"])


def test_without_a_server_the_tray_shows_it(qtbot, bus, make_desk):
    desk = make_desk(bus, tray=True)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    assert desk.tray.messages == [(NOTICE.title, NOTICE.body)]
    desk.tray.message_clicked.emit()
    desk.tray.message_clicked.emit()
    assert desk.heard == ["shown", "start"]
    assert desk.windows == []


def test_a_message_of_another_time_that_is_clicked_means_nothing(qtbot, bus, make_desk):
    desk = make_desk(bus, tray=True)
    desk.tray.message_clicked.emit()
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    desk.notifier.withdraw()
    desk.tray.message_clicked.emit()
    assert desk.heard == ["shown"]


def test_a_server_without_actions_is_no_way_to_be_answered(qtbot, daemon, bus, make_desk):
    server = Server(daemon.address, "body")
    desk = make_desk(bus)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    assert server.calls("Notify") == []
    assert [window.words for window in desk.windows] == [(NOTICE.title, NOTICE.body, NOTICE.actions)]
    server.close()


def test_with_nothing_at_all_our_own_window_shows_it(qtbot, make_desk):
    nowhere = Bus("unix:path=/proc/nowhere")
    desk = make_desk(nowhere)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    [window] = desk.windows
    assert window.isVisible()
    window.chosen.emit("no")
    window.closed.emit()
    assert desk.heard == ["shown", "no"]


def test_a_server_that_hangs_is_passed_over_and_what_it_shows_late_is_taken_back(
    qtbot, daemon, bus, monkeypatch, make_desk
):
    call = Bus.call

    def hasty(self, to, member, *arguments, **options):
        return call(self, to, member, *arguments, **options, **({"patience_ms": 200} if member == "Notify" else {}))

    monkeypatch.setattr(Bus, "call", hasty)
    server = Server(daemon.address, slow=True)
    desk = make_desk(bus)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    assert len(desk.windows) == 1
    server.answer_late("u", (7,))
    qtbot.waitUntil(lambda: server.calls("CloseNotification") == [(7,)])
    assert desk.heard == ["shown"]
    server.close()


def test_a_server_that_is_started_again_shows_it_once_more(qtbot, daemon, bus, monkeypatch, make_desk):
    monkeypatch.setattr(notifications, "_RESTART_MS", 10)
    first = Server(daemon.address)
    desk = make_desk(bus)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    monkeypatch.setattr(notifications, "_RESTART_MS", 500)
    first.close()
    second = Server(daemon.address)
    qtbot.waitUntil(lambda: desk.heard == ["shown", "shown"])
    assert len(second.calls("Notify")) == 1
    second.press("start")
    qtbot.waitUntil(lambda: desk.heard[-1] == "start")
    second.close()


def test_a_server_that_goes_for_good_leaves_it_to_our_own_window(qtbot, daemon, bus, monkeypatch, make_desk):
    monkeypatch.setattr(notifications, "_RESTART_MS", 10)
    server = Server(daemon.address)
    desk = make_desk(bus)
    desk.notifier.show(NOTICE)
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    server.close()
    qtbot.waitUntil(lambda: desk.heard == ["shown", "shown"])
    assert len(desk.windows) == 1


def test_another_notice_takes_the_place_of_the_first_and_withdrawn_is_gone(qtbot, bus, server, make_desk):
    desk = make_desk(bus)
    desk.notifier.show(NOTICE)
    desk.notifier.show(Notice("Second", "", {"start": "Start"}))
    qtbot.waitUntil(lambda: desk.heard == ["shown"])
    assert [body[3] for body in server.calls("Notify")] == ["Second"]
    desk.notifier.show(Notice("Third"))
    qtbot.waitUntil(lambda: server.calls("CloseNotification") == [(1,)])
    qtbot.waitUntil(lambda: len(server.calls("Notify")) == 2)
    desk.notifier.withdraw()
    qtbot.waitUntil(lambda: server.calls("CloseNotification") == [(1,), (2,)])
    assert desk.heard[1:] in ([], ["shown"])
    assert not desk.notifier.showing


@pytest.mark.skipif(not shutil.which("dunst") or not shutil.which("Xvfb"), reason="there is no real server here")
def test_a_real_server_shows_it_and_its_action_comes_back(qtbot, daemon, bus, tmp_path, make_desk):
    with screen_server.running() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": daemon.address,
            "HOME": str(tmp_path),
        }
        dunst = subprocess.Popen(["dunst"], env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        client = Client(daemon.address)
        there = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        qtbot.waitUntil(lambda: client.ask(qtbot, there, "NameHasOwner", "s", (NAME,)) == (True,))
        desk = make_desk(bus)
        desk.notifier.show(NOTICE)
        qtbot.waitUntil(lambda: desk.heard == ["shown"])
        assert desk.windows == []
        control = DBusAddress(PATH, NAME, "org.dunstproject.cmd0")
        client.ask(qtbot, control, "NotificationAction", "u", (0,))
        qtbot.waitUntil(lambda: desk.heard == ["shown", "start"])
        client.close()
        dunst.terminate()
        dunst.wait(20)

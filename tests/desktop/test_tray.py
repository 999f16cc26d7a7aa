"""The tray: its menu is what it is given, and where there is none it says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import screen_server
from buses import Service
from PySide6.QtGui import QIcon

from relaxapp.desktop.tray import RULE, Entry, Tray
from relaxapp.paths import assets

ENTRIES = [
    Entry("Breathe now", "breathe"),
    Entry("Next: tomorrow & later, 13:00"),
    RULE,
    Entry("Pause reminders", entries=(Entry("Today", "pause-today"), Entry("A week", "pause-week"))),
    Entry("Quit", "quit"),
]


@pytest.fixture
def tray(qapp):  # noqa: ARG001 - it must be there
    made = Tray(QIcon(str(assets() / "icons" / "relaxapp.png")), "Relaxapp")
    yield made
    made.close()


def test_the_menu_is_what_it_is_given(tray):
    heard = []
    tray.chosen.connect(heard.append)
    tray.set_entries([Entry("Old", "old")])
    tray.set_entries(ENTRIES)
    actions = tray._menu.actions()
    assert [action.text() for action in actions] == [
        *("Breathe now", "Next: tomorrow && later, 13:00", "", "Pause reminders", "Quit")
    ]
    assert [action.isEnabled() for action in actions] == [True, False, True, True, True]
    assert actions[2].isSeparator()
    for action in (actions[0], actions[3].menu().actions()[1], actions[4]):
        action.trigger()
    assert heard == ["breathe", "pause-week", "quit"]


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # of the offscreen platform
def test_where_there_is_no_tray_it_says_so(tray):
    tray.set_visible(True)
    assert not tray.there
    assert not tray.shows_messages


SHOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from relaxapp.desktop.tray import Entry, Tray
application = QApplication([])
tray = Tray(QIcon(sys.argv[1]), "Relaxapp")
tray.set_entries([Entry("Breathe now", "breathe"), Entry("Next: tomorrow"), Entry("Quit", "quit")])
tray.set_visible(True)
tray.chosen.connect(lambda chosen: print(chosen, flush=True))
print(tray.there, flush=True)
tray.activated.connect(lambda: (print("activated", flush=True), application.quit()))
application.exec()
"""


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="there is no screen here")
def test_a_desktop_with_a_tray_gets_icon_and_menu_and_each_press_is_heard(qtbot, daemon):
    from buses import Client
    from jeepney import DBusAddress

    def watch(member, body):
        if member == "Get":
            return "v", (("b", True) if body[1] == "IsStatusNotifierHostRegistered" else ("i", 0),)
        return "", ()

    watcher = Service(daemon.address, "org.kde.StatusNotifierWatcher", watch)
    with screen_server.running() as display:
        program = subprocess.Popen(
            [sys.executable, "-c", SHOW, str(assets() / "icons" / "relaxapp.png")],
            cwd=Path(__file__).resolve().parents[2],
            env={
                **os.environ,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "DBUS_SESSION_BUS_ADDRESS": daemon.address,
            },
            stdout=subprocess.PIPE,
            text=True,
        )
        qtbot.waitUntil(lambda: len(watcher.calls("RegisterStatusNotifierItem")) == 1)
        assert program.stdout
        assert program.stdout.readline() == "True\n"
        [(name,)] = watcher.calls("RegisterStatusNotifierItem")
        client = Client(daemon.address)
        item = DBusAddress("/StatusNotifierItem", name, "org.kde.StatusNotifierItem")
        of_item = item.with_interface("org.freedesktop.DBus.Properties")
        [(_, path)] = client.ask(qtbot, of_item, "Get", "ss", (item.interface, "Menu"))
        menu = DBusAddress(path, name, "com.canonical.dbusmenu")
        _, (_, _, rows) = client.ask(qtbot, menu, "GetLayout", "iias", (0, -1, []))
        shown = {entry["label"][1]: (number, entry["enabled"][1]) for _, (number, entry, _) in rows}
        assert [(words, enabled) for words, (_, enabled) in shown.items()] == [
            *(("Breathe now", True), ("Next: tomorrow", False), ("Quit", True))
        ]
        client.ask(qtbot, menu, "Event", "isvu", (shown["Breathe now"][0], "clicked", ("s", ""), 0))
        assert program.stdout.readline() == "breathe\n"
        client.ask(qtbot, item, "Activate", "ii", (0, 0))
        assert program.stdout.readline() == "activated\n"
        client.close()
        program.communicate()
    watcher.close()

"""The window as it is put together, with the real parts but for the sound and the voice, and hands to use it."""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from relaxapp import paths, settings
from relaxapp.app import App
from relaxapp.app.taking_out import TakingOut
from relaxapp.exercises.template import template
from relaxapp.journal.store import journal_of
from relaxapp.player.sessions import Sessions
from relaxapp.sound.mix import RATE
from relaxapp.ui import theme
from relaxapp.ui.window import Window
from tests.app.desks import Place
from tests.app.houses import NOW, make_house
from tests.app.practised import entries
from tests.app.reminded import Stage
from tests.journal.whole_journals import small
from tests.locks import CHEAP
from tests.player.fakes import Room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from relaxapp.failures import Failure
    from relaxapp.journal.entries import Contents
    from relaxapp.journal.store import Journal


class Program:
    """The program, a person before it, and what is on its disk."""

    def __init__(self, application: QApplication, where: paths.Places, room: Room, qtbot: QtBot) -> None:
        self.where = where
        self.room = room
        self.bot = qtbot
        self.bugs_expected = 0
        self.app = App(application, where)
        self.window = self.app.window
        self.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        with qtbot.waitSignal(self.app.house.sessions._warmed):
            self.app.open()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def screen(self) -> str:
        """The name of the screen that is shown."""
        return type(self.window.screen_shown).__name__

    @property
    def notice(self) -> str:
        return self.window._notice.text

    @property
    def output(self):
        return self.room.outputs[-1]

    def press(self, name: str) -> None:
        """Press the visible button of this name."""
        buttons = [each for each in self.window.findChildren(QPushButton) if each.isVisible()]
        found = [each for each in buttons if each.accessibleName() == name]
        assert found, f"no {name!r} among {[each.accessibleName() for each in buttons]}"
        self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(self.window.focusWidget() or self.window, key, held)

    def keys(self, *pressed: Qt.Key) -> None:
        for key in pressed:
            self.key(key)

    def choose(self, **options: object) -> None:
        """Choose options, as on the screen of settings."""
        self.app.chosen.change(replace(self.app.chosen.now, **options))

    @property
    def everything(self) -> Contents:
        """All that is in the journal."""
        return self.app.parts.records.journal.everything()

    def leads_in_and_back(self, door: str, screen: str, back: str = "Back") -> None:
        """Go through a door to a screen, and back again."""
        self.press(door)
        assert self.screen == screen, door
        self.press(back)

    def hear(self, seconds: float) -> None:
        """Let the session come to this place."""
        self.output.frame = min(round(seconds * RATE), self.output.end)

    def become(self, screen: str) -> None:
        """Wait for a screen."""
        self.bot.waitUntil(lambda: self.screen == screen)

    @property
    def kept(self) -> list[tuple[str, float, str]]:
        with sqlite3.connect(self.where.journal) as database:
            rows = database.execute("SELECT exercise, practised_seconds, ended FROM session ORDER BY rowid").fetchall()
        database.close()
        return rows


@pytest.fixture
def where(tmp_path: Path) -> paths.Places:
    return paths.places(tmp_path)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """A window, active, with nothing in it yet."""
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def told() -> list[Failure]:
    """What is to be said to the person."""
    return []


@pytest.fixture
def cheap_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is made and opened in no time."""
    monkeypatch.setattr("relaxapp.vault.vault.Cost", lambda: CHEAP)


@pytest.fixture
def small_journal(where: paths.Places) -> Iterator[Journal]:
    """A small journal, with one entry of each kind."""
    with closing(journal_of(where)) as kept:
        kept.take_in(small())
        yield kept


@pytest.fixture
def taking_out(window: Window, where: paths.Places, told: list[Failure], small_journal: Journal) -> Iterator[TakingOut]:
    """The screen where that journal is taken out."""
    made = TakingOut(
        make_house(window, where, told),
        lambda: small_journal,
        lambda: journal_of(where),
        lambda: None,
        small_journal.forget,
        window,
        now=lambda: NOW,
    )
    made.open()
    yield made
    made.wait()


@pytest.fixture
def reminded(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Somebody with reminders, at a time that the test sets."""
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the power does not fail here, and years go by
    return Stage(tmp_path, qtbot)


@pytest.fixture
def program(
    qapp: QApplication, where: paths.Places, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    room = Room()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = partial(Sessions, make_output=room.make_output, make_narrator=room.make_narrator)
    monkeypatch.setattr("relaxapp.player.sessions.Sessions", made)
    monkeypatch.setattr("relaxapp.sound.voices.available", lambda **_: ())
    settings.save(settings.Settings(welcomed=True), where.settings)
    program = Program(qapp, where, room, qtbot)
    yield program
    program.window.close()
    program.window.deleteLater()
    theme.apply(qapp, theme.load("light"), 1.0)
    # The program catches its bugs, in place of the catcher of the tests.
    assert len(program.app._bugs._seen) == program.bugs_expected


@pytest.fixture
def journal(program: Program) -> Journal:
    """The journal of the program."""
    return program.app.parts.records.journal


@pytest.fixture
def year(program: Program, journal: Journal) -> Program:
    """The program with its journal open, in which something is written of many days."""
    journal.take_in(entries())
    program.press("My journal")
    return program


@pytest.fixture
def make_place(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Place]]:
    """Open a window with a workshop in it, once or more often."""
    made: list[Place] = []

    def place(root: Path = tmp_path) -> Place:
        window = Window()
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        made.append(Place(paths.places(root), window))
        return made[-1]

    yield place
    for each in made:
        each.shop.close()


@pytest.fixture
def place(make_place: Callable[..., Place]) -> Place:
    """A window with a workshop in it."""
    return make_place()


@pytest.fixture
def writing(place: Place) -> Place:
    """A workshop where an exercise is open to be written."""
    place.write("mine", template("Mine"))
    place.shop.edit("mine")
    return place

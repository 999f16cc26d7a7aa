"""The program without its window: what its icon in the tray offers is true at every hour, and does what it says."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from relaxapp.app.presence import Presence
from relaxapp.desktop.busy import Busyness
from relaxapp.reminders.plan import QuietHours
from tests.app.reminded import HOUR, LUNCH, NOON, Notifier, Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged|propagateSizeHints", extend=True)
A_DAY = timedelta(days=1)


class Neighbour:
    """A desktop with nothing on it."""

    def notifier(self, _tray: object) -> Notifier:
        return Notifier()

    def busy(self) -> Neighbour:
        return self

    def ask(self, then: Callable[[Busyness], None]) -> None:
        then(Busyness())


class Desktop(Stage):
    def start_program(self) -> None:
        self.presence = Presence(self.house, Neighbour(), self.since, QObject(self.window))
        self.reminding = self.presence._reminding
        self.reminding._now = lambda: self.now
        self.reminding._zone = lambda: self.zone

    @property
    def menu(self) -> list[str]:
        return [action.text() for action in self.presence._tray._menu.actions() if action.text()]

    def press(self, words: str) -> None:
        next(action for action in self.presence._tray._menu.actions() if action.text() == words).trigger()


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the power does not fail here
    made = Desktop(tmp_path, qtbot)
    made.keep(LUNCH)
    made.presence.begin()
    return made


def test_the_menu_has_all_that_is_wanted_without_a_window(desktop):
    assert desktop.menu == [
        *("Breathe now", "Once more what I did last", "For a bad moment"),
        *("Next: Today, Saturday, 13:00, After lunch", "No more reminders today"),
        *("Open Relaxapp", "Get support", "Quit"),
    ]


@pytest.mark.parametrize(
    ("words", "signals"),
    [
        ("Breathe now", ("wanted", "breathe")),
        ("Once more what I did last", ("wanted", "last")),
        ("For a bad moment", ("wanted", "flare")),
        ("Open Relaxapp", ("wanted",)),
        ("Get support", ("wanted", "support")),
        ("Quit", ("quit",)),
    ],
)
def test_each_entry_asks_for_what_it_says(desktop, words, signals):
    heard = []
    for name in ("wanted", "breathe", "last", "flare", "support", "quit", "choose", "home"):
        getattr(desktop.presence, name).connect(lambda name=name: heard.append(name))
    desktop.press(words)
    assert tuple(heard) == signals


def test_a_pause_from_the_tray_is_over_by_itself_and_can_be_made_again(desktop):
    desktop.press("No more reminders today")
    assert "Next: Tomorrow, Sunday, 13:00, After lunch" in desktop.menu
    desktop.press("Let reminders come again")
    assert "Next: Today, Saturday, 13:00, After lunch" in desktop.menu
    desktop.press("No more reminders today")
    desktop.now = NOON + A_DAY
    desktop.reminding.look()
    assert "No more reminders today" in desktop.menu
    assert "Next: Today, Sunday, 13:00, After lunch" in desktop.menu


def test_the_next_one_is_told_as_seen_from_today(desktop):
    desktop.now = NOON + HOUR
    desktop.reminding.look()
    assert "Next: Tomorrow, Sunday, 13:00, After lunch" in desktop.menu
    desktop.now = NOON + 13 * HOUR
    desktop.reminding.look()
    assert "Next: Today, Sunday, 13:00, After lunch" in desktop.menu


@pytest.mark.parametrize(("on", "in_background"), [(True, False), (False, True), (False, False)])
def test_the_icon_is_there_for_reminders_and_for_a_program_without_a_window(desktop, on, in_background):
    desktop.reminding.set_plan(lambda plan: plan.with_reminder(replace(LUNCH, on=on)))
    desktop.presence.begin(in_background=in_background)
    assert desktop.presence._tray._icon.isVisible() is (on or in_background)
    if in_background:
        assert "Nothing comes just now" in desktop.menu


def test_where_nothing_will_come_nothing_is_promised(desktop):
    desktop.reminding.set_plan(lambda plan: replace(plan, quiet=QuietHours(time(5), time(4))))
    assert "Nothing comes just now" in desktop.menu


@pytest.mark.parametrize(
    ("plan", "title", "discreet"), [(True, False, True), (False, False, False), (False, True, True)]
)
def test_who_wants_to_be_discreet_anywhere_is_so_on_a_locked_screen(desktop, plan, title, discreet):
    assert desktop.presence.discreet
    desktop.reminding.set_plan(lambda known: replace(known, discreet=plan))
    desktop.house.change(replace(desktop.house.chosen(), discreet_title=title))
    assert desktop.presence.discreet is discreet

"""The screens of the reminders in the window: what is changed there is kept, and what is kept is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QLabel

from relaxapp.app.reminder_screens import ReminderScreens
from relaxapp.desktop.autostart import Autostart
from relaxapp.desktop.desktop_file import MenuEntry
from relaxapp.reminders.rule import AtTimes
from relaxapp.ui.reminder import ReminderScreen
from relaxapp.ui.reminders import RemindersScreen
from tests.app.reminded import HOUR, LUNCH, Stage
from tests.locks import CHEAP

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
TEA = replace(LUNCH, id="tea", name="With tea", when=AtTimes((time(16),)))


class Screens(Stage):
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        super().__init__(folder, qtbot)
        self.autostart = Autostart(folder / "config", ["relaxapp", "--background"])
        self.menu = MenuEntry(folder / "data", ["relaxapp"])
        self.keep(LUNCH, TEA)
        self.reminding.begin()
        self.screens = ReminderScreens(self.house, self.reminding, self.autostart, self.menu, QObject(self.window))
        self.window.show()
        self.screens.open()

    @property
    def list(self) -> RemindersScreen:
        screen = self.window.screen_shown
        assert isinstance(screen, RemindersScreen)
        return screen

    @property
    def one(self) -> ReminderScreen:
        screen = self.window.screen_shown
        assert isinstance(screen, ReminderScreen)
        return screen

    @property
    def texts(self) -> str:
        return "\n".join(label.text() for label in self.window.screen_shown.findChildren(QLabel) if label.isVisible())

    @property
    def reminders(self):
        return self.kept.plan.reminders


@pytest.fixture
def screens(tmp_path: Path, qtbot: QtBot) -> Screens:
    return Screens(tmp_path, qtbot)


def test_all_are_listed_with_what_comes_next(screens):
    assert "With tea" in screens.texts
    assert "Tomorrow, Sunday" in screens.texts
    assert screens.screens.shows(screens.list)
    assert not screens.screens.shows(None)


def test_one_is_written_and_kept(screens):
    screens.list.add.emit()
    made = replace(LUNCH, id="new", name="In the evening", when=AtTimes((time(19),)))
    screens.one.save.emit(made)
    assert screens.reminders == (LUNCH, TEA, made)
    assert "In the evening" in screens.texts


def test_one_is_changed_switched_and_removed(screens):
    screens.list.edit.emit("tea")
    screens.one.save.emit(replace(TEA, minutes=9))
    screens.list.switched.emit("lunch", False)
    assert screens.reminders == (replace(LUNCH, on=False), replace(TEA, minutes=9))
    screens.list.removed.emit("lunch")
    assert [known.id for known in screens.reminders] == ["tea"]
    screens.list.edit.emit("gone")
    screens.list.switched.emit("gone", True)
    assert [known.id for known in screens.reminders] == ["tea"]


def test_what_holds_for_all_is_kept_and_nonsense_is_told(screens):
    screens.list.changed.emit("flare_mode", True)
    screens.list.changed.emit("paused_until", date(2026, 11, 30))
    screens.screens.save()
    assert (screens.kept.plan.flare_mode, screens.kept.plan.paused_until) == (True, date(2026, 11, 30))
    screens.list.changed.emit("late_hours", 99)
    screens.screens.save()
    assert "Choose up to 24 hours." in screens.texts
    assert screens.kept.plan.late_hours == 2


def test_a_slider_on_its_way_is_kept_once_where_it_rests(screens, qtbot, monkeypatch):
    kept = []
    set_plan = screens.reminding.set_plan
    monkeypatch.setattr(screens.reminding, "set_plan", lambda change: (kept.append(change), set_plan(change)))
    for step in range(20):
        screens.list.changed.emit("volume", step / 20)
    qtbot.waitUntil(lambda: bool(kept))
    assert len(kept) == 1
    assert screens.kept.plan.volume == 0.95


def test_what_a_command_changes_is_shown(screens):
    screens.keep(replace(LUNCH, name="By command"))
    screens.reminding.look()
    assert "By command" in screens.texts


def test_the_switch_of_the_autostart_shows_the_truth(screens, tmp_path):
    screens.list.here.autostart.wanted.emit(True)
    assert screens.autostart.on
    assert screens.list.here.autostart.switch.isChecked()
    screens.list.here.autostart.wanted.emit(False)
    assert not screens.list.here.autostart.switch.isChecked()
    assert list((tmp_path / "config" / "autostart").iterdir()) == []
    (tmp_path / "config" / "autostart").rmdir()
    (tmp_path / "config" / "autostart").write_text("in the way")
    screens.list.here.autostart.wanted.emit(True)
    assert not screens.list.here.autostart.switch.isChecked()
    assert "can't be switched on" in screens.texts or not screens.list.here.isVisible()


def test_the_entry_in_the_menu_is_written_when_it_is_asked_for_and_taken_away(screens, tmp_path):
    assert not list((tmp_path / "data").rglob("*.desktop"))
    screens.list.here.menu.wanted.emit(True)
    assert screens.list.here.menu.switch.isChecked()
    assert "Actions=breathe;support;" in (tmp_path / "data" / "applications" / "relaxapp.desktop").read_text()
    screens.list.here.menu.wanted.emit(False)
    assert not screens.list.here.menu.switch.isChecked()
    assert not list((tmp_path / "data").rglob("relaxapp*"))


def test_what_happens_when_the_window_is_closed_is_passed_on(screens, qtbot):
    with qtbot.waitSignal(screens.screens.when_closed) as told:
        screens.list.here.when_closed.emit("stay")
    assert told.args == ["stay"]


def test_one_can_be_tried(screens):
    screens.list.try_now.emit("tea")
    assert len(screens.notifier.notices) == 1


def test_the_question_is_asked_there_too(screens):
    screens.list.removed.emit("tea")
    screens.wait(24 * HOUR * 16, HOUR)
    assert screens.list.still_wanted.isVisible()
    screens.list.still_wanted.stopped.emit("lunch")
    assert not screens.list.still_wanted.isVisible()
    assert not screens.reminders[0].on


def test_to_look_at_it_answers_the_question(screens):
    screens.wait(24 * HOUR * 16, HOUR)
    question = screens.reminding.question
    screens.list.still_wanted.changed.emit(question.id)
    assert screens.reminding.question != question
    screens.one.back.emit()
    assert isinstance(screens.window.screen_shown, RemindersScreen)


def test_a_calendar_file_is_saved_where_it_was_asked_for(screens, tmp_path):
    for _ in range(2):
        screens.list.here.export.emit()
    (dialog,) = [known for known in screens.window.findChildren(QFileDialog) if known.isVisible()]
    dialog.fileSelected.emit(str(tmp_path / "x.ics"))
    dialog.close()
    assert len(Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")) == 2
    screens.screens._export("/proc/nowhere/x.ics")
    assert "can't be written" in screens.texts


def test_with_a_lock_it_is_said_what_can_not_be_known_behind_it(screens):
    said = "only what you practised since the program was started counts"
    screens.screens.change("lunch")
    assert said not in screens.texts
    assert screens.one.skip.accessibleDescription() == ""
    vault = screens.house.vault
    vault._cost = CHEAP
    vault.create("four quiet green chairs")
    screens.screens.change("lunch")
    assert said in screens.texts
    assert said in screens.one.skip.accessibleDescription()

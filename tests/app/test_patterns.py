"""Patterns of one's own from press to file and back, and the pace that felt best."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from relaxapp import paths
from relaxapp.app.house import House
from relaxapp.app.patterns import FINDS_A_PACE, Patterns
from relaxapp.exercises.library import Library
from relaxapp.exercises.own_patterns import MY_PACE
from relaxapp.player.account import Ended
from relaxapp.settings import Settings
from relaxapp.ui import theme
from relaxapp.ui.pace_choice import PaceChoice
from relaxapp.ui.patterns import PatternEditor
from relaxapp.ui.window import Window
from tests.app.houses import press, seen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from relaxapp.failures import Failure

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


class Room:
    """The part of the window that is about patterns, with everything around it."""

    def __init__(self, folder: Path) -> None:
        self.where = paths.places(folder)
        self.library = Library([paths.assets() / "exercises", self.where.exercises])
        self.settings = Settings()
        self.told: list[Failure] = []
        self.went: list[str] = []
        self.window = Window()
        self.parent = QObject()
        house = House(
            self.window,
            self.where,
            make_sessions=lambda: None,  # type: ignore[arg-type,return-value]  # no sound is needed here
            library=lambda: self.library,
            chosen=lambda: self.settings,
            change=lambda changed: setattr(self, "settings", changed),
            tell=self.told.append,
            theme=lambda: theme.load("light"),
            reduced=lambda: False,
        )
        self.patterns = Patterns(house, self.parent)
        self.patterns.back.connect(lambda: self.went.append("back"))
        self.patterns.home.connect(lambda: self.went.append("home"))

    def press(self, name: str) -> None:
        press(self.window, name)

    @property
    def said(self) -> str:
        return seen(self.window)

    @property
    def editor(self) -> PatternEditor:
        screen = self.window.screen_shown
        assert isinstance(screen, PatternEditor)
        return screen

    def make(self, name: str) -> None:
        self.press("New")
        QTest.keyClicks(self.editor.name, name)
        self.press("Save")

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.where.exercises.glob("*"))


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    theme.apply(qapp, theme.load("light"), 1.0)
    made = Room(tmp_path)
    qtbot.addWidget(made.window)
    made.window.show()
    made.patterns.open()
    yield made
    made.window.close()


def ended(room: Room, name: str, *, finished: bool = True) -> Ended:
    return Ended(room.library.get(name), datetime(2026, 1, 1, tzinfo=UTC), 600, 600, finished)


def test_a_pattern_that_is_kept_is_at_once_an_exercise_like_any_other(room: Room) -> None:
    assert "evening" not in room.library.scripts
    room.make("Evening")
    assert "is kept" in room.said
    assert room.library.scripts["evening"].title == "Evening"
    room.make("Night")
    room.press("Evening")
    assert room.editor.name.toPlainText() == "Evening"
    assert room.files == ["evening.md", "night.md"]


def test_a_change_and_a_deletion_reach_the_file(room: Room) -> None:
    room.make("Evening")
    room.editor.parts[4].set_value(7.5)
    room.press("Save")
    assert "(breathe 4-0-7.5-0 to fill)" in (room.where.exercises / "evening.md").read_text(encoding="utf-8")
    room.press("Delete")
    room.press("Delete it")
    assert room.files == []
    assert "evening" not in room.library.scripts
    assert "is gone" in room.said


def test_a_file_changed_by_hand_stays_and_it_is_said(room: Room) -> None:
    room.make("Evening")
    path = room.where.exercises / "evening.md"
    by_hand = path.read_text(encoding="utf-8").replace("Round and round", "On and on")
    path.write_text(by_hand, encoding="utf-8")
    room.patterns.open()
    room.press("Evening")
    assert "by hand" in room.said
    room.editor.parts[4].set_value(8)
    room.press("Save")
    assert "stays as it is" in room.said
    assert path.read_text(encoding="utf-8") == by_hand
    assert room.files == ["evening-2.md", "evening.md"]


def test_what_cannot_be_kept_is_said_and_stays_on_the_screen(room: Room) -> None:
    room.press("Save")
    assert "needs a name" in room.said
    room.where.exercises.parent.mkdir(parents=True, exist_ok=True)
    room.where.exercises.write_text("a file where the folder should be", encoding="utf-8")
    QTest.keyClicks(room.editor.name, "Evening")
    room.press("Save")
    assert "can't be" in room.said
    assert room.editor.name.toPlainText() == "Evening"


def test_back_leads_back(room: Room) -> None:
    room.press("Back")
    assert room.went == ["back"]


def test_after_looking_for_a_pace_one_press_makes_it_theirs(room: Room) -> None:
    assert room.patterns.ask_about(ended(room, FINDS_A_PACE))
    assert isinstance(room.window.screen_shown, PaceChoice)
    room.press("In 4.5, out 6.5")
    assert room.went == ["home"]
    script = room.library.get("my-own-pace")
    assert script.title == MY_PACE
    assert room.settings == replace(Settings(), last_breathing="my-own-pace"), "the large button starts it"
    assert room.patterns.ask_about(ended(room, FINDS_A_PACE))
    room.press("In 5, out 7")
    assert room.files == ["my-own-pace.md"]
    assert "(breathe 5-0-7-0 to fill)" in (room.where.exercises / "my-own-pace.md").read_text(encoding="utf-8")


def test_none_of_them_changes_nothing(room: Room) -> None:
    room.patterns.ask_about(ended(room, FINDS_A_PACE))
    room.press("None of them, or not sure")
    assert room.went == ["home"]
    assert room.files == []
    assert room.settings == Settings()


@pytest.mark.parametrize(("name", "finished"), [(FINDS_A_PACE, False), ("coherent", True), ("pmr-16", True)])
def test_after_anything_else_nothing_is_asked(room: Room, name: str, finished: bool) -> None:
    assert not room.patterns.ask_about(ended(room, name, finished=finished))
    assert isinstance(room.window.screen_shown, PatternEditor)


def test_a_disk_that_refuses_the_pace_is_told(room: Room) -> None:
    room.where.exercises.parent.mkdir(parents=True, exist_ok=True)
    room.where.exercises.write_text("a file where the folder should be", encoding="utf-8")
    room.patterns.ask_about(ended(room, FINDS_A_PACE))
    room.press("In 4, out 6")
    assert len(room.told) == 1
    assert room.went == ["home"]

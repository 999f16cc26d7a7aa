"""The course in the window: begun, gone on with, put away; kept at every step; its exercises started."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from relaxapp import paths
from relaxapp.app.course import Learning
from relaxapp.app.house import House
from relaxapp.exercises.library import Library
from relaxapp.failures import Failure
from relaxapp.journal.course_store import CourseStore
from relaxapp.journal.entries import SessionRecord
from relaxapp.settings import Settings
from relaxapp.ui import theme
from relaxapp.ui.course import CourseScreen
from relaxapp.ui.window import Window
from tests.app.houses import Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.exercises.script import Script

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
LIBRARY = Library([paths.assets() / "exercises"])


class Stage(Person):
    """A window with nothing in it but the course, at a time that is set by hand."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.where = paths.places(folder)
        self.settings = Settings()
        self.now = datetime(2026, 3, 1, tzinfo=UTC)
        self.told: list[str] = []
        self.started: list[tuple[str, float]] = []
        self.records: list[SessionRecord] = []
        self.trouble = ""
        self.window = Window()
        qtbot.addWidget(self.window)
        house = House(
            self.window,
            self.where,
            make_sessions=lambda: SimpleNamespace(under_way=None),  # type: ignore[arg-type,return-value]
            library=lambda: LIBRARY,
            chosen=lambda: self.settings,
            change=lambda _: None,
            tell=lambda failure: self.told.append(str(failure)),
            theme=lambda: theme.load("light"),
            reduced=lambda: True,
        )
        self.course = Learning(
            house, self.start, self.before, self.since, parent=QObject(self.window), now=lambda: self.now
        )
        self.home = QWidget()
        self.window.show_screen(self.home)
        self.window.show()

    def start(self, script: Script, minutes: float) -> None:
        if self.trouble:
            raise Failure(self.trouble)
        self.started.append((script.name, minutes))

    def before(self, begin: Callable[[], None]) -> None:
        begin()

    def since(self, when: datetime) -> list[SessionRecord]:
        if self.trouble:
            raise Failure(self.trouble)
        return [record for record in self.records if record.started >= when]

    def kept(self) -> str:
        return CourseStore(self.where.course).load().stage


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot) -> Stage:
    made = Stage(tmp_path, qtbot)
    made.course.open()
    return made


def test_nothing_is_written_before_it_is_begun(stage: Stage):
    assert isinstance(stage.shown, CourseScreen)
    assert stage.course.shows(stage.shown)
    assert not stage.course.shows(stage.home)
    assert not stage.where.course.exists()


def test_where_somebody_is_is_kept_at_every_step(stage: Stage):
    for button, place in (
        ("Begin at the first place", "tense-release"),
        ("Move on", "release-only"),
        ("Move on", "cue-word"),
        ("Back one", "release-only"),
        ("Begin anew", "tense-release"),
    ):
        stage.now += timedelta(days=30)
        stage.press(button)
        assert stage.kept() == place
    assert stage.told == []


def test_put_away_and_taken_up_after_a_year_loses_nothing(stage: Stage):
    stage.press("Begin at the first place")
    stage.records.append(SessionRecord.of("pmr-7", "x", stage.now, 900, 900, finished=True))
    stage.press("Put the course away")
    assert "The course rests" in stage.words()
    stage.now += timedelta(days=365)
    stage.press("Go on with the course")
    assert "The course rests" not in stage.words()
    assert "Practised once at this place" in stage.words()


def test_what_was_practised_counts_from_when_somebody_came_there(stage: Stage):
    stage.records = [SessionRecord.of("release-only", "x", stage.now, 300, 20, finished=False)]
    stage.now += timedelta(days=1)
    stage.press("Begin at the first place")
    assert "Practised" not in stage.words()
    stage.records += [SessionRecord.of("release-only", "x", stage.now, 300, 20, finished=False)] * 2
    stage.course.open()
    assert "Practised twice at this place" in stage.words()


def test_an_exercise_starts_with_its_minutes(stage: Stage):
    stage.press("Begin at the first place")
    stage.press("Start, 15 minutes: Muscle relaxation, seven groups")
    assert stage.started == [("pmr-7", 15.0)]


def test_what_does_not_suit_is_told_where_it_would_start(stage: Stage):
    stage.settings = Settings(body=False)
    stage.course.open()
    stage.press("Begin at the first place")
    assert "Start, 15 minutes" not in [button.text() for button in stage.shown.findChildren(QPushButton)]
    assert "you chose to leave out" in stage.words()


def test_a_start_that_fails_and_a_journal_that_can_not_be_read_are_told(stage: Stage):
    stage.press("Begin at the first place")
    stage.trouble = "Not just now."
    stage.press("Start, 20 minutes: Muscle relaxation, sixteen groups")
    assert stage.told == ["Not just now."]
    stage.course.open()
    assert stage.told == ["Not just now."] * 2
    assert "1. Tense and release" in stage.words()


def test_a_damaged_file_is_told_and_one_goes_on_from_anywhere(stage: Stage):
    stage.where.data.mkdir()
    stage.where.course.write_text("{")
    stage.course.open()
    assert "The file of your path is damaged." in stage.words()
    stage.shown.path.stones[3].click()
    stage.press("Begin here")
    assert stage.kept() == "in-movement"
    assert stage.where.course.with_name("course-before-1.json").read_text() == "{"
    assert "damaged" not in stage.words()


def test_a_full_disk_is_told_and_one_goes_on(stage: Stage):
    stage.where.data.write_text("not a folder")
    stage.press("Begin at the first place")
    assert "can't be saved just now" in stage.told[0]
    assert "1. Tense and release" in stage.words()


def test_a_course_that_can_not_be_read_is_told(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    made = Stage(tmp_path, qtbot)
    monkeypatch.setattr("relaxapp.exercises.course_file.assets", lambda: tmp_path)
    made.course.open()
    assert "Every exercise works as usual." in made.told[0]
    assert made.shown is made.home


def test_back_asks_for_the_screen_before(stage: Stage, qtbot: QtBot):
    with qtbot.waitSignal(stage.course.back):
        stage.press("Back")

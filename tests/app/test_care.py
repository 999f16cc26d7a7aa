"""The way to people and back: from every screen, in a session, with one's own lines, and waiting together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from relaxapp.app.care import Care
from relaxapp.app.house import House
from relaxapp.exercises.library import Library
from relaxapp.failures import Failure
from relaxapp.paths import places
from relaxapp.player.account import Ended
from relaxapp.settings import Settings
from relaxapp.support.own import OwnLines
from relaxapp.support.plan import Person, Plan
from relaxapp.support.plan_store import PlanStore
from relaxapp.ui import theme
from relaxapp.ui.company import breath_at
from relaxapp.ui.own_line import OwnLineScreen
from relaxapp.ui.support import SupportScreen
from relaxapp.ui.waiting import WaitingScreen
from relaxapp.ui.window import Window
from tests.app import houses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from relaxapp.exercises.script import Script
    from relaxapp.exercises.timeline import Moment

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


class Player(QObject):
    """Stands in for the sessions: it remembers what was asked of it."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.script: Script | None = None
        self.fails = False
        self.care: Care

    def pause(self) -> None:
        self.asked.append("pause")

    def say(self, line: str, _: Settings) -> None:
        self.said.append(line)

    def hush(self) -> None:
        self.said.append("")

    def begin(self, script: Script, minutes: float, soundscape: str, _: Settings) -> Callable[[], Moment]:
        if self.fails:
            raise Failure("There is no sound.")
        self.asked.append(f"{script.name} {minutes:g} {soundscape}".strip())
        self.script = script
        return lambda: breath_at(0)

    def break_off(self) -> None:
        script, self.script = self.script, None
        if script is not None:
            self.asked.append("close")
            from datetime import UTC, datetime

            assert self.care.was_company(Ended(script, datetime.now(UTC), 300, 10, finished=False))


class Stage(houses.Person):
    def __init__(self, folder: Path, qtbot: QtBot, **options: object) -> None:
        self.settings = Settings(**{"country": "IE", **options})  # type: ignore[arg-type]
        self.where = places(folder)
        self.told: list[str] = []
        self.window = Window()
        qtbot.addWidget(self.window)
        self.player = Player()
        house = House(
            self.window,
            self.where,
            make_sessions=lambda: self.player,  # type: ignore[arg-type,return-value]
            library=lambda: Library([]),
            chosen=lambda: self.settings,
            change=self.change,
            tell=lambda failure: self.told.append(str(failure)),
            theme=lambda: theme.load("light"),
            reduced=lambda: True,
        )
        self.care = Care(house, parent=QObject(self.window))
        self.player.care = self.care
        self.home = QWidget()
        self.window.show_screen(self.home)
        with qtbot.waitSignal(self.window.appeared):
            self.window.show()

    def change(self, changed: Settings) -> None:
        self.settings = changed

    def open(self) -> None:
        """Open the people who can help, with all that stands beneath."""
        self.care.open()
        QApplication.processEvents()


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot) -> Stage:
    return Stage(tmp_path, qtbot)


def test_the_numbers_come_first_then_the_session_falls_silent(stage: Stage):
    stage.care.open()
    assert isinstance(stage.shown, SupportScreen)
    assert "112 · Ireland" in stage.words()
    assert stage.player.asked == []
    QApplication.processEvents()
    assert stage.player.asked == ["pause"]


def test_back_leads_to_where_somebody_was_however_far_they_went(stage: Stage, qtbot: QtBot):
    stage.care.open()
    stage.press("Wait with me")
    assert isinstance(stage.shown, WaitingScreen)
    stage.care.open()
    stage.press("My support plan")
    stage.press("Back")
    assert isinstance(stage.shown, SupportScreen)
    with qtbot.waitSignal(stage.care.left) as told:
        stage.press("Back")
    assert told.args == [stage.home]


def test_people_of_the_plan_are_there_with_their_numbers(stage: Stage):
    PlanStore(stage.where.plan).save(Plan(people=(Person("Ana", "0170 123"),), professionals=(Person("Dr Who", "55"),)))
    stage.open()
    assert "0170 123 · Ana" in stage.words()
    assert "55 · Dr Who" in stage.words()


def test_a_damaged_plan_is_told_and_takes_no_number_away(stage: Stage):
    stage.where.plan.parent.mkdir(parents=True)
    stage.where.plan.write_text("{", encoding="utf-8")
    stage.open()
    assert "damaged" in stage.words()
    assert "116 123 · Ireland" in stage.words()


def test_a_country_is_kept_and_those_before_stay_at_hand(stage: Stage):
    stage.care.open()
    stage.shown.country_changed.emit("DE")  # type: ignore[union-attr]
    stage.shown.country_changed.emit("FR")  # type: ignore[union-attr]
    assert stage.settings.country == "FR"
    stage.press("Germany")
    assert stage.settings.country == "DE"
    assert "112 · Germany" in stage.words()


def test_a_guess_is_accepted_with_one_press(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "en_IE.UTF-8")
    stage = Stage(tmp_path, qtbot, country="")
    stage.open()
    assert "guess" in stage.words()
    assert stage.settings.country == ""
    stage.press("Yes, that is right")
    assert stage.settings.country == "IE"
    assert "guess" not in stage.words()


class TestOwnLines:
    def write(self, stage: Stage, **texts: str) -> None:
        screen = stage.shown
        assert isinstance(screen, OwnLineScreen)
        for name, text in texts.items():
            screen._fields[name].setPlainText(text)

    def test_one_is_added_marked_changed_and_removed(self, stage: Stage):
        stage.open()
        stage.press("Add a number of your own")
        self.write(stage, service="My clinic", contact="01 234")
        stage.press("Keep it")
        assert "My clinic · yours" in stage.words()
        assert "01 234 · Ireland" in stage.words()
        stage.press("Change: My clinic")
        self.write(stage, contact="01 567")
        stage.press("Keep it")
        assert "01 567 · Ireland" in stage.words()
        assert "01 234" not in stage.words()
        stage.press("Change: My clinic")
        stage.press("Remove it")
        stage.press("Leave it as it is")
        assert len(OwnLines(stage.where.own_lines).load()) == 1
        stage.press("Remove it")
        stage.press("Remove")
        assert "My clinic" not in stage.words()
        assert OwnLines(stage.where.own_lines).load() == ()

    def test_a_line_of_the_list_is_corrected_in_its_place(self, stage: Stage):
        stage.open()
        stage.press("Correct this: Samaritans")
        self.write(stage, contact="116 999")
        stage.press("Keep it")
        assert "Samaritans · yours" in stage.words()
        assert "116 999 · Ireland" in stage.words()
        assert "116 123 · Ireland" not in stage.words()
        [own] = OwnLines(stage.where.own_lines).load()
        assert (own.replaces, own.country) == ("Samaritans", "IE")

    def test_what_is_missing_is_said_and_nothing_is_kept(self, stage: Stage):
        stage.open()
        stage.press("Add a number of your own")
        stage.press("Keep it")
        assert isinstance(stage.shown, OwnLineScreen)
        assert "It needs a name" in stage.words()
        assert not stage.where.own_lines.exists()


class TestWaiting:
    @pytest.fixture
    def waiting(self, stage: Stage) -> Stage:
        stage.open()
        stage.player.asked.clear()
        stage.press("Wait with me")
        return stage

    def test_begins_in_silence(self, waiting: Stage):
        assert waiting.player.asked == []

    def test_sounds_last_as_long_as_the_wait_and_end_with_it(self, waiting: Stage):
        waiting.press("15 minutes")
        waiting.press("Sounds")
        assert waiting.player.asked[0].split()[0] == "only-sounds"
        assert 14.9 < float(waiting.player.asked[0].split()[1]) <= 15
        waiting.press("Back")
        assert waiting.player.asked[1] == "close"
        assert isinstance(waiting.shown, SupportScreen)

    def test_the_corner_button_ends_the_sound_too(self, waiting: Stage):
        waiting.press("Sounds")
        waiting.care.open()
        QApplication.processEvents()
        assert waiting.player.asked[1:] == ["close", "pause"]

    def test_the_breath_can_be_heard_and_fall_silent_again(self, waiting: Stage):
        waiting.press("With sound")
        assert waiting.player.asked[0].startswith("slow-breath")
        waiting.press("With sound")
        assert waiting.player.asked[1:] == ["close"]

    def test_a_breath_that_the_computer_slept_through_is_shown_in_silence(self, waiting: Stage):
        waiting.press("With sound")
        waiting.player.changed.emit("paused")
        QApplication.processEvents()
        assert waiting.player.asked[1:] == ["close"]
        screen = waiting.shown
        assert isinstance(screen, WaitingScreen)
        assert not screen.breath.aloud.isChecked()

    def test_sounds_that_the_computer_slept_through_begin_at_a_press(self, waiting: Stage):
        waiting.press("Sounds")
        waiting.press("Sounds")
        assert len(waiting.player.asked) == 1
        waiting.player.changed.emit("paused")
        QApplication.processEvents()
        waiting.press("Sounds")
        assert [each.split()[0] for each in waiting.player.asked] == ["only-sounds", "close", "only-sounds"]

    def test_without_sound_it_goes_on_in_silence_and_says_so(self, waiting: Stage):
        waiting.player.fails = True
        waiting.press("With sound")
        assert waiting.told == ["There is no sound."]
        screen = waiting.shown
        assert isinstance(screen, WaitingScreen)
        assert not screen.breath.aloud.isChecked()
        assert not screen.over

    def test_somebody_who_chose_silence_still_hears_sounds_when_they_ask(self, tmp_path: Path, qtbot: QtBot):
        stage = Stage(tmp_path, qtbot, soundscape="silence")
        stage.care.open()
        stage.press("Wait with me")
        stage.press("Sounds")
        assert stage.player.asked[-1].endswith(" rain")

    def test_a_session_of_somebody_is_not_taken_for_company(self, waiting: Stage):
        from datetime import UTC, datetime

        from relaxapp.exercises import company

        waiting.press("Sounds")
        other = Ended(company.sounds(), datetime.now(UTC), 300, 10, finished=False)
        assert not waiting.care.was_company(other)


def test_a_number_is_said_digit_by_digit_and_no_longer_when_one_leaves(stage: Stage):
    stage.open()
    stage.press("Hear 1 1 6, 1 2 3")
    assert stage.player.said == ["1 1 6, 1 2 3"]
    stage.press("Wait with me")
    assert stage.player.said == ["1 1 6, 1 2 3", ""]
    stage.press("People")
    stage.press("Hear 1 1 6, 1 2 3")
    stage.press("Back")
    assert stage.player.said[2:] == ["1 1 6, 1 2 3", ""]


def test_what_stands_beneath_comes_right_after_the_first_numbers(stage: Stage, qtbot: QtBot):
    stage.care.open()
    assert "112 · Ireland" in stage.words()
    assert "findahelpline.com" not in stage.words()
    qtbot.waitUntil(lambda: "findahelpline.com" in stage.words())
    assert "116 123 · Ireland" in stage.words()
    assert "Women's Aid" in stage.words()


def test_what_was_made_ready_is_there_at_once_and_stays_as_it_is(stage: Stage):
    for _ in stage.care.prepare():
        assert stage.shown is stage.home
    stage.care.open()
    assert "findahelpline.com" in stage.words()
    labels = stage.shown.findChildren(QLabel)  # type: ignore[union-attr]
    stage.press("Back")
    stage.window.show_screen(stage.home)
    stage.open()
    assert stage.shown.findChildren(QLabel) == labels  # type: ignore[union-attr]


def test_a_link_that_no_list_knows_is_told_and_not_opened(stage: Stage):
    stage.care.open()
    stage.shown.link.emit("https://elsewhere.example")  # type: ignore[union-attr]
    assert len(stage.told) == 1
    assert "not in the list" in stage.told[0]

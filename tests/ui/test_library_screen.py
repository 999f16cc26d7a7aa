"""All exercises: finding one, opening its card, starting it again, and making it a favourite."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.exercises.finding import Wish
from relaxapp.exercises.script import Family, Posture
from relaxapp.ui import theme
from relaxapp.ui.card import Card
from relaxapp.ui.exercise_row import ExerciseRow
from relaxapp.ui.home import Home
from relaxapp.ui.library import LibraryScreen
from tests.ui.keyboard import focused, press, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from relaxapp.exercises.script import Script
    from relaxapp.ui.page import Page
    from relaxapp.ui.window import Window

    InWindow = Callable[..., Window]
    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]
    Find = Callable[[QWidget], list[str]]

NEEDS = {"extended-exhale": ("anxious",), "shore": ("sleep", "low"), "flare": ("flare", "panic"), "pmr-7": ("sleep",)}
HOLDS = "It works with holds of the breath, which you chose to leave out."


@pytest.fixture
def scripts(library: tuple[Script, ...]) -> tuple[Script, ...]:
    return tuple(replace(script, needs=NEEDS.get(script.name, ())) for script in library)


def filled(scripts: Sequence[Script]) -> LibraryScreen:
    made = LibraryScreen()
    made.set_library(
        scripts, unsuitable={"box": HOLDS}, recent=["pmr-7", "shore"], favourites=["coherent"], own=["coherent"]
    )
    return made


@pytest.fixture
def screen(show: Show, scripts: tuple[Script, ...]) -> LibraryScreen:
    made = filled(scripts)
    show(made, 980, 760)
    made.focus_first()
    return made


@pytest.fixture
def many(scripts: tuple[Script, ...]) -> list[Script]:
    return [
        replace(script, name=f"{script.name}-{n}", title=f"{script.title} {n}") for n in range(20) for script in scripts
    ]


def shown(screen: LibraryScreen) -> list[str]:
    rows = [row for row in screen.findChildren(ExerciseRow) if row.isVisible()]
    return [row.name for row in sorted(rows, key=lambda row: row.mapTo(screen, row.rect().topLeft()).y())]


class TestTheList:
    def test_favourites_then_what_was_used_last_then_the_others_and_at_the_end_what_does_not_suit(
        self, screen: LibraryScreen, said: Said
    ):
        assert shown(screen) == ["coherent", "pmr-7", "shore", "extended-exhale", "pmr-16", "flare", "box"]
        assert "Not for now" in said(screen)
        assert HOLDS in said(screen)

    def test_what_does_not_suit_can_not_be_pressed(self, screen: LibraryScreen, qtbot: QtBot, named: Named):
        box = named(screen, "Box breathing")
        assert not box.isEnabled()
        assert box.accessibleDescription() == HOLDS
        names = [button.accessibleName() for button in screen.findChildren(QPushButton) if button.isVisible()]
        assert "Favourite: Box breathing" not in names
        with qtbot.assertNotEmitted(screen.chosen):
            QTest.mouseClick(box, Qt.MouseButton.LeftButton)

    def test_a_row_says_what_it_is(self, screen: LibraryScreen, said: Said, named: Named):
        assert "8 to 25 minutes · body" in said(screen)
        assert "3 to 20 minutes · body · my own" in said(screen)
        assert named(screen, "Even breathing").accessibleDescription() == (
            "3 to 20 minutes, body, my own. Slow and level, about six breaths a minute. "
            "There is something to know first."
        )

    def test_a_row_opens_the_card(self, screen: LibraryScreen, qtbot: QtBot, named: Named):
        with qtbot.waitSignal(screen.chosen) as told:
            QTest.mouseClick(named(screen, "A quiet shore"), Qt.MouseButton.LeftButton)
        assert told.args == ["shore"]

    def test_only_what_was_used_before_starts_at_once(self, screen: LibraryScreen, qtbot: QtBot, named: Named):
        starts = [b.accessibleName() for b in screen.findChildren(QPushButton) if b.isVisible() and b.text() == "Start"]
        assert sorted(starts) == ["Start A quiet shore", "Start Muscle relaxation, seven groups"]
        with qtbot.waitSignal(screen.quick) as told:
            named(screen, "Start A quiet shore").click()
        assert told.args == ["shore"]

    def test_a_star_makes_a_favourite_and_nothing_moves_under_the_hand(
        self, screen: LibraryScreen, qtbot: QtBot, named: Named
    ):
        before = shown(screen)
        star = named(screen, "Favourite: For a bad moment")
        with qtbot.waitSignal(screen.favourite) as told:
            QTest.mouseClick(star, Qt.MouseButton.LeftButton)
        assert told.args == ["flare", True]
        assert star.isChecked()
        assert shown(screen) == before
        screen.clear()
        write("moment")
        press(Qt.Key.Key_Backspace)
        screen.clear()
        assert shown(screen)[:2] == ["coherent", "flare"]

    def test_without_files_it_says_so(self, show: Show, said: Said):
        empty = LibraryScreen()
        empty.set_library((), unsuitable={}, recent=(), favourites=(), own=())
        show(empty)
        assert "can't be found" in said(empty)
        assert not any(
            button.text() == "Show all exercises" for button in empty.findChildren(QPushButton) if button.isVisible()
        )

    def test_the_same_library_again_changes_nothing(self, screen: LibraryScreen, scripts: tuple[Script, ...]):
        write("shore")
        screen.set_library(
            list(scripts),
            unsuitable={"box": HOLDS},
            recent=["pmr-7", "shore"],
            favourites=["coherent"],
            own=["coherent"],
        )
        assert shown(screen) == ["shore"]

    @pytest.mark.parametrize(
        ("name", "signal"),
        [("Back", "back"), ("My exercises", "own_exercises"), ("My breathing patterns", "patterns")],
    )
    def test_the_quiet_doors(self, screen: LibraryScreen, qtbot: QtBot, named: Named, name: str, signal: str):
        with qtbot.waitSignal(getattr(screen, signal)):
            QTest.mouseClick(named(screen, name), Qt.MouseButton.LeftButton)


class TestWishes:
    def test_a_need_is_one_press_and_another_press_takes_it_back(self, screen: LibraryScreen, named: Named):
        sleep = named(screen, "I can't sleep")
        QTest.mouseClick(sleep, Qt.MouseButton.LeftButton)
        assert shown(screen) == ["pmr-7", "shore"]
        QTest.mouseClick(named(screen, "A flare-up"), Qt.MouseButton.LeftButton)
        assert shown(screen) == ["flare"]
        assert not sleep.isChecked()
        QTest.mouseClick(named(screen, "A flare-up"), Qt.MouseButton.LeftButton)
        assert len(shown(screen)) == 7

    def test_only_needs_that_something_answers_are_offered(self, screen: LibraryScreen):
        names = {button.accessibleName() for button in screen.findChildren(QPushButton) if button.isVisible()}
        assert {"I can't sleep", "Panic", "I feel low", "I feel anxious"} <= names
        assert not {"I feel tense", "Between two things", "Something hurts"} & names

    def test_kind_time_and_position_are_behind_a_quiet_button(self, screen: LibraryScreen, named: Named):
        wishes = screen._wishes
        assert not wishes._time.isVisible()
        QTest.mouseClick(named(screen, "More choices"), Qt.MouseButton.LeftButton)
        wishes._time.setCurrentText("Over 20 minutes")
        assert shown(screen) == ["pmr-7", "pmr-16"]
        wishes._family.setCurrentText("Breathing")
        assert shown(screen) == []
        wishes._time.setCurrentText("5 minutes")
        wishes._posture.setCurrentText("Lying down")
        assert shown(screen) == ["coherent", "extended-exhale", "box"]
        assert wishes.wish == Wish(family=Family.BREATHING, minutes=5, posture=Posture.LYING)

    def test_what_is_chosen_can_be_read_on_the_folded_button(self, screen: LibraryScreen, named: Named):
        named(screen, "More choices").click()
        screen._wishes._time.setCurrentText("2 minutes")
        screen._wishes._posture.setCurrentText("Sitting")
        named(screen, "Fewer choices").click()
        assert named(screen, "2 minutes, Sitting").isVisible()
        write("b")
        assert named(screen, "2 minutes, Sitting").isVisible()

    def test_every_time_can_be_chosen(self, screen: LibraryScreen):
        box = screen._wishes._time
        texts = [box.itemText(index) for index in range(box.count())]
        assert texts == ["Any length", "2 minutes", "5 minutes", "10 minutes", "20 minutes", "Over 20 minutes"]
        box.setCurrentIndex(5)
        assert math.isinf(screen._wishes.wish.minutes)

    def test_nothing_found_is_said_kindly_and_one_button_clears_the_wishes(
        self, screen: LibraryScreen, named: Named, said: Said
    ):
        named(screen, "I can't sleep").click()
        named(screen, "More choices").click()
        screen._wishes._family.setCurrentText("Breathing")
        write("zebra")
        assert shown(screen) == []
        assert "With fewer wishes" in said(screen)
        QTest.mouseClick(named(screen, "Show all exercises"), Qt.MouseButton.LeftButton)
        assert screen._wishes.wish == Wish()
        assert len(shown(screen)) == 7
        assert "With fewer wishes" not in said(screen)
        assert focused().accessibleName() == "Search the exercises"

    def test_clear_is_there_when_there_is_something_to_clear(self, screen: LibraryScreen, named: Named):
        assert "Clear" not in [button.text() for button in screen.findChildren(QPushButton) if button.isVisible()]
        write("shore")
        QTest.mouseClick(named(screen, "Clear"), Qt.MouseButton.LeftButton)
        assert len(shown(screen)) == 7

    def test_needs_stay_chosen_when_the_library_is_another_one(
        self, screen: LibraryScreen, scripts: tuple[Script, ...], named: Named
    ):
        named(screen, "I can't sleep").click()
        screen.set_library(scripts, unsuitable={}, recent=["shore"], favourites=[], own=[])
        assert shown(screen) == ["shore", "pmr-7"]
        assert named(screen, "I can't sleep").isChecked()


class TestKeys:
    def test_what_is_typed_anywhere_searches(self, screen: LibraryScreen, named: Named):
        named(screen, "Back").setFocus()
        write("shr")
        write("oe")
        assert screen._wishes.search.text() == "shroe"
        assert shown(screen) == ["shore"]
        named(screen, "A quiet shore").setFocus()
        press(Qt.Key.Key_Backspace)
        assert screen._wishes.search.text() == "shro"

    def test_what_is_typed_on_a_box_searches_too(self, screen: LibraryScreen, named: Named):
        named(screen, "More choices").click()
        screen._wishes._family.setFocus()
        write("i")
        assert screen._wishes.search.text() == "i"
        assert screen._wishes._family.currentIndex() == 0

    def test_the_space_bar_presses_and_does_not_search(self, screen: LibraryScreen, qtbot: QtBot, named: Named):
        named(screen, "A quiet shore").setFocus()
        with qtbot.waitSignal(screen.chosen):
            press(Qt.Key.Key_Space)
        assert screen._wishes.search.text() == ""

    def test_arrows_go_through_the_list_and_enter_opens(self, screen: LibraryScreen, qtbot: QtBot):
        reached = []
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
            press(key)
            reached.append(focused().accessibleName())
        title = "Muscle relaxation, seven groups"
        assert reached == ["Even breathing", title, f"Start {title}", f"Favourite: {title}", f"Favourite: {title}"]
        press(Qt.Key.Key_Down)
        assert focused().accessibleName() == "A quiet shore"
        with qtbot.waitSignal(screen.chosen) as told:
            press(Qt.Key.Key_Return)
        assert told.args == ["shore"]

    @pytest.mark.usefixtures("screen")
    def test_up_from_the_first_row_leads_back_to_the_search(self):
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Up)
        assert focused().accessibleName() == "Search the exercises"

    @pytest.mark.usefixtures("screen")
    def test_down_stops_before_what_can_not_be_pressed(self):
        for _ in range(12):
            press(Qt.Key.Key_Down)
        assert focused().accessibleName() == "For a bad moment"

    def test_enter_behind_the_words_opens_what_fits_best(self, screen: LibraryScreen, qtbot: QtBot):
        with qtbot.assertNotEmitted(screen.chosen):
            press(Qt.Key.Key_Return)
        write("sixteen")
        with qtbot.waitSignal(screen.chosen) as told:
            press(Qt.Key.Key_Return)
        assert told.args == ["pmr-16"]

    def test_enter_never_opens_what_does_not_suit(self, screen: LibraryScreen, qtbot: QtBot):
        write("box")
        assert shown(screen) == ["box"]
        with qtbot.assertNotEmitted(screen.chosen):
            press(Qt.Key.Key_Return)

    def test_escape_goes_back(self, screen: LibraryScreen, qtbot: QtBot):
        write("shore")
        with qtbot.waitSignal(screen.back):
            press(Qt.Key.Key_Escape)

    def test_coming_back_from_a_card_the_focus_is_where_it_was(self, screen: LibraryScreen, named: Named):
        named(screen, "A quiet shore").click()
        screen._wishes.search.setFocus()
        screen.focus_first()
        assert focused().accessibleName() == "A quiet shore"
        screen.clear()
        screen.focus_first()
        assert focused().accessibleName() == "Search the exercises"

    @pytest.mark.usefixtures("screen")
    def test_tab_goes_through_everything(self):
        reached = []
        for _ in range(9):
            reached.append(focused().accessibleName())
            press(Qt.Key.Key_Tab)
        assert reached == [
            *("Search the exercises", "I can't sleep", "A flare-up", "I feel anxious", "I feel low", "Panic"),
            *("More choices", "Even breathing", "Favourite: Even breathing"),
        ]


class TestMany:
    @pytest.fixture
    def long(self, show: Show, many: list[Script]) -> LibraryScreen:
        made = LibraryScreen()
        made.set_library(many, unsuitable={"box-0": HOLDS}, recent=[], favourites=[], own=[])
        show(made, 980, 760)
        made.focus_first()
        return made

    def test_only_what_is_looked_at_is_made(self, long: LibraryScreen, many: list[Script]):
        assert len(many) == 140
        assert len(long.findChildren(ExerciseRow)) == 12

    def test_more_is_made_before_the_end_is_seen(self, long: LibraryScreen, many: list[Script]):
        bar = long.area.verticalScrollBar()
        for _ in range(20):
            bar.setValue(bar.maximum())
            QApplication.processEvents()
        assert shown(long)[-1] == "box-0"
        assert set(shown(long)) == {script.name for script in many}
        assert len(shown(long)) == len(many)

    def test_more_is_made_as_the_arrows_come_to_the_end(self, long: LibraryScreen):
        for _ in range(30):
            press(Qt.Key.Key_Down)
        assert focused().accessibleName() == long._list._all[29].script.title

    def test_more_is_shown_by_a_button_and_the_focus_goes_on(self, long: LibraryScreen, named: Named):
        named(long, "Show more").click()
        assert len(shown(long)) == 24
        assert focused().accessibleName() == long._list._all[12].script.title

    def test_rows_are_used_again(self, long: LibraryScreen):
        write("sixteen 1")
        press(Qt.Key.Key_Backspace)
        long.clear()
        assert len(long.findChildren(ExerciseRow)) == 12


def home(scripts: tuple[Script, ...]) -> Page:
    made = Home()
    made.set_breathe("Longer out-breath", 3)
    made.set_library(scripts, {}, ["pmr-16", "box"], ["flare", "shore"])
    return made


def card(scripts: tuple[Script, ...]) -> Page:
    made = Card()
    titles = {"rain": "Rain", "drone": "A slow, deep drone", "own:brook.flac": "The brook behind the house of my aunt"}
    made.show_exercise(scripts[3], 20, "own:brook.flac+drone", titles, ["neck: release only"], own=True)
    return made


def narrowed(scripts: tuple[Script, ...]) -> Page:
    made = filled(scripts)
    made._wishes.unfold()
    made._wishes._time.setCurrentIndex(5)
    return made


def without_result(scripts: tuple[Script, ...]) -> Page:
    made = filled(scripts)
    made._wishes.search.setText("zebra")
    return made


@pytest.mark.parametrize("make", [home, card, filled, narrowed, without_result], ids=lambda make: make.__name__)
def test_the_largest_text_in_the_smallest_window(
    make: Callable[[Sequence[Script]], Page],
    scripts: tuple[Script, ...],
    in_window: InWindow,
    clipped: Find,
    small_targets: Find,
    application: QApplication,
):
    theme.apply(application, theme.load("light"), 2.0)
    page = make(scripts)
    window = in_window(page, 640, 520)
    assert window.size().toTuple() == (640, 520)
    assert clipped(window) == []
    assert small_targets(window) == []
    assert page.area.widget().width() <= page.area.viewport().width()

"""All exercises: finding one, opening its card, starting it again, and making it a favourite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.ui.exercise_row import ExerciseRow
from relaxapp.ui.library import LibraryScreen
from tests.ui.keyboard import focused, press, write
from tests.ui.libraries import HOLDS, show_filled, shown, with_needs

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from relaxapp.exercises.script import Script

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]


@pytest.fixture
def scripts(library: tuple[Script, ...]) -> tuple[Script, ...]:
    return with_needs(library)


@pytest.fixture
def screen(show: Show, library: tuple[Script, ...]) -> LibraryScreen:
    return show_filled(show, library)


@pytest.fixture
def many(scripts: tuple[Script, ...]) -> list[Script]:
    return [
        replace(script, name=f"{script.name}-{n}", title=f"{script.title} {n}") for n in range(20) for script in scripts
    ]


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

"""Home: one press to breathe, two to anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from relaxapp.ui.exercise_row import ExerciseRow
from relaxapp.ui.home import Home, few
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from relaxapp.exercises.script import Script

    Show = Callable[..., QWidget]
    Named = Callable[[QWidget, str], QPushButton]
    Said = Callable[[QWidget], str]


@pytest.fixture
def home(show: Show, library: tuple[Script, ...]) -> Home:
    made = Home()
    made.set_library(library, {})
    made.set_breathe("Longer out-breath", 3)
    show(made, 980, 760)
    made.focus_first()
    return made


def test_breathe_has_the_focus_and_starts_with_enter(home: Home, qtbot: QtBot):
    assert QApplication.focusWidget().accessibleName() == "Breathe"
    with qtbot.waitSignal(home.breathe):
        press(Qt.Key.Key_Return)


def test_breathe_starts_with_the_space_bar(home: Home, qtbot: QtBot):
    with qtbot.waitSignal(home.breathe):
        press(Qt.Key.Key_Space)


@pytest.mark.parametrize("place", ["middle", "edge"])
def test_breathe_starts_with_a_click_that_need_not_be_exact(home: Home, qtbot: QtBot, named: Named, place: str):
    breathe = named(home, "Breathe")
    where = breathe.rect().center() if place == "middle" else QPoint(3, 3)
    with qtbot.waitSignal(home.breathe):
        QTest.mouseClick(breathe, Qt.MouseButton.LeftButton, pos=where)


def test_breathe_is_large_and_says_what_it_starts(home: Home, named: Named, said: Said):
    breathe = named(home, "Breathe")
    assert min(breathe.width(), breathe.height()) >= 200
    assert "Longer out-breath · 3 minutes" in said(home)
    assert "Longer out-breath, 3 minutes" in breathe.accessibleDescription()


def test_before_anything_was_used_a_door_leads_where_it_is_told(
    home: Home, qtbot: QtBot, named: Named, library: tuple[Script, ...]
):
    for recent, name in (((), "pmr-7"), (["pmr-16"], "pmr-16")):
        home.set_library(library, {}, recent, leads=("pmr-7",))
        with qtbot.waitSignal(home.chosen) as told:
            named(home, "Muscle relaxation").click()
        assert told.args == [name]


@pytest.mark.parametrize(("door", "name"), [("Muscle relaxation", "pmr-16"), ("Imagery", "shore")])
def test_two_calm_buttons_lead_to_a_card(home: Home, qtbot: QtBot, named: Named, door: str, name: str):
    with qtbot.waitSignal(home.chosen) as told:
        QTest.mouseClick(named(home, door), Qt.MouseButton.LeftButton)
    assert told.args == [name]


def test_the_calm_buttons_lead_to_what_was_used_last(
    home: Home, qtbot: QtBot, named: Named, library: tuple[Script, ...]
):
    home.set_library(library, {}, recent=["box", "pmr-7", "pmr-16"])
    with qtbot.waitSignal(home.chosen) as told:
        named(home, "Muscle relaxation").click()
    assert told.args == ["pmr-7"]


def test_the_calm_buttons_never_lead_to_what_does_not_suit(
    home: Home, qtbot: QtBot, named: Named, library: tuple[Script, ...]
):
    home.set_library(library, {"pmr-16": "Not for you.", "shore": "Not for you."})
    with qtbot.waitSignal(home.chosen) as told:
        named(home, "Muscle relaxation").click()
    assert told.args == ["pmr-7"]
    assert "Imagery" not in [button.accessibleName() for button in home.findChildren(QPushButton)]


def shown(home: Home) -> list[str]:
    """The names of the exercises in the short list."""
    rows = [row for row in home.findChildren(ExerciseRow) if row.isVisible()]
    return [row.name for row in sorted(rows, key=lambda row: row.y())]


def test_the_first_day_has_no_list(home: Home, said: Said):
    assert shown(home) == []
    assert "Lately" not in said(home)


def test_lately_and_favourite_are_a_few_rows_that_lead_to_their_cards(
    home: Home, qtbot: QtBot, named: Named, library: tuple[Script, ...]
):
    home.set_library(library, {}, recent=["box", "pmr-7", "shore"], favourites=["flare", "coherent", "box"])
    assert shown(home) == ["box", "pmr-7", "coherent", "flare"]
    with qtbot.waitSignal(home.chosen) as told:
        named(home, "Even breathing").click()
    assert told.args == ["coherent"]


@pytest.mark.parametrize(
    ("recent", "favourites", "expected"),
    [
        ([], [], []),
        (["box"], [], ["box"]),
        (["box", "pmr-7", "shore", "flare", "coherent"], [], ["box", "pmr-7", "shore", "flare"]),
        ([], ["box", "pmr-7", "shore", "flare", "coherent"], ["coherent", "flare", "shore", "pmr-7"]),
        (["box", "gone"], ["gone", "box"], ["box"]),
        (["box", "pmr-7", "shore"], ["flare"], ["box", "pmr-7", "flare", "shore"]),
    ],
)
def test_few_of_them(recent: list[str], favourites: list[str], expected: list[str]):
    offered = {"box", "pmr-7", "shore", "flare", "coherent"}
    assert few(offered, recent, favourites) == expected


def test_what_was_used_before_starts_with_one_press(
    home: Home, qtbot: QtBot, named: Named, library: tuple[Script, ...]
):
    home.set_library(library, {}, recent=["pmr-7"], favourites=["coherent"])
    with qtbot.waitSignal(home.quick) as told:
        QTest.mouseClick(named(home, "Start Muscle relaxation, seven groups"), Qt.MouseButton.LeftButton)
    assert told.args == ["pmr-7"]
    assert "Start Even breathing" not in [b.accessibleName() for b in home.findChildren(QPushButton) if b.isVisible()]


def test_what_the_large_button_starts_is_not_there_twice(home: Home, library: tuple[Script, ...]):
    home.set_breathe("Longer out-breath", 3, name="extended-exhale")
    home.set_library(library, {}, recent=["extended-exhale", "box"])
    assert shown(home) == ["box"]
    home.set_breathe("Box breathing", 3, name="box")
    home.set_library(library, {}, recent=["extended-exhale", "box"])
    assert shown(home) == ["extended-exhale"]


def test_a_row_is_pressed_anywhere_on_its_words(home: Home, qtbot: QtBot, named: Named, library: tuple[Script, ...]):
    home.set_library(library, {}, recent=["box"])
    inside = named(home, "Box breathing").findChildren(QLabel)[0]
    QApplication.processEvents()
    where = inside.mapTo(home.window(), inside.rect().center())
    with qtbot.waitSignal(home.chosen):
        QTest.mouseClick(home.window().childAt(where), Qt.MouseButton.LeftButton)


def test_what_does_not_suit_is_not_here(home: Home, library: tuple[Script, ...]):
    home.set_library(library, {"box": "It works with holds."}, recent=["box", "pmr-7"], favourites=["box"])
    assert shown(home) == ["pmr-7"]


def test_the_same_library_again_changes_nothing(home: Home, named: Named, library: tuple[Script, ...]):
    home.set_library(library, {}, ["box"])
    row = named(home, "Box breathing")
    home.set_library(list(library), {}, ["box"])
    assert named(home, "Box breathing") is row


@pytest.mark.parametrize(
    ("name", "signal"),
    [("All exercises", "library"), ("A flare-up", "flare"), ("Learning to let go", "course")],
)
def test_the_other_doors(home: Home, qtbot: QtBot, named: Named, name: str, signal: str):
    with qtbot.waitSignal(getattr(home, signal)):
        QTest.mouseClick(named(home, name), Qt.MouseButton.LeftButton)


def test_the_arrows_go_down_and_up_again(home: Home, library: tuple[Script, ...]):
    home.set_library(library, {}, ["box", "pmr-7"])
    reached = []
    for key in [Qt.Key.Key_Down] * 7 + [Qt.Key.Key_Up] * 7:
        press(key)
        reached.append(QApplication.focusWidget().accessibleName())
    assert reached[4:7] == ["Learning to let go", "Box breathing", "Start Box breathing"]
    assert reached[-1] == "Breathe"


@pytest.mark.parametrize(
    ("name", "signal"), [("Settings", "settings"), ("My journal", "journal"), ("Reminders", "reminders")]
)
def test_the_quiet_buttons(home: Home, qtbot: QtBot, named: Named, name: str, signal: str):
    with qtbot.waitSignal(getattr(home, signal)):
        QTest.mouseClick(named(home, name), Qt.MouseButton.LeftButton)


def test_without_any_exercise_it_says_so_kindly(show: Show, said: Said):
    home = Home()
    home.set_breathe("", 0)
    home.set_library([], {})
    show(home)
    home.focus_first()
    assert "can't be found" in said(home)
    assert "Breathe" not in [b.accessibleName() for b in home.findChildren(QPushButton) if b.isVisible()]
    assert QApplication.focusWidget().accessibleName() == "Settings"


def test_without_breathing_the_next_button_has_the_focus(show: Show, library: tuple[Script, ...]):
    home = Home()
    home.set_breathe("", 0)
    home.set_library(library, {})
    show(home)
    home.focus_first()
    assert QApplication.focusWidget().accessibleName() == "Muscle relaxation"


def test_breathe_can_be_pressed_before_anything_else_is_known(show: Show, qtbot: QtBot):
    home = Home()
    show(home)
    home.focus_first()
    with qtbot.waitSignal(home.breathe):
        press(Qt.Key.Key_Return)


def test_everything_is_reached_with_tab(home: Home, library: tuple[Script, ...]):
    home.set_library(library, {}, ["box"])
    reached = []
    for _ in range(11):
        reached.append(home.focusWidget().accessibleName())
        press(Qt.Key.Key_Tab)
    assert reached == [
        *("Breathe", "Muscle relaxation", "Imagery", "All exercises", "A flare-up", "Learning to let go"),
        *("Box breathing", "Start Box breathing", "Settings", "My journal", "Reminders"),
    ]


def test_a_row_that_gets_the_focus_is_scrolled_into_sight(show: Show, named: Named, library: tuple[Script, ...]):
    home = Home()
    home.set_breathe("Longer out-breath", 3)
    home.set_library(library, {}, ["box", "pmr-7", "shore", "flare"])
    show(home, 640, 520)
    home.focus_first()
    last = named(home, "For a bad moment")
    for _ in range(12):
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty()
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_a_tall_window_has_air_above_the_button_and_a_small_one_has_none_to_spare(
    show: Show, named: Named, library: tuple[Script, ...]
):
    def above(height: int) -> int:
        made = Home()
        made.set_breathe("Longer out-breath", 3)
        show(made, 980, height)
        breathe = named(made, "Breathe")
        place = breathe.mapTo(made, QPoint()).y()
        made.set_library(library, {}, [script.name for script in library])
        QApplication.processEvents()
        assert breathe.mapTo(made, QPoint()).y() == place, "what comes later moves it"
        return place

    assert above(520) < above(760) < above(1080)
    assert above(520) == above(560)

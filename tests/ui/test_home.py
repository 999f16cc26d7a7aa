"""Home: one press to breathe, two to anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from relaxapp.ui.home import Home

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
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_breathe_starts_with_the_space_bar(home: Home, qtbot: QtBot):
    with qtbot.waitSignal(home.breathe):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)


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


def test_every_exercise_is_a_row_with_its_words(home: Home, qtbot: QtBot, named: Named, library: tuple[Script, ...]):
    for script in library:
        row = named(home, script.title)
        assert script.summary in row.accessibleDescription()
        with qtbot.waitSignal(home.chosen) as told:
            row.click()
        assert told.args == [script.name]


def test_a_row_is_pressed_anywhere_on_its_words(home: Home, qtbot: QtBot, named: Named):
    row = named(home, "Longer out-breath")
    inside = row.findChildren(QWidget)[0]
    where = inside.mapTo(home.window(), inside.rect().center())
    with qtbot.waitSignal(home.chosen):
        QTest.mouseClick(home.window().childAt(where), Qt.MouseButton.LeftButton)


def test_what_does_not_suit_is_shown_with_its_reason_and_can_not_be_pressed(
    home: Home, said: Said, library: tuple[Script, ...]
):
    home.set_library(library, {"box": "It works with holds, which you chose to leave out."})
    assert "Box breathing" in said(home)
    assert "It works with holds, which you chose to leave out." in said(home)
    assert "Box breathing" not in [button.accessibleName() for button in home.findChildren(QPushButton)]


def test_the_same_library_again_changes_nothing(home: Home, named: Named, library: tuple[Script, ...]):
    row = named(home, "Box breathing")
    home.set_library(list(library), {})
    assert named(home, "Box breathing") is row


@pytest.mark.parametrize(("name", "signal"), [("Settings", "settings"), ("What I practised", "history")])
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
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_everything_is_reached_with_tab(home: Home, library: tuple[Script, ...]):
    reached = set()
    for _ in range(len(library) + 5):
        reached.add(home.focusWidget().accessibleName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    titles = {script.title for script in library}
    assert reached == {"Breathe", "Muscle relaxation", "Imagery", *titles, "Settings", "What I practised"}


def test_a_row_that_gets_the_focus_is_scrolled_into_sight(home: Home, named: Named, library: tuple[Script, ...]):
    for _ in range(len(library) + 2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    last = named(home, library[-1].title)
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty()
    assert last.visibleRegion().boundingRect().height() == last.height()

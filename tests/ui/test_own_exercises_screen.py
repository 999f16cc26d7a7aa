"""The list of one's own exercises: how each one is, and what can be asked for, with care where it can't be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relaxapp.exercises.own_files import OwnFile
from relaxapp.ui.own_exercises import OwnExercises

FILES = (
    OwnFile("evening", "A quiet evening"),
    OwnFile("sister", "For my sister", 3),
    OwnFile("box", "Box", replaces="Box breathing"),
    OwnFile("photo", "photo", 1, "“photo.md” is not a plain text."),
)
OURS = {"box": "Box breathing", "coherent": "Even breathing"}


@pytest.fixture
def screen(show):
    made = OwnExercises()
    made.show_files(FILES, {"sister"}, OURS)
    shown = show(made)
    made.focus_first()
    return shown


def test_each_one_says_how_it_is(screen, said):
    text = said(screen)
    for words in (
        "Good. You find it among all exercises.",
        "3 things stand in the way.",
        "It has changes that are not saved yet.",
        "It takes the place of our “Box breathing”.",
        "It can't be used: “photo.md” is not a plain text.",
    ):
        assert words in text


@pytest.mark.parametrize("wanted", ["edit", "duplicate", "export"])
def test_a_button_tells_what_is_wanted_of_which(screen, named, qtbot, wanted):
    with qtbot.waitSignal(getattr(screen, wanted)) as asked:
        named(screen, f"{wanted.capitalize()}: For my sister").click()
    assert asked.args == ["sister"]


def test_deleting_is_asked_first_and_enter_alone_deletes_nothing(screen, named):
    removed = []
    screen.removed.connect(removed.append)
    named(screen, "Delete: For my sister").click()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert removed == []
    assert screen.focusWidget().accessibleName() == "Delete: For my sister"
    named(screen, "Delete: For my sister").click()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Escape)
    assert removed == []
    named(screen, "Delete: For my sister").click()
    named(screen, "Delete it").click()
    assert removed == ["sister"]


def test_after_one_is_gone_the_focus_is_on_the_next(screen, named):
    named(screen, "Edit: For my sister").setFocus()
    screen.show_files((FILES[0], *FILES[2:]), (), OURS)
    assert screen.focusWidget().accessibleName() == "Edit: Box"
    screen.show_files((), (), OURS)
    assert screen.title.hasFocus()


def test_the_same_files_leave_everything_as_it_is(screen, named):
    edit = named(screen, "Edit: Box")
    edit.setFocus()
    screen.show_files(FILES, {"sister"}, OURS)
    assert screen.focusWidget() is edit


def test_a_new_one_begins_with_its_name(screen, named, qtbot):
    screen.title.setPlainText("  A slow \n one ")
    with qtbot.waitSignal(screen.begin) as asked:
        named(screen, "Begin writing").click()
    assert asked.args == ["A slow one"]
    with qtbot.waitSignal(screen.begin):
        QTest.keyClick(screen.title, Qt.Key.Key_Return)


def test_a_copy_of_ours_is_asked_for(screen, named, qtbot):
    with qtbot.waitSignal(screen.borrow) as asked:
        named(screen, "Make a copy").click()
    assert asked.args == ["box"]


def test_a_row_can_be_shown(screen):
    screen.focus_row("photo")
    assert screen.focusWidget().accessibleName() == "Edit: photo"
    screen.focus_row("gone")
    assert screen.focusWidget().accessibleName() == "Edit: photo"


def test_nothing_yet_is_said(show, said):
    made = OwnExercises()
    made.show_files((), (), OURS)
    assert "nothing here yet" in said(show(made))
    made.focus_first()
    assert made.title.hasFocus()

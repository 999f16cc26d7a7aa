"""One's own exercises in the window: from the list to the text, and to the library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relaxapp.exercises.template import template
from tests.app.desks import type_in

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_from_nothing_to_an_exercise_in_the_library(place, qtbot):
    place.shop.open()
    assert "nothing here yet" in place.seen
    place.screen.title.setPlainText("A slow evening")
    with qtbot.waitSignal(place.shop.changed):
        place.press("Begin writing")
    assert place.library.get("a-slow-evening").title == "A slow evening"
    qtbot.waitUntil(lambda: "Saved. It is good." in place.seen)
    QTest.keyClick(place.screen.text, Qt.Key.Key_Escape)
    assert "Good. You find it among all exercises." in place.seen
    assert place.screen.focusWidget().accessibleName() == "Edit: A slow evening"
    with qtbot.waitSignal(place.shop.back):
        QTest.keyClick(place.screen, Qt.Key.Key_Escape)


def test_a_mistake_is_told_where_it_stands_and_may_be_kept(writing, qtbot):
    type_in(writing, "x")
    qtbot.waitUntil(lambda: "Line 1, column 1" in writing.seen)
    with qtbot.waitSignal(writing.shop.changed):
        QTest.keyClick(writing.screen.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert writing.file("mine").read_text(encoding="utf-8").startswith("x+++")
    assert "Saved. It can't be used yet" in writing.seen
    assert "mine" not in writing.library.scripts
    writing.screen.text.undo()
    qtbot.waitUntil(lambda: "It is good." in writing.seen)


def test_what_is_broken_for_some_is_told_a_moment_later(place, qtbot):
    place.write("mine", template("Mine").replace("minutes = [2, 10]", "minutes = [0.1, 10]"))
    place.shop.edit("mine")
    qtbot.waitUntil(lambda: "could be better for some people" in place.seen)
    assert "does not fit into 0.1 min" in place.seen.casefold()


def test_a_copy_of_one_of_ours_is_open_at_once(place):
    place.shop.open()
    at = place.screen._ours.findText("Box breathing")
    place.screen._ours.setCurrentIndex(at)
    place.press("Make a copy")
    assert place.screen.text.text.count('title = "Box breathing (mine)"') == 1
    place.shop.open()
    place.press("Duplicate: Box breathing (mine)")
    assert "Box breathing (mine) (copy)" in place.seen


def test_deleting_takes_the_draft_along(writing):
    type_in(writing, "x")
    writing.screen.settle()
    writing.shop.open()
    assert "not saved yet" in writing.seen
    writing.press("Delete: Mine")
    writing.press("Delete it")
    assert not writing.file("mine").exists()
    assert writing.drafts() == []
    assert "nothing here yet" in writing.seen


def test_a_file_dropped_in_is_there_at_once(place, qtbot):
    place.shop.watch()
    assert "mine" not in place.library.scripts
    with qtbot.waitSignal(place.shop.changed):
        place.write("mine", template("Mine"))
    assert "mine" in place.library.scripts
    place.shop.open()
    with qtbot.waitSignal(place.shop.changed):
        place.file("mine").unlink()
    assert "nothing here yet" in place.seen
    assert "mine" not in place.library.scripts

"""What is being written is heard and read, and leads back to the text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from relaxapp.exercises.fit import CannotFit
from relaxapp.player.account import Ended
from tests.app.desks import type_in

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_it_is_heard_from_the_cursor_and_leads_back_to_the_text(writing):
    editor = writing.screen
    line = next(at for at, words in enumerate(editor.text.text.split("\n"), 1) if words.startswith("Look around"))
    editor.text.go_to(line, 1)
    QTest.keyClick(editor.text, Qt.Key.Key_F5)
    ((script, minutes, soundscape, chosen),) = writing.guide.begun
    assert [section.title for section in script.sections] == ["Coming back"]
    assert script.sections[0].steps[0].text == "Look around, and notice where you are."
    assert 0.1 < minutes < 3
    assert soundscape == ""
    assert chosen == writing.chosen
    ended = Ended(script, datetime.now(UTC), 10.0, 10.0, finished=True)
    assert writing.shop.was_heard(ended)
    assert writing.screen is editor
    assert editor.text.line == line
    assert not writing.shop.was_heard(ended)


def test_whoever_went_elsewhere_meanwhile_is_not_called_back(writing):
    QTest.keyClick(writing.screen.text, Qt.Key.Key_F5)
    elsewhere = QLabel("people who can help")
    writing.window.show_screen(elsewhere)
    (script, *_), *_ = writing.guide.begun
    assert writing.shop.was_heard(Ended(script, datetime.now(UTC), 10.0, 1.0, finished=False))
    assert writing.screen is elsewhere


def test_what_has_mistakes_can_not_be_heard_and_says_so(writing):
    type_in(writing, "x")
    QTest.keyClick(writing.screen.text, Qt.Key.Key_F5)
    assert writing.guide.begun == []
    assert "as soon as nothing stands in the way" in writing.seen


def test_a_refusal_is_told_on_the_screen(writing):
    writing.guide.refusal = CannotFit("The shortest this can do is 3 minutes.", 1, 2, 1)
    QTest.keyClick(writing.screen.text, Qt.Key.Key_F5)
    assert "The shortest this can do is 3 minutes." in writing.seen


def test_an_example_goes_from_the_page_into_the_text(writing):
    editor = writing.screen
    writing.press("How to write an exercise")
    assert "About five minutes' reading." in writing.seen
    next(one for one in writing.screen.findChildren(QPushButton) if one.text() == "Put it into my text").click()
    assert writing.screen is editor
    assert "[eyes-open, lying] You might look at the ceiling." in editor.text.text


def test_from_the_list_an_example_is_copied(place):
    place.shop.open()
    place.press("How to write one")
    next(one for one in place.screen.findChildren(QPushButton) if one.text() == "Copy this example").click()
    assert QGuiApplication.clipboard().text().startswith("+++\ntitle")
    place.press("Back")
    assert "My exercises" in place.seen

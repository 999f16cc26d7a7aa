"""What is being written is looked over in the background."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from relaxapp.app.checker import Checker
from relaxapp.exercises.verdict import Verdict

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


def test_only_the_last_question_is_answered(qtbot, monkeypatch):
    held = threading.Event()
    asked = []

    def glance(text, _):
        asked.append(text)
        assert held.wait(10)
        return Verdict(promises=(text,))

    monkeypatch.setattr("relaxapp.app.checker.at_a_glance", glance)
    parent = QObject()
    checker = Checker(parent)
    answers = []
    checker.checked.connect(lambda verdict: answers.append(verdict.promises))
    for text in ("one", "two", "three"):
        checker.ask(text, "x")
    held.set()
    qtbot.waitUntil(lambda: answers == [("three",)])
    assert len(asked) <= 2
    checker.close()
    checker.ask("four", "x")
    assert answers == [("three",)]


def test_a_bug_in_looking_over_does_not_end_it(qtbot, monkeypatch):
    struck = []
    monkeypatch.setattr(threading, "excepthook", lambda what: struck.append(what.exc_type))
    parent = QObject()
    checker = Checker(parent)
    with monkeypatch.context() as broken:
        broken.setattr("relaxapp.app.checker.at_a_glance", lambda *_: 1 / 0)
        checker.ask("one", "x")
        qtbot.waitUntil(lambda: struck == [ZeroDivisionError])
    with qtbot.waitSignal(checker.checked):
        checker.ask("two", "x")
    checker.close()

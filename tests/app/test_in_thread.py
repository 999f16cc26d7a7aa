"""What takes seconds, beside the window: one thing at a time, and whatever comes of it is told."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextDocument

from relaxapp.app.in_thread import InThread
from relaxapp.failures import Failure


@pytest.fixture
def working(qapp):
    made = InThread(qapp)
    yield made
    made.wait()


def test_brings_what_came_of_it(working, qtbot):
    with qtbot.waitSignal(working.done) as told:
        assert working.begin(lambda: "own:rain")
    assert told.args == ["own:rain"]


def test_the_next_one_waits_its_turn(working, qtbot):
    go_on = threading.Event()
    with qtbot.waitSignal(working.done) as told:
        assert working.begin(go_on.wait)
        assert not working.begin(lambda: "too soon")
        go_on.set()
    assert told.args == [True]
    working.wait()
    with qtbot.waitSignal(working.done):
        assert working.begin(lambda: "now")


def test_a_refusal_is_brought(working, qtbot):
    def refuse() -> None:
        raise Failure("It is far too large.")

    with qtbot.waitSignal(working.done) as told:
        working.begin(refuse)
    assert str(told.args[0]) == "It is far too large."


def test_nobody_waits_for_ever_for_a_bug(working, qtbot, monkeypatch):
    reported: list[type] = []
    monkeypatch.setattr(threading, "excepthook", lambda struck: reported.append(struck.exc_type))
    with qtbot.waitSignal(working.done) as told:
        working.begin(lambda: 1 // 0)
    working.wait()
    assert isinstance(told.args[0], Failure)
    assert reported == [ZeroDivisionError]


def test_a_long_page_is_laid_out_there_without_a_complaint(working, qtbot):
    def lay_out() -> int:
        document = QTextDocument()
        document.setHtml("<p>It was loud outside, and my hands were sore.</p>" * 2000)
        document.setPageSize(QSizeF(2480, 3508))
        return document.pageCount()

    with qtbot.waitSignal(working.done) as told:
        working.begin(lay_out)
    assert told.args[0] > 1

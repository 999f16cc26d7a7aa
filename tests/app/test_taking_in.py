"""Taking something in: one thing at a time, and whatever comes of it is told."""

from __future__ import annotations

import threading

import pytest

from relaxapp.app.taking_in import TakingIn
from relaxapp.failures import Failure


@pytest.fixture
def taking(qapp):
    made = TakingIn(qapp)
    yield made
    made.close()


def test_brings_what_came_of_it(taking, qtbot):
    with qtbot.waitSignal(taking.taken) as told:
        assert taking.begin(lambda: "own:rain")
    assert told.args == ["own:rain"]


def test_the_next_one_waits_its_turn(taking, qtbot):
    go_on = threading.Event()
    with qtbot.waitSignal(taking.taken) as told:
        assert taking.begin(go_on.wait)
        assert not taking.begin(lambda: "too soon")
        go_on.set()
    assert told.args == [True]
    taking.close()
    with qtbot.waitSignal(taking.taken):
        assert taking.begin(lambda: "now")


def test_a_refusal_is_brought(taking, qtbot):
    def refuse() -> None:
        raise Failure("It is far too large.")

    with qtbot.waitSignal(taking.taken) as told:
        taking.begin(refuse)
    assert str(told.args[0]) == "It is far too large."


def test_nobody_waits_for_ever_for_a_bug(taking, qtbot, monkeypatch):
    reported: list[type] = []
    monkeypatch.setattr(threading, "excepthook", lambda struck: reported.append(struck.exc_type))
    with qtbot.waitSignal(taking.taken) as told:
        taking.begin(lambda: 1 // 0)
    taking.close()
    assert isinstance(told.args[0], Failure)
    assert reported == [ZeroDivisionError]

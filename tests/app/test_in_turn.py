"""One thing after the other, with room for a key between them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from relaxapp.app.in_turn import InTurn


@pytest.fixture
def turns(qapp) -> InTurn:
    return InTurn(qapp)


def rounds(done: list[str], count: int) -> list[str]:
    """What was done after each of so many rounds of the loop, in which keys would have come too."""
    seen = []
    for _ in range(count):
        QCoreApplication.processEvents()
        seen.append("".join(done))
    return seen


def test_each_round_of_the_loop_does_one(turns):
    done: list[str] = []
    turns.add(lambda: done.append("a"), lambda: turns.add(lambda: done.append("c")), lambda: done.append("b"))
    assert rounds(done, 5) == ["a", "a", "ab", "abc", "abc"]


def test_a_step_that_fails_stops_no_other(turns, qtbot):
    done: list[str] = []
    turns.add(lambda: 1 / 0, lambda: done.append("b"))
    with qtbot.captureExceptions() as caught:
        rounds(done, 3)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert done == ["b"]


def test_a_step_that_yields_goes_on_in_its_next_turn_and_the_next_step_waits_for_it(turns):
    done: list[str] = []

    def pieces():
        done.append("a")
        yield
        done.append("b")

    turns.add(pieces, lambda: done.append("c"))
    assert rounds(done, 5) == ["", "a", "ab", "abc", "abc"]


def test_closed_in_the_middle_of_a_step_it_leaves_the_rest(turns):
    done: list[str] = []

    def pieces():
        done.append("a")
        yield
        done.append("b")

    turns.add(pieces)
    rounds(done, 2)
    assert done == ["a"]
    turns.close()
    assert rounds(done, 3) == ["a", "a", "a"]


def test_closed_it_does_nothing_more(turns):
    done: list[str] = []
    turns.add(lambda: done.append("a"), lambda: done.append("b"))
    rounds(done, 1)
    turns.close()
    turns.add(lambda: done.append("c"))
    assert rounds(done, 3) == ["a", "a", "a"]

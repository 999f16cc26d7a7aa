from __future__ import annotations

import threading

from relaxapp.sound.wanted import Done, Job, Line, Proof, Wanted

PATIENCE = 10


def take_all(wanted: Wanted) -> list[Job]:
    """Take what there is now, settling each line at once."""
    jobs = []
    while job := wanted.take(timeout=0):
        jobs.append(job)
        if not isinstance(job, Done):
            wanted.settle(job.text)
    return jobs


def nothing() -> None:
    """Be told."""


def test_lines_come_in_order_and_then_the_asker_is_told() -> None:
    wanted = Wanted()
    wanted.ask(["one", "two", "one"], nothing)
    assert take_all(wanted) == [Line("one"), Line("two"), Done(nothing)]


def test_a_newer_wish_goes_first_and_shared_lines_are_spoken_once() -> None:
    wanted = Wanted()
    wanted.ask(["a", "b", "c"], nothing)
    assert wanted.take() == Line("a")
    wanted.ask(["c", "d"], nothing)
    assert take_all(wanted) == [Line("c"), Line("d"), Done(nothing), Line("b")]
    wanted.settle("a")
    assert take_all(wanted) == [Done(nothing)]


def test_what_one_has_taken_no_other_takes_until_it_is_put_back() -> None:
    wanted = Wanted()
    wanted.ask(["a"])
    assert wanted.take() == Line("a")
    assert wanted.take(timeout=0) is None
    wanted.put_back("a")
    assert wanted.take() == Line("a")


def test_proofs_wait_until_nothing_else_is_wanted() -> None:
    wanted = Wanted()
    wanted.ask_proof(["old"])
    wanted.ask(["new"])
    assert wanted.take() == Line("new")
    assert wanted.take(timeout=0) is None
    wanted.settle("new")
    assert take_all(wanted) == [Proof("old")]


def test_giving_up_tells_everybody_in_the_order_of_asking() -> None:
    def first() -> None:
        """Be told."""

    wanted = Wanted()
    wanted.ask(["a"], first)
    wanted.ask(["b"], nothing)
    wanted.ask_proof(["c"])
    wanted.give_up(wanted.asked)
    assert take_all(wanted) == [Done(first), Done(nothing)]


def test_a_verdict_does_not_reach_what_was_asked_for_after_it() -> None:
    wanted = Wanted()
    wanted.ask(["a"], nothing)
    asked = wanted.asked
    wanted.ask(["b"])
    wanted.give_up(asked)
    assert take_all(wanted) == [Done(nothing), Line("b")]


def test_whoever_waits_is_woken_by_a_wish_and_by_the_end() -> None:
    wanted = Wanted()
    taken: list[Job | None] = []
    woken = threading.Event()

    def wait() -> None:
        for _ in range(2):
            taken.append(wanted.take())
            woken.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    wanted.ask(["a"])
    assert woken.wait(PATIENCE)
    wanted.close()
    waiting.join(PATIENCE)
    assert taken == [Line("a"), None]
    assert wanted.take() is None

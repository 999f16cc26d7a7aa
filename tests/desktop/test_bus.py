"""The bus: questions are always answered, somehow, and the window never waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from buses import SILENCE
from jeepney import DBusAddress

from relaxapp.desktop.bus import Bus

if TYPE_CHECKING:
    from collections.abc import Callable

    from buses import Daemon, Service

ECHO = DBusAddress("/echo", "org.example.Echo", "org.example.Echo")


def echo(_: str, body):
    return "s", (body[0] * 2,)


@pytest.mark.parametrize("address", ["unix:path=/proc/nowhere", "tcp:host=nowhere", "nonsense", ""])
def test_where_there_is_no_bus_every_question_is_answered_with_none(qtbot, address: str):
    bus, answers = Bus(address), []
    bus.call(ECHO, "Say", "s", ("a",), answers.append)
    assert answers == []  # never before the caller has gone on
    qtbot.waitUntil(lambda: answers == [None])
    bus.close()


def test_questions_asked_before_the_bus_has_greeted_are_answered_in_order(
    qtbot, bus: Bus, serve: Callable[..., Service]
):
    serve("org.example.Echo", echo)
    answers = []
    for word in ("a", "b", "c"):
        bus.call(ECHO, "Say", "s", (word,), answers.append)
    qtbot.waitUntil(lambda: answers == [("aa",), ("bb",), ("cc",)])


def test_a_refusal_and_an_unknown_service_are_none(qtbot, bus: Bus, serve: Callable[..., Service]):
    serve("org.example.Echo", lambda *_: None)
    answers = []
    bus.call(ECHO, "Say", "s", ("a",), answers.append)
    bus.call(DBusAddress("/", "org.example.Gone", "org.example.Gone"), "Say", then=answers.append)
    qtbot.waitUntil(lambda: answers == [None, None])


def test_who_is_silent_is_waited_for_a_while_and_heard_late(qtbot, bus: Bus, serve: Callable[..., Service]):
    service = serve("org.example.Echo", lambda *_: SILENCE)
    answers, late = [], []
    bus.call(ECHO, "Say", "s", ("a",), answers.append, late=late.append, patience_ms=50)
    qtbot.waitUntil(lambda: answers == [None])
    assert late == []
    service.answer_late("s", ("at last",))
    qtbot.waitUntil(lambda: late == [("at last",)])
    assert answers == [None]


def test_a_bus_that_dies_leaves_nobody_waiting_and_is_found_again(
    qtbot, daemon: Daemon, bus: Bus, serve: Callable[..., Service]
):
    service = serve("org.example.Echo", lambda *_: SILENCE)
    answers, heard = [], []
    bus.hear("org.example.Echo", "/echo", "org.example.Echo", "Rang", heard.append)
    bus.call(ECHO, "Say", "s", ("a",), answers.append, patience_ms=60_000)
    qtbot.waitUntil(lambda: service.calls("Say") == [("a",)])
    daemon.kill()
    qtbot.waitUntil(lambda: answers == [None])

    daemon.start()
    again = serve("org.example.Echo", echo)
    bus.call(ECHO, "Say", "s", ("b",), answers.append)
    qtbot.waitUntil(lambda: answers == [None, ("bb",)])
    again.tell("/echo", "org.example.Echo", "Rang", "s", ("hello",))
    qtbot.waitUntil(lambda: heard == [("hello",)])


def test_what_is_asked_of_us_and_not_known_is_refused(qtbot, daemon: Daemon, bus: Bus):
    from buses import Client

    bus.serve("/here", lambda _, member, body: ("s", body) if member == "Echo" else None)
    bus.take_name("org.example.Us")
    ready = []
    bus.call(DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus"), "GetId", then=ready.append)
    qtbot.waitUntil(lambda: bool(ready))
    client = Client(daemon.address)
    here = DBusAddress("/here", "org.example.Us", "org.example.Us")
    assert client.ask(qtbot, here, "Echo", "s", ("x",)) == ("x",)
    with pytest.raises(AssertionError, match="not known"):
        client.ask(qtbot, here, "Other")
    with pytest.raises(AssertionError, match="not known"):
        client.ask(qtbot, DBusAddress("/there", "org.example.Us", "org.example.Us"), "Echo", "s", ("x",))
    client.close()

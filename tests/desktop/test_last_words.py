"""What is said last stays on the desktop, and nobody waits for a desktop that does not answer."""

from __future__ import annotations

import pytest
from buses import SILENCE

from relaxapp.desktop import last_words

NAME = "org.freedesktop.Notifications"


def test_it_stays_until_it_is_put_away(daemon, serve):
    server = serve(NAME, lambda *_: ("u", (7,)))
    assert last_words.say(daemon.address, "Relaxapp", "icon.png", "Not everything", "was kept")
    (asked,) = [body for _, member, body in server.asked if member == "Notify"]
    name, _, icon, title, body, actions, hints, expires = asked
    assert (name, icon, title, body) == ("Relaxapp", "icon.png", "Not everything", "was kept")
    assert (actions, expires) == ([], 0)
    assert hints["suppress-sound"][1] is True


@pytest.mark.parametrize("answer", [None, SILENCE])
def test_a_desktop_that_refuses_or_does_not_answer(daemon, serve, monkeypatch, answer):
    monkeypatch.setattr(last_words, "_SECONDS", 0.05)
    serve(NAME, lambda *_: answer)
    assert not last_words.say(daemon.address, "Relaxapp", "", "Not everything", "was kept")


def test_no_desktop_at_all(caplog):
    assert not last_words.say("unix:path=/proc/nowhere", "Relaxapp", "", "Not everything", "was kept")
    assert "nobody shows the last words" in caplog.text

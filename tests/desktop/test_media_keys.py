"""Media keys reach a session while there is one, and what the desktop shows of it is exact."""

from __future__ import annotations

import pytest
from buses import Client
from jeepney import DBusAddress

from relaxapp.desktop.media_keys import NAME, PATH, MediaKeys

PLAYER = DBusAddress(PATH, NAME, "org.mpris.MediaPlayer2.Player")
PROPERTIES = DBusAddress(PATH, NAME, "org.freedesktop.DBus.Properties")
BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


@pytest.fixture
def client(daemon):
    other = Client(daemon.address)
    yield other
    other.close()


@pytest.fixture
def keys(bus):
    return MediaKeys(bus)


def has_name(client, qtbot) -> bool:
    return client.ask(qtbot, BUS, "NameHasOwner", "s", (NAME,)) == (True,)


def begun(qtbot, client, keys) -> None:
    keys.show("A session", 300, lambda: 12.5)
    qtbot.waitUntil(lambda: has_name(client, qtbot))


def of_player(client, qtbot) -> dict[str, tuple[str, object]]:
    [found] = client.ask(qtbot, PROPERTIES, "GetAll", "s", ("org.mpris.MediaPlayer2.Player",))
    return found


def test_the_keys_belong_to_others_while_nothing_plays(qtbot, client, keys):
    assert not has_name(client, qtbot)
    begun(qtbot, client, keys)
    keys.clear()
    qtbot.waitUntil(lambda: not has_name(client, qtbot))


def test_title_length_position_and_state_are_told_in_the_types_of_the_convention(qtbot, client, keys):
    begun(qtbot, client, keys)
    found = of_player(client, qtbot)
    assert found["PlaybackStatus"] == ("s", "Playing")
    assert found["Position"] == ("x", 12_500_000)
    kind, metadata = found["Metadata"]
    assert kind == "a{sv}"
    assert metadata["xesam:title"] == ("s", "A session")
    assert metadata["mpris:length"] == ("x", 300_000_000)
    assert metadata["mpris:trackid"][0] == "o"
    keys.set_state("paused")
    assert client.ask(qtbot, PROPERTIES, "Get", "ss", (PLAYER.interface, "PlaybackStatus")) == (("s", "Paused"),)
    keys.set_state("landing")
    assert of_player(client, qtbot)["PlaybackStatus"] == ("s", "Playing")
    [root] = client.ask(qtbot, PROPERTIES, "GetAll", "s", ("org.mpris.MediaPlayer2",))
    assert root["Identity"] == ("s", "Relaxapp")
    [description] = client.ask(qtbot, DBusAddress(PATH, NAME, "org.freedesktop.DBus.Introspectable"), "Introspect")
    assert "PlayPause" in description


@pytest.mark.parametrize(
    ("member", "name"),
    [("Play", "play"), ("Pause", "pause"), ("PlayPause", "play_pause"), ("Stop", "stop")],
)
def test_a_key_asks_for_what_it_says(qtbot, client, keys, member, name):
    begun(qtbot, client, keys)
    heard = []
    getattr(keys, name).connect(lambda: heard.append(name))
    client.ask(qtbot, PLAYER, member)
    assert heard == [name]


def test_what_a_session_can_not_do_is_answered_and_does_nothing(qtbot, client, keys):
    begun(qtbot, client, keys)
    for member in ("Next", "Previous"):
        assert client.ask(qtbot, PLAYER, member) == ()
    with pytest.raises(AssertionError):
        client.ask(qtbot, PLAYER, "Explode")
    with pytest.raises(AssertionError):
        client.ask(qtbot, PROPERTIES, "Get", "ss", (PLAYER.interface, "Nothing"))


def test_the_window_is_wanted_in_front(qtbot, client, keys):
    begun(qtbot, client, keys)
    with qtbot.waitSignal(keys.wanted):
        client.ask(qtbot, DBusAddress(PATH, NAME, "org.mpris.MediaPlayer2"), "Raise")


def test_changes_are_told_to_who_listens(qtbot, client, keys):
    from relaxapp.desktop.bus import Bus

    other, heard = Bus(keys._bus._address), []
    other.hear(NAME, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", heard.append)
    ready = []
    other.call(BUS, "GetId", then=ready.append)
    qtbot.waitUntil(lambda: bool(ready))
    begun(qtbot, client, keys)
    keys.set_state("paused")
    keys.set_state("paused")
    qtbot.waitUntil(lambda: bool(heard) and heard[-1][1] == {"PlaybackStatus": ("s", "Paused")})
    assert sum("PlaybackStatus" in body[1] and body[1]["PlaybackStatus"][1] == "Paused" for body in heard) == 1
    other.close()

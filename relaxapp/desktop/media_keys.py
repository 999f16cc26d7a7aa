"""The keys for play, pause and stop, and the desktop's own player controls, by the MPRIS convention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.desktop.bus import Body, Bus

NAME: Final = "org.mpris.MediaPlayer2.relaxapp"
PATH: Final = "/org/mpris/MediaPlayer2"
_ROOT: Final = "org.mpris.MediaPlayer2"
_PLAYER: Final = "org.mpris.MediaPlayer2.Player"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_TRACK: Final = "/org/mpris/MediaPlayer2/relaxapp/session"
_STATES: Final = {"playing": "Playing", "landing": "Playing", "paused": "Paused"}
_MICROSECONDS: Final = 1_000_000

Properties = dict[str, tuple[str, Any]]


@dataclass(frozen=True)
class _Piece:
    title: str
    seconds: float
    position: Callable[[], float]


class MediaKeys(QObject):
    """Shows the desktop what is played, from `show` to `clear`; outside of that the keys belong to other programs."""

    play = Signal()
    pause = Signal()
    play_pause = Signal()
    stop = Signal()
    wanted = Signal()
    """The window is wanted in front."""

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._piece: _Piece | None = None
        self._state = "Stopped"
        self._asked: dict[str, Callable[[], None]] = {
            "Play": self.play.emit,
            "Pause": self.pause.emit,
            "PlayPause": self.play_pause.emit,
            "Stop": self.stop.emit,
            "Raise": self.wanted.emit,
        }

    def show(self, title: str, seconds: float, position: Callable[[], float]) -> None:
        """Show what plays now; `position` tells the seconds played whenever somebody asks."""
        self._piece, self._state = _Piece(title, seconds, position), "Playing"
        self._bus.serve(PATH, self._serve)
        self._bus.take_name(NAME)
        self._tell("PlaybackStatus", "Metadata")

    def set_state(self, state: str) -> None:
        """Follow the session: "playing", "landing" or "paused"."""
        shown = _STATES.get(state, "Stopped")
        if self._piece and shown != self._state:
            self._state = shown
            self._tell("PlaybackStatus")

    def clear(self) -> None:
        """Give the keys back."""
        if self._piece:
            self._piece, self._state = None, "Stopped"
            self._tell("PlaybackStatus", "Metadata")
            self._bus.drop_name(NAME)

    def _tell(self, *names: str) -> None:
        now = self._of_player()
        changed = {name: now[name] for name in names}
        self._bus.tell(PATH, _PROPERTIES, "PropertiesChanged", "sa{sv}as", (_PLAYER, changed, []))

    def _serve(self, interface: str, member: str, body: Body) -> tuple[str, Body] | None:
        if interface == _PROPERTIES:
            return self._serve_properties(member, body)
        if interface == "org.freedesktop.DBus.Introspectable" and member == "Introspect":
            return "s", (_DESCRIPTION,)
        if interface in (_ROOT, _PLAYER) and member in self._asked:
            self._asked[member]()
            return "", ()
        unable = ("Next", "Previous", "Seek", "SetPosition", "Quit")
        return ("", ()) if interface in (_ROOT, _PLAYER) and member in unable else None

    def _serve_properties(self, member: str, body: Body) -> tuple[str, Body] | None:
        known = self._of_player() if body[0] == _PLAYER else _OF_ROOT if body[0] == _ROOT else {}
        if member == "GetAll":
            return "a{sv}", (known,)
        if member == "Get" and body[1] in known:
            return "v", (known[body[1]],)
        return None

    def _of_player(self) -> Properties:
        piece = self._piece
        metadata: Properties = {"mpris:trackid": ("o", "/org/mpris/MediaPlayer2/TrackList/NoTrack")}
        if piece:
            metadata = {
                "mpris:trackid": ("o", _TRACK),
                "mpris:length": ("x", round(piece.seconds * _MICROSECONDS)),
                "xesam:title": ("s", piece.title),
            }
        return {
            "PlaybackStatus": ("s", self._state),
            "Metadata": ("a{sv}", metadata),
            "Position": ("x", round(piece.position() * _MICROSECONDS) if piece else 0),
            "Rate": ("d", 1.0),
            "MinimumRate": ("d", 1.0),
            "MaximumRate": ("d", 1.0),
            "Volume": ("d", 1.0),
            "CanGoNext": ("b", False),
            "CanGoPrevious": ("b", False),
            "CanPlay": ("b", piece is not None),
            "CanPause": ("b", piece is not None),
            "CanSeek": ("b", False),
            "CanControl": ("b", True),
        }


_OF_ROOT: Final[Properties] = {
    "CanQuit": ("b", False),
    "CanRaise": ("b", True),
    "HasTrackList": ("b", False),
    "Identity": ("s", "Relaxapp"),
    "DesktopEntry": ("s", "relaxapp"),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}

_METHODS_OF_PLAYER: Final = ("Play", "Pause", "PlayPause", "Stop", "Next", "Previous")
_DESCRIPTION: Final = f"""<node>
<interface name="{_PROPERTIES}">
<method name="Get"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
<method name="GetAll"><arg type="s" direction="in"/><arg type="a{{sv}}" direction="out"/></method>
<signal name="PropertiesChanged"><arg type="s"/><arg type="a{{sv}}"/><arg type="as"/></signal>
</interface>
<interface name="{_ROOT}"><method name="Raise"/><method name="Quit"/></interface>
<interface name="{_PLAYER}">{"".join(f'<method name="{name}"/>' for name in _METHODS_OF_PLAYER)}
<property name="PlaybackStatus" type="s" access="read"/>
<property name="Metadata" type="a{{sv}}" access="read"/>
<property name="Position" type="x" access="read"/>
</interface>
</node>"""

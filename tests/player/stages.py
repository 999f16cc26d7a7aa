"""Sessions with an ear at each of their signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.player.sessions import Sessions
from relaxapp.settings import Settings
from tests.player.fakes import Room, script

if TYPE_CHECKING:
    from pathlib import Path

    from relaxapp.player.account import Ended
    from tests.player.fakes import Output

CHOSEN = Settings()


class Stage:
    """Sessions with an ear at each of their signals."""

    def __init__(self, folder: Path, length: float | None = 1.0) -> None:
        self.room = Room(length)
        self.sessions = Sessions(folder, make_output=self.room.make_output, make_narrator=self.room.make_narrator)
        self.states: list[str] = []
        self.ended: list[Ended] = []
        self.told: list[str] = []
        self.sessions.changed.connect(self.states.append)
        self.sessions.ended.connect(self.ended.append)
        self.sessions.told.connect(self.told.append)

    def begin(self, chosen: Settings = CHOSEN) -> Output:
        self.source = self.sessions.begin(script(), 2, "", chosen)
        return self.room.outputs[-1]

    @property
    def ticking(self) -> bool:
        return self.sessions._ticker.isActive()

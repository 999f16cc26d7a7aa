"""What passes between a session and those around it: what was chosen for it, where it stands, who is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from relaxapp.sound.mix import Levels


class State(StrEnum):
    """Where a session stands."""

    PLAYING = "playing"
    PAUSED = "paused"
    LANDING = "landing"
    FINISHED = "finished"
    STOPPED = "stopped"


ENDED: Final = frozenset({State.FINISHED, State.STOPPED})


@dataclass(frozen=True)
class Choices:
    """What the person chose for this session. An empty soundscape means the exercise's own."""

    levels: Levels
    voice_on: bool = True
    words_per_minute: int = 120
    soundscape: str = ""


class Listener(Protocol):
    """Who is told of what happens in a session."""

    def state_changed(self, state: State) -> None:
        """Hear where the session stands now."""

    def notice(self, text: str) -> None:
        """Tell the person something in plain words; an empty text takes it back."""

    def whisper(self, text: str) -> None:
        """Tell the person quietly what has just changed; it goes by itself."""

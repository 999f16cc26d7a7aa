"""What is told of a session: while it runs, and when it is over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from relaxapp.exercises.script import Script


def new_id() -> str:
    """Return the id of a session that begins."""
    from uuid import uuid4  # slow to import, and no session begins before the window is seen

    return str(uuid4())


@dataclass(frozen=True)
class Ended:
    """A session that is over. `finished` tells whether it was played to its end, `pauses` how often it rested."""

    script: Script
    started: datetime
    planned_seconds: float
    practised_seconds: float
    finished: bool
    id: str = field(default_factory=new_id)
    pauses: int = 0
    paused_seconds: float = 0.0


@dataclass(frozen=True)
class UnderWay:
    """The session that runs, as it was asked for, and how far it is. `id` is a UUID as text."""

    id: str
    script: Script
    started: datetime
    minutes: float
    soundscape: str
    planned_seconds: float
    position: float
    practised_seconds: float
    pauses: int
    paused_seconds: float

"""Where a session stands that runs, so that a crash or a power cut takes no more than its last seconds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import log
from relaxapp.journal.entries import Ending, SessionRecord
from relaxapp.vault import PrivateFile
from relaxapp.vault.failures import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NUMBERS: Final = ("planned_seconds", "minutes", "position_seconds", "practised_seconds", "paused_seconds")
_WORDS: Final = ("session", "exercise", "title", "soundscape")


@dataclass(frozen=True, slots=True)
class Left:
    """A session as it stood last. `minutes` and `soundscape` are what it was begun with, `session` is its id."""

    session: str
    exercise: str
    title: str
    started: datetime
    planned_seconds: float
    minutes: float
    soundscape: str
    position_seconds: float = 0.0
    practised_seconds: float = 0.0
    pauses: int = 0
    paused_seconds: float = 0.0

    def record(self) -> SessionRecord:
        """Return what the journal keeps of it."""
        return SessionRecord(
            self.session,
            self.exercise,
            self.title,
            self.started,
            self.planned_seconds,
            self.practised_seconds,
            Ending.INTERRUPTED,
            self.pauses,
            self.paused_seconds,
        )


class Running:
    """The session that runs, in a small file of its own in the folder `path`, which is gone when it is over.

    What is found there of an earlier run of the program was left over by a crash; a new session does not touch it.
    All methods raise OSError or Failure.
    """

    def __init__(self, path: Path, *, open_file: Callable[[Path], PrivateFile] = PrivateFile) -> None:
        self._path = path
        self._open_file = open_file
        self._now: Left | None = None

    def begin(
        self,
        session: str,
        exercise: str,
        title: str,
        started: datetime,
        planned_seconds: float,
        minutes: float,
        soundscape: str,
    ) -> None:
        """Take down what begins."""
        self._now = Left(session, exercise, title, started, planned_seconds, minutes, soundscape)
        self._write(self._now)

    def at(self, position_seconds: float, practised_seconds: float, pauses: int, paused_seconds: float) -> None:
        """Take down where it stands; nothing when none runs."""
        if self._now:
            self._now = replace(
                self._now,
                position_seconds=position_seconds,
                practised_seconds=practised_seconds,
                pauses=pauses,
                paused_seconds=paused_seconds,
            )
            self._write(self._now)

    def end(self) -> None:
        """Forget the session: it is over, and written down."""
        if self._now:
            over, self._now = self._now, None
            self.forget(over)

    def left_over(self) -> Left | None:
        """Return a session that an earlier run of the program left over, the latest first, or None."""
        for part in self._path.glob("*.part"):
            part.unlink(missing_ok=True)  # it went down in the middle of writing
        mine = self._now.session if self._now else ""
        found = [left for path in self._path.glob("*.json") if path.stem != mine and (left := self._read(path))]
        return max(found, key=lambda left: left.started, default=None)

    def forget(self, left: Left) -> None:
        """Let go of a session that was left over, once it is written down."""
        self._file(left).unlink(missing_ok=True)

    def _file(self, left: Left) -> Path:
        return self._path / f"{left.session}.json"

    def _write(self, left: Left) -> None:
        data = asdict(left) | {"started": left.started.isoformat()}
        self._open_file(self._file(left)).write(json.dumps(data).encode())

    def _read(self, path: Path) -> Left | None:
        try:
            left = _left(json.loads(self._open_file(path).read() or b""))
            left.record()
        except (Unreadable, ValueError, TypeError, KeyError, RecursionError) as error:
            log.warning("what is known of a session that was interrupted makes no sense (%s)", type(error).__name__)
            path.unlink(missing_ok=True)
            return None
        return left


def _left(stored: Any) -> Left:
    """Return what stands in a file. Raises ValueError, TypeError or KeyError."""
    if not (all(isinstance(stored[name], str) for name in _WORDS) and isinstance(stored["pauses"], int)):
        raise TypeError("a session has words and a number of pauses")
    session, exercise, title, soundscape = (stored[name] for name in _WORDS)
    planned, minutes, position, practised, paused = (float(stored[name]) for name in _NUMBERS)
    started, pauses = datetime.fromisoformat(stored["started"]), stored["pauses"]
    begun = (session, exercise, title, started, planned, minutes, soundscape)
    return Left(*begun, position, practised, pauses, paused)

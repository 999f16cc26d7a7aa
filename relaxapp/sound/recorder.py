"""Has a line rendered until it is good, a few times at most."""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relaxapp.sound.engine import NoEngine, Stumble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.sound.engine import Engine
    from relaxapp.sound.takes import Take

log = logging.getLogger("relaxapp")

TRIES: Final = 3
_MEMORY_DISK: Final = Path("/dev/shm")  # noqa: S108 - files of our own, made safely


class Unspeakable(Exception):  # noqa: N818 - it names what is the matter
    """The line did not come out well in any of its tries."""


class Recorder:
    """Renders lines with one engine; raises NoEngine when there is no room for a line anywhere."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, text: str, voice: str, rate: int) -> Take:
        """Return a good take; a doubtful one is good when two agree. Raises Unspeakable, NoEngine, UnknownVoice."""
        doubtful: list[Take] = []
        for _ in range(TRIES):
            take = self._try(text, voice, rate)
            if not take:
                continue
            if not take.doubtful or any(take.agrees_with(other.seconds) for other in doubtful):
                return take
            doubtful.append(take)
        raise Unspeakable(text)

    def compare(self, text: str, voice: str, rate: int, seconds: float) -> Take | None:
        """Render a line again that was kept as `seconds` long: None when it agrees, else the take that two agreed on.

        Raises Unspeakable when no two renderings agree, NoEngine, UnknownVoice.
        """
        others: list[float] = []
        for _ in range(TRIES):
            take = self._try(text, voice, rate)
            if not take:
                continue
            if take.agrees_with(seconds):
                return None
            if any(take.agrees_with(other) for other in others):
                return take
            others.append(take.seconds)
        raise Unspeakable(text)

    def _try(self, text: str, voice: str, rate: int) -> Take | None:
        from relaxapp.sound import takes

        with _part() as part:
            try:
                self._engine.render(text, part, voice, rate)
                return takes.read(part, text, rate)
            except (Stumble, takes.Spoilt) as error:
                log.info("a line did not come out well: %s", error)
                return None


@contextmanager
def _part() -> Iterator[Path]:
    """Give a file for one rendering, readable by its owner alone; in memory where the system has such a disk."""
    handle, name = _made()
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _made() -> tuple[int, str]:
    problem = ""
    for folder in (_MEMORY_DISK, None):
        try:
            return tempfile.mkstemp(prefix="relaxapp-voice-", suffix=".part", dir=folder)
        except OSError as error:
            problem = str(error)
    raise NoEngine(f"no room for a line: {problem}")

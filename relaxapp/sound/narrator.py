"""The voice of a session: lines recorded ahead in the background, kept on disk, handed to the mixer.

Nothing here waits for the engine, and numpy is first imported in the background.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.sound.booth import Booth
from relaxapp.sound.engine import WORKER, Limits
from relaxapp.sound.recordings import Recordings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from relaxapp.failures import Failure
    from relaxapp.sound.mix import Samples


class Narrator:
    """Speaks lines in one voice at one rate (words a minute). The mixer's source of voice; any thread may use it."""

    def __init__(
        self,
        cache: Path,
        *,
        voice: str = "",
        rate: int = 120,
        worker: Sequence[str] | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._recordings = Recordings(cache)
        self._booth = Booth(self._recordings, voice, rate, worker or WORKER, limits or Limits())

    @property
    def problem(self) -> Failure | None:
        """Why there is no voice. None while there is one, and until recording was tried for the first time."""
        return self._booth.problem

    @property
    def notice(self) -> Failure | None:
        """What the person should be told once although the voice speaks: lines can't be kept, another voice speaks."""
        return self._booth.other_voice or self._recordings.trouble

    def seconds(self, line: str) -> float | None:
        """Return how long the recording of a line is, None when there is none (yet). Instant: reads no file."""
        return self._recordings.seconds(self._booth.key(line))

    def samples(self, line: str) -> Samples | None:
        """Return the recording of a line, None when there is none (yet).

        It is read and decoded at each call, a few milliseconds; the mixer keeps what it plays. A damaged recording
        is made again in the background.
        """
        key = self._booth.key(line)
        known = self._recordings.seconds(key) is not None
        samples = self._recordings.load(key)
        if samples is None and known:
            self.prepare([line])
        return samples

    def prepare(self, lines: Iterable[str], when_done: Callable[[], None] | None = None) -> None:
        """Have these lines ready, in their order and before all that was wanted earlier. Returns at once.

        `when_done` is called from a background thread when all are ready or given up; never after `close`. A line
        that can't be spoken in three tries is given up: it has no samples.
        """
        self._booth.ask(tuple(dict.fromkeys(lines)), when_done)

    def close(self) -> None:
        """Stop at once: no process and no thread is left."""
        self._booth.close()

"""The voice of a session: lines recorded ahead in the background, kept on disk, handed to the mixer.

Nothing here waits for the engine, and numpy is first imported in the background. Where the voice is a pack of
recordings, its lines come from there, and the usual voice speaks the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.failures import Failure
from relaxapp.sound.booth import Booth
from relaxapp.sound.engine import WORKER, Limits
from relaxapp.sound.recordings import Recordings
from relaxapp.sound.voice_packs import PREFIX, VoicePacks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from relaxapp.sound.mix import Samples
    from relaxapp.sound.pack_voice import PackVoice


class Narrator:
    """Speaks lines in one voice at one rate (words a minute). The mixer's source of voice; any thread may use it.

    `packs` is the folder of the voice packs that `voice` may name ("pack:…").
    """

    def __init__(
        self,
        cache: Path,
        *,
        voice: str = "",
        rate: int = 120,
        packs: Path | None = None,
        worker: Sequence[str] | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._recordings = Recordings(cache)
        self._pack = _pack(voice, packs)
        spoken = "" if voice.startswith(PREFIX) else voice
        self._booth = Booth(self._recordings, spoken, rate, worker or WORKER, limits or Limits())
        self._no_pack: Failure | None = None
        if voice.startswith(PREFIX) and (self._pack is None or self._pack.missing):
            self._no_pack = Failure(
                "The recordings you chose as a voice are not here any more.",
                "The usual voice speaks instead.",
                "You can choose another one in the settings.",
            )

    @property
    def problem(self) -> Failure | None:
        """Why there is no voice. None while there is one, and until recording was tried for the first time."""
        return self._booth.problem

    @property
    def notice(self) -> Failure | None:
        """What the person should be told once although the voice speaks: lines can't be kept, another voice speaks."""
        return self._no_pack or self._booth.other_voice or self._recordings.trouble

    def example(self, line: str) -> str:
        """Return a line by which this voice can be known: `line`, or one that it has a recording of."""
        return (self._pack.first_line if self._pack else "") or line

    def seconds(self, line: str) -> float | None:
        """Return how long the recording of a line is, None when there is none (yet). Instant: reads no file."""
        recorded = self._pack.seconds(line) if self._pack else None
        return self._recordings.seconds(self._booth.key(line)) if recorded is None else recorded

    def samples(self, line: str) -> Samples | None:
        """Return the recording of a line, None when there is none (yet).

        It is read and decoded at each call, a few milliseconds; the mixer keeps what it plays. A damaged recording
        is made again in the background.
        """
        known = self.seconds(line) is not None
        samples = self._pack.samples(line) if self._pack else None
        if samples is None:
            samples = self._recordings.load(self._booth.key(line))
        if samples is None and known:
            self.prepare([line])
        return samples

    def prepare(self, lines: Iterable[str], when_done: Callable[[], None] | None = None) -> None:
        """Have these lines ready, in their order and before all that was wanted earlier. Returns at once.

        `when_done` is called from a background thread when all are ready or given up; never after `close`. A line
        that can't be spoken in three tries is given up: it has no samples.
        """
        wanted = dict.fromkeys(lines)
        if pack := self._pack:
            wanted = {line: None for line in wanted if pack.seconds(line) is None}
        self._booth.ask(tuple(wanted), when_done)

    def close(self) -> None:
        """Stop at once: no process and no thread is left."""
        self._booth.close()


def _pack(voice: str, packs: Path | None) -> PackVoice | None:
    return VoicePacks(packs).voice(voice) if packs and voice.startswith(PREFIX) else None

"""Takes a session along: its lines are spoken, it is fitted, mixed and written to a file, its words beside it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import fit, speech, transcript
from relaxapp.failures import Failure
from relaxapp.paths import write_privately
from relaxapp.sound.chapters import Labels
from relaxapp.sound.mix import Mix
from relaxapp.sound.render import render_to_file, writable
from relaxapp.sound.scenery import Scenery

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relaxapp.exercises.adapt import Practice
    from relaxapp.exercises.timeline import Timeline
    from relaxapp.sound.mix import Levels
    from relaxapp.sound.narrator import Narrator

TRANSCRIPTS: Final = {".txt": transcript.text, ".srt": transcript.srt, ".vtt": transcript.vtt}
"""How the words may be written, by the ending of their file."""
_LOOK: Final = 0.05
"""Seconds between two looks at how far the voice is."""


class Step(StrEnum):
    """What takes its time."""

    VOICE = "voice"
    SOUND = "sound"


@dataclass(frozen=True)
class Order:
    """A session to take along: `path` ends in one of render.FORMATS, `transcripts` are endings of TRANSCRIPTS.

    An empty `soundscape` means the exercise's own.
    """

    practice: Practice
    seconds: float
    path: Path
    levels: Levels
    words_per_minute: int = 120
    voice_on: bool = True
    soundscape: str = ""
    transcripts: tuple[str, ...] = ()

    @property
    def beside(self) -> tuple[Path, ...]:
        """The files that the words are written to."""
        return tuple(self.path.with_suffix(suffix) for suffix in self.transcripts)


@dataclass(frozen=True)
class Taken:
    """What was written, and what the person should know of it."""

    timeline: Timeline
    notice: Failure | None = None


def possible(order: Order) -> None:
    """Raise Failure when the files can't be written there, before any work is put into them."""
    writable(order.path)
    for path in order.beside:
        # What lies beside a sound file that is replaced on purpose are its old words; anything else is not ours.
        if path.exists() and not order.path.exists():
            raise Failure(
                f"There is another file {path.name} in that place already.",
                "Nothing was written.",
                "Give the sound another name, or leave its words out.",
            )


def take_along(
    order: Order,
    narrator: Narrator,
    *,
    on_progress: Callable[[Step, float], None],
    cancelled: Callable[[], bool],
    scenery: Scenery | None = None,
) -> Taken:
    """Write the session. `on_progress` hears how much of a step (0..1) is done.

    Raises fit.CannotFit, Failure when something can't be written or the soundscape can't be heard, and
    KeyboardInterrupt when `cancelled` says so; a sound file is there whole or not at all.
    """
    possible(order)
    scenery = scenery or Scenery()
    if order.soundscape:
        scenery.prepare(order.soundscape, cancelled)
    if order.voice_on:
        _speak(narrator, fit.lines(order.practice), on_progress, cancelled)

    def length_of(line: str) -> float:
        known = narrator.seconds(line)
        return speech.estimate(line, order.words_per_minute) if known is None else known

    timeline = fit.fit(order.practice, order.seconds, length_of)
    mix = Mix(
        timeline,
        narrator,
        order.levels,
        voice_on=order.voice_on,
        soundscape=order.soundscape,
        make=scenery.make,
    )
    render_to_file(
        mix,
        order.path,
        labels=Labels.of(timeline),
        on_progress=lambda part: on_progress(Step.SOUND, part),
        cancelled=cancelled,
    )
    _write_words(order, timeline)
    return Taken(timeline, _what_is_missing(narrator, timeline) if order.voice_on else None)


def _speak(
    narrator: Narrator,
    lines: tuple[str, ...],
    on_progress: Callable[[Step, float], None],
    cancelled: Callable[[], bool],
) -> None:
    """Have all lines spoken before the first is needed."""
    done = threading.Event()
    narrator.prepare(lines, done.set)
    while not done.wait(_LOOK):
        if cancelled():
            raise KeyboardInterrupt
        on_progress(Step.VOICE, sum(narrator.seconds(line) is not None for line in lines) / max(len(lines), 1))
    on_progress(Step.VOICE, 1.0)


def _write_words(order: Order, timeline: Timeline) -> None:
    for suffix, path in zip(order.transcripts, order.beside, strict=True):
        try:
            write_privately(path, TRANSCRIPTS[suffix](timeline))
        except OSError as error:
            raise Failure(
                f"The words could not be written to {path} ({error.strerror}).",
                f"The sound is there, in {order.path}.",
                "Is there room on the disk?",
            ) from error


def _what_is_missing(narrator: Narrator, timeline: Timeline) -> Failure | None:
    if narrator.problem:
        return Failure(narrator.problem.what, "The file has all the other sounds.", narrator.problem.to_do)
    silent = sum(narrator.seconds(line) is None for line in timeline.lines)
    if silent:
        return Failure(f"{silent} of {len(timeline.lines)} lines could not be spoken.", "All the others are there.")
    return narrator.notice

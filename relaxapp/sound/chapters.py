"""What a sound file says about itself: its title, and at which frame each part begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relaxapp.sound.automation import RATE, seconds

if TYPE_CHECKING:
    from relaxapp.exercises.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a file, from frame `start` to frame `end`."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labels:
    """The title of a file and its chapters, in order and without gaps."""

    title: str
    chapters: tuple[Chapter, ...] = ()

    @classmethod
    def of(cls, timeline: Timeline) -> Labels:
        """Return the labels of a session: each of its sections is a chapter."""
        spans = timeline.sections
        return cls(
            _one_line(timeline.title),
            tuple(Chapter(_one_line(span.title), seconds(span.start), seconds(span.end)) for span in spans),
        )


def milliseconds(frame: int) -> int:
    """Return the millisecond nearest to a frame: the finest that most files can say."""
    return round(frame * 1000 / RATE)


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())

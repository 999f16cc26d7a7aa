"""A course: places on a path, each with what to practise there, read from one TOML file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to know before one begins: its heading, a few paragraphs, and where that is from."""

    title: str
    text: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """An exercise of the library, with one or more lengths in minutes, the one to begin with first."""

    exercise: str
    minutes: tuple[float, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One place on the path. Nobody is moved on from it but by themselves.

    `takes` is how long letting go may come to take here, in a few words, and `target` the same in a sentence. `weeks`
    are the fewest and the most weeks that many people stay.
    """

    id: str
    title: str
    what: str
    takes: str
    target: str
    often: str
    weeks: tuple[int, int]
    move_on: str
    trouble: str
    flare: str
    sources: tuple[str, ...]
    practices: tuple[Practice, ...]

    @property
    def stay(self) -> str:
        """How long many people stay, said so that nobody is held to it."""
        least, most = (_number(weeks) for weeks in self.weeks)
        span = least if least == most else f"{least} to {most}"
        weeks = "week" if span == "one" else "weeks"
        return f"Many people stay for about {span} {weeks}. Less is fine, and so is much more."

    @property
    def topics(self) -> Mapping[str, str]:
        """What there is to say about this place, heading → text, in the order in which it is read."""
        return {
            "How often": self.often,
            "How long": self.stay,
            "Where it leads": self.target,
            "When to move on": self.move_on,
            "When it does not work": self.trouble,
            "When pain flares": self.flare,
        }


@dataclass(frozen=True, slots=True)
class Course:
    """The whole course: what to know first, and the places in their order."""

    title: str
    summary: str
    about: tuple[Topic, ...]
    stages: tuple[Stage, ...]

    def stage(self, name: str) -> Stage | None:
        """Return the place with this id, or None: a kept path may name one that is not there any more."""
        return next((stage for stage in self.stages if stage.id == name), None)

    def beside(self, name: str, step: int) -> Stage | None:
        """Return the place so many steps on (or back) from the one with this id, or None beyond the ends."""
        names = [stage.id for stage in self.stages]
        if name not in names or not 0 <= names.index(name) + step < len(names):
            return None
        return self.stages[names.index(name) + step]


def _number(value: int) -> str:
    return _NUMBERS[value] if value < len(_NUMBERS) else str(value)

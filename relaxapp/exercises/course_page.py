"""A course on one page of plain text: its path, and the place where somebody is."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from relaxapp.exercises.course import Course, Practice, Stage

_WIDTH: Final = 78


def as_text(
    course: Course,
    titles: Mapping[str, str],
    here: str = "",
    *,
    resting: bool = False,
    visited: Collection[str] = (),
    practised: Mapping[str, int] | None = None,
) -> str:
    """Return the path and the stage with the id `here`, or what to know first when somebody is not on it yet.

    `titles` names exercises for people; `visited` are ids of stages; `practised` counts exercises at this one.
    """
    stage = course.stage(here)
    out = [course.title, *_wrapped(course.summary), "", *_path(course, here if stage else "", visited), ""]
    if stage is None:
        for topic in course.about:
            out += [topic.title, *(line for text in topic.text for line in _wrapped(text))]
            out += [*_sources(topic.sources), ""]
        return "\n".join([*out, "You can begin, and say where you are, in the window of Relaxapp."])
    if resting:
        out += ["The course rests. Nothing is lost: you can go on from here, or from anywhere.", ""]
    return "\n".join([*out, *_opened(stage, titles, practised or {})])


def times(count: int) -> str:
    """Return "once", "twice", "4 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _path(course: Course, here: str, visited: Collection[str]) -> Iterator[str]:
    widest = max(len(stage.title) for stage in course.stages)
    longest = max(len(stage.takes) for stage in course.stages)
    for number, stage in enumerate(course.stages, 1):
        sign, word = ("*", "you are here") if stage.id == here else (" ", "been here" * (stage.id in visited))
        yield f" {sign} {number}  {stage.title:{widest}}  {stage.takes:{longest}}  {word}".rstrip()


def _opened(stage: Stage, titles: Mapping[str, str], practised: Mapping[str, int]) -> Iterator[str]:
    yield stage.title
    yield from _wrapped(stage.what)
    yield ""
    yield "What to practise"
    for practice in stage.practices:
        yield from _practice(practice, titles, practised.get(practice.exercise, 0))
    for heading, text in stage.topics.items():
        yield ""
        yield heading
        yield from _wrapped(text)
    yield ""
    yield from _sources(stage.sources, "")


def _practice(practice: Practice, titles: Mapping[str, str], count: int) -> Iterator[str]:
    yield f"  - {titles.get(practice.exercise, practice.exercise)}"
    yield from _wrapped(practice.note, "    ")
    if count:
        yield f"    Practised {times(count)} at this place."
    for minutes in practice.minutes:
        yield f"    relaxapp play {practice.exercise} --minutes {minutes:g}"


def _sources(sources: Collection[str], indent: str = "  ") -> list[str]:
    return _wrapped(f"Sources: {'; '.join(sources)}", indent) if sources else []


def _wrapped(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)

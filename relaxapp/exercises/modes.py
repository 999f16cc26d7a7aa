"""What becomes of a section about body areas in each mode: as it is written, or with the common phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.exercises import phrases
from relaxapp.exercises.areas import Mode
from relaxapp.exercises.review import words_only
from relaxapp.exercises.script import Bell, Pause, Release, Section, Soundscape, Step, Tense, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOTICING: Final = Pause(3.0, 8.0)
"""Time to find a part of the body in one's mind before it is invited to let go."""


def in_mode(section: Section, mode: Mode, area: str, turn: int) -> tuple[Step, ...]:
    """Return the steps of a section for a mode; `turn` lets the common phrases take turns.

    In RELEASE and IMAGINE no Tense is ever left.
    """
    written = section.variants.get(mode)
    if written and not words_only(written):
        steps: Sequence[Step] = written
    elif written:
        steps = _reworded(section.steps, written, mode)
    else:
        steps = _made(section.steps, mode, area, turn)
    return tuple(_effortless(steps) if mode in (Mode.RELEASE, Mode.IMAGINE) else steps)


def _reworded(steps: Sequence[Step], words: Sequence[Step], mode: Mode) -> list[Step]:
    """Put other words before the effort, or before the first direction where there is none."""
    tense = next((index for index, step in enumerate(steps) if isinstance(step, Tense)), None)
    if tense is None:
        first = next((index for index, step in enumerate(steps) if not isinstance(step, Words)), len(steps))
        return [*words, *steps[first:]]
    # What is not speech (a bell, a change of soundscape) stays where it was.
    kept = [step for step in steps[:tense] if not isinstance(step, Words)]
    if mode is not Mode.RELEASE:
        return [*kept, *words, *steps[tense:]]
    release = next(index for index, step in enumerate(steps[tense:], tense) if isinstance(step, Release))
    return [*kept, *words, *steps[release:]]


def _made(steps: Sequence[Step], mode: Mode, area: str, turn: int) -> list[Step]:
    """Make a variant that the script does not have; without an effort in it, the section suits every mode."""
    if mode is Mode.TENSE or not any(isinstance(step, Tense) for step in steps):
        return list(steps)
    if mode is Mode.GENTLY:
        return [Words(phrases.gently(area, turn)), *steps]
    made: list[Step] = []
    repeat = 0
    for chunk in _rounds(steps):
        effort = next((step for step in chunk if isinstance(step, Tense)), None)
        if not effort:
            made += chunk
            continue
        if mode is Mode.RELEASE:
            words, between = phrases.release(area, turn, repeat), _NOTICING
        else:
            words, between = phrases.imagine(area, turn, repeat), Pause(effort.seconds, effort.seconds)
        made += [step for step in chunk if isinstance(step, Bell | Soundscape)]
        made += [Words(words.opening), between, Words(words.letting_go), chunk[-1]]
        repeat += 1
    return made


def _rounds(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Divide the steps behind each release; the parser has seen to it that every effort has one."""
    chunk: list[Step] = []
    for step in steps:
        chunk.append(step)
        if isinstance(step, Release):
            yield chunk
            chunk = []
    yield chunk


def _effortless(steps: Sequence[Step]) -> Iterator[Step]:
    for step in steps:
        yield Pause(step.seconds, step.seconds) if isinstance(step, Tense) else step

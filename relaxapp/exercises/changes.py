"""What is other for one person than a script would have it, in plain phrases for its card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.exercises.areas import DEFAULT_MODE, Mode, briefly
from relaxapp.exercises.comfort import RIGHT
from relaxapp.exercises.handedness import is_sided
from relaxapp.exercises.script import Breathe, Condition, Pause, Release, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.exercises.comfort import Comfort
    from relaxapp.exercises.script import Script, Step

_MODE_WORDS: Final = {
    Mode.TENSE: "with a firm effort",
    Mode.GENTLY: "gently",
    Mode.RELEASE: "release only",
    Mode.IMAGINE: "only imagined",
    Mode.SKIP: "left out",
}
_STILL: Final = (Pause, Release)


def changes(script: Script, comfort: Comfort) -> Iterator[str]:
    """Yield what is other than the script would have it for a body without wishes."""
    conditions = frozenset(condition for found in _all_conditions(script) for condition in found)
    breaths = [step for step in _all_steps(script) if isinstance(step, Breathe)]
    if not comfort.holds and any(step.pattern.has_holds for step in breaths):
        yield "without holding the breath"
    if comfort.eyes_open and conditions & {Condition.EYES_OPEN, Condition.EYES_CLOSED}:
        yield "with open eyes"
    if not comfort.more_words and (breaths or conditions & {Condition.MORE_WORDS, Condition.FEWER_WORDS}):
        yield "with fewer words"
    if any(step.longest > comfort.longest_silence > 0 for step in _all_steps(script) if isinstance(step, _STILL)):
        yield f"no silence over {comfort.longest_silence:g} seconds"
    if comfort.dominant != RIGHT and any(is_sided(section) for section in script.sections):
        yield f"{comfort.dominant} side first"
    yield from _areas(script, comfort)


def _areas(script: Script, comfort: Comfort) -> Iterator[str]:
    by_mode: dict[Mode, dict[str, None]] = {}
    for section in script.sections:
        if comfort.allows(section.conditions):
            for tag in section.areas:  # each by itself: one that is spared for its neighbour's sake needs no words
                by_mode.setdefault(comfort.mode_of([tag]), {})[tag] = None
    among = [tag for tags in by_mode.values() for tag in tags]
    for mode in Mode:
        if mode is not DEFAULT_MODE and mode in by_mode:
            everywhere = len(by_mode) == 1 and len(by_mode[mode]) > 1
            yield f"{'everywhere' if everywhere else briefly(by_mode[mode], among)}: {_MODE_WORDS[mode]}"


def _all_steps(script: Script) -> Iterator[Step]:
    for section in script.sections:
        for steps in (section.steps, *section.variants.values()):
            yield from steps


def _all_conditions(script: Script) -> Iterator[frozenset[Condition]]:
    for section in script.sections:
        yield section.conditions
    for step in _all_steps(script):
        if isinstance(step, Words):
            yield step.conditions
        elif isinstance(step, Breathe):
            yield from (aside.conditions for aside in step.asides)

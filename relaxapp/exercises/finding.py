"""Finding an exercise for what the day is like: by need, kind, time, posture, and by words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.matching import fitting, words_of
from relaxapp.exercises.script import NEEDS, Family, Posture, Script

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

FAMILIES: Final[Mapping[Family, str]] = {
    Family.BREATHING: "Breathing",
    Family.MUSCLE: "Muscles",
    Family.IMAGERY: "Imagery",
    Family.ATTENTION: "Noticing",
    Family.GROUNDING: "Here and now",
    Family.KINDNESS: "Kindness",
}
"""The kinds of exercises, as a person reads them."""

TIMES: Final = (2.0, 5.0, 10.0, 20.0, math.inf)
"""The minutes that somebody may have, at most; each begins where the one before it ends."""

_ALSO: Final[Mapping[str, str]] = {
    "sleep": "asleep awake insomnia night bed bedtime tired",
    "flare": "flareup attack bad worse spike",
    "tense": "tension tight stiff stress stressed",
    "anxious": "anxiety afraid fear worry worried nervous restless stress stressed",
    "low": "sad down unhappy lonely empty depressed",
    "pain": "hurt ache aching sore",
    "between": "break pause short quick work",
    "panic": "fear afraid attack",
}
"""Other words that people type for a need."""

_SMALL: Final = frozenset(
    words_of(
        "a am an and at be can cant do dont feel for from get have help i im in is it me my need of on or so some "
        "something the to too want with"
    )
)
"""Words that may be missing from what is found, as long as others are there."""

_TITLE, _NEED, _SUMMARY, _KIND = 4.0, 2.0, 1.5, 1.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for. What is left as it is may be anything.

    `words` are as they were typed, `need` is one of NEEDS, `minutes` one of TIMES (0: any).
    """

    words: str = ""
    need: str = ""
    family: Family | None = None
    minutes: float = 0.0
    posture: Posture | None = None


def find(
    scripts: Iterable[Script], wish: Wish, *, favourites: Collection[str] = (), recent: Sequence[str] = ()
) -> list[Script]:
    """Return what answers the wish: favourites first, then what was used last, then what fits best.

    `favourites` and `recent` are names, the last used first. What is alike stays in the order of `scripts`.
    """
    scripts = list(scripts)
    fits = _by_words(scripts, wish.words)
    rank = {name: place for place, name in enumerate(recent)}
    return sorted(
        (script for script in scripts if script.name in fits and _answers(script, wish)),
        key=lambda script: (
            script.name not in favourites,
            rank.get(script.name, len(rank)),
            -fits[script.name] - _closeness(script, wish),
        ),
    )


def _answers(script: Script, wish: Wish) -> bool:
    """Tell whether an exercise is of the kind that is wished for, whatever the words."""
    least, most = _span(wish.minutes)
    return (
        (not wish.need or wish.need in script.needs)
        and wish.family in (None, script.family)
        and (wish.posture is None or wish.posture in script.postures)
        and (not wish.minutes or (script.minutes[0] <= most and script.minutes[1] > least))
    )


def _span(minutes: float) -> tuple[float, float]:
    """Return the minutes between which a session is to last: more than the first, at most the second."""
    return max((time for time in TIMES if time < minutes), default=0.0), minutes


def _closeness(script: Script, wish: Wish) -> float:
    """Return how near an exercise comes: what has few uses is made for each, and its usual length may be right."""
    least, most = _span(wish.minutes)
    made_for_it = 1.0 / len(script.needs) if wish.need else 0.0
    return made_for_it + (1.0 if least < script.usual <= most else 0.0)


def _by_words(scripts: Sequence[Script], typed: str) -> Mapping[str, float]:
    """Return the names of those in which every typed word is found, in any order, with how well they fit."""
    asked = dict.fromkeys(words_of(typed))
    if not asked:
        return {script.name: 0.0 for script in scripts}
    written = {script.name: _weights(script) for script in scripts}
    needed = [word for word in asked if word not in _SMALL] or list(asked)
    vocabulary = {word for weights in written.values() for word in weights}
    meant = {word: fitting(word, vocabulary) for word in asked}
    fits: dict[str, float] = {}
    for name, weights in written.items():
        best = {
            word: max((fit * weights[known] for known, fit in known_words.items() if known in weights), default=0.0)
            for word, known_words in meant.items()
        }
        if all(best[word] for word in needed):
            fits[name] = sum(best.values())
    return fits


def _weights(script: Script) -> Mapping[str, float]:
    """Return the words by which an exercise is found, each with its weight."""
    parts = [(FAMILIES[script.family], _KIND), (script.summary, _SUMMARY)]
    parts += [(f"{NEEDS[need]} {_ALSO[need]}", _NEED) for need in script.needs]
    parts.append((script.title, _TITLE))
    return {word: weight for text, weight in parts for word in words_of(text)}

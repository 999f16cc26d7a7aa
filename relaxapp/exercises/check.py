"""Looks one exercise file over, for whoever writes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relaxapp.exercises.library import read
from relaxapp.exercises.problems import ScriptErrors
from relaxapp.exercises.walk import VOICES, WISHES, broken_promises
from relaxapp.exercises.wording import review_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from relaxapp.exercises.script import Script


def check(path: Path) -> list[str]:
    """Return what is wrong with an exercise file, one plain line each; nothing when it is good.

    It must be well written, say to nobody what they do not want to hear, and keep every promise of the comfort
    settings at its shortest, usual and longest minutes, whoever speaks.
    """
    try:
        script = read(path)
    except ScriptErrors as errors:
        return [str(problem) for problem in errors.problems]
    words = sorted(review_words(script), key=lambda problem: (problem.line, problem.column))
    return [
        *(str(replace(problem, file=str(path))) for problem in words),
        *(f"{path}: {promise}" for promise in broken(script)),
    ]


def broken(script: Script, stop: Callable[[], bool] = lambda: False) -> Iterator[str]:
    """Yield each broken promise once, with those whom it concerns where not everybody.

    It takes a while: `stop` is asked again and again whether the answer is still wanted.
    """
    (usual, nothing), *wishes = WISHES.items()
    (_, pace), *voices = VOICES.items()
    walks = [(usual, nothing, pace), *((voice, nothing, other) for voice, other in voices)]
    walks += [(wish, comfort, pace) for wish, comfort in wishes]
    found: dict[str, list[str]] = {}
    for name, comfort, words_per_minute in walks:
        if stop():
            return
        for promise in broken_promises(script, comfort, words_per_minute):
            found.setdefault(promise, []).append(name)
    for promise, names in found.items():
        yield promise if usual in names else f"{promise} (for: {', '.join(names)})"

"""Looks one exercise file over, for whoever writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.library import read
from relaxapp.exercises.problems import ScriptErrors

if TYPE_CHECKING:
    from pathlib import Path

_WORDS_PER_MINUTE: Final = 120


def check(path: Path) -> list[str]:
    """Return what is wrong with an exercise file, one plain line each; nothing when it is good.

    It must be well written, and fit at its shortest, usual and longest minutes, spoken at 120 words a minute.
    """
    try:
        script = read(path)
    except ScriptErrors as errors:
        return [str(problem) for problem in errors.problems]
    practice = adapt(script, Comfort())
    problems = []
    for minutes in dict.fromkeys((script.minutes[0], script.usual, script.minutes[1])):
        try:
            fit.fit(practice, minutes * 60, lambda line: speech.estimate(line, _WORDS_PER_MINUTE))
        except fit.CannotFit as cannot:
            problems.append(f"{path}: does not fit into {minutes:g} min. {cannot}")
    return problems

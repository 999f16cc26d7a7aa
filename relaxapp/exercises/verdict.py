"""What there is to say of a text while it is written: whether it can be used, and for whom it could be better."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relaxapp.exercises.check import broken
from relaxapp.exercises.parser import parse
from relaxapp.exercises.problems import ScriptErrors
from relaxapp.exercises.wording import review_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.problems import Problem
    from relaxapp.exercises.script import Script


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a text; it can be used when it is a `script`.

    `problems` stand in the way of that. `unwished` is what somebody would hear against their wishes, and `promises`
    are in plain words what it breaks for some, or at some length, and have no place in the text.
    """

    script: Script | None = None
    problems: tuple[Problem, ...] = ()
    unwished: tuple[Problem, ...] = ()
    promises: tuple[str, ...] = ()


def at_a_glance(text: str, name: str) -> Verdict:
    """Return what is found by reading the text."""
    try:
        script = parse(text, name)
    except ScriptErrors as errors:
        return Verdict(problems=errors.problems)
    unwished = sorted(review_words(script), key=lambda problem: (problem.line, problem.column))
    return Verdict(script, unwished=tuple(unwished))


def in_full(verdict: Verdict, stop: Callable[[], bool]) -> Verdict:
    """Return also what is found by walking a usable script through many people's wishes, unless it is stopped."""
    return replace(verdict, promises=tuple(broken(verdict.script, stop))) if verdict.script else verdict

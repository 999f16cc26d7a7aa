"""Breaths of one's own: a name and some seconds, kept as exercises like any other.

Each is a file among the person's exercises, written from a template. Its head has a mark by which it is known again,
and by which a file that somebody changed further by hand is told from one that the program may write over.
"""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass, replace
from string import Template
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import fit, pace, speech
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.breathing import BreathStretch
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.own_files import with_title
from relaxapp.exercises.parser import parse
from relaxapp.exercises.pattern import LONGEST_BREATH, SHORTEST_BREATH, Pattern, PhaseKind
from relaxapp.exercises.pieces import Breaths
from relaxapp.exercises.problems import ScriptErrors
from relaxapp.exercises.review import MOST_HOLDING
from relaxapp.exercises.script import Breathe
from relaxapp.exercises.timeline import SectionSpan, Timeline
from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.exercises.own_files import OwnFiles

MY_PACE: Final = "My own pace"
"""The name of the pace that somebody found to be comfortable; the next one takes its place."""
LONGEST_PHASE: Final = 20.0
LONGEST_NAME: Final = 60
"""Seconds of one part of a breath, and letters of a name, at most."""

PARTS: Final = (PhaseKind.IN, PhaseKind.HOLD, PhaseKind.TOP_UP, PhaseKind.HOLD, PhaseKind.OUT, PhaseKind.REST)
"""The parts of a breath, in the order in which their lengths stand in a list of six."""

_SLOWEST_VOICE: Final = 90
"""Words a minute, for the shortest time that suits every voice."""
_LONGEST: Final = 20.0
_USUAL: Final = 5.0
"""Minutes."""
_MARK: Final = re.compile(r"^# own pattern ([0-9a-f]{12}):.*\n", re.MULTILINE)
_TEMPLATE: Final = Template("""+++
title = ""
family = "breathing"
summary = "$words: a breath that you made yourself."
minutes = [$shortest, $longest]
usual = $usual
postures = ["sitting", "lying", "standing"]
uses = [$uses]
cautions = [$cautions]
sources = ["Your own pattern"]
soundscape = "rain"
+++

# Settling
This is the breath that you made for yourself.
[more-words] Settle in whatever way is easiest just now.
[eyes-closed] Your eyes may close.
[eyes-open] Your eyes may rest on something plain.
[holds, more-words] Where it holds, hold lightly, or let it go by.

# Your own pattern
(breathe $pattern to fill)
- Only as much air as it asks for.
- You made it, and you may leave it at any time.
- If it feels too long today, breathe as you like.
- Nothing to reach. Round and round is enough.
- The shoulders have no part in this.
- Wherever your mind has been, it can come back or not.

# Coming back
Let your breath go its own way again.
(pause 1-8)
[eyes-closed] Your eyes may open when they like.
Notice one thing that is near you.
(bell)
(pause 3-5)
""")


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """A breath with its name. `exercise` is the id of its file, "" before it is kept.

    One that is `by_hand` was changed further in its file, which is never written over.
    """

    name: str
    pattern: Pattern
    exercise: str = ""
    by_hand: bool = False


class OwnPatterns:
    """The patterns among the person's exercise files. Every method raises Failure when the disk does not let it."""

    def __init__(self, files: OwnFiles) -> None:
        self._files = files

    def all(self) -> tuple[OwnPattern, ...]:
        """Return all patterns by name. A file with mistakes in it is left to those who look after exercises."""
        usable = (file.name for file in self._files.files() if not file.problems)
        found = (_read(name, self._files.read(name).text) for name in usable)
        return tuple(pattern for pattern in found if pattern)

    def save(self, wanted: OwnPattern) -> OwnPattern:
        """Keep a pattern and return it as it is kept.

        One whose file was changed by hand, or is gone, is kept in a new file; the old one stays as it is.
        """
        text = written(wanted)
        known = self._files.read(wanted.exercise) if wanted.exercise and self._files.has(wanted.exercise) else None
        if known is None or not _untouched(known.text):
            return replace(wanted, exercise=self._files.create(wanted.name, text), by_hand=False)
        self._files.write(wanted.exercise, text, known.stamp)
        return replace(wanted, by_hand=False)

    def save_my_pace(self, pattern: Pattern) -> OwnPattern:
        """Keep the pace that somebody liked best, in the place of the one that they liked before."""
        before = next((own for own in self.all() if own.name == MY_PACE and not own.by_hand), None)
        return self.save(OwnPattern(MY_PACE, pattern, before.exercise if before else ""))

    def delete(self, pattern: OwnPattern) -> None:
        """Take a pattern and its file away."""
        self._files.remove(pattern.exercise)


def lengths_of(pattern: Pattern) -> tuple[float, ...]:
    """Return the six lengths of a breath, in the order of PARTS."""
    left = list(pattern.phases)
    return tuple(left.pop(0).seconds if left and left[0].kind is kind else 0.0 for kind in PARTS)


def trouble(lengths: Sequence[float]) -> str:
    """Return, in kind words, why six lengths are no breath to breathe; "" when they are one."""
    inward, _, top_up, _, out, _ = lengths
    if not inward:
        return "It needs some time to breathe in."
    if not out:
        return "It needs some time to breathe out."
    if max(lengths) > LONGEST_PHASE:
        return f"{LONGEST_PHASE:g} seconds is long for one part. Shorter is easier to stay with."
    if inward + top_up + out < SHORTEST_BREATH:
        return f"In and out take at least {SHORTEST_BREATH:g} seconds together here. Slower is kinder."
    if sum(lengths) > LONGEST_BREATH:
        return f"{LONGEST_BREATH:g} seconds is the longest for one breath here. A shorter one asks less of you."
    return ""


def pattern_of(lengths: Sequence[float]) -> Pattern:
    """Return the breath of six lengths. Raises Failure for one that is none."""
    if wrong := trouble(lengths):
        raise Failure(wrong)
    return Pattern.parse("-".join(f"{seconds:g}" for seconds in lengths))


def written(own: OwnPattern) -> str:
    """Return the text of the exercise that a pattern is. Raises Failure for a name or a breath that can't be kept."""
    name = " ".join(own.name.split())
    if not name:
        raise Failure("It needs a name.", to_do="A word is enough.")
    if len(name) > LONGEST_NAME:
        raise Failure("The name is very long.", to_do=f"{LONGEST_NAME} letters are room enough.")
    pattern = pattern_of(lengths_of(own.pattern))
    shortest = _shortest(pattern)
    return _marked(with_title(_text(pattern, shortest), name))


def shown(pattern: Pattern) -> Timeline:
    """Return three of these breaths to look at; the one in the middle ends as it begins, so that it may go round."""
    laid = BreathStretch(Breaths(pattern, 3, (), {}), 0.0, 3, 1.0, begun=1)
    part = SectionSpan("", 0.0, laid.end)
    return Timeline("", "", laid.end, 0.0, "silence", (part,), tuple(laid.segments(0)), ())


def _text(pattern: Pattern, shortest: float) -> str:
    holds = pattern.has_holds
    return _TEMPLATE.substitute(
        words=pace.in_words(pattern),
        shortest=f"{shortest:g}",
        longest=f"{MOST_HOLDING / 60 if holds else _LONGEST:g}",
        usual=f"{max(_USUAL, shortest):g}",
        uses='"breath", "holds"' if holds else '"breath"',
        cautions='"dizziness", "holds"' if holds else '"dizziness"',
        pattern=pattern.text,
    )


def _shortest(pattern: Pattern) -> float:
    """Return the fewest minutes, in halves, that are enough for every voice."""
    practice = adapt(parse(with_title(_text(pattern, 1.0), MY_PACE), ""), Comfort(holds=True))
    needed = fit.shortest(practice, lambda line: speech.estimate(line, _SLOWEST_VOICE))
    return math.ceil(needed / 30) / 2


def _read(name: str, text: str) -> OwnPattern | None:
    """Return the pattern that a file holds; None for a file that is something else."""
    if not _MARK.search(text):
        return None
    try:
        script = parse(text, name)
    except ScriptErrors as errors:
        log.info("the pattern %s can't be used: %d things stand in the way", name, len(errors.problems))
        return None
    breaths = [step for section in script.sections for step in section.steps if isinstance(step, Breathe)]
    if not breaths:
        return None
    return OwnPattern(script.title, breaths[0].pattern, name, by_hand=not _untouched(text))


def _marked(text: str) -> str:
    fence, _, rest = text.partition("\n")
    mark = (
        f"# own pattern {_digest(text)}: changed in the window. Once you change this file by hand, it is left to you."
    )
    return f"{fence}\n{mark}\n{rest}"


def _untouched(text: str) -> bool:
    """Whether a file is as it was written from a pattern."""
    mark = _MARK.search(text)
    return mark is not None and mark[1] == _digest(_MARK.sub("", text, count=1))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]

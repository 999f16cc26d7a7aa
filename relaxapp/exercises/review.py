"""Looks over the sections of a parsed script for what is well written but must not be: no promise may hang on luck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relaxapp.exercises.areas import Mode
from relaxapp.exercises.problems import Problem, quote
from relaxapp.exercises.script import Bell, Breathe, Condition, Follow, Pause, Release, Section, Step, Tense, Use, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

MOST_HOLDING: Final = 600.0
"""Seconds of paced breaths with holds in one stretch: there is no reason to hold the breath for longer."""


def review(sections: Sequence[Section]) -> Iterator[Problem]:
    """Yield what is wrong with the sections of one script."""
    if sections and all(section.optional or section.conditions for section in sections):
        yield _at(sections[0], "only sections that can be left out", "one that always stays")
    for section in sections:
        yield from _section(section)
    followed = [section for section in sections for step in _all_steps(section) if isinstance(step, Follow)]
    if len(followed) > 1:
        yield _at(followed[1], f"a second (follow …) in {quote(followed[1].title)}", "at most one in an exercise")


def review_uses(sections: Sequence[Section], uses: Collection[Use]) -> Iterator[Problem]:
    """Yield what the sections work with and the head does not say: comfort settings would not know of it."""
    for section in sections:
        yield from _uses(section, uses)


def review_end(sections: Sequence[Section], *, lets_sleep: bool) -> Iterator[Problem]:
    """Yield a bell at the end of an exercise that lets sleep come."""
    last = sections[-1] if sections else None
    if last and lets_sleep and any(isinstance(step, Bell) for step in _all_steps(last)):
        yield _at(last, f"(bell) in {quote(last.title)}", "no bell at the end", 'ends = "sleep" lets sleep come')


def words_only(steps: Sequence[Step]) -> bool:
    """Whether the steps of a variant only replace words, and leave the section's timing as it is."""
    return not any(isinstance(step, Pause | Tense | Release | Breathe) for step in steps)


def _section(section: Section) -> Iterator[Problem]:
    if not any(isinstance(step, Words | Pause | Release | Breathe) for step in section.steps):
        yield _at(section, f"nothing to do in {quote(section.title)}", "words or a pause")
    if section.variants and not section.areas:
        tag = next(iter(section.variants))
        yield _at(section, f"[{tag}] in {quote(section.title)}", "an @area behind the heading, which it is for")
    if _tenses(section.steps) and not section.areas:
        hint = "so that a sore part can be left in peace"
        yield _at(section, f"(tense …) in {quote(section.title)}", "an @area behind the heading", hint)
    for steps in (section.steps, *section.variants.values()):
        if _unreleased(steps):
            yield _at(
                section, f"(tense …) with no release in {quote(section.title)}", "(release …) after each (tense …)"
            )
    if any(_held_long(step) for step in section.steps):
        expected = f"at most {MOST_HOLDING / 60:g} minutes of breathing with holds"
        yield _at(section, f"(breathe …) in {quote(section.title)}", expected)
    yield from _variants(section)


def _variants(section: Section) -> Iterator[Problem]:
    for mode, steps in section.variants.items():
        if not steps:
            yield _at(section, f"an empty [{mode}] in {quote(section.title)}", "words behind it")
        if mode in (Mode.RELEASE, Mode.IMAGINE) and _tenses(steps):
            yield _at(
                section, f"(tense …) below [{mode}] in {quote(section.title)}", "no effort there", "use (pause …)"
            )
        if words_only(steps) and _tenses(section.steps) > 1:
            yield _at(
                section,
                f"[{mode}] with words alone in {quote(section.title)}",
                "its own (pause …) and (release …), as the section has more than one (tense …)",
            )


def _uses(section: Section, uses: Collection[Use]) -> Iterator[Problem]:
    steps = _all_steps(section)
    breaths = [step for step in steps if isinstance(step, Breathe)]
    needed = {
        Use.BREATH: bool(breaths) and Condition.BREATH not in section.conditions,
        Use.HOLDS: any(step.pattern.has_holds for step in breaths) and Condition.HOLDS not in section.conditions,
        Use.MUSCLES: any(isinstance(step, Tense) for step in steps),
    }
    for use, is_needed in needed.items():
        if is_needed and use not in uses:
            found = f"{use} in {quote(section.title)}"
            yield _at(section, found, f"“{use}” among the uses in the head", "comfort settings look there")


def _all_steps(section: Section) -> list[Step]:
    return [step for steps in (section.steps, *section.variants.values()) for step in steps]


def _held_long(step: Step) -> bool:
    if not isinstance(step, Breathe) or step.times is None or not step.pattern.has_holds:
        return False
    return step.times * step.pattern.seconds > MOST_HOLDING


def _tenses(steps: Sequence[Step]) -> int:
    return sum(isinstance(step, Tense) for step in steps)


def _unreleased(steps: Sequence[Step]) -> bool:
    tensed = False
    for step in steps:
        if isinstance(step, Tense) and tensed:
            return True
        tensed = isinstance(step, Tense) or (tensed and not isinstance(step, Release))
    return tensed


def _at(section: Section, found: str, expected: str, hint: str = "") -> Problem:
    return Problem(section.place.line, section.place.column, found, expected, hint)

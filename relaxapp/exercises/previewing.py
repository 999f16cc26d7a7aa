"""The rest of an exercise from a line of its text on, to hear what one is writing without what comes before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from relaxapp.exercises import fit, speech
from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import Mode, members, most_careful
from relaxapp.exercises.comfort import RIGHT
from relaxapp.exercises.manuscript import logical_lines, split
from relaxapp.exercises.review import words_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.exercises.comfort import Comfort
    from relaxapp.exercises.script import Script, Section

_WORDS_PER_MINUTE: Final = 120
_EASE: Final = 1.15
"""How much longer than the shortest it lasts at least."""
_MODES: Final = tuple(f"[{mode}]" for mode in Mode if mode is not Mode.SKIP)


def rest_from(script: Script, text: str, line: int, comfort: Comfort) -> tuple[Script, Comfort]:
    """Return what is left of a script from a line (counted from 1) of its text, and the comfort to hear it with.

    It starts with the first words or direction at or behind the line. In a section with areas it starts there only
    inside a variant, such as [imagine], which is then what is heard, unless it asks more than this person allows.
    Elsewhere it starts with the section: what a person hears there may be worded for their own mode.
    """
    script = _unyielding(script)
    current = next((index for index, each in reversed([*enumerate(script.sections)]) if each.place.line <= line), None)
    if current is None:
        return script, comfort
    section, following = script.sections[current], script.sections[current + 1 :]
    mode, done = _reached(split(text), section.place.line, line)
    if mode and most_careful([mode, comfort.mode_of(section.areas)]) is not mode:
        mode, done = None, 0
    cut = _cut(section, mode, done)
    if cut is None and following:
        return replace(script, sections=following), comfort
    if cut and mode:
        areas = {area: mode for tag in section.areas for area in members(tag)}
        comfort = replace(comfort, areas={**comfort.areas, **areas}, dominant=RIGHT)  # the side that is written
    return replace(script, sections=(cut or section, *following)), comfort


def minutes_for(rest: Script, whole: Script, comfort: Comfort) -> float:
    """Return how many minutes the rest takes, in about the pace that the whole has at its usual length."""
    least, most = _bounds(rest, comfort)
    least_of_all, _ = _bounds(_unyielding(whole), comfort)
    wanted = whole.usual * 60 * (least / least_of_all if least_of_all else 1.0)
    return min(max(wanted, least * _EASE), most) / 60


def _unyielding(script: Script) -> Script:
    """Return the script with nothing that gives way when time is short: what one listens to is to be heard."""
    return replace(script, sections=tuple(replace(section, optional=None) for section in script.sections))


def _bounds(script: Script, comfort: Comfort) -> tuple[float, float]:
    practice = adapt(script, comfort)
    return fit.shortest(practice, _seconds), fit.longest(practice, _seconds)


def _seconds(line: str) -> float:
    return speech.estimate(line, _WORDS_PER_MINUTE)


def _reached(lines: Sequence[str], heading: int, line: int) -> tuple[Mode | None, int]:
    """Return the variant that a line stands in, None for the section itself, and how many steps are before the line.

    Every line that says something is a step, but for the heading, a tag alone and an aside.
    """
    said = [each for each in logical_lines(list(lines), heading, []) if each.number <= line]
    # Whoever stands inside a paragraph of several lines means that paragraph.
    if said and all(each.strip() for each in lines[said[-1].number - 1 : line]):
        line = said[-1].number
    mode, steps = None, 0
    for each in said:
        tag = each.text[: each.text.find("]") + 1]
        if tag.replace(" ", "") in _MODES:
            mode, steps = Mode(tag.strip("[] ")), 0
            if each.text == tag:
                continue
        if each.text.startswith("-"):
            if each.number == line:
                steps -= 1  # an aside belongs to its breaths
        elif each.number < line:
            steps += 1
    return mode, max(steps, 0)


def _cut(section: Section, mode: Mode | None, done: int) -> Section | None:
    """Return the section without its first steps; None when nothing is left to hear."""
    if mode is None and not section.areas:
        return replace(section, steps=section.steps[done:]) if done < len(section.steps) else None
    written = section.variants.get(mode, ()) if mode else ()
    if mode is None or not written or words_only(written):
        return section
    return replace(section, variants={mode: written[done:]}) if done < len(written) else None

"""What somebody's comfort settings promise, as rules that any line and any session can be held against."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.areas import Mode, members
from relaxapp.exercises.handedness import for_hand
from relaxapp.exercises.phrases import HOLD
from relaxapp.exercises.stillness import before_sleep, quiet
from relaxapp.exercises.timeline import BREATH_PHASES, CueKind, Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.exercises.comfort import Comfort
    from relaxapp.exercises.script import Script
    from relaxapp.exercises.timeline import Timeline

EXACT: Final = 0.5
"""Seconds that a session may be off."""
SORE: Final = (Mode.RELEASE, Mode.IMAGINE, Mode.SKIP)
"""What is asked of a part that must not work."""
_HAIR: Final = 1e-6
_MANY: Final = 4096
"""Lines whose answers are kept: a walk asks for each of them many times."""

_CLOSED_EYES = re.compile(
    r"\beye(?:s|lids?)?\b.*\b(?:clos(?:e|es|ed|ing)|shut|open again|may open|let \w+ eyes open)\b"
    r"|\b(?:clos(?:e|ed|ing)|shut)\b.*\b(?:eyes?|eyelids?)\b|\blet your eyes open\b",
    re.IGNORECASE,
)
_NUMBER: Final = r"(?:\d+|one|two|three|four|five|six|seven|eight)"
_HELD_BREATH = re.compile(
    r"\b(?:hold|holding)\s+(?:(?:your|the|this|that|a|each|every|in)\s+)*(?:\w+\s+)?(?:breath|air)\b"
    r"|\bkeep(?:ing)? (?:your|the) (?:breath|air) in\b"
    r"|^(?:and |now |then |gently |softly )*hold\b(?! on\b| (?:your|the|an?|this|that|both|something|someone)\b)"
    rf"|\b(?:a|soft|short|long) hold (?:of|for)\b|\bhold (?:of |for )?{_NUMBER}\b",
    re.IGNORECASE,
)
_EFFORT = re.compile(
    r"\b(?:tighten|squeeze|clench|stiffen|firm up|make an? (?:\w+ )?fist|make (?:two )?fists"
    r"|tense (?:up|your|the|both|it|them|that|this)|(?:press|push|pull) (?:your|both))\b",
    re.IGNORECASE,
)
_IMAGINED = re.compile(r"\b(?:imagin\w+|mind|pictur\w+|think|as if|pretend|memory|remember\w*)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not|nothing|never|nobody|without|cannot|instead of)\b|n't\b", re.IGNORECASE)
_BREATH = re.compile(r"\b(?:breath\w*|exhal\w+|inhal\w+)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\byour (?:\w+ )?(?:body|muscles?|chest|belly|shoulders?|jaw|forehead|legs?|arms?|feet|back|neck|face|knees?|hips?"
    r"|skin|throat|heart)\b",
    re.IGNORECASE,
)


@lru_cache(_MANY)
def closes_eyes(line: str) -> bool:
    """Whether a line is for closed eyes: about closing them, or about opening them again."""
    return bool(_CLOSED_EYES.search(line))


@lru_cache(_MANY)
def holds_breath(line: str) -> bool:
    """Whether a line asks for a breath to be held. That nothing is held may be said to everybody."""
    return bool(_HELD_BREATH.search(line)) and not _NEGATED.search(line)


@lru_cache(_MANY)
def asks_effort(line: str) -> bool:
    """Whether a line asks muscles to work, other than in the mind."""
    return bool(_EFFORT.search(line)) and not _NEGATED.search(line) and not _IMAGINED.search(line)


@lru_cache(_MANY)
def speaks_of_breath(line: str) -> bool:
    """Whether a line is about the breath."""
    return bool(_BREATH.search(line))


@lru_cache(_MANY)
def speaks_of_body(line: str) -> bool:
    """Whether a line turns to the body. A head may turn and a hand may press a key without that."""
    return bool(_BODY.search(line))


def broken(script: Script, comfort: Comfort, timeline: Timeline, seconds: float) -> Iterator[str]:
    """Yield every promise that a session of `seconds` breaks, in plain words; nothing when all are kept."""
    ends = (timeline.seconds, timeline.segments[-1].end, timeline.sections[-1].end)
    if any(abs(end - seconds) > EXACT for end in ends):
        yield f"it lasts {timeline.segments[-1].end:g} seconds instead of {seconds:g}"
    yield from _words(comfort, timeline)
    yield from _efforts(script, comfort, timeline)
    yield from _breaths(comfort, timeline)
    if comfort.longest_silence:
        until = before_sleep(timeline) if script.lets_sleep else timeline.seconds
        longest = max((min(end, until) - start for start, end in quiet(timeline)), default=0.0)
        if longest > comfort.longest_silence + _HAIR:
            yield f"a silence of {longest:.1f} seconds, over {comfort.longest_silence:g}"
    if script.lets_sleep and any(cue.kind is CueKind.BELL for cue in timeline.cues[-3:]):
        yield "a bell at the end, where sleep may have come"


def _words(comfort: Comfort, timeline: Timeline) -> Iterator[str]:
    for line in timeline.lines:
        if comfort.eyes_open and closes_eyes(line):
            yield f"closed eyes for somebody who keeps them open: “{line}”"
        if not comfort.holds and (line == HOLD or holds_breath(line)):
            yield f"a held breath for somebody who holds none: “{line}”"
        if not comfort.breath and speaks_of_breath(line):
            yield f"the breath for somebody who leaves it out: “{line}”"
        if not comfort.body and speaks_of_body(line):
            yield f"the body for somebody who leaves it out: “{line}”"


def _efforts(script: Script, comfort: Comfort, timeline: Timeline) -> Iterator[str]:
    """Yield where a sore part works or is told to; which parts a section is about is looked up anew."""
    areas: dict[str, set[str]] = {}
    for section in for_hand(script, comfort.dominant).sections:
        areas.setdefault(section.title, set()).update(area for tag in section.areas for area in members(tag))
    for index, span in enumerate(timeline.sections):
        about = areas.get(span.title, set())
        if about and not comfort.body:
            yield f"the body for somebody who leaves it out: “{span.title}”"
        sore = {area for area in about if comfort.areas.get(area) in SORE}
        if any(comfort.areas.get(area) is Mode.SKIP for area in about):
            yield f"a part that was to be left out: “{span.title}”"
        if sore and any(one.phase is Phase.TENSE for one in timeline.segments if one.section == index):
            yield f"an effort of a sore part: “{span.title}”"
        for cue in timeline.voice_cues if sore or not about else ():
            if span.start <= cue.start < span.end and asks_effort(cue.text):
                yield f"a sore part told to work: “{cue.text}”"


def _breaths(comfort: Comfort, timeline: Timeline) -> Iterator[str]:
    breaths = [segment for segment in timeline.segments if segment.phase in BREATH_PHASES]
    if breaths and not comfort.breath:
        yield "paced breaths for somebody who leaves the breath out"
    if not comfort.holds and any(segment.phase in (Phase.HOLD, Phase.REST) for segment in breaths):
        yield "a hold for somebody who holds no breath"
    for _, group in groupby(breaths, key=lambda segment: (segment.section, segment.breath)):
        parts = list(group)
        gap = any(after.start - before.end > _HAIR for before, after in pairwise(parts))
        if gap or parts[0].phase is not Phase.IN or parts[-1].phase not in (Phase.OUT, Phase.REST):
            yield f"a breath that is cut, after {parts[0].start:.0f} seconds"

"""The words of a session in writing: to read (`text`), or to be shown while a sound file plays (`srt`, `vtt`)."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.pieces import PHASE_WORDS
from relaxapp.exercises.timeline import BREATH_PHASES, Phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relaxapp.exercises.timeline import SectionSpan, Segment, Timeline

_PAGE: Final = 78
"""Letters in a line to read."""
_LINE: Final = 42
_LINES: Final = 2
"""Letters and lines that are shown at a time. Source: BBC Subtitle Guidelines (about 37 to 42 letters, two lines)."""
_STAYS: Final = 2.0
"""Seconds that words stay after they were spoken, unless others come."""
_SHORTEST: Final = 0.8
"""Seconds that words are shown at the least, where nothing else comes."""
_SAME_PARAGRAPH: Final = 1.5
"""Seconds of silence within a paragraph, at most."""
_WORTH_SAYING: Final = 8.0
"""Seconds of silence that a reader is told of."""
_DOING: Final = {
    Phase.IN: "in",
    Phase.TOP_UP: "a little more in",
    Phase.HOLD: "a rest with full lungs",
    Phase.OUT: "out",
    Phase.REST: "a rest",
}


@dataclass(frozen=True, slots=True)
class _Event:
    """Something in a section: words that are spoken, or a note in brackets."""

    start: float
    end: float
    words: str = ""
    note: str = ""


def text(timeline: Timeline) -> str:
    """Return the session as a page to read: sections with their times, words, and in brackets what goes on besides."""
    paragraphs = [timeline.title, _length(timeline.seconds)]
    for number, section in enumerate(timeline.sections):
        paragraphs.append(f"{section.title} ({_clock(section.start)})")
        paragraphs += _paragraphs(_with_silences(_events(timeline, number), section))
    return "\n\n".join(textwrap.fill(" ".join(each.split()), _PAGE) for each in paragraphs) + "\n"


def srt(timeline: Timeline) -> str:
    """Return the words as SubRip subtitles: nearly every player shows a file of this kind beside the sound."""
    blocks = [
        f"{number}\n{_stamp(start, ',')} --> {_stamp(end, ',')}\n{words.replace('<', '‹').replace('>', '›')}\n"
        for number, (start, end, words) in enumerate(_shown(timeline), 1)
    ]
    return "\n".join(blocks)


def vtt(timeline: Timeline) -> str:
    """Return the words as WebVTT subtitles, for pages and players of the web."""
    title = " ".join(timeline.title.split()).replace("-->", "→")
    blocks = [
        f"{_stamp(start, '.')} --> {_stamp(end, '.')}\n{_escaped(words)}\n" for start, end, words in _shown(timeline)
    ]
    return "\n".join([f"WEBVTT - {title}\n", *blocks])


# A page to read


def _events(timeline: Timeline, number: int) -> list[_Event]:
    section = timeline.sections[number]
    segments = [segment for segment in timeline.segments if segment.section == number]
    events = list(_doings(segments))
    breathing = [segment for segment in segments if segment.phase in BREATH_PHASES]
    led = frozenset(PHASE_WORDS.values())
    for cue in timeline.voice_cues:
        if not section.start <= cue.start < section.end:
            continue
        # That one breathes in and out is said once for all breaths.
        if cue.text not in led or not any(segment.start <= cue.start < segment.end for segment in breathing):
            events.append(_Event(cue.start, cue.start + cue.seconds, words=cue.text))
    return sorted(events, key=lambda event: event.start)


def _doings(segments: Sequence[Segment]) -> Iterator[_Event]:
    """Yield what the person does besides listening: efforts, and breaths that belong together."""
    for segment in segments:
        if segment.phase is Phase.TENSE:
            yield _Event(segment.start, segment.end, note=f"An effort of {_seconds(segment.end - segment.start)}")
    for breathing, group in groupby(segments, key=lambda segment: segment.phase in BREATH_PHASES):
        if breathing:
            yield from map(_breaths, _stretches(list(group)))


def _stretches(segments: list[Segment]) -> Iterator[list[Segment]]:
    """Divide breaths that follow each other where they are counted anew."""
    borders = [at for at, (one, other) in enumerate(pairwise(segments), 1) if other.breath < one.breath]
    for start, end in pairwise([0, *borders, len(segments)]):
        yield segments[start:end]


def _breaths(segments: list[Segment]) -> _Event:
    first = [segment for segment in segments if segment.breath == segments[0].breath]
    parts = ", ".join(f"{_DOING[segment.phase]} for {segment.end - segment.start:.1f}" for segment in first)
    count = len({segment.breath for segment in segments})
    times = f"{count} breaths" if count > 1 else "One breath"
    note = f"{times}, each {parts.replace('.0', '')} seconds"
    return _Event(segments[0].start, segments[-1].end, note=note)


def _with_silences(events: Sequence[_Event], section: SectionSpan) -> Iterator[_Event]:
    until = section.start
    for event in (*events, _Event(section.end, section.end)):
        if event.start - until >= _WORTH_SAYING:
            yield _Event(until, event.start, note=f"{_seconds(event.start - until)} of quiet")
        if event.words or event.note:
            yield event
        until = max(until, event.end)


def _paragraphs(events: Iterable[_Event]) -> Iterator[str]:
    gathered: list[str] = []
    until = 0.0
    for event in events:
        if gathered and (event.note or event.start - until > _SAME_PARAGRAPH):
            yield " ".join(gathered)
            gathered = []
        if event.note:
            yield f"({event.note}.)"
        else:
            gathered.append(event.words)
            until = event.end
    if gathered:
        yield " ".join(gathered)


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    words = [f"{minutes} minute{'s' * (minutes != 1)}" if minutes else "", _seconds(rest) if rest else ""]
    return " and ".join(word for word in words if word) or "0 seconds"


def _seconds(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} second{'s' * (whole != 1)}"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


# Words shown while the sound plays


def _shown(timeline: Timeline) -> Iterator[tuple[float, float, str]]:
    """Yield what is shown from when to when (seconds), one or two short lines at a time."""
    cues = [cue for cue in timeline.voice_cues if cue.text.split()]
    following = [*(cue.start for cue in cues), timeline.seconds][1:]
    for cue, limit in zip(cues, following, strict=True):
        end = min(cue.start + max(cue.seconds + _STAYS, _SHORTEST), max(limit, cue.start), timeline.seconds)
        pieces = _pieces(cue.text)
        spoken = min(cue.start + cue.seconds, end)
        letters = sum(map(len, pieces))
        start = cue.start
        for piece in pieces:
            until = end if piece is pieces[-1] else start + (spoken - cue.start) * len(piece) / letters
            if _ms(until) > _ms(start):
                yield start, until, piece
            start = until


def _pieces(words: str) -> list[str]:
    """Divide a sentence into what is shown at a time."""
    lines = _lines(" ".join(words.split()))
    return ["\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]


def _lines(words: str) -> list[str]:
    """Break words into as few lines as they need, of about the same length."""
    fewest = textwrap.wrap(words, _LINE)
    for width in range(len(words) // len(fewest), _LINE):
        even = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
        if len(even) == len(fewest) and max(map(len, even)) <= _LINE:
            return even
    return fewest


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _stamp(seconds: float, mark: str) -> str:
    whole, part = divmod(_ms(seconds), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{part:03}"

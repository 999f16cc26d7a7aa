"""The head of a script: TOML between two `+++` lines, saying what the exercise is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from relaxapp.exercises.problems import Problem, near_miss, one_of, quote
from relaxapp.exercises.script import CAUTIONS, NEEDS, Family, Posture, Use

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

FENCE: Final = "+++"
LONGEST_MINUTES: Final = 240.0
_MOST_LINES: Final = 200
_KEYS: Final = (
    "title",
    "family",
    "summary",
    "minutes",
    "usual",
    "postures",
    "uses",
    "cautions",
    "sources",
    "soundscape",
    "needs",
    "ends",
)
_OPTIONAL: Final = frozenset({"soundscape", "needs", "ends"})
_ROOM: Final = "room"
_SLEEP: Final = "sleep"
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PAIR: Final = 2


@dataclass(slots=True)
class Header:
    """What a head says. A value that could not be used keeps its default here, and a problem tells of it."""

    title: str = ""
    family: Family = Family.BREATHING
    summary: str = ""
    minutes: tuple[float, float] = (1.0, 1.0)
    usual: float = 1.0
    postures: tuple[Posture, ...] = ()
    uses: frozenset[Use] = frozenset()
    cautions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    soundscape: str = "rain"
    needs: tuple[str, ...] = ()
    lets_sleep: bool = False
    problems: list[Problem] = field(default_factory=list)
    body_at: int = 0
    """The index of the first line behind the head."""


def read(lines: list[str], soundscapes: Collection[str]) -> Header:
    """Read the head at the start of a file's lines; whatever is wrong stands in its `problems`."""
    header = Header()
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[start].strip() != FENCE:
        found = quote(lines[start]) if lines and lines[start].strip() else "an empty file"
        header.problems.append(Problem(start + 1, 1, found, f"“{FENCE}”, which opens the head"))
        header.body_at = start
        return header
    last = min(len(lines), start + _MOST_LINES)
    end = next((index for index in range(start + 1, last) if lines[index].strip() == FENCE), None)
    if end is None:
        header.problems.append(Problem(last, 1, "no end of the head", f"“{FENCE}” on a line of its own"))
        header.body_at = len(lines)
        return header
    header.body_at = end + 1
    values = _toml(lines[start + 1 : end], start + 1, header.problems)
    if values is not None:
        _Reader(values, lines[start:end], start, header).fill(soundscapes)
    return header


def _toml(lines: list[str], offset: int, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        return tomllib.loads("\n".join(lines))
    except RecursionError:
        problems.append(Problem(offset + 1, 1, "brackets in brackets in brackets", "plain values"))
    except ValueError as error:
        message = str(error)
        place = _TOML_PLACE.search(message)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (max(len(lines), 1), 1)
        what = _TOML_PLACE.sub("", message)
        hint = what[0].lower() + what[1:] if what else ""
        found = quote(lines[line - 1]) if line <= len(lines) and lines[line - 1].strip() else "the end of the head"
        problems.append(Problem(offset + line, column, found, 'TOML, as in: title = "Letting go"', hint))
    return None


class _Reader:
    """Takes the values out of the parsed head one by one, and notes what is wrong with each."""

    def __init__(self, values: dict[str, Any], lines: list[str], offset: int, header: Header) -> None:
        self._values = values
        self._lines = lines
        self._offset = offset
        self._header = header

    def fill(self, soundscapes: Collection[str]) -> None:
        header = self._header
        for key in self._values:
            if key not in _KEYS:
                self._problem(key, quote(key), one_of(_KEYS), near_miss(key, _KEYS), at_key=True)
        for key in _KEYS:
            if key not in self._values and key not in _OPTIONAL:
                header.problems.append(
                    Problem(self._offset + len(self._lines) + 1, 1, "the end of the head", f"{key} = … before it")
                )
        header.title = self._text("title")
        header.summary = self._text("summary")
        header.family = Family(self._choice("family", tuple(Family)) or header.family)
        header.postures = tuple(Posture(word) for word in self._choices("postures", tuple(Posture), least=1))
        header.uses = frozenset(Use(word) for word in self._choices("uses", tuple(Use)))
        header.cautions = self._choices("cautions", tuple(CAUTIONS))
        header.sources = self._texts("sources", least=1)
        header.soundscape = self._choice("soundscape", tuple(sorted(soundscapes))) or header.soundscape
        header.needs = self._choices("needs", tuple(NEEDS))
        header.lets_sleep = self._choice("ends", (_ROOM, _SLEEP)) == _SLEEP
        self._times()

    def _times(self) -> None:
        header = self._header
        minutes = self._values.get("minutes")
        if "minutes" in self._values:
            if not (isinstance(minutes, list) and len(minutes) == _PAIR and all(map(_is_minutes, minutes))):
                self._problem("minutes", _shown(minutes), "the shortest and the longest, as in [8, 25]")
                return
            if minutes[0] > minutes[1]:
                self._problem("minutes", _shown(minutes), "the shortest first", f"did you mean {minutes[::-1]}?")
                return
            header.minutes = (float(minutes[0]), float(minutes[1]))
        if "usual" in self._values:
            usual = self._values["usual"]
            if not _is_minutes(usual):
                self._problem("usual", _shown(usual), "a number of minutes")
            elif "minutes" in self._values and not header.minutes[0] <= usual <= header.minutes[1]:
                self._problem("usual", _shown(usual), f"from {header.minutes[0]:g} to {header.minutes[1]:g} minutes")
            else:
                header.usual = float(usual)

    def _text(self, key: str) -> str:
        value = self._values.get(key, "")
        if key in self._values and not _is_text(value):
            self._problem(key, _shown(value), "some words in quotation marks")
            return ""
        return str(value).strip()

    def _texts(self, key: str, least: int = 0) -> tuple[str, ...]:
        values = self._values.get(key, [])
        if key not in self._values:
            return ()
        if not (isinstance(values, list) and all(map(_is_text, values))):
            self._problem(key, _shown(values), 'a list of words in quotation marks, as in ["lying", "sitting"]')
            return ()
        if len(values) < least:
            self._problem(key, "an empty list", "at least one")
        return tuple(dict.fromkeys(value.strip() for value in values))

    def _choice(self, key: str, known: tuple[str, ...]) -> str:
        value = self._text(key)
        return value if not value or self._is_known(key, value, known) else ""

    def _choices(self, key: str, known: tuple[str, ...], least: int = 0) -> tuple[str, ...]:
        return tuple(value for value in self._texts(key, least) if self._is_known(key, value, known))

    def _is_known(self, key: str, value: str, known: Iterable[str]) -> bool:
        known = [str(word) for word in known]
        if value not in known:
            self._problem(key, quote(value), one_of(known), near_miss(value, known), seek=value)
        return value in known

    def _problem(
        self, key: str, found: str, expected: str, hint: str = "", *, seek: str = "", at_key: bool = False
    ) -> None:
        line, column = self._place(key, seek, at_key)
        shown = found if found.startswith("“") else quote(found)
        self._header.problems.append(Problem(line, column, shown, expected, hint))

    def _place(self, key: str, seek: str, at_key: bool) -> tuple[int, int]:
        """Return where a key's value stands, or the word `seek` in it."""
        opening = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=?\s*")
        for index, line in enumerate(self._lines):
            if match := opening.match(line):
                rest = line.find(seek, match.end()) if seek else -1
                column = line.index(key) if at_key else max(rest, match.end())
                return self._offset + index + 1, column + 1
        return self._offset + 1, 1


def _shown(value: Any) -> str:
    try:
        return repr(value)
    except ValueError:  # Python writes no number of thousands of digits
        return "a huge number"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_minutes(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= LONGEST_MINUTES

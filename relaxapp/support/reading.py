"""Reads the list of lines and refuses whatever is missing, misplaced or unsafe in it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from relaxapp.support.hours import ALWAYS, opening
from relaxapp.support.records import KINDS, MONTHS, SCOPES, Country, Directory, Line, Support, Way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD_AFTER_MONTHS: Final = 12
"""A line checked longer ago is marked as old (open-helplines, SAFETY.md)."""
GONE_AFTER_MONTHS: Final = 24
"""A line checked longer ago is not shown any more (open-helplines, SAFETY.md)."""
AGED_AFTER_MONTHS: Final = 24
"""When even the newest source is older than this, people are told its month."""

PRINTED_NUMBER: Final = re.compile(r"[0-9+*][0-9 -]*")
_SOURCE: Final = re.compile(r"(.+), (?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|undated)")


class _Countries(Mapping[str, Country]):
    """The countries by code, each read when it is asked for: the one that is needed is there at once."""

    def __init__(self, entries: Mapping[str, Any], read_one: Callable[[Any], Country]) -> None:
        self._entries = entries
        self._read_one = read_one
        self._read: dict[str, Country] = {}

    def __getitem__(self, code: str) -> Country:
        if code not in self._read:
            self._read[code] = self._read_one(self._entries[code])
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def read(data: Mapping[str, Any], today: date, problem: str = "", *, known: bool = False) -> Support:
    """Make the list out of the tables of its file. Raises ValueError when anything is missing, misplaced or unsafe.

    A list that is `known` to be whole is not looked through: each country is read when it is asked for.
    """
    try:
        checked, sources = _day(data["checked"]), data["sources"]
        entries = {entry["code"]: entry for entry in data["country"]}
        countries = _Countries(entries, lambda entry: _country(entry, checked, sources, today))
        directories = tuple(
            Directory(_text(entry, "name"), _address(_text(entry, "url")), _text(entry, "what"))
            for entry in data["directory"]
        )
        if data["countries"] != len(entries):
            raise ValueError(f"it should have {data['countries']} countries")
        return Support(countries if known else dict(countries), directories, checked, problem)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"something is missing or misplaced: {error}") from error


def fingerprint(text: str) -> str:
    """Return what tells whether two texts are the same, but for malice: the copy is as good as the file."""
    data = text.encode()
    return f"{zlib.crc32(data):08x}-{len(data)}"


def _country(entry: dict[str, Any], checked: date, sources: Mapping[str, str], today: date) -> Country:
    code = _text(entry, "code")
    if not re.fullmatch("[A-Z]{2}", code):
        raise ValueError(f"“{code}” is no code of a country")
    lines = [_line(line, checked, sources, today) for line in entry.get("line", [])]
    same = [(line.scope, line.contact) for line in lines]
    if len(set(same)) < len(same):
        raise ValueError(f"a number stands twice in {code}")
    current = tuple(line for line in lines if _months(line.checked, today) < GONE_AFTER_MONTHS)
    return Country(
        code=code,
        name=_text(entry, "name"),
        emergency=tuple(map(_number, _texts(entry, "emergency"))),
        lines=current,
        labels=_labels(entry),
        outdated=len(current) < len(lines),
    )


def _labels(entry: dict[str, Any]) -> dict[str, str]:
    labels = entry.get("labels", {})
    if not set(labels) <= set(entry["emergency"]):
        raise ValueError(f"a number is labelled in {entry['code']} that does not stand there")
    return {number: _text(labels, number) for number in labels}


def _line(entry: dict[str, Any], checked: date, known: Mapping[str, str], today: date) -> Line:
    checked = _day(entry["checked"]) if "checked" in entry else checked
    sources = [known.get(source, source) for source in _texts(entry, "sources")]
    scope = _text(entry, "scope", "general")
    if scope not in SCOPES:
        raise ValueError(f"nobody knows whom “{scope}” is for")
    always = _text(entry, "open", "") if not isinstance(entry.get("open"), list) else ""
    spans = _texts(entry, "open") if isinstance(entry.get("open"), list) else (ALWAYS,) * (always == ALWAYS)
    return Line(
        service=_text(entry, "service"),
        what=_text(entry, "what"),
        contact=_number(_text(entry, "contact")),
        ways=tuple(map(_way, entry["ways"])),
        hours=_text(entry, "hours", "Day and night, every day" if always else ""),
        languages=_text(entry, "languages", ""),
        cost=_text(entry, "cost", ""),
        confirmed=len(set(sources)) > 1 and "differs" not in entry,
        checked=checked,
        sources=tuple(map(_plain_source, sources)),
        stale=_months(checked, today) >= OLD_AFTER_MONTHS,
        scope=scope,
        who=_text(entry, "who", ""),
        human=entry.get("human", True) is True,
        opening=opening(spans, _text(entry, "zone", "")),
        aged=_aged(sources, today),
        disputed="differs" in entry,
    )


def _way(entry: dict[str, Any]) -> Way:
    kind, value = _text(entry, "kind"), _text(entry, "value")
    return Way(kind, _address(value) if KINDS[kind] == "https:" else _number(value), _text(entry, "say", ""))


def _dated(source: str) -> re.Match[str]:
    found = _SOURCE.fullmatch(source)
    if not found:
        raise ValueError(f"the source “{source}” has no date")
    return found


def _plain_source(source: str) -> str:
    """Return a source as people read it: "rtve.es (September 2024)"."""
    name, year, month, day = _dated(source).groups()
    said = [day and str(int(day)), month and MONTHS[int(month) - 1], year or "no date on the page"]
    return f"{name} ({' '.join(part for part in said if part)})"


def _aged(sources: list[str], today: date) -> str:
    """Return the month of the newest source when it is old, or "". Pages without a date are taken for older."""
    dates = [
        (int(year), int(month or 1)) for _, year, month, _ in (_dated(source).groups() for source in sources) if year
    ]
    if not dates:
        return ""
    year, month = max(dates)
    if _months(date(year, month, 1), today) < AGED_AFTER_MONTHS:
        return ""
    return f"{MONTHS[month - 1]} {year}"


def _day(value: object) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value)
    if type(value) is not date:
        raise TypeError(f"{value} should be a day")
    return value


def _text(entry: dict[str, Any], key: str, otherwise: str | None = None) -> str:
    value = entry[key] if otherwise is None else entry.get(key, otherwise)
    if not isinstance(value, str):
        raise TypeError(f"{key} should be text")
    return value


def _texts(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    values = entry[key]
    if not (isinstance(values, list) and values and all(isinstance(value, str) for value in values)):
        raise TypeError(f"{key} should be a list of texts")
    return tuple(values)


def _number(printed: str) -> str:
    if not PRINTED_NUMBER.fullmatch(printed):
        raise ValueError(f"“{printed}” is no number")
    return printed


def _address(url: str) -> str:
    if not url.startswith("https://"):
        raise ValueError(f"“{url}” is no safe address")
    return url


def _months(since: date, today: date) -> int:
    """Return the whole months from one day to another."""
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)

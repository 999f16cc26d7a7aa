"""Lines of people who help, by country, read from assets/support/lines.toml. Loading them never fails."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import log
from relaxapp.paths import assets
from relaxapp.support.fallback import LINES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OLD_AFTER_MONTHS: Final = 12
"""A line checked longer ago is marked as old (open-helplines, SAFETY.md)."""
GONE_AFTER_MONTHS: Final = 24
"""A line checked longer ago is not shown any more (open-helplines, SAFETY.md)."""

_KINDS: Final = {"call": "tel:", "text": "sms:", "chat": "https:", "web": "https:"}
_PRINTED_NUMBER: Final = re.compile(r"[0-9+*][0-9 -]*")
_SPEECH_OF_SIGNS: Final = {"+": "plus", "*": "star"}
# strftime would name the month in whatever language the toolkit of the window has switched to.
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a line.

    `kind` is "call", "text", "chat" or "web"; `value` is the number as it is printed, or the address; `say` is the
    word to send or the option to choose, if one is needed.
    """

    kind: str
    value: str
    say: str = ""

    @property
    def uri(self) -> str:
        """The way as a link: `tel:116123`, `sms:85258`, or the https address."""
        scheme = _KINDS[self.kind]
        return self.value if scheme == "https:" else scheme + re.sub(r"[ -]", "", self.value)


@dataclass(frozen=True, slots=True)
class Line:
    """A service that somebody answers.

    `contact` is its number as printed in its country; `hours`, `languages` and `cost` are empty when not known.
    `confirmed` says that at least two sources agree; `stale` that the last check is more than a year old.
    """

    service: str
    what: str
    contact: str
    ways: tuple[Way, ...]
    hours: str
    languages: str
    cost: str
    confirmed: bool
    checked: date
    sources: tuple[str, ...]
    stale: bool = False

    @property
    def caveat(self) -> str:
        """What a person should know before relying on the line, in plain words; empty when there is nothing."""
        unsure = "" if self.confirmed else "Not yet confirmed: we could not check this line in two places."
        old = f"Last checked on {_plain(self.checked)}: it may have changed." if self.stale else ""
        return f"{unsure} {old}".strip()


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its two letters, with its emergency numbers and its lines."""

    code: str
    name: str
    emergency: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """A website that knows the lines of many countries."""

    name: str
    url: str
    what: str


@dataclass(frozen=True, slots=True)
class Support:
    """All countries by code, the directories, when the list was last checked, and what was wrong with its file."""

    countries: Mapping[str, Country]
    directories: tuple[Directory, ...]
    checked: date
    problem: str = ""


def load(path: Path | None = None, today: date | None = None) -> Support:
    """Return the lines from the file, or from the compiled-in copy when the file can't be used. Never fails.

    `today` decides which lines are stale and which are too old to show.
    """
    today = today or date.today()  # noqa: DTZ011 - the day on the person's own calendar
    try:
        return parse((path or assets() / "support" / "lines.toml").read_text(encoding="utf-8"), today)
    except (OSError, ValueError, RecursionError):
        # For the log of the window only: in a terminal the numbers come first, not the innards of the program.
        log.info("the list of lines can't be used", exc_info=True)
        return parse(LINES, today, "The list of lines could not be read. These come from a copy inside the program.")


def parse(text: str, today: date, problem: str = "") -> Support:
    """Read the lines from their TOML text. Raises ValueError when anything is missing, misplaced or unsafe."""
    data = tomllib.loads(text)
    try:
        countries = [_country(entry, data["checked"], today) for entry in data["country"]]
        directories = tuple(
            Directory(_text(entry, "name"), _address(_text(entry, "url")), _text(entry, "what"))
            for entry in data["directory"]
        )
        if data["countries"] != len({country.code for country in countries}):
            raise ValueError(f"it should have {data['countries']} countries")
        return Support({country.code: country for country in countries}, directories, data["checked"], problem)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"something is missing or misplaced: {error}") from error


def guess_country(environment: Mapping[str, str]) -> str:
    """Return the two letters of the country that the system's language settings name, or "". It is only a guess."""
    for name in ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MESSAGES", "LANG"):
        found = re.match(r"[a-z]{2,3}[_-]([A-Z]{2})\b", environment.get(name, ""))
        if found:
            return found[1]
    return ""


def spoken_number(printed: str) -> str:
    """Return a number so that a voice reads it digit by digit, with its groups: "116 123" is "1 1 6, 1 2 3"."""
    groups = re.split(r"[ -]+", printed.strip())
    return ", ".join(" ".join(_SPEECH_OF_SIGNS.get(sign, sign) for sign in group) for group in groups)


def as_text(support: Support, code: str) -> str:
    """Return the help of one country for a terminal, the emergency numbers first."""
    country = support.countries.get(code)
    out = [support.problem, ""] if support.problem else []
    if country is None:
        known = ", ".join(sorted(support.countries))
        out += ["If you are in danger now, call the emergency number of the place where you are.", ""]
        out += [f"For lines in one country: relaxapp support --country CODE, where CODE is one of {known}.", ""]
    else:
        numbers = " or ".join(country.emergency)
        out += [f"If you are in danger now, call {numbers} ({country.name}).", ""]
        for line in country.lines:
            out += [*_line_as_text(line, country), ""]
    for directory in support.directories:
        out += [f"{directory.name}: {directory.url}", f"    {directory.what}"]
    return "\n".join([*out, "", f"This list was last checked on {_plain(support.checked)}."])


def _line_as_text(line: Line, country: Country) -> list[str]:
    about = {"Hours": line.hours, "Cost": line.cost, "Languages": line.languages}
    return [
        f"{line.service} ({country.name}): {line.contact}",
        f"    {line.what}",
        *(f"    {name}: {value}" for name, value in about.items() if value),
        *(f"    {way.value}" for way in line.ways if way.kind in ("chat", "web")),
        *([f"    {line.caveat}"] if line.caveat else []),
    ]


def _country(entry: dict[str, Any], checked: date, today: date) -> Country:
    code = _text(entry, "code")
    if not re.fullmatch("[A-Z]{2}", code):
        raise ValueError(f"“{code}” is no code of a country")
    lines = [_line(line, checked, today) for line in entry["line"]]
    return Country(
        code=code,
        name=_text(entry, "name"),
        emergency=tuple(map(_number, _texts(entry, "emergency"))),
        lines=tuple(line for line in lines if _months(line.checked, today) < GONE_AFTER_MONTHS),
    )


def _line(entry: dict[str, Any], checked: date, today: date) -> Line:
    checked = entry.get("checked", checked)
    sources = _texts(entry, "sources")
    return Line(
        service=_text(entry, "service"),
        what=_text(entry, "what"),
        contact=_number(_text(entry, "contact")),
        ways=tuple(map(_way, entry["ways"])),
        hours=_text(entry, "hours", ""),
        languages=_text(entry, "languages", ""),
        cost=_text(entry, "cost", ""),
        confirmed=len(sources) > 1 and "differs" not in entry,
        checked=checked,
        sources=sources,
        stale=_months(checked, today) >= OLD_AFTER_MONTHS,
    )


def _way(entry: dict[str, Any]) -> Way:
    kind, value = _text(entry, "kind"), _text(entry, "value")
    return Way(kind, _address(value) if _KINDS[kind] == "https:" else _number(value), _text(entry, "say", ""))


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
    if not _PRINTED_NUMBER.fullmatch(printed):
        raise ValueError(f"“{printed}” is no number")
    return printed


def _address(url: str) -> str:
    if not url.startswith("https://"):
        raise ValueError(f"“{url}” is no safe address")
    return url


def _months(since: date, today: date) -> int:
    """Return the whole months from one day to another."""
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)


def _plain(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

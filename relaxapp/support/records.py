"""What is known of a line: who answers where, when, at what cost, and how sure that is."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from relaxapp.support.hours import Opening

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from relaxapp.support.own import OwnLine

KINDS: Final = {"call": "tel:", "text": "sms:", "chat": "https:", "web": "https:"}
"""The ways to reach a line, with the scheme of their links. There are no others."""

SCOPES: Final = {
    "general": "For everybody",
    "young": "For young people",
    "veterans": "For veterans and people who serve",
    "lgbtq": "For LGBTQ+ people",
    "deaf": "For people who are deaf or can't speak on the phone",
    "abuse": "When somebody close hurts or frightens you",
}
"""Whom a line is for, in the order in which they are shown, with their headings."""

_EVERYTHING: Final = "Any emergency"
"""What a number reaches that stands beside one for the ambulance."""

_WITH_ARTICLE: Final = ("United ", "Netherlands", "Philippines")

# strftime would name the month in whatever language the toolkit of the window has switched to.
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Way(NamedTuple):
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
        scheme = KINDS[self.kind]
        return self.value if scheme == "https:" else scheme + re.sub(r"[^0-9+*]", "", self.value)


class Line(NamedTuple):
    """A service that somebody answers.

    `contact` is its number as printed in its country; `hours` (in words), `languages`, `cost` and `who` answers are
    empty when not known; `scope` is one of SCOPES; `human` says that people answer, not a machine. `confirmed` says
    that at least two sources agree and none differs, `disputed` that one differs; `stale` that the last check is more
    than a year old; `aged` is the month of the newest source when even that one is old; `own` that the person wrote the
    line.
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
    scope: str = "general"
    who: str = ""
    human: bool = True
    opening: Opening = Opening()
    aged: str = ""
    own: bool = False
    disputed: bool = False

    @property
    def caveat(self) -> str:
        """What a person should know before relying on the line, in plain words; empty when there is nothing."""
        if self.own:
            return ""
        why = "the places where we looked do not agree" if self.disputed else "we found it in one place only"
        unsure = "" if self.confirmed else f"Not yet confirmed: {why}."
        old = f"Last checked on {plain_date(self.checked)}: it may have changed." if self.stale else ""
        aged = f"The newest page that we found about it is from {self.aged}: it may have changed." if self.aged else ""
        return " ".join(part for part in (unsure, old or aged) if part)

    def open_now(self, now: datetime) -> bool | None:
        """Whether somebody answers at this moment (aware of its time zone); None when that is not known."""
        return self.opening.at(now)


class Country(NamedTuple):
    """A country by its two letters, with its emergency numbers and its lines.

    `labels` says what some of the emergency numbers reach, when that is not everything; `outdated` that there were
    lines whose last check is too long ago to show them.
    """

    code: str
    name: str
    emergency: tuple[str, ...]
    lines: tuple[Line, ...]
    labels: Mapping[str, str] = MappingProxyType({})
    outdated: bool = False

    @property
    def in_a_sentence(self) -> str:
        """The name as it stands in a sentence: "the United States"."""
        return f"the {self.name}" if self.name.startswith(_WITH_ARTICLE) else self.name

    def reached_by(self, number: str) -> str:
        """Return what an emergency number reaches: "Ambulance"; "" where it is the one number for everything."""
        return self.labels.get(number, _EVERYTHING if self.labels else "")


class Directory(NamedTuple):
    """A website that knows the lines of many countries."""

    name: str
    url: str
    what: str


class Support(NamedTuple):
    """All countries by code, the directories, when the list was last checked, and what was wrong with its file."""

    countries: Mapping[str, Country]
    directories: tuple[Directory, ...]
    checked: date
    problem: str = ""

    def merged(self, own: Sequence[OwnLine]) -> Support:
        """Return the list with the person's own lines: in the place of those that they correct, or else first.

        A line for a country that the list does not know stands in every country, so that it is never lost.
        """
        return self._replace(
            countries={code: _with_own(country, own, self) for code, country in self.countries.items()}
        )


def _with_own(country: Country, own: Sequence[OwnLine], support: Support) -> Country:
    mine = [line for line in own if line.country == country.code or line.country not in support.countries]
    if not mine:
        return country
    services = {line.service for line in country.lines}
    corrected = {line.replaces: line.as_line() for line in mine if line.replaces in services}
    added = [line.as_line() for line in mine if line.replaces not in services]
    lines = tuple(corrected.get(line.service, line) for line in country.lines)
    return country._replace(lines=(*added, *lines))


def plain_date(day: date) -> str:
    """Return a date as people say it: 8 October 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

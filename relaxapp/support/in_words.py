"""The lines in words: for a terminal, and for a voice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from relaxapp.support.records import SCOPES, plain_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from relaxapp.support.records import Country, Line, Support

ANYWHERE: Final = (
    "It is 112 in the European Union, 911 in the United States and Canada, 999 in the United Kingdom, 000 in "
    "Australia. Anybody near you may know it."
)
"""What is said of the emergency number of the place where somebody is, while that place is not known."""

_SPEECH_OF_SIGNS: Final = {"+": "plus", "*": "star"}
_OPEN: Final = {True: "Open now", False: "Closed now", None: ""}


def spoken_number(printed: str) -> str:
    """Return a number so that a voice reads it digit by digit, with its groups: "116 123" is "1 1 6, 1 2 3"."""
    groups = re.split(r"[ -]+", printed.strip())
    return ", ".join(" ".join(_SPEECH_OF_SIGNS.get(sign, sign) for sign in group) for group in groups)


def emergency(country: Country, said: Callable[[str], str] = str) -> str:
    """Return what to call: "112 or 999 (Ireland)", "113 (ambulance) or 112 (police) in Norway".

    `said` changes how the numbers are written.
    """
    reached = {said(number): country.reached_by(number) for number in country.emergency}
    if not any(reached.values()):
        return f"{' or '.join(reached)} ({country.name})"
    named = " or ".join(f"{number} ({what.lower()})" for number, what in reached.items())
    return f"{named} in {country.in_a_sentence}"


def no_line(country: Country, support: Support) -> str:
    """Say why there is no line to show in a country: none that is sure, or none that was checked lately."""
    if country.outdated:
        return (
            f"The lines that we know in {country.in_a_sentence} were last checked on {plain_date(support.checked)}. "
            "That is too long ago to rely on them, so they are not shown. The websites below know more."
        )
    return f"We know of no line in {country.in_a_sentence} yet that two places agree on. The websites below know more."


def as_text(support: Support, wanted: str, now: datetime | None = None) -> str:
    """Return the help of one country for a terminal, the emergency numbers first; with `now`, what is open.

    The country is `wanted` by its two letters, or by a name that can mean only one.
    """
    from relaxapp.support.finding import one  # the window needs it only where the country is not known

    names = {code: country.name for code, country in support.countries.items()}
    country = support.countries.get(one(names, wanted))
    out = [support.problem, ""] if support.problem else []
    if country is None:
        out += [f"If you are in danger now, call the emergency number of the place where you are. {ANYWHERE}", ""]
        out += _not_known(names, wanted)
    else:
        out += [f"If you are in danger now, call {emergency(country)}.", ""]
        out += _lines(country, now) if country.lines else [no_line(country, support), ""]
    for directory in support.directories:
        out += [f"{directory.name}: {directory.url}", f"    {directory.what}"]
    if country is None:
        codes = ", ".join(sorted(names))
        out += ["", f"For lines in one country: relaxapp support --country CODE, where CODE is one of {codes}."]
    return "\n".join([*out, "", f"This list was last checked on {plain_date(support.checked)}."])


def _not_known(names: Mapping[str, str], wanted: str) -> list[str]:
    """Say that a country is not in the list, and which may have been meant."""
    from relaxapp.support.finding import find

    near = [f"{names[code]} ({code})" for code in find(names, wanted)]
    if not wanted:
        return []
    return [f"“{wanted}” is not in the list." + (f" Did you mean {' or '.join(near)}?" if near else ""), ""]


def _lines(country: Country, now: datetime | None) -> Iterator[str]:
    for scope, heading in SCOPES.items():
        lines = [line for line in country.lines if line.scope == scope]
        if lines and scope != "general":
            yield from (f"{heading}:", "")
        for line in lines:
            yield from (*_line(line, country, now), "")


def _line(line: Line, country: Country, now: datetime | None) -> Iterator[str]:
    yield f"{line.service} ({country.name}): {line.contact}" + (" (your own line)" if line.own else "")
    if line.what:
        yield f"    {line.what}"
    about = {
        "Who answers": line.who,
        "Hours": ". ".join(part for part in (line.hours, _OPEN[line.open_now(now)] if now else "") if part),
        "Cost": line.cost,
        "Languages": line.languages,
    }
    yield from (f"    {name}: {value}" for name, value in about.items() if value)
    yield from (
        f"    {_other_way(way.kind, way.value, way.say)}" for way in line.ways if way.value != line.contact or way.say
    )
    if line.caveat:
        yield f"    {line.caveat}"


def _other_way(kind: str, value: str, say: str) -> str:
    if kind in ("chat", "web"):
        return value
    if kind == "text":
        return f"Text {say} to {value}" if say else f"Text {value}"
    return f"Call {value}, {say}" if say else f"Call {value}"

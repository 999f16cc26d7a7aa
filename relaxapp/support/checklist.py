"""The list as a checklist for whoever checks it by hand: every number with its sources, to be ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.support.records import SCOPES, plain_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.support.records import Line, Support


def checklist(support: Support) -> Iterator[str]:
    """Yield the lines of the list, country by country, then how sure the whole is."""
    yield f"To be checked, against two pages of today each. Last time: {plain_date(support.checked)}."
    for country in support.countries.values():
        yield ""
        yield f"{country.name} ({country.code})"
        reached = {number: country.reached_by(number) for number in country.emergency}
        numbers = (f"{number} ({what})" if what else number for number, what in reached.items())
        yield f"  [ ] emergency: {', '.join(numbers)}"
        for line in country.lines:
            yield from _line(line)
    sure = [country for country in support.countries.values() if any(line.confirmed for line in country.lines)]
    open_questions = [
        f"{line.service} ({country.code})"
        for country in support.countries.values()
        for line in country.lines
        if not line.confirmed
    ]
    yield ""
    yield f"{len(support.countries)} countries with an emergency number."
    yield f"{len(sure)} of them with a line that two sources confirm."
    yield f"Not confirmed: {', '.join(open_questions) or 'none'}."
    without = [country.code for country in support.countries.values() if not country.lines]
    yield f"Without a line: {', '.join(without) or 'none'}."


def _line(line: Line) -> Iterator[str]:
    ways = ", ".join(f"{way.kind} {way.value}{f' ({way.say})' if way.say else ''}" for way in line.ways)
    yield f"  [ ] {line.service}: {ways}"
    about = (SCOPES[line.scope], line.who, line.hours, line.cost, line.languages)
    yield f"      {'; '.join(part for part in about if part)}"
    yield from (f"      source: {source}" for source in line.sources)
    if line.caveat:
        yield f"      ! {line.caveat}"

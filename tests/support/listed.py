"""What the list of crisis lines holds, for its tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relaxapp.paths import assets

if TYPE_CHECKING:
    from relaxapp.support.lines import Line, Support

FILE = assets() / "support" / "lines.toml"
LINES = FILE.read_text(encoding="utf-8")
CHECKED = date(2026, 11, 21)
SHORTLY_AFTER = date(2026, 12, 1)


def every_line(support: Support) -> list[Line]:
    return [line for country in support.countries.values() for line in country.lines]


def only(support: Support, code: str, service: str) -> Line:
    (line,) = [line for line in support.countries[code].lines if line.service == service]
    return line

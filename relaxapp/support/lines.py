"""Lines of people who help, by country, read from assets/support/lines.toml. Loading them never fails."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

from relaxapp.failures import log
from relaxapp.paths import assets
from relaxapp.support.fallback import LINES, LINES_ARE_OF
from relaxapp.support.in_words import as_text, spoken_number
from relaxapp.support.reading import fingerprint, read
from relaxapp.support.records import SCOPES, Country, Directory, Line, Support, Way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "SCOPES",
    "Country",
    "Directory",
    "Line",
    "Support",
    "Way",
    "as_text",
    "fingerprint",
    "guess_country",
    "load",
    "parse",
    "spoken_number",
]


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
        problem = "The list of lines could not be read. These come from a copy inside the program."
        return read(json.loads(LINES), today, problem, known=True)


def parse(text: str, today: date) -> Support:
    """Read the lines from their TOML text. Raises ValueError when anything is missing, misplaced or unsafe."""
    if fingerprint(text) == LINES_ARE_OF:  # the copy is this very text, and reads in a tenth of the time
        return read(json.loads(LINES), today, known=True)
    import tomllib

    return read(tomllib.loads(text), today)


def guess_country(environment: Mapping[str, str]) -> str:
    """Return the two letters of the country that the system's language settings name, or "". It is only a guess."""
    for name in ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MESSAGES", "LANG"):
        found = re.match(r"[a-z]{2,3}[_-]([A-Z]{2})\b", environment.get(name, ""))
        if found:
            return found[1]
    return ""

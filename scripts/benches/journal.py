"""How soon ten years of a journal are there: the overview, what helps, the first entries, beside a bare SELECT."""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import _cold
import walk
from _years import TEN_YEARS, years

from relaxapp import paths
from relaxapp.journal.insight import LATEST, helps, matters_from
from relaxapp.journal.keeping import Plain
from relaxapp.journal.looking_back import peg_line
from relaxapp.journal.overview import month, overview
from relaxapp.journal.store import Journal

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST_PAGE: Final = 50
_OPENINGS: Final = {"before all is made ready": (), "in a window that rests": ("ready", "settled")}
"""When somebody goes to the journal, and the steps of a walk until then."""
_TABLES: Final = ("session", "check_in", "weekly")


def _look_over(journal: Journal, now: datetime) -> None:
    """What the first screen shows: two weeks, this month, the line of the weeks."""
    since = min(now - timedelta(days=15), now.replace(day=1) - timedelta(days=1))
    sessions = journal.sessions(since=since)
    overview(sessions, now.date())
    month(sessions, now.year, now.month)
    peg_line(journal.weeklies())


def _what_helps(journal: Journal, _: datetime) -> None:
    sessions = journal.sessions(limit=LATEST)
    since = matters_from(sessions)
    helps(sessions, journal.check_ins(since=since), journal.weeklies(since=since), "tension")


def _what_ever_helped(journal: Journal, _: datetime) -> None:
    helps(journal.sessions(), journal.check_ins(), journal.weeklies(), "tension")


def _entries(journal: Journal, _: datetime) -> None:
    sessions = journal.sessions(limit=_FIRST_PAGE)
    journal.check_ins(since=sessions[-1].started - timedelta(days=1))


def _seconds(work: Callable[[], object], runs: int) -> float:
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def _first_opening(profile: Path, *before: str) -> float:
    """Return the seconds from a key to the journal's first screen, painted, in a window that was just opened."""
    met = walk.walk(("home", *before, "journal"), profile, _cold.USUAL)
    return float(met["opened"]["JournalScreen"]) / 1000


def main(argv: list[str]) -> None:
    """Write ten years into a folder, and print how long each look takes from a closed file on, and in the window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--windows", type=int, default=5)
    options = parser.parse_args(argv)
    runs = options.runs
    now = datetime.now().astimezone()
    contents = years(now.date(), *TEN_YEARS)
    with tempfile.TemporaryDirectory() as folder:
        path = paths.places(Path(folder)).journal
        with closing(Journal(Plain(path))) as journal:
            journal.take_in(contents)

        def bare() -> None:
            with closing(sqlite3.connect(path)) as database:
                for table in _TABLES:
                    database.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - a name of our own

        def opened(look: Callable[[Journal, datetime], None]) -> Callable[[], None]:
            def work() -> None:
                with closing(Journal(Plain(path))) as journal:
                    look(journal, now)

            return work

        reference = _seconds(bare, runs)
        print(
            f"{len(contents.sessions)} sessions, {len(contents.check_ins)} check-ins, {len(contents.weeklies)} weeks; "
            f"a bare SELECT of all {reference * 1000:.0f} ms"
        )
        looks = {
            "overview": _look_over,
            "what helps": _what_helps,
            "what helps, from all ten years": _what_ever_helped,
            "first entries": _entries,
        }
        for name, look in looks.items():
            took = _seconds(opened(look), runs)
            print(f"{name}: {took * 1000:.0f} ms, ratio {took / reference:.2f} (median of {runs})")
        for name, before in _OPENINGS.items():
            first = [_first_opening(Path(folder), *before) for _ in range(options.windows)]
            took = statistics.median(first)
            print(
                f"first opening, {name}: {took * 1000:.0f} ms, at most {max(first) * 1000:.0f} ms, "
                f"ratio {took / reference:.2f} (median of {len(first)})"
            )


if __name__ == "__main__":
    main(sys.argv[1:])

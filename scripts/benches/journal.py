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

from _years import TEN_YEARS, years

from relaxapp.journal.insight import LATEST, helps, matters_from
from relaxapp.journal.keeping import Plain
from relaxapp.journal.looking_back import peg_line
from relaxapp.journal.overview import month, overview
from relaxapp.journal.store import Journal

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST_PAGE: Final = 50
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


def main(argv: list[str]) -> None:
    """Write ten years into a folder, and print how long each look takes from a closed file on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args(argv).runs
    now = datetime.now().astimezone()
    contents = years(now.date(), *TEN_YEARS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.sqlite3"
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


if __name__ == "__main__":
    main(sys.argv[1:])

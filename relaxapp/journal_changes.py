"""Two commands that change what is kept: a session written down by hand, and everything deleted."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relaxapp.exercises.library import Library
    from relaxapp.journal.entries import SessionRecord
    from relaxapp.journal.store import Journal
    from relaxapp.paths import Places

_PATIENCE: Final = 1.0


def add_arguments(add: argparse.ArgumentParser, gone: argparse.ArgumentParser) -> None:
    """Say how a session is written down, and what may be deleted."""
    add.add_argument("exercise", metavar="EXERCISE", help="its name; with --own, your own words")
    add.add_argument("--own", action="store_true", help="EXERCISE is in your own words")
    add.add_argument("--minutes", type=_minutes, required=True, metavar="N")
    add.add_argument("--at", type=_moment, metavar="WHEN", help="when it began: 21:00, or “2027-01-31 21:00”")
    for moment in ("before", "after"):
        example = f"{moment}: pain=5,tension=7,distress=0"
        add.add_argument(f"--{moment}", type=_ratings, metavar="RATINGS", default={}, help=example)
    add.add_argument("--note", default="", metavar="WORDS")
    gone.add_argument("--reminders", action="store_true", help="your reminders too")
    gone.add_argument("--plans", action="store_true", help="your plans and people too")
    gone.add_argument("--own", action="store_true", help="your own exercises, sounds and voices too")
    gone.add_argument("--yes", action="store_true", help="do not ask")


# By hand


def add(options: argparse.Namespace, journal: Journal, library: Callable[[], Library], now: datetime) -> None:
    """Write a session down, with its ratings. Raises Failure."""
    from relaxapp.journal.entries import CheckIn, Moment, new_id

    session = _session(options, library, now)
    journal.record(session)
    end = session.started + timedelta(seconds=session.practised_seconds)
    for at, moment, ratings in (
        (session.started, Moment.BEFORE, options.before),
        (end, Moment.AFTER, options.after),
    ):
        if ratings:
            journal.keep(CheckIn(new_id(), at, moment, session.id, **ratings))
    print(f"{session.title}, {options.minutes:g} min, {session.started:%Y-%m-%d %H:%M}: written down.")


def _session(options: argparse.Namespace, library: Callable[[], Library], now: datetime) -> SessionRecord:
    from relaxapp.journal.entries import Ending, SessionRecord, new_id

    title = " ".join(options.exercise.split())
    name = f"own:{title.casefold()}"
    if not options.own:
        script = library().get(options.exercise)
        name, title = script.name, script.title
    if not title:
        raise Failure("Say what it was.", "", "Such as: relaxapp journal add --own “A walk” --minutes 20")
    seconds = options.minutes * 60
    started = options.at(now) if options.at else now - timedelta(seconds=seconds)
    if started > now:
        raise Failure(f"{started:%Y-%m-%d %H:%M} is still to come.", "", "Say when it was with --at.")
    note = options.note.strip()
    return SessionRecord(new_id(), name, title, started, seconds, seconds, Ending.FINISHED, by_hand=True, note=note)


# All gone


def delete_all(options: argparse.Namespace, where: Places, ask: Callable[[str], str]) -> int:
    """Delete everything after a yes, and say what was done; 1 when not all could be. Raises Failure."""
    from relaxapp.erasing import ALSO, REMINDERS, erase

    also = [name for name in ALSO if getattr(options, name)]
    if not options.yes:
        _ask_first(also, ask)
    with _alone(where):
        erased = erase(where, also)
    print("\n".join(erased.lines))
    if REMINDERS in also:
        _no_autostart()
    return 1 if erased.failed else 0


@contextmanager
def _alone(where: Places) -> Iterator[None]:
    """Keep a window from running meanwhile: it would write again what it knows. Raises Failure when one runs."""
    from relaxapp import paths
    from relaxapp.desktop.single import Door
    from relaxapp.opening import Opening

    with closing(Door(paths.runtime(), where.config)) as door:
        if door.hand_over(Opening("background").words(), _PATIENCE):
            raise Failure(
                "Relaxapp is running, and nothing was deleted.",
                "",
                "End it first (relaxapp --quit), or delete everything in its window.",
            )
        yield


def _ask_first(also: list[str], ask: Callable[[str], str]) -> None:
    words = {"reminders": "your reminders", "plans": "your plans and people", "own": "what you made"}
    more = "".join(f", {words[name]}" for name in also)
    print(f"This deletes your journal with its copies, settings, place in the course{more}. It can't be undone.")
    if not sys.stdin.isatty():
        raise Failure("Nothing was deleted: there is nobody to ask here.", "", "With --yes it is done at once.")
    if ask("Type “yes” to delete it all: ").strip().casefold() != "yes":
        raise Failure("Nothing was deleted.")


def _no_autostart() -> None:
    import os

    from relaxapp.desktop.autostart import Autostart

    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    Autostart(config, ()).set(False)


# What a person types


def _minutes(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 24 * 60:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of minutes")
    return value


def _moment(text: str) -> Callable[[datetime], datetime]:
    """Return what makes a moment of this text, by the clock of another moment."""
    for form in ("%H:%M", "%Y-%m-%d %H:%M"):
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007 - the clock on the wall
        except ValueError:
            continue
        day = None if form == "%H:%M" else found.date()
        return lambda now: datetime.combine(day or now.date(), found.time(), now.tzinfo)
    raise argparse.ArgumentTypeError(f"“{text}” is not a time such as 21:00 or “2027-01-31 21:00”")


def _ratings(text: str) -> dict[str, Any]:
    from relaxapp.journal.entries import MEASURES, MOST

    found = {}
    for part in text.split(","):
        name, _, value = part.strip().partition("=")
        if name not in MEASURES or not value.isdecimal() or int(value) > MOST:
            raise argparse.ArgumentTypeError(f"“{part.strip()}” is not a rating such as tension=6 (0 to 10)")
        found[name] = int(value)
    return found

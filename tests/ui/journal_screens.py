"""The screens of the journal as they are held to what every screen owes to everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from relaxapp.journal.backups import Backup
from relaxapp.journal.entries import CheckIn, Ending, Moment, SessionRecord, Weekly
from relaxapp.journal.insight import helps
from relaxapp.journal.looking_back import peg_line
from relaxapp.journal.overview import month, overview
from relaxapp.ui.helps import HelpsScreen
from relaxapp.ui.journal import JournalScreen, Shown
from relaxapp.ui.journal_entries import EntriesScreen
from relaxapp.ui.journal_entry import EntryScreen
from relaxapp.ui.journal_words import Listed
from relaxapp.ui.restore_backup import RestoreBackup

if TYPE_CHECKING:
    from collections.abc import Callable

    from relaxapp.exercises.script import Script
    from relaxapp.ui.page import Page

    Make = Callable[[tuple[Script, ...]], Page]

LATELY = datetime(2026, 11, 20, 9, tzinfo=UTC)
LONG = "Muscle relaxation, sixteen groups, from the hands to the feet"


def rated_sessions(count: int) -> tuple[list[SessionRecord], list[CheckIn]]:
    sessions, check_ins = [], []
    for number in range(count):
        at = LATELY - timedelta(days=number)
        title = LONG if number % 2 else "Box breathing"
        sessions.append(SessionRecord(str(number), title, title, at, 900, 410, Ending.STOPPED, note="so so"))
        for moment, rating in ((Moment.BEFORE, 6 + number % 3), (Moment.AFTER, 3 + number % 4)):
            check_ins.append(CheckIn(f"{number} {moment}", at, moment, str(number), pain=rating, tension=rating))
    return sessions, check_ins


def weeks(count: int) -> list[Weekly]:
    return [
        Weekly(str(week), LATELY - timedelta(weeks=week), (6, 5, week % 10), sleep_hours=6.5) for week in range(count)
    ]


def journal(state: str) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = JournalScreen(QLocale("en_GB"))
        sessions, _check_ins = rated_sessions(0 if state == "empty" else 9)
        today = LATELY.date()
        made.show_journal(
            Shown(
                overview(sessions, today),
                today,
                empty=not sessions,
                weeks=peg_line(weeks(30)) if state == "full" else None,
                asks=False,
                problem="Your journal can't be read just now. Every exercise works as usual."
                if state == "broken"
                else "",
                done=month(sessions, today.year, today.month),
            )
        )
        if state == "full":
            made.weeks.switch.setChecked(True)
            made.month.days[10].click()
        return made

    return make


def what_helps(count: int, *, table: bool = False) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = HelpsScreen()
        sessions, check_ins = rated_sessions(count)
        made.show_measures(("pain", "tension") if count else (), "tension")
        made.show_helps(helps(sessions, check_ins, [], "tension") if count else None, asks=False)
        if table:
            made.effects.switch.setChecked(True)
            made.pairs.switch.setChecked(True)
        return made

    return make


def entries(count: int) -> Make:
    def make(_: tuple[Script, ...]) -> Page:
        made = EntriesScreen(QLocale("en_GB"))
        sessions, check_ins = rated_sessions(count)
        listed = [Listed(each, [one for one in check_ins if one.session == each.id]) for each in sessions]
        made.show_entries(listed, list, LATELY.date(), LATELY.date() if count else None)
        return made

    return make


def entry(state: str) -> Make:
    def make(library: tuple[Script, ...]) -> Page:
        made = EntryScreen(QLocale("en_GB"), now=lambda: LATELY)
        offered = {script.name: script.title for script in library}
        sessions, check_ins = rated_sessions(1)
        if state == "new":
            made.show_new(offered, ["tension", "pain"])
            made.tell("Choose an exercise, or say in your own words what it was.")
        elif state == "session":
            made.show_entry(Listed(sessions[0], check_ins), offered, ["tension"])
        elif state == "by hand":
            made.show_entry(Listed(replace(sessions[0], by_hand=True, title=LONG)), offered, ["tension"])
            made._ask()
            made.focus_first()
        else:
            made.show_entry(Listed(weeks(1)[0]), offered, [])
        return made

    return make


def earlier_copies(_: tuple[Script, ...]) -> Page:
    made = RestoreBackup(QLocale("en_GB"))
    copies = [Backup(Path(f"{day}"), LATELY - timedelta(days=day), 10_000, 20_000) for day in range(3)]
    made.show_copies(copies, LATELY.date(), "The file of your journal was damaged. It is kept beside the new one.")
    return made


JOURNAL = {
    **{f"journal, {state}": journal(state) for state in ("empty", "broken", "full")},
    **{f"what helps, {count} sessions": what_helps(count) for count in (0, 3, 30)},
    "what helps, as tables": what_helps(30, table=True),
    **{f"entries, {count}": entries(count) for count in (0, 30)},
    **{f"entry, {state}": entry(state) for state in ("new", "session", "by hand", "week")},
    "earlier copies": earlier_copies,
}

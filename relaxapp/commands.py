"""The commands that read, print and are done. Each returns its exit code; what can't be done is raised as a Failure."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from relaxapp import paths, settings
from relaxapp.failures import Failure

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from relaxapp.exercises.library import Library
    from relaxapp.paths import Places


def tell(trouble: object) -> None:
    """Say on stderr what is wrong."""
    print(f"relaxapp: {trouble}", file=sys.stderr)


def library_of(where: Places) -> Library:
    """Return all exercises, telling of files that can't be used."""
    from relaxapp.exercises.library import Library

    library = Library([paths.assets() / "exercises", where.exercises])
    for problem in library.problems:
        tell(problem)
    return library


def settings_of(where: Places) -> settings.Settings:
    """Return what the person chose, telling of what could not be read."""
    loaded, problems = settings.load(where.settings)
    for problem in problems:
        tell(problem)
    return loaded


def list_exercises(where: Places) -> int:
    """Name all exercises."""
    for script in library_of(where).scripts.values():
        shortest, longest = script.minutes
        print(f"{script.name:18} {shortest:g}–{longest:g} min, usually {script.usual:g}   {script.title}")
        print(f"{'':18} {script.summary}")
    return 0


def check(files: Sequence[Path]) -> int:
    """Name every mistake in exercise files; 1 when there is any."""
    from relaxapp.exercises import check as critic

    wrong = 0
    for file in files:
        problems = critic.check(file)
        for problem in problems:
            print(problem, file=sys.stderr)
        wrong += bool(problems)
        if not problems:
            print(f"{file}: good")
    return 1 if wrong else 0


def new(title: str, goal: Path | None, where: Places) -> int:
    """Begin an exercise file, at `goal` or among the person's own."""
    from relaxapp.exercises.own_files import OwnFiles
    from relaxapp.exercises.template import UNTITLED, template

    text = template(title)
    if goal is None:
        name = OwnFiles(where.exercises, paths.assets() / "exercises").create(title.strip() or UNTITLED, text)
        goal = where.exercises / f"{name}.md"
    else:
        try:
            with goal.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError as error:
            raise Failure(f"{goal} is there already, and stays as it is.", "", "Choose another name.") from error
        except OSError as error:
            raise Failure(f"{goal} can't be written ({error.strerror}).") from error
    print(
        f"{goal}\nOpen it in any text editor. “relaxapp check {goal}” looks it over, “relaxapp script-help” explains."
    )
    return 0


def script_help() -> int:
    """Explain how to write an exercise."""
    from relaxapp.exercises.library import help_page

    print(help_page())
    return 0


def course(where: Places) -> int:
    """Show the course, and where the person is in it."""
    from relaxapp.exercises import course_file
    from relaxapp.exercises.course_page import as_text
    from relaxapp.journal.course import practised
    from relaxapp.journal.course_store import CourseStore
    from relaxapp.journal.store import journal_of
    from relaxapp.unlocking import vault_of

    vault = vault_of(where)
    store = CourseStore(where.course, vault)
    progress = store.load()
    if store.problem:
        tell(store.problem)
    counts: Mapping[str, int] = {}
    if progress.begun:
        journal = journal_of(where, mended=lambda mended: tell(mended.told()), vault=vault)
        try:
            counts = practised(journal.sessions(since=progress.begun), progress)
        except Failure as failure:
            tell(failure)
        journal.close()
    page = as_text(
        course_file.shipped(),
        _titles(where),
        progress.stage,
        resting=progress.resting,
        visited=progress.visited,
        practised=counts,
    )
    print(page)
    return 0


def reminders(options: argparse.Namespace, where: Places) -> int:
    """List or change the reminders."""
    from relaxapp import remind
    from relaxapp.reminders.store import ReminderStore
    from relaxapp.reminders.zones import local_zone

    return remind.run(options, ReminderStore(where.reminders), library_of(where), datetime.now(UTC), local_zone())


def journal(options: argparse.Namespace, where: Places) -> int:
    """Take the journal out or bring it back, sum it up, add to it, or delete everything."""
    from relaxapp import journal_commands
    from relaxapp.reminders.zones import local_zone
    from relaxapp.unlocking import ask_unseen

    return journal_commands.run(
        options,
        where,
        lambda: settings_of(where),
        lambda: library_of(where),
        datetime.now(UTC),
        local_zone(),
        ask=input,
        ask_phrase=ask_unseen,
    )


def support(where: Places, code: str | None) -> int:
    """Name the people who can help in a country, or where the person seems to live."""
    from relaxapp.support import lines
    from relaxapp.support.own import OwnLines
    from relaxapp.unlocking import vault_of

    own = OwnLines(where.own_lines, vault_of(where))
    listed = lines.load().merged(own.load())
    if own.problem:
        tell(own.problem)
    known = settings.load(where.settings)[0].country
    country = code or known or lines.guess_country(os.environ)
    print(lines.as_text(listed, country, datetime.now().astimezone()))
    return 0


def plans(where: Places) -> int:
    """Show both plans of the person's own."""
    from relaxapp.support.plan_page import as_text
    from relaxapp.support.plan_store import FlarePlanStore, PlanStore
    from relaxapp.unlocking import unlock, vault_of

    titles = _titles(where)
    vault = vault_of(where)
    unlock(vault, where.plan)
    for store in (PlanStore(where.plan, vault), FlarePlanStore(where.flare_plan, vault)):
        plan = store.load()
        if store.problem:
            tell(store.problem)
        print(as_text(plan, titles))
        print()
    return 0


def _titles(where: Places) -> dict[str, str]:
    return {script.name: script.title for script in library_of(where).scripts.values()}

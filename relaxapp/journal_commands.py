"""The commands for the journal: taken out and brought back, summed up, added to, and deleted with all else."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relaxapp import __version__, journal_changes
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime, tzinfo

    from relaxapp.exercises.library import Library
    from relaxapp.journal.entries import Contents
    from relaxapp.journal.store import Journal
    from relaxapp.paths import Places
    from relaxapp.settings import Settings

    Ask = Callable[[str], str]
    """Asks a question in the terminal and returns the answer."""

FORMATS: Final = {"json": ".json", "csv": "", "fhir": ".fhir.json", "pdf": ".pdf"}
"""The forms in which the journal is taken out, with the ending of the file; tables are a folder."""


class _WithColumns(argparse.RawDescriptionHelpFormatter):
    """Tells below the help what each column of the tables holds."""

    def format_help(self) -> str:
        from relaxapp.journal.as_csv import explained

        return f"{super().format_help()}\nThe tables (--format csv):\n\n{explained()}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be done with the journal."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=type(parser))
    export = actions.add_parser("export", help="take it out, as a file or tables", formatter_class=_WithColumns)
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="a folder for tables")
    export.add_argument("--format", choices=FORMATS, help="without it, as the ending of FILE says; none: tables")
    export.add_argument("--notes", action="store_true", help="fhir and pdf: with notes (the others have them always)")
    export.add_argument("--name", default="", metavar="NAME", help="fhir and pdf: a name to be written with it")
    export.add_argument("--mood", action="store_true", help="pdf: with the sum of the questions about mood")
    export.add_argument("--days", type=_days, default=28, metavar="N", help="pdf: the last N days (28)")
    export.add_argument("--paper", choices=("a4", "letter"), default="a4", help="pdf: the size of the paper")
    bring = actions.add_parser("import", help="bring back what was exported as json; twice changes nothing")
    bring.add_argument("file", type=Path, metavar="FILE")
    summary = actions.add_parser("summary", help="what you practised, and what helps")
    summary.add_argument("--days", type=_days, default=14, metavar="N", help="what you did in the last N days (14)")
    journal_changes.add_arguments(
        actions.add_parser("add", help="write down what you practised without the program"),
        actions.add_parser("delete-all", help="delete the journal, settings and all else that is kept"),
    )


def run(
    options: argparse.Namespace,
    where: Places,
    settings: Callable[[], Settings],
    library: Callable[[], Library],
    now: datetime,
    zone: tzinfo,
    *,
    ask: Ask,
    ask_phrase: Ask,
    pause: Callable[[float], None] = time.sleep,
) -> int:
    """Carry out one of the actions at the moment `now`; `ask_phrase` asks unseen, `pause` waits. Raises Failure."""
    now = now.astimezone(zone)
    if options.action == "delete-all":
        return journal_changes.delete_all(options, where, ask)
    with closing(_journal(where, ask_phrase, pause)) as journal:
        match options.action:
            case "export":
                _export(options, journal.everything(), now)
            case "import":
                _import(options.file, journal)
            case "add":
                journal_changes.add(options, journal, library, now)
            case _:
                print("\n".join(_summary(journal.everything(), settings().measures, now.date(), options.days)))
    return 0


def _journal(where: Places, ask_phrase: Ask, pause: Callable[[float], None]) -> Journal:
    """Return the journal, opened with a phrase where there is a lock."""
    from relaxapp.journal.store import journal_of
    from relaxapp.unlocking import unlock, vault_of

    vault = vault_of(where)
    unlock(vault, where.journal, ask_phrase, pause)
    return journal_of(where, mended=lambda mended: print(f"relaxapp: {mended.told()}", file=sys.stderr), vault=vault)


# Out and in


def _export(options: argparse.Namespace, contents: Contents, now: datetime) -> None:
    goal: Path = options.output
    if goal.exists():
        raise Failure(f"{goal} is there already, and stays as it is.", "", "Choose another name.")
    _write(_form(options), options, contents, now)
    print(f"{goal} is ready. It is not locked: keep it where only you can read it.")


def _form(options: argparse.Namespace) -> str:
    if options.format:
        return str(options.format)
    name = options.output.name.lower()
    found = max((form for form, end in FORMATS.items() if name.endswith(end)), key=lambda form: len(FORMATS[form]))
    if found == "csv" and options.output.suffix:
        raise Failure(
            f"{options.output.name} does not say what it shall be.", "", f"Add one of: --format {', '.join(FORMATS)}."
        )
    return found


def _write(form: str, options: argparse.Namespace, contents: Contents, now: datetime) -> None:
    from relaxapp.journal import as_csv, as_fhir, as_json
    from relaxapp.paths import export

    match form:
        case "csv":
            as_csv.write(contents, options.output)
        case "json":
            export(options.output, as_json.as_json(contents, now, __version__))
        case "fhir":
            export(options.output, as_fhir.as_fhir(contents, now, person=options.name, notes=options.notes))
        case _:
            _write_page(options, contents, now)


def _write_page(options: argparse.Namespace, contents: Contents, now: datetime) -> None:
    from relaxapp.journal.clinician import Choices, Period, page_of

    period = Period.until(now.date(), options.days)
    page = page_of(contents, Choices(period, options.name, options.notes, options.mood), now.date(), __version__)
    try:
        from relaxapp.app.clinician_paper import save_unseen
    except ImportError as error:
        raise Failure(f"A PDF can't be made: {error}.", "The other forms work without what is missing.") from error
    save_unseen(page, options.paper, options.output)


def _import(file: Path, journal: Journal) -> None:
    from relaxapp.journal.as_json import load

    taken = journal.take_in(load(file))
    print(f"{taken.new} new. {taken.known} were there already, and are as they were.")


# What happened


def _summary(contents: Contents, wanted: Iterable[str], today: date, days: int) -> Iterator[str]:
    from relaxapp.journal.entries import MEASURES
    from relaxapp.journal.in_words import by_itself, counted, in_words, of_weeks
    from relaxapp.journal.insight import helps
    from relaxapp.journal.looking_back import peg_line
    from relaxapp.journal.overview import overview

    done = overview(contents.sessions, today, days)
    yield f"{counted(done.sessions, 'session')} in the last {days} days, {round(done.seconds / 60)} minutes."
    for one in done.by_exercise:
        yield f"  {one.title}: {one.sessions}, {round(one.seconds / 60)} min"
    rated = [each for each in MEASURES if any(one.rating(each) is not None for one in contents.check_ins)]
    for measure in dict.fromkeys((*(measure for measure in wanted if measure in rated), *rated)):
        known = helps(contents.sessions, contents.check_ins, contents.weeklies, measure)
        yield from ("", f"What helps with {measure}:")
        yield from (f"  {in_words(effect, measure)}" for effect in known.effects)
        yield f"  {in_words(known.overall, measure)}" if known.overall else "  Too early to tell."
        yield f"  {by_itself(known)}"
    if line := peg_line(contents.weeklies):
        yield from ("", "Pain in daily life, week by week:", f"  {of_weeks(line)}")


def _days(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 36_525:  # noqa: PLR2004 - a hundred years
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of days")
    return int(text)

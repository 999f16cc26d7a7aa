"""Every command; with none, the window opens.

Exit codes: 0 done, 1 it could not be done (said on stderr), 2 the command was not understood, 130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import logging
import logging.handlers
import math
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from relaxapp import __version__, paths, remind, settings, voicepack
from relaxapp.failures import Failure
from relaxapp.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relaxapp.desktop.single import Door
    from relaxapp.exercises.library import Library

WISHES: Final = ("support", "flare", "breathe", "background", "quit")
LONGEST_MINUTES: Final = 240


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one clear line, with the command that was perhaps meant."""

    def error(self, message: str) -> NoReturn:
        print(f"relaxapp: {message}", file=sys.stderr)
        sys.exit(2)


def _minutes(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value <= LONGEST_MINUTES:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of minutes between 0 and {LONGEST_MINUTES}")
    return value


def _parser() -> tuple[argparse.ArgumentParser, list[str]]:
    parser = _Parser(
        prog="relaxapp",
        description="Guided breathing, muscle relaxation and imagery. With no command the window opens.",
        epilog="Help from people, at any hour: relaxapp support",
    )
    parser.add_argument("--version", action="version", version=f"relaxapp {__version__}")
    parser.add_argument("--profile", type=Path, metavar="DIR", help="keep all personal files in DIR")
    wishes = parser.add_mutually_exclusive_group()
    wishes.add_argument("--support", action="store_true", help="open the window with the people who can help")
    wishes.add_argument("--flare", action="store_true", help="begin what is chosen for a bad moment, at once")
    wishes.add_argument("--breathe", action="store_true", help="begin to breathe, at once")
    wishes.add_argument("--background", action="store_true", help="run without a window, for reminders")
    wishes.add_argument("--quit", action="store_true", help="end the program that runs")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    commands.add_parser("list", help="the exercises, with their shortest, usual and longest minutes")

    start = commands.add_parser("start", help="begin an exercise in the window, in the one that is open if there is")
    start.add_argument("exercise", metavar="EXERCISE")
    start.add_argument("--minutes", type=_minutes, metavar="N", default=0)

    play = commands.add_parser("play", help="practise in the terminal; Ctrl-C ends softly")
    play.add_argument("exercise", metavar="EXERCISE")
    play.add_argument("--minutes", type=_minutes, metavar="N")
    play.add_argument("--no-voice", action="store_true", help="words on the screen only")

    render = commands.add_parser("render", help="write an exercise to a sound file (.wav, .flac, .ogg, .opus, .mp3)")
    render.add_argument("exercise", metavar="EXERCISE")
    render.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    render.add_argument("--minutes", type=_minutes, metavar="N")
    render.add_argument("--soundscape", default="", metavar="NAME", help="rain, ocean, rain+drone, silence, …")
    render.add_argument("--transcript", action="store_true", help="write the words beside it (.txt, .srt and .vtt)")
    render.add_argument("--no-voice", action="store_true", help="soundscape, bells and breath tones only")

    check = commands.add_parser("check", help="look an exercise file over and name every mistake")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")

    new = commands.add_parser("new", help="begin an exercise of your own, from a template with notes")
    new.add_argument("title", metavar="NAME", help="what it is called, such as “A quiet evening”")
    new.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to; without it, among your exercises")

    commands.add_parser("script-help", help="how to write an exercise, on one page")

    commands.add_parser("course", help="the course “Learning to let go”, and where you are in it")

    voicepack.add_arguments(commands.add_parser("voicepack", help="recorded voices: new, check, install, list, remove"))

    remind.add_arguments(commands.add_parser("remind", help="reminders: list, add, edit, pause, next, export, …"))

    support = commands.add_parser("support", help="people who can help, now")
    support.add_argument("--country", metavar="CODE", help="two letters, such as IE")
    support.add_argument("--plan", action="store_true", help="your own plans for hard moments")

    commands.add_parser("doctor", help="what works on this computer, and what to do about what does not")
    return parser, list(commands.choices)


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit code."""
    # People pipe the output into pagers and files of any encoding: a sign that it lacks must not end a session.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    parser, commands = _parser()
    _suggest(arguments, commands)
    options = parser.parse_args(arguments)
    where = paths.places(options.profile)
    try:
        code = _dispatch(options, where)
        if sys.stdout:
            sys.stdout.flush()  # here its trouble can still be told
    except Failure as failure:
        print(f"relaxapp: {failure}", file=sys.stderr)
        return 1
    except OSError as error:
        if error.filename is not None:
            raise
        # It is no file but our output: its reader has gone (`relaxapp list | head`), or its disk is full.
        if not isinstance(error, BrokenPipeError):
            print(f"relaxapp: {error.strerror or error}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _dispatch(options: argparse.Namespace, where: paths.Places) -> int:  # noqa: C901, PLR0911, PLR0912 - one a command
    match options.command:
        case None:
            return _window(where, Opening(next((wish for wish in WISHES if getattr(options, wish)), "")))
        case "list":
            return _list(_library(where))
        case "start":
            script = _library(where).get(options.exercise)
            return _window(where, Opening("exercise", script.name, options.minutes))
        case "play":
            from relaxapp import terminal

            _log_to(where.log)
            return terminal.play(
                _library(where).get(options.exercise), options.minutes, where, _settings(where), options.no_voice
            )
        case "render":
            from relaxapp import terminal

            _log_to(where.log)
            return terminal.render(
                _library(where).get(options.exercise),
                options.minutes,
                options.output,
                where,
                _settings(where),
                no_voice=options.no_voice,
                soundscape=options.soundscape,
                transcript=options.transcript,
            )
        case "check":
            return _check(options.files)
        case "new":
            return _new(options.title, options.output, where)
        case "script-help":
            from relaxapp.exercises.library import help_page

            print(help_page())
            return 0
        case "course":
            return _course(where)
        case "voicepack":
            from relaxapp.sound.voice_packs import VoicePacks

            return voicepack.run(options, VoicePacks(where.voice_packs), _library(where))
        case "remind":
            return _remind(options, where)
        case "support":
            return _plans(where) if options.plan else _support(where, options.country)
        case _:
            from relaxapp import doctor

            return doctor.report(where)


def _window(where: paths.Places, opening: Opening) -> int:
    """Have the program that runs do what is asked for, or become it."""
    from relaxapp.desktop.single import Door

    try:
        door = Door(paths.runtime(), where.config)
    except Failure as failure:
        logging.getLogger("relaxapp").warning("later starts can't be heard: %s", failure)
        return _open_window(where, opening, None)
    with contextlib.closing(door):
        return 0 if door.hand_over(opening.words()) else _open_window(where, opening, door)


def _open_window(where: paths.Places, opening: Opening, door: Door | None) -> int:
    if opening.what == "quit":
        return 0
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    # Qt would abort with a heap of words.
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise Failure(
            "There is no screen here to open a window on.",
            "“relaxapp play EXERCISE” works without one, and so does “relaxapp support”.",
        )
    try:
        from relaxapp import app
    except ImportError as error:
        raise Failure(
            f"The window can't be opened: {error}.",
            "“relaxapp play EXERCISE” works without it, and so does “relaxapp support”.",
            "“relaxapp doctor” looks at what is missing.",
        ) from error
    _log_to(where.log)
    return app.run(where, opening, door)


def _suggest(arguments: Sequence[str], commands: Sequence[str]) -> None:
    """Name the command that was perhaps meant, before argparse lists them all."""
    words = list(arguments)
    while words and words[0].startswith("-"):
        del words[: 2 if words[0] == "--profile" else 1]
    if words and words[0] not in commands:
        near = difflib.get_close_matches(words[0], commands, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else f" The commands are: {', '.join(commands)}."
        print(f"relaxapp: “{words[0]}” is not a command.{hint}", file=sys.stderr)
        sys.exit(2)


def _library(where: paths.Places) -> Library:
    from relaxapp.exercises.library import Library

    library = Library([paths.assets() / "exercises", where.exercises])
    for problem in library.problems:
        print(f"relaxapp: {problem}", file=sys.stderr)
    return library


def _settings(where: paths.Places) -> settings.Settings:
    loaded, problems = settings.load(where.settings)
    for problem in problems:
        print(f"relaxapp: {problem}", file=sys.stderr)
    return loaded


def _list(library: Library) -> int:
    for script in library.scripts.values():
        shortest, longest = script.minutes
        print(f"{script.name:18} {shortest:g}–{longest:g} min, usually {script.usual:g}   {script.title}")
        print(f"{'':18} {script.summary}")
    return 0


def _check(files: Sequence[Path]) -> int:
    from relaxapp.exercises.check import check

    wrong = 0
    for file in files:
        problems = check(file)
        for problem in problems:
            print(problem, file=sys.stderr)
        wrong += bool(problems)
        if not problems:
            print(f"{file}: good")
    return 1 if wrong else 0


def _new(title: str, goal: Path | None, where: paths.Places) -> int:
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


def _course(where: paths.Places) -> int:
    from relaxapp.exercises import course_file
    from relaxapp.exercises.course_page import as_text
    from relaxapp.journal.course import practised
    from relaxapp.journal.course_store import CourseStore
    from relaxapp.journal.store import Journal

    course, store = course_file.shipped(), CourseStore(where.course)
    progress = store.load()
    if store.problem:
        print(f"relaxapp: {store.problem}", file=sys.stderr)
    counts: Mapping[str, int] = {}
    if progress.begun:
        journal = Journal(where.journal)
        try:
            counts = practised(journal.since(progress.begun), progress)
        except Failure as failure:
            print(f"relaxapp: {failure}", file=sys.stderr)
        journal.close()
    titles = {script.name: script.title for script in _library(where).scripts.values()}
    print(as_text(course, titles, progress.stage, resting=progress.resting, visited=progress.visited, practised=counts))
    return 0


def _remind(options: argparse.Namespace, where: paths.Places) -> int:
    from relaxapp.reminders.store import ReminderStore
    from relaxapp.reminders.zones import local_zone

    return remind.run(options, ReminderStore(where.reminders), _library(where), datetime.now(UTC), local_zone())


def _support(where: paths.Places, code: str | None) -> int:
    from relaxapp.support import lines
    from relaxapp.support.own import OwnLines

    own = OwnLines(where.own_lines)
    support = lines.load().merged(own.load())
    if own.problem:
        print(f"relaxapp: {own.problem}", file=sys.stderr)
    known = settings.load(where.settings)[0].country
    country = (code or known or lines.guess_country(os.environ)).upper()
    print(lines.as_text(support, country))
    return 0


def _plans(where: paths.Places) -> int:
    from relaxapp.support.plan_page import as_text
    from relaxapp.support.plan_store import FlarePlanStore, PlanStore

    titles = {script.name: script.title for script in _library(where).scripts.values()}
    for store in (PlanStore(where.plan), FlarePlanStore(where.flare_plan)):
        plan = store.load()
        if store.problem:
            print(f"relaxapp: {store.problem}", file=sys.stderr)
        print(as_text(plan, titles))
        print()
    return 0


def _log_to(path: Path) -> None:
    """Keep a small log for whoever mends the program; where it can't be written, stderr has to do."""
    root = logging.getLogger("relaxapp")
    root.setLevel(logging.INFO)
    try:
        paths.private_directory(path.parent)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=256_000, backupCount=1, encoding="utf-8", delay=False
        )
        path.chmod(paths.PRIVATE_FILE)
    except (Failure, OSError):
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)

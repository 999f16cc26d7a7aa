"""The command line: what was asked for is understood, begun, and its trouble told; with no command the window opens.

Exit codes: 0 done, 1 it could not be done (said on stderr), 2 the command was not understood, 130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
import logging.handlers
import math
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from relaxapp import __version__, commands, journal_commands, paths, remind, voicepack
from relaxapp.failures import Failure
from relaxapp.opening import IN_BACKGROUND, Opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relaxapp.desktop.single import Door


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
    choices = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    choices.add_parser("list", help="the exercises, with their shortest, usual and longest minutes")

    start = choices.add_parser("start", help="begin an exercise in the window, in the one that is open if there is")
    start.add_argument("exercise", metavar="EXERCISE")
    start.add_argument("--minutes", type=_minutes, metavar="N", default=0)

    play = choices.add_parser("play", help="practise in the terminal; Ctrl-C ends softly")
    play.add_argument("exercise", metavar="EXERCISE")
    play.add_argument("--minutes", type=_minutes, metavar="N")
    play.add_argument("--no-voice", action="store_true", help="words on the screen only")

    render = choices.add_parser("render", help="write an exercise to a sound file (.wav, .flac, .ogg, .opus, .mp3)")
    render.add_argument("exercise", metavar="EXERCISE")
    render.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    render.add_argument("--minutes", type=_minutes, metavar="N")
    render.add_argument("--soundscape", default="", metavar="NAME", help="rain, ocean, rain+drone, silence, …")
    render.add_argument("--transcript", action="store_true", help="write the words beside it (.txt, .srt and .vtt)")
    render.add_argument("--no-voice", action="store_true", help="soundscape, bells and breath tones only")

    check = choices.add_parser("check", help="look an exercise file over and name every mistake")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")

    new = choices.add_parser("new", help="begin an exercise of your own, from a template with notes")
    new.add_argument("title", metavar="NAME", help="what it is called, such as “A quiet evening”")
    new.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to; without it, among your exercises")

    choices.add_parser("script-help", help="how to write an exercise, on one page")

    choices.add_parser("course", help="the course “Learning to let go”, and where you are in it")

    voicepack.add_arguments(choices.add_parser("voicepack", help="recorded voices: new, check, install, list, remove"))

    remind.add_arguments(choices.add_parser("remind", help="reminders: list, add, edit, pause, next, export, …"))

    journal_commands.add_arguments(choices.add_parser("journal", help="journal: export, import, summary, add, …"))

    support = choices.add_parser("support", help="people who can help, now")
    support.add_argument("--country", metavar="CODE", help="two letters, such as IE")
    support.add_argument("--plan", action="store_true", help="your own plans for hard moments")

    choices.add_parser("doctor", help="what works on this computer, and what to do about what does not")
    return parser, list(choices.choices)


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit code."""
    # People pipe the output into pagers and files of any encoding: a sign that it lacks must not end a session.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    parser, known = _parser()
    _suggest(arguments, known)
    options = parser.parse_args(arguments)
    where = paths.places(options.profile)
    try:
        code = _dispatch(options, where)
        if sys.stdout:
            sys.stdout.flush()  # here its trouble can still be told
    except Failure as failure:
        commands.tell(failure)
        return 1
    except OSError as error:
        if error.filename is not None:
            raise
        # It is no file but our output: its reader has gone (`relaxapp list | head`), or its disk is full.
        if not isinstance(error, BrokenPipeError):
            commands.tell(error.strerror or error)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _dispatch(options: argparse.Namespace, where: paths.Places) -> int:  # noqa: C901, PLR0911, PLR0912 - one a command
    match options.command:
        case None:
            return _window(options, where, Opening(next((wish for wish in WISHES if getattr(options, wish)), "")))
        case "list":
            return commands.list_exercises(where)
        case "start":
            script = commands.library_of(where).get(options.exercise)
            return _window(options, where, Opening("exercise", script.name, options.minutes))
        case "play":
            from relaxapp import terminal

            _log_to(where.log)
            return terminal.play(
                commands.library_of(where).get(options.exercise),
                options.minutes,
                where,
                commands.settings_of(where),
                options.no_voice,
            )
        case "render":
            from relaxapp import terminal

            _log_to(where.log)
            return terminal.render(
                commands.library_of(where).get(options.exercise),
                options.minutes,
                options.output,
                where,
                commands.settings_of(where),
                no_voice=options.no_voice,
                soundscape=options.soundscape,
                transcript=options.transcript,
            )
        case "check":
            return commands.check(options.files)
        case "new":
            return commands.new(options.title, options.output, where)
        case "script-help":
            return commands.script_help()
        case "course":
            return commands.course(where)
        case "voicepack":
            from relaxapp.sound.voice_packs import VoicePacks

            return voicepack.run(options, VoicePacks(where.voice_packs), commands.library_of(where))
        case "remind":
            return commands.reminders(options, where)
        case "journal":
            return commands.journal(options, where)
        case "support":
            return commands.plans(where) if options.plan else commands.support(where, options.country)
        case _:
            from relaxapp import doctor

            return doctor.report(where)


def _window(options: argparse.Namespace, where: paths.Places, opening: Opening) -> int:
    """Have the program that runs do what is asked for, or become it."""
    from relaxapp.desktop.single import Door

    try:
        door = Door(paths.runtime(), where.config)
    except Failure as failure:
        logging.getLogger("relaxapp").warning("later starts can't be heard: %s", failure)
        return _open_window(where, opening, None)
    with contextlib.closing(door):
        code = 0 if door.hand_over(opening.words()) else _open_window(where, opening, door)
    return _go_on_in_background(options.profile) if code == IN_BACKGROUND else code


def _go_on_in_background(profile: Path | None) -> NoReturn:
    """Become the program anew, without its window: a fresh one holds the least of the computer's memory."""
    from relaxapp.desktop.desktop_file import command

    own = ["--profile", os.fspath(profile)] if profile else []
    words = command(*own, "--background")
    os.execv(words[0], words)  # noqa: S606 - this very program


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
    gc.disable()  # nothing falls due while the window is built; once it is seen, it sees to that again
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


def _suggest(arguments: Sequence[str], known: Sequence[str]) -> None:
    """Name the command that was perhaps meant, before argparse lists them all."""
    words = list(arguments)
    while words and words[0].startswith("-"):
        del words[: 2 if words[0] == "--profile" else 1]
    if words and words[0] not in known:
        from difflib import get_close_matches

        near = get_close_matches(words[0], known, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else f" The commands are: {', '.join(known)}."
        print(f"relaxapp: “{words[0]}” is not a command.{hint}", file=sys.stderr)
        sys.exit(2)


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

"""What the command line takes: every command with its options, and what was perhaps meant by a word that is none."""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from relaxapp import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


WISHES: Final = ("support", "flare", "breathe", "background", "quit")
LONGEST_MINUTES: Final = 240


def understood(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for. Ends the program, with a clear line, when it can't be understood."""
    parser, known = _parser()
    _suggest(arguments, known)
    return parser.parse_args(arguments)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one clear line, with the command that was perhaps meant.

    What a command takes may be said `later`, when it is the one that was given: the others cost the start nothing.
    """

    _later: Callable[[argparse.ArgumentParser], None] | None = None

    def later(self, add_arguments: Callable[[argparse.ArgumentParser], None]) -> None:
        """Have the arguments added when they are needed."""
        self._later = add_arguments

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        add_arguments, self._later = self._later, None
        if add_arguments:
            add_arguments(self)
        return super().parse_known_args(args, namespace)

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
    _add_commands(choices)
    return parser, list(choices.choices)


def _add_commands(choices: argparse._SubParsersAction[_Parser]) -> None:
    choices.add_parser("list", help="the exercises, with their shortest, usual and longest minutes")

    start = choices.add_parser("start", help="begin an exercise in the window, in the one that is open if there is")
    start.add_argument("exercise", metavar="EXERCISE")
    start.add_argument("--minutes", type=_minutes, metavar="N", default=0)

    choices.add_parser("play", help="practise in the terminal; Ctrl-C ends softly").later(_of_play)

    render = "write an exercise to a sound file (.wav, .flac, .ogg, .opus, .mp3)"
    choices.add_parser("render", help=render).later(_of_render)

    check = choices.add_parser("check", help="look an exercise file over and name every mistake")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")

    new = choices.add_parser("new", help="begin an exercise of your own, from a template with notes")
    new.add_argument("title", metavar="NAME", help="what it is called, such as “A quiet evening”")
    new.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to; without it, among your exercises")

    choices.add_parser("script-help", help="how to write an exercise, on one page")

    choices.add_parser("course", help="the course “Learning to let go”, and where you are in it")

    choices.add_parser("voicepack", help="recorded voices: new, check, install, list, remove").later(_of_voicepack)

    choices.add_parser("remind", help="reminders: list, add, edit, pause, next, export, …").later(_of_remind)

    choices.add_parser("journal", help="journal: export, import, summary, add, …").later(_of_journal)

    support = choices.add_parser("support", help="people who can help, now")
    support.add_argument("--country", metavar="CODE", help="two letters, such as IE")
    support.add_argument("--plan", action="store_true", help="your own plans for hard moments")

    choices.add_parser("doctor", help="what works on this computer, and what to do about what does not")


def _of_play(play: argparse.ArgumentParser) -> None:
    play.add_argument("exercise", metavar="EXERCISE")
    play.add_argument("--minutes", type=_minutes, metavar="N")
    play.add_argument("--no-voice", action="store_true", help="words on the screen only")


def _of_render(render: argparse.ArgumentParser) -> None:
    render.add_argument("exercise", metavar="EXERCISE")
    render.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    render.add_argument("--minutes", type=_minutes, metavar="N")
    render.add_argument("--soundscape", default="", metavar="NAME", help="rain, ocean, rain+drone, silence, …")
    render.add_argument("--transcript", action="store_true", help="write the words beside it (.txt, .srt and .vtt)")
    render.add_argument("--no-voice", action="store_true", help="soundscape, bells and breath tones only")


def _of_voicepack(parser: argparse.ArgumentParser) -> None:
    from relaxapp import voicepack

    voicepack.add_arguments(parser)


def _of_remind(parser: argparse.ArgumentParser) -> None:
    from relaxapp import remind

    remind.add_arguments(parser)


def _of_journal(parser: argparse.ArgumentParser) -> None:
    from relaxapp import journal_commands

    journal_commands.add_arguments(parser)


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

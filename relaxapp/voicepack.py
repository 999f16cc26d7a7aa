"""The commands for voice packs: recordings of somebody's own voice, made outside the program or given by others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from relaxapp.failures import Failure

if TYPE_CHECKING:
    import argparse

    from relaxapp.exercises.library import Library
    from relaxapp.sound.voice_packs import VoicePacks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be done with voice packs."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=type(parser))
    new = actions.add_parser("new", help="write the list of lines to record for an exercise")
    new.add_argument("exercise", metavar="EXERCISE")
    new.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    new.add_argument("--name", default="My voice", metavar="NAME", help="what the voice is called")
    check = actions.add_parser("check", help="tell what is recorded, what is missing, and what is wrong")
    check.add_argument("path", type=Path, metavar="FOLDER|ZIP")
    install = actions.add_parser("install", help="take a pack into the program")
    install.add_argument("path", type=Path, metavar="FOLDER|ZIP")
    actions.add_parser("list", help="the packs that are installed")
    remove = actions.add_parser("remove", help="let a pack go, with its recordings")
    remove.add_argument("name", metavar="NAME")


def run(options: argparse.Namespace, packs: VoicePacks, library: Library) -> int:
    """Carry out one of the actions. Raises Failure when it can't be done."""
    match options.action:
        case "new":
            return _new(library, options.exercise, options.output, options.name)
        case "check":
            return _check(packs, options.path)
        case "install":
            pack = packs.install(options.path)
            print(f"“{pack.name}” has {_lines(len(pack.lines))} now. Choose it as the voice in the settings.")
        case "remove":
            print(f"“{packs.remove(options.name).name}” is gone.")
        case _:
            found = packs.packs()
            for pack in found:
                print(f"{pack.name}: {_lines(len(pack.lines))}")
            if not found:
                print("There are no voice packs yet. “relaxapp voicepack new EXERCISE -o FOLDER” begins one.")
    return 0


def _new(library: Library, exercise: str, folder: Path, name: str) -> int:
    from relaxapp.exercises.every_line import every_line
    from relaxapp.sound.pack_template import template

    lines = every_line(library.get(exercise))
    template(folder, lines, name)
    print(f"{folder} lists {_lines(len(lines))} to record. “read me.txt” in it tells how.")
    return 0


def _check(packs: VoicePacks, path: Path) -> int:
    look = packs.look(path)
    for problem in look.problems:
        print(problem, file=sys.stderr)
    print(f"“{look.name}”: {len(look.recorded)} of {_lines(len(look.recorded) + len(look.missing))} recorded.")
    if look.missing:
        print("The computer's voice will say these:")
        for line in look.missing:
            print(f"  {line}")
    if look.problems:
        raise Failure("Some recordings can't be used.", to_do="Record them again, or take them out of the folder.")
    return 0


def _lines(count: int) -> str:
    return f"{count} line{'s' * (count != 1)}"

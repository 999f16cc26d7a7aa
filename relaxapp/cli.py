"""The command line: what was asked for is understood, begun, and its trouble told; with no command the window opens.

Exit codes: 0 done, 1 it could not be done (said on stderr), 2 the command was not understood, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from typing import TYPE_CHECKING, Final, NoReturn

from relaxapp import commands, logbook, paths
from relaxapp.arguments import WISHES, understood
from relaxapp.failures import Failure
from relaxapp.opening import IN_BACKGROUND, Opening

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from relaxapp.desktop.single import Door

_WITH_WINDOW: Final = (None, "start")
"""The commands that open the window: what `__main__` has put off goes on there once it is seen."""


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit code."""
    # People pipe the output into pagers and files of any encoding: a sign that it lacks must not end a session.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = understood(arguments)
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
    if options.command not in _WITH_WINDOW:
        gc.enable()
    match options.command:
        case None:
            return _start(options, where)
        case "list":
            return commands.list_exercises(where)
        case "start":
            script = commands.library_of(where).get(options.exercise)
            return _window(options, where, Opening("exercise", script.name, options.minutes))
        case "play" | "render":
            return _practise(options, where)
        case "check":
            return commands.check(options.files)
        case "new":
            return commands.new(options.title, options.output, where)
        case "script-help":
            return commands.script_help()
        case "course":
            return commands.course(where)
        case "voicepack":
            from relaxapp import voicepack
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


def _start(options: argparse.Namespace, where: paths.Places) -> int:
    """Open the window with what was wished for, if anything was."""
    try:
        return _window(options, where, Opening(next((wish for wish in WISHES if getattr(options, wish)), "")))
    except Failure:
        if options.support:  # whoever asked for help gets it, window or not
            commands.support(where, None)
        raise


def _practise(options: argparse.Namespace, where: paths.Places) -> int:
    """Have an exercise heard in the terminal, or written to a file."""
    from relaxapp import terminal

    logbook.keep_at(where.log)
    script = commands.library_of(where).get(options.exercise)
    settings = commands.settings_of(where)
    if options.command == "play":
        return terminal.play(script, options.minutes, where, settings, options.no_voice)
    return terminal.render(
        script,
        options.minutes,
        options.output,
        where,
        settings,
        no_voice=options.no_voice,
        soundscape=options.soundscape,
        transcript=options.transcript,
    )


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
    if hasattr(sys, "setdlopenflags"):
        sys.setdlopenflags(os.RTLD_LAZY)  # what Qt's libraries have of one another is looked up when it is first called
    try:
        from relaxapp import app
    except ImportError as error:
        raise Failure(
            f"The window can't be opened: {error}.",
            "“relaxapp play EXERCISE” works without it, and so does “relaxapp support”.",
            "“relaxapp doctor” looks at what is missing.",
        ) from error
    logbook.keep_at(where.log)
    return app.run(where, opening, door)

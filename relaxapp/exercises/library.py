"""The exercises there are: the program's own and the person's. A bad file never stops the others from loading."""

from __future__ import annotations

import difflib
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.parser import parse
from relaxapp.exercises.problems import Problem, ScriptErrors
from relaxapp.exercises.script import Family
from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relaxapp.exercises.script import Script

_SUFFIX: Final = ".md"
_LARGEST: Final = 1_000_000


class UnknownExercise(Failure):
    """Nothing has the name that was asked for."""


class Library:
    """All exercises of some folders; where two have the same name, the one in the later folder is taken.

    The folders are read when all exercises are first asked for; a single one is read alone, so that a start need not
    wait for the others.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._ahead: dict[Path, Script | ScriptErrors] = {}

    @property
    def scripts(self) -> Mapping[str, Script]:
        """All exercises by name, in reading order: by family and then by title."""
        return self._all[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with files that can't be used."""
        return self._all[1]

    @property
    def own(self) -> frozenset[str]:
        """The names of those that are not in the first folder: the person's own."""
        first = next(iter(self._folders), None)
        return frozenset(name for name, folder in self._all[2].items() if folder != first)

    def load(self) -> None:
        """Have the folders read again."""
        self.__dict__.pop("_all", None)
        self._ahead.clear()

    def read_ahead(self) -> Iterator[None]:
        """Read the folders before they are asked for: a file at a time, with something else to be done in between."""
        for path in [path for folder in self._folders for path in _files(folder, [])]:
            if "_all" in self.__dict__:
                return
            self._ahead[path] = _outcome(path)
            yield

    @cached_property
    def _all(self) -> tuple[Mapping[str, Script], tuple[Problem, ...], Mapping[str, Path]]:
        """Read the folders, and note where each exercise was found; one that does not exist is an empty one."""
        found: dict[str, Script] = {}
        where: dict[str, Path] = {}
        problems: list[Problem] = []
        for folder in self._folders:
            for path in _files(folder, problems):
                outcome = self._ahead.pop(path, None) or _outcome(path)
                if isinstance(outcome, ScriptErrors):
                    problems += outcome.problems
                else:
                    found[path.stem], where[path.stem] = outcome, folder
        families = list(Family)
        order = sorted(found.values(), key=lambda script: (families.index(script.family), script.title.casefold()))
        return {script.name: script for script in order}, tuple(problems), where

    def get(self, name: str) -> Script:
        """Return an exercise by its name. Raises UnknownExercise, which names what comes near."""
        if "_all" not in self.__dict__ and (alone := self._alone(name)):
            return alone
        if name in self.scripts:
            return self.scripts[name]
        near = difflib.get_close_matches(name.lower(), list(self.scripts), n=3, cutoff=0.5)
        known = f"There are: {', '.join(self.scripts)}." if self.scripts else ""
        hint = f"Did you mean {' or '.join(f'“{each}”' for each in near)}?" if near else known
        raise UnknownExercise(f"There is no exercise “{name}”.", to_do=hint)

    def _alone(self, name: str) -> Script | None:
        """Read one exercise without the others; None when it is not as simple as that."""
        if Path(name).name != name:
            return None
        for folder in reversed(self._folders):
            path = folder / f"{name}{_SUFFIX}"
            if path.is_file():
                try:
                    return read(path)
                except ScriptErrors:
                    return None
        return None


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the files of a folder, in order; one that does not exist is an empty one, trouble is a problem more."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX and path.is_file())
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return []


def _outcome(path: Path) -> Script | ScriptErrors:
    """Return what a file holds, or all that is wrong with it."""
    try:
        return read(path)
    except ScriptErrors as errors:
        return errors


def read(path: Path) -> Script:
    """Read one file. Raises ScriptErrors, whose problems name the file; one that can't be read is a problem too."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise ScriptErrors(path.stem, (_unreadable(path, error),)) from error
    if len(content) > _LARGEST:
        problem = Problem(1, 1, "a very large file", f"at most {_LARGEST} bytes", file=str(path))
        raise ScriptErrors(path.stem, (problem,))
    try:
        return parse(content.decode("utf-8"), path.stem)
    except UnicodeDecodeError as error:
        raise ScriptErrors(path.stem, (_not_text(content, error.start, path),)) from error
    except ScriptErrors as errors:
        raise ScriptErrors(path.stem, tuple(replace(each, file=str(path)) for each in errors.problems)) from errors


def help_page() -> str:
    """Return the script language on one page, as Markdown."""
    return Path(__file__).with_name("script-help.md").read_text(encoding="utf-8")


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(1, 1, f"that it can't be read ({error.strerror})", "something to read", file=str(path))


def _not_text(content: bytes, at: int, path: Path) -> Problem:
    before = content[:at]
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8", errors="replace")) + 1
    hint = "save the file as UTF-8"
    return Problem(before.count(b"\n") + 1, column, f"the byte {content[at]:#04x}", "UTF-8 text", hint, str(path))

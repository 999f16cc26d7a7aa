"""The person's own exercise files: listed, read, written, copied, taken in and taken away. Nothing is lost unasked."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from relaxapp.exercises import library
from relaxapp.exercises.problems import ScriptErrors
from relaxapp.failures import Failure, log
from relaxapp.paths import export, private_directory, write_privately

SUFFIX: Final = ".md"
_LARGEST: Final = 4_000_000
"""Bytes that are opened at all; an exercise that can be used is far smaller."""
_LONGEST_LINE: Final = 20_000
_MOST_LINES: Final = 50_000
"""Letters and lines beyond which an editor would be slow. An exercise that can be used has far fewer."""
_LONGEST_NAME: Final = 40
"""Letters. Four bytes each, and an ending, are within what every file system takes."""
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that one family of systems gives to no file."""
_TITLE: Final = re.compile(r"^([ \t]*title[ \t]*=[ \t]*)(\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')", re.MULTILINE)

Stamp = tuple[int, int, int]
"""What tells one state of a file from another: which file it is, how long, and when it was written."""


class Changed(Failure):
    """A file is not any more what was read from it: somebody else has written it meanwhile."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """One of the person's files.

    `problems` counts what stands in the way of using it; `trouble` says why it can't even be read; `replaces` is the
    title of the built-in exercise whose place it takes.
    """

    name: str
    title: str
    problems: int = 0
    trouble: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a file as it was when it was read."""

    text: str
    stamp: Stamp


class OwnFiles:
    """The exercise files in `folder`, which need not exist; those in the folder `built_in` are only read and copied.

    Every method raises Failure, in plain words, when the disk does not let it.
    """

    def __init__(self, folder: Path, built_in: Path) -> None:
        self._folder = folder
        self._built_in = built_in
        self._looked_at: dict[str, tuple[Stamp, OwnFile]] = {}

    def files(self) -> tuple[OwnFile, ...]:
        """Return what there is, by title. A file that was not changed is not read again."""
        try:
            paths = [path for path in self._folder.iterdir() if path.suffix == SUFFIX and path.is_file()]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Failure(f"The folder {self._folder} can't be read ({error.strerror}).") from error
        found = [file for path in paths if (file := self._look_at(path))]
        self._looked_at = {name: known for name, known in self._looked_at.items() if any(f.name == name for f in found)}
        return tuple(sorted(found, key=lambda file: (file.title.casefold(), file.name)))

    def has(self, name: str) -> bool:
        """Whether there is an own file of this name."""
        return self._path(name).is_file()

    def has_built_in(self, name: str) -> bool:
        """Whether the program has an exercise of this name itself."""
        return self._path(name, self._built_in).is_file()

    def stamp(self, name: str) -> Stamp | None:
        """Return what tells this state of a file from others; None when there is no such file."""
        return stamp(self._path(name))

    def read(self, name: str) -> Opened:
        """Return the text of an own file."""
        path = self._path(name)
        seen = stamp(path)
        text = read_text(path)
        return Opened(text, seen or (0, 0, 0))

    def write(self, name: str, text: str, known: Stamp | None) -> Stamp:
        """Keep the text, readable by its owner alone, and return what tells it from others.

        Only what is `known` to stand there is written over; for anything else Changed is raised.
        """
        path = self._path(name)
        there = stamp(path)
        if there is not None and there != known:
            raise Changed(f"“{name}” was changed by another window or program while you were writing.")
        return self._put(path, text)

    def create(self, wish: str, text: str) -> str:
        """Keep a new exercise under a free name made from a title, and return the name."""
        private_directory(self._folder)
        name = self._reserve(wish)
        try:
            self._put(self._path(name), text)
        except Failure:
            self._discard_empty(name)
            raise
        return name

    def copy(self, name: str, title: str, *, built_in: bool = False) -> str:
        """Make a new own exercise from an own or a built-in one, with another title, and return its name."""
        text = read_text(self._path(name, self._built_in if built_in else self._folder))
        return self.create(title, with_title(text, title))

    def put(self, name: str, text: str) -> None:
        """Keep a text under this name, in the place of whatever is there."""
        private_directory(self._folder)
        self._put(self._path(name), text)

    def remove(self, name: str) -> None:
        """Delete an own file. One that is gone already is fine."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise Failure(f"“{name}” can't be deleted ({error.strerror}).") from error

    def export(self, name: str, goal: Path) -> None:
        """Write a copy of an own file, byte by byte."""
        export(goal, _bytes(self._path(name)))

    def _look_at(self, path: Path) -> OwnFile | None:
        seen = stamp(path)
        if seen is None:  # it vanished a moment ago
            return None
        known = self._looked_at.get(path.stem)
        if not known or known[0] != seen:
            self._looked_at[path.stem] = known = (seen, self._state(path))
        return known[1]

    def _state(self, path: Path) -> OwnFile:
        replaces = self._title_of_built_in(path.stem)
        try:
            return OwnFile(path.stem, library.read(path).title, replaces=replaces)
        except ScriptErrors as errors:
            problems = len(errors.problems)
        try:
            title = title_of(read_text(path)) or path.stem
        except Failure as failure:
            return OwnFile(path.stem, path.stem, problems, failure.what, replaces)
        return OwnFile(path.stem, title, problems, replaces=replaces)

    def _title_of_built_in(self, name: str) -> str:
        path = self._path(name, self._built_in)
        try:
            return library.read(path).title if path.is_file() else ""
        except ScriptErrors as errors:
            log.warning("%s", errors)
            return name

    def _reserve(self, wish: str) -> str:
        """Make an empty file under a name from a title that neither an own nor a built-in exercise has."""
        wanted = slug(wish)
        for number in count(1):
            name = wanted if number == 1 else f"{wanted}-{number}"
            if self.has_built_in(name):
                continue
            try:
                self._path(name).touch(exist_ok=False)
            except FileExistsError:  # perhaps from another window, a moment ago
                continue
            except OSError as error:
                raise self._unwritable(error) from error
            return name
        raise AssertionError("numbers do not end")

    def _put(self, path: Path, text: str) -> Stamp:
        try:
            private_directory(self._folder)
            write_privately(path.resolve(), text)  # where a link leads: the link itself stays
        except (OSError, Failure) as error:
            raise self._unwritable(error) from error
        return stamp(path) or (0, 0, 0)

    def _discard_empty(self, name: str) -> None:
        path = self._path(name)
        try:
            if path.stat().st_size == 0:
                path.unlink()
        except OSError as error:
            log.warning("an empty file stays behind: %r", error)

    def _unwritable(self, error: Exception) -> Failure:
        return Failure(
            f"Your exercise can't be saved just now ({getattr(error, 'strerror', None) or error}).",
            "",
            f"Is there room on the disk, and may you write in {self._folder}?",
        )

    def _path(self, name: str, folder: Path | None = None) -> Path:
        if not name or Path(name).name != name or "\0" in name:
            raise Failure(f"“{name}” can't be the name of an exercise.")
        return (folder or self._folder) / f"{name}{SUFFIX}"


def brought(path: Path) -> tuple[str, str]:
    """Return a name and the text of a file from anywhere. Raises Failure, in plain words, for what is no text."""
    return slug(path.name.removesuffix(path.suffix)), read_text(path)


def read_text(path: Path) -> str:
    """Return the text of a file. Raises Failure, in plain words, for what is no text."""
    try:
        text = _bytes(path).decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _no_text(path) from error
    if "\0" in text:
        raise _no_text(path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unwieldy(text: str) -> bool:
    """Whether nobody could write in a text without waiting for each letter."""
    lines = text.split("\n")
    return len(text) > _LARGEST or len(lines) > _MOST_LINES or max(map(len, lines)) > _LONGEST_LINE


def title_of(text: str) -> str:
    """Return the title that a text gives itself, whatever else is wrong with it; "" when there is none."""
    found = _TITLE.search(text)
    return " ".join(found[2][1:-1].split())[:80] if found else ""


def with_title(text: str, title: str) -> str:
    """Return the text with another title in its head; as it is when it has none."""
    plain = "".join(sign for sign in title if sign.isprintable()).replace("\\", "\\\\").replace('"', '\\"')
    return _TITLE.sub(lambda found: f'{found[1]}"{plain}"', text, count=1)


def slug(title: str) -> str:
    """Return the name of a file for a title: lower case, words joined by "-", accents left out where that is possible.

    Letters of other scripts stay what they are.
    """
    plain = unicodedata.normalize("NFKD", title.casefold())
    plain = unicodedata.normalize("NFC", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    name = re.sub(r"[\W_]+", "-", plain)[:_LONGEST_NAME].strip("-")
    return f"exercise-{name}" if _RESERVED.fullmatch(name) else name or "exercise"


def stamp(path: Path) -> Stamp | None:
    """Return what tells this state of a file from others; None when there is no such file or nobody may ask."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _bytes(path: Path) -> bytes:
    name = path.name
    try:
        if path.is_dir():
            raise Failure(f"“{name}” is a folder.", "", "Choose a single file, please.")
        if not path.is_file() and path.exists():
            raise Failure(f"“{name}” is no file that could be read.")  # a pipe would keep us waiting for ever
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise Failure(f"“{name}” is not there any more.") from error
    except OSError as error:
        raise Failure(f"“{name}” can't be read ({error.strerror or os.strerror(error.errno or 0)}).") from error
    if len(content) > _LARGEST:
        raise Failure(f"“{name}” is far too large to be an exercise.", "", "An exercise is a few pages of text.")
    return content


def _no_text(path: Path) -> Failure:
    return Failure(
        f"“{path.name}” is not a plain text that could be read here.",
        "",
        "If it is one, open it in a text editor and save it as “UTF-8”.",
    )

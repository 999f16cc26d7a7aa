"""Texts that are written and not saved yet, kept so that neither a crash nor a power cut takes them away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from relaxapp.exercises.own_files import SUFFIX, Stamp, read_text, stamp
from relaxapp.failures import Failure, log
from relaxapp.paths import private_directory, write_privately

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER: Final = re.compile(r"~\d+$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was not saved; `written` is when, in nanoseconds, as files have it."""

    text: str
    written: int


class Drafts:
    """The drafts in `folder`, by the name of the exercise they are for.

    Two windows may write at the same exercise: a draft that this one has neither read nor written is never replaced
    or removed, and the next one gets a number.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mine: dict[str, tuple[Path, Stamp | None]] = {}

    def keep(self, name: str, text: str) -> None:
        """Keep the text. Raises Failure when the disk does not let it."""
        try:
            private_directory(self._folder)
            path = self._own_place(name)
            write_privately(path, text)
        except OSError as error:
            raise Failure(f"What you write can't be kept safe just now ({error.strerror}).") from error
        self._mine[name] = (path, stamp(path))

    def find(self, name: str) -> Draft | None:
        """Return the draft that was written last, which is this window's from now on; None when there is none."""
        for path in sorted(self._of(name), key=lambda path: (stamp(path) or (0, 0, 0))[2], reverse=True):
            seen = stamp(path)
            try:
                text = read_text(path)
            except Failure as failure:
                log.warning("a draft can't be read: %s", failure)
                continue
            if seen is not None:
                self._mine[name] = (path, seen)
                return Draft(text, seen[2])
        return None

    def names(self) -> frozenset[str]:
        """Return the names of the exercises that have a draft."""
        return frozenset(_NUMBER.sub("", path.stem) for path in self._all())

    def drop(self, name: str) -> None:
        """Forget this window's draft; those of others stay."""
        path, known = self._mine.pop(name, (None, None))
        if path is None or stamp(path) != known:
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("a draft stays behind: %r", error)

    def drop_all(self, name: str) -> None:
        """Forget every draft of an exercise that is deleted."""
        self._mine.pop(name, None)
        for path in self._of(name):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                log.warning("a draft stays behind: %r", error)

    def _own_place(self, name: str) -> Path:
        path, known = self._mine.get(name, (self._folder / f"{name}{SUFFIX}", None))
        if stamp(path) in (known, None):
            return path
        free = (self._folder / f"{name}~{number}{SUFFIX}" for number in count(2))
        return next(each for each in free if stamp(each) is None)

    def _of(self, name: str) -> list[Path]:
        return [path for path in self._all() if _NUMBER.sub("", path.stem) == name]

    def _all(self) -> list[Path]:
        try:
            return [path for path in self._folder.iterdir() if path.suffix == SUFFIX]
        except FileNotFoundError:
            return []
        except OSError as error:
            log.warning("the drafts can't be listed: %r", error)
            return []

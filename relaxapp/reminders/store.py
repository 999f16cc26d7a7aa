"""Keeps reminders: one small JSON file, readable by its owner alone, which several processes may change in turn."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from relaxapp.alone import alone
from relaxapp.failures import Failure, log
from relaxapp.paths import private_directory, write_privately
from relaxapp.reminders.form import moment_from_data, plan_as_data, plan_from_data, shown_as_data, shown_from_data
from relaxapp.reminders.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from relaxapp.reminders.plan import Plan

VERSION: Final = 1
_NOT_WHOLE: Final = (ValueError, TypeError, KeyError, OverflowError, RecursionError)


class ReminderStore:
    """The reminders in the file `path`.

    Loading never fails and writes nothing. A file that could not be read whole is copied before the first saving.
    `problem` says in plain words what is wrong; empty when all is well.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: tuple[int, ...] | None = None
        self._read: Kept | None = None
        self._whole = True
        self._newer = False
        self._unsaved: list[Callable[[Kept], Kept]] = []
        self.problem = ""

    def load(self) -> Kept:
        """Return all as it is now, with what could not be saved; a file is read again when it was written since."""
        there = self._identity()
        if self._read is None or there != self._known:
            self._known = there
            self._read = self._read_kindly()
        kept = self._read
        for change in self._unsaved:
            kept = change(kept)
        return kept

    def update(self, change: Callable[[Kept], Kept]) -> Kept:
        """Change what is kept by now and return it: it is on the disk then, and no change by others is lost.

        Raises Failure when it can't be kept (then it holds as long as the program runs), and whatever `change` raises
        (then nothing has changed).
        """
        try:
            with self._alone():
                changed = change(self.load())
                self._write(changed)
                self._read, self._known = changed, self._identity()
        except OSError as error:
            change(self.load())
            self._unsaved.append(change)
            raise Failure(
                f"Your reminders can't be saved just now ({error.strerror or error}).",
                "They hold until you close the program.",
                f"Is there room on the disk, and may you write in {self._path.parent}?",
            ) from error
        self._unsaved.clear()
        self._whole = True
        self.problem = ""
        return changed

    def forget(self) -> None:
        """Let go of what could not be saved: all reminders are deleted."""
        self._unsaved.clear()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            private_directory(self._path.parent)
        except Failure as failure:
            raise OSError(str(failure)) from failure
        with alone(self._path.with_suffix(".lock")):
            yield

    def _write(self, kept: Kept) -> None:
        if self._newer:
            raise OSError("a newer Relaxapp has written them, and this one leaves them untouched")
        for left in self._path.parent.glob(f"{self._path.name}*.part"):
            left.unlink()  # a process ended in the middle of writing; nobody else writes now
        if not self._whole:
            self._set_aside()
        data = {
            "version": VERSION,
            "plan": plan_as_data(kept.plan),
            "shown": shown_as_data(kept.shown),
            "last_seen": kept.last_seen.isoformat() if kept.last_seen else None,
        }
        write_privately(self._path, json.dumps(data, indent=1))
        _make_lasting(self._path.parent)

    def _read_kindly(self) -> Kept:
        self.problem = ""
        self._whole = True
        self._newer = False
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            if not isinstance(stored, dict) or not isinstance(stored["version"], int):
                raise TypeError("reminders are an object with a version")
            if stored["version"] > VERSION:
                self._newer = True
                self.problem = "Your reminders were written by a newer Relaxapp, and this one leaves them untouched."
                return Kept()
            plan, self._whole = plan_from_data(stored["plan"])
        except FileNotFoundError:
            return Kept()
        except OSError as error:
            log.warning("the reminders can't be read: %r", error)
            self.problem = f"Your reminders can't be read just now ({error.strerror}). {self._stays}"
        except _NOT_WHOLE:
            log.warning("the reminders are damaged", exc_info=True)
            self.problem = f"The file of your reminders is damaged. {self._stays}"
        else:
            if not self._whole:
                self.problem = f"Some of your reminders could not be read. {self._stays}"
            return self._with_memory(plan, stored)
        self._whole = False
        return Kept()

    def _with_memory(self, plan: Plan, stored: dict[str, Any]) -> Kept:
        """Add what was shown; where that is damaged, the reminders come all the same."""
        try:
            last_seen = None if stored["last_seen"] is None else moment_from_data(stored["last_seen"])
            return Kept(plan, shown_from_data(stored["shown"]), last_seen)
        except _NOT_WHOLE:
            log.warning("what was shown of reminders is damaged", exc_info=True)
            self._whole = False
            return Kept(plan)

    def _set_aside(self) -> None:
        """Keep a copy of what could not be read."""
        number = 1
        while (aside := self._path.with_name(f"{self._path.stem}-before-{number}.json")).exists():
            number += 1
        try:
            write_privately(aside, self._path.read_bytes())
        except PermissionError:
            self._path.rename(aside)
        log.warning("reminders that can't be read whole are kept as %s", aside)

    def _identity(self) -> tuple[int, ...] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size

    @property
    def _stays(self) -> str:
        return f"It stays in {self._path}, and is kept beside the new one when you go on."


def _make_lasting(folder: Path) -> None:
    """Have the disk keep the file's new name even when the power fails."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

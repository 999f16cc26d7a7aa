"""Keeps the path through the course: one small JSON file, readable by its owner alone."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import Failure, log
from relaxapp.journal.course import Progress, Visit
from relaxapp.vault import Locked, PrivateFile
from relaxapp.vault.failures import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from relaxapp.vault import Vault

VERSION: Final = 1


class _Newer(Exception):  # noqa: N818 - no error: another version, which knows more
    """The file was written by a newer version."""


class CourseStore:
    """The path in the file `path`; with a `vault`, under its lock.

    Loading never fails and changes nothing on the disk; what could not be saved is still there. A file that could not
    be read whole is set aside before the first saving; one that is locked is not saved over. `problem` says in plain
    words what is wrong; empty when all is well.
    """

    def __init__(self, path: Path, vault: Vault | None = None) -> None:
        self._path = path
        self._file = PrivateFile(path, vault)
        self._unsaved: Progress | None = None
        self.problem = ""

    def load(self) -> Progress:
        """Return the path as it is; one that has not begun when there is none, or none that can be read."""
        if self._unsaved is not None:
            return self._unsaved
        self.problem = ""
        try:
            return self._read() or Progress()
        except Locked:
            self.problem = "Your path is locked."
        except Failure as failure:
            log.warning("the path through the course can't be opened: %r", failure)
            self.problem = f"{failure} {self._kept}"
        except _Newer:
            self.problem = "Your path was written by a newer Relaxapp, and this one leaves it untouched."
        except OSError as error:
            log.warning("the path through the course can't be read: %r", error)
            self.problem = f"Your path can't be read just now ({error.strerror}). {self._kept}"
        except (ValueError, TypeError, KeyError, RecursionError):
            log.warning("the path through the course is damaged", exc_info=True)
            self.problem = f"The file of your path is damaged. {self._kept} {_CHOOSE}"
        return Progress()

    def save(self, progress: Progress) -> None:
        """Keep the path; a crash leaves the old or the new one, whole. Raises Failure when it can't be kept."""
        self._unsaved = progress
        visits = [{"stage": visit.stage, "begun": visit.begun.isoformat()} for visit in progress.visits]
        text = json.dumps({"version": VERSION, "visits": visits, "resting": progress.resting}, indent=2)
        try:
            self._make_room()
            self._file.write(text)
        except Locked:
            self._unsaved = None  # it was begun without knowing the path
            raise
        except (OSError, Failure) as error:
            raise Failure(
                f"Your place in the course can't be saved just now ({getattr(error, 'strerror', None) or error}).",
                "It stays as it is until you close the program.",
                f"Is there room on the disk, and may you write in {self._path.parent}?",
            ) from error
        except _Newer as error:
            raise Failure(
                "Your path was written by a newer Relaxapp, and this one leaves it untouched.",
                "What you choose now holds until you close the program.",
                "Start the newer version to go on with it.",
            ) from error
        self._unsaved = None
        self.problem = ""

    def forget(self) -> None:
        """Let go of what could not be saved: the path is deleted."""
        self._unsaved = None

    def _read(self) -> Progress | None:
        """Return what stands in the file, or None when there is none. Raises whatever is wrong with it."""
        written = self._file.read()
        if written is None:
            return None
        stored = json.loads(written)
        if not isinstance(stored, dict) or not isinstance(stored["version"], int):
            raise TypeError("a path is an object with a version")
        if stored["version"] > VERSION:
            raise _Newer
        if not isinstance(stored["resting"], bool) or not isinstance(stored["visits"], list):
            raise TypeError("a path is a list of visits, at rest or not")
        return Progress(tuple(map(_visit, stored["visits"])), stored["resting"])

    def _make_room(self) -> None:
        """Set aside what stands in the file's place and can't be read."""
        try:
            self._read()
        except (OSError, Unreadable, ValueError, TypeError, KeyError, RecursionError):
            number = 1
            while (aside := self._path.with_name(f"{self._path.stem}-before-{number}.json")).exists():
                number += 1
            self._path.rename(aside)
            log.warning("a path that can't be read was set aside as %s", aside)

    @property
    def _kept(self) -> str:
        return f"It stays in {self._path}, and is kept beside the new one when you go on."


_CHOOSE: Final = "You can go on from any place that you like, and what you practised is not touched."


def _visit(stored: Any) -> Visit:
    if not isinstance(stored, dict) or not isinstance(stored["stage"], str):
        raise TypeError("a visit is an object with a stage")
    return Visit(stored["stage"], datetime.fromisoformat(stored["begun"]))

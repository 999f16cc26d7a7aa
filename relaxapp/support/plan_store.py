"""Keeps a person's plans: one small JSON file each, readable by its owner alone. What was written is never lost."""

from __future__ import annotations

import json
import stat
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from relaxapp.failures import Failure, log
from relaxapp.paths import PRIVATE_DIRECTORY, private_directory
from relaxapp.support.plan import FlarePlan, Kind, Person, Plan
from relaxapp.vault import Locked, PrivateFile

if TYPE_CHECKING:
    from pathlib import Path

    from relaxapp.vault import Vault

VERSION: Final = 1

_P = TypeVar("_P", Plan, FlarePlan)


class _Store(Generic[_P]):
    """One plan in the file `path`; with a `vault`, under its lock.

    Loading never fails and changes nothing on the disk; what could not be saved is still there. Saving replaces only
    what this store has read or written itself: any other file that stands there (damaged, or written by another
    window) is first set aside. `problem` says in plain words what was wrong at the last loading or saving; empty when
    all is well. A plan that was found `locked` is empty, and is not saved over.
    """

    kind: ClassVar[type[Any]]

    def __init__(self, path: Path, vault: Vault | None = None) -> None:
        self._path = path
        self._file = PrivateFile(path, vault)
        self._known: tuple[int, int, int] | None = None
        self._newer = False
        self._unsaved: _P | None = None
        self.problem = ""
        self.locked = False

    @property
    def unsaved(self) -> bool:
        """Whether the last saving failed, so that the plan is not on the disk yet."""
        return self._unsaved is not None

    def load(self) -> _P:
        """Return the plan, or as much of it as can be read; an empty one when there is none. Never fails."""
        if self._unsaved is not None:
            return self._unsaved
        self.problem = ""
        self._known = None
        self._newer = self.locked = False
        try:
            return self._load()
        except Locked:
            self.locked = True
            self.problem = f"{self._mine} is locked."
        except Failure as failure:
            log.warning("a plan can't be opened: %r", failure)
            self.problem = f"{failure} {self._kept}"
        except OSError as error:
            log.warning("a plan can't be read: %r", error)
            self.problem = f"{self._mine} can't be read just now ({error.strerror}). It stays in {self._path}."
        except (ValueError, TypeError, KeyError, RecursionError):
            log.warning("a plan is damaged", exc_info=True)
            self.problem = f"The file of {self._mine.lower()} is damaged. {self._kept}"
        return self._empty()

    def save(self, plan: _P) -> None:
        """Keep the plan; a crash leaves the old or the new one, whole. Raises Failure when it can't be kept."""
        if self.locked:
            raise Locked(f"{self._mine} is locked.")
        self._unsaved = plan
        if self._newer and self._path.exists():
            raise Failure(self.problem, "What you write now is not kept.", "Start the newer version to change it.")
        self.problem = ""
        text = json.dumps({"version": VERSION, "plan": asdict(plan)}, indent=2)
        try:
            folder = private_directory(self._path.parent)
            if stat.S_IMODE(folder.stat().st_mode) != PRIVATE_DIRECTORY:
                folder.chmod(PRIVATE_DIRECTORY)
            self._set_stranger_aside()
            self._file.write(text)
            self._known = self._identity()
            self._unsaved = None
        except (OSError, Failure) as error:
            self.problem = f"{self._mine} can't be saved just now ({getattr(error, 'strerror', None) or error})."
            raise Failure(
                self.problem,
                "It stays on the screen until you close the program.",
                f"Is there room on the disk, and may you write in {self._path.parent}?",
            ) from error

    def forget(self) -> None:
        """Let go of what could not be saved: all that was written is deleted."""
        self._unsaved = self._known = None

    def _load(self) -> _P:
        """Return what stands in the file, and remember which file it is. Raises whatever is wrong with it."""
        identity = self._identity()
        written = self._file.read()
        if written is None:
            return self._empty()
        stored = json.loads(written)
        if isinstance(stored, dict) and isinstance(stored.get("version"), int) and stored["version"] > VERSION:
            self._newer = True
            self.problem = f"{self._mine} was written by a newer Relaxapp, and this one leaves it untouched."
            return self._empty()
        plan, whole = self._read(stored["plan"])
        if whole:
            self._known = identity
        else:
            self.problem = f"Some of {self._mine.lower()} could not be read. {self._kept}"
        return plan

    def _set_stranger_aside(self) -> None:
        there = self._identity()
        if there is None or there == self._known:
            return
        number = 1
        while (aside := self._path.with_name(f"{self._path.stem}-before-{number}.json")).exists():
            number += 1
        self._path.rename(aside)
        self.problem = f"What stood in the file of {self._mine.lower()} before is kept in {aside}."
        log.warning("a plan that this window had not read was set aside as %s", aside)

    def _identity(self) -> tuple[int, int, int] | None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino, status.st_mtime_ns

    def _read(self, stored: Any) -> tuple[_P, bool]:
        """Return the plan with all entries that make sense, and whether these were all."""
        if not isinstance(stored, dict):
            raise TypeError("a plan is an object of fields")
        plan = self._empty()
        wanted = {name: kind for section in plan.SECTIONS for name, kind in section.holds.items()}
        read = {name: _entries(stored.get(name, []), kind) for name, kind in wanted.items()}
        whole = set(stored) <= set(wanted) and all(complete for _, complete in read.values())
        return self.kind(**{name: entries for name, (entries, _) in read.items()}), whole

    def _empty(self) -> _P:
        empty: _P = self.kind()
        return empty

    @property
    def _mine(self) -> str:
        return str(self.kind.TITLE).replace("My", "Your", 1)

    @property
    def _kept(self) -> str:
        return f"It stays in {self._path}, and is kept beside the new one when you write again."


class PlanStore(_Store[Plan]):
    """Keeps my support plan."""

    kind = Plan


class FlarePlanStore(_Store[FlarePlan]):
    """Keeps my flare plan."""

    kind = FlarePlan


def _entries(stored: Any, kind: Kind) -> tuple[tuple[Any, ...], bool]:
    """Return the entries of the right kind, and whether these were all."""
    if not isinstance(stored, list):
        return (), False
    if kind is not Kind.PEOPLE:
        texts = tuple(entry for entry in stored if isinstance(entry, str))
        return texts, len(texts) == len(stored)
    people = tuple(Person(**entry) for entry in stored if _is_person(entry))
    return people, len(people) == len(stored)


def _is_person(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) <= {"name", "number", "note"}
        and all(isinstance(value, str) for value in entry.values())
    )

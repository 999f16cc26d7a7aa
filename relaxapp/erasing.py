"""Deleting what the program keeps of a person: all of it, but for what they want to keep, and told file by file.

Only what the program itself writes is touched. A folder that was given to it may hold other things: those stay, and
are named.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.failures import log
from relaxapp.vault.seals import MAGIC, is_sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from relaxapp.paths import Places

REMINDERS: Final = "reminders"
PLANS: Final = "plans"
OWN: Final = "own"
ALSO: Final = (REMINDERS, PLANS, OWN)
"""What goes only when it is asked for: reminders, plans and people, and what the person made."""
_LOCK: Final = "the lock"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Something that the program keeps, in words, and where: names with * are patterns. `also` is one of ALSO or ""."""

    words: str
    places: Callable[[Places], Iterable[Path]]
    also: str = ""


_EVERYTHING: Final = (
    _Kept(
        "your journal and its copies",
        lambda p: (*_beside(p.journal, "journal"), p.backups, p.inbox, *([p.spare] if p.spare else [])),
    ),
    _Kept("the session that ran", lambda p: (p.running,)),
    _Kept("your place in the course", lambda p: _beside(p.course, "course")),
    _Kept("your settings", lambda p: _beside(p.settings, "settings")),
    _Kept(_LOCK, lambda p: (p.lock,)),
    _Kept("what was prepared ahead", lambda p: (p.voices, p.decoded_sounds)),
    _Kept("notes of what went wrong", lambda p: _beside(p.log, "relaxapp.log")),
    _Kept("your reminders", lambda p: _beside(p.reminders, "reminders"), REMINDERS),
    _Kept("your plans and people", lambda p: (p.plan.parent, p.own_lines.parent, p.flare_plan.parent), PLANS),
    _Kept("what you made", lambda p: (p.exercises, p.drafts, p.sounds, p.voice_packs), OWN),
)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done: what is gone and what was kept, in words; what could not be deleted and why; strangers' files."""

    gone: tuple[str, ...]
    kept: tuple[str, ...]
    failed: tuple[tuple[Path, str], ...]
    strange: tuple[Path, ...]

    @property
    def lines(self) -> list[str]:
        """All of it in plain sentences."""
        said = [f"Gone: {_listed(self.gone)}." if self.gone else "There was nothing to delete."]
        if self.kept:
            said.append(f"Kept: {_listed(self.kept)}.")
        said += [f"This could not be deleted: {path} ({reason})." for path, reason in self.failed]
        if self.strange:
            names = _listed([str(path) for path in self.strange])
            said.append(f"This was not written by Relaxapp, and stays: {names}.")
        return said


def erase(where: Places, also: Collection[str] = ()) -> Erased:
    """Delete what the program keeps, and of ALSO what is named. It goes on when something can't be deleted."""
    gone, kept = [], []
    failed: list[tuple[Path, str]] = []
    for thing in _EVERYTHING:
        there = [path for path in thing.places(where) if _is_there(path)]
        if thing.also not in ("", *also) or (thing.words == _LOCK and _needed(where, also)):
            kept += [thing.words] if any(map(_holds_anything, there)) else []
            continue
        held = any(map(_holds_anything, there))
        trouble = [found for path in there for found in _delete(path, emptied=path == where.log)]
        failed += trouble
        gone += [thing.words] if held and not trouble else []
    return Erased(tuple(gone), tuple(kept), tuple(failed), tuple(_strange(where)))


def _beside(path: Path, begins: str) -> list[Path]:
    """Return a file with all that is kept beside it under names that begin so: copies, locks, half-written ones."""
    return sorted(path.parent.glob(f"{begins}*"))


def _needed(where: Places, also: Collection[str]) -> bool:
    """Tell whether plans that stay are under the lock: without its keys nobody could read them any more."""
    return PLANS not in also and any(map(_is_sealed, where.plan.parent.rglob("*")))


def _is_sealed(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return is_sealed(file.read(len(MAGIC)))
    except OSError as error:
        log.info("a plan can't be read, and may be under the lock: %r", error)
        return True


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _holds_anything(path: Path) -> bool:
    return path.is_symlink() or (path.stat().st_size > 0 if path.is_file() else any(path.iterdir()))


def _delete(path: Path, *, emptied: bool) -> Iterator[tuple[Path, str]]:
    """Delete a file, or a folder with all that is in it; yield what could not be, and why. Links are not followed.

    What is to be `emptied` stays as an empty file: the program is writing into it.
    """
    try:
        if emptied:
            os.truncate(path, 0)
        elif stat.S_ISDIR(path.lstat().st_mode):
            for inner in sorted(path.iterdir()):
                yield from _delete(inner, emptied=False)
            if not any(path.iterdir()):  # what could not be deleted in it was told
                path.rmdir()
        else:
            path.unlink()
    except FileNotFoundError:
        log.debug("%s was gone already", path)
    except OSError as error:
        yield path, error.strerror or str(error)


def _strange(where: Places) -> Iterator[Path]:
    """Go through what is left in the program's folders and was never the program's."""
    known = {path for thing in _EVERYTHING for path in thing.places(where)}
    for folder in dict.fromkeys((where.config, where.data, where.cache, where.state)):
        if folder.is_dir():
            yield from sorted(path for path in folder.iterdir() if path not in known)


def _listed(items: Sequence[str]) -> str:
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} and {items[-1]}"  # noqa: PLR2004 - one needs no "and"

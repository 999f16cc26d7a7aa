"""Entries that could not go into the journal yet: small files beside it, until it takes them in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure, log
from relaxapp.vault import PrivateFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from relaxapp.paths import Places
    from relaxapp.vault import Vault

_POSTED: Final = ".entry"
_LATE: Final = ".late"


class Inbox:
    """What ended while the lock was shut, and what is `late`: the program ended, and the journal took nothing.

    It is kept on the disk, under the lock if there is one. What is late and finds no room there goes to the spare
    place, in the computer's memory: it is gone when the person logs out.
    """

    def __init__(self, where: Places, vault: Vault) -> None:
        self._folder = where.inbox
        self._spare = where.spare
        self._vault = vault

    def put(self, data: bytes, *, late: bool = False) -> bool:
        """Keep something; False where it can't be kept."""
        folders = [self._folder, *([self._spare] if late and self._spare else [])]
        return any(self._put(data, folder, _LATE if late else _POSTED) for folder in folders)

    def all(self) -> list[Path]:
        """Return the files, in the order in which they came."""
        return sorted(self._files((_POSTED, _LATE)), key=lambda path: path.name)

    def read(self, path: Path) -> bytes:
        """Return what is in one. Raises Unreadable, another Failure, or OSError."""
        return PrivateFile(path, self._vault).read() or b""

    @property
    def late(self) -> int:
        """How many entries are late."""
        return sum(1 for _ in self._files((_LATE,)))

    @property
    def passing(self) -> bool:
        """Whether some of it is kept only until the person logs out."""
        return self._spare is not None and any(path.parent == self._spare for path in self._files((_LATE,)))

    def _files(self, suffixes: tuple[str, ...]) -> Iterable[Path]:
        folders = [self._folder, *([self._spare] if self._spare else [])]
        return (path for folder in folders for path in folder.glob("*") if path.suffix in suffixes)

    def _put(self, data: bytes, folder: Path, suffix: str) -> bool:
        try:
            with self._vault.turn():
                last = self.all()[-1:]
                number = int(last[0].stem.partition("-")[0]) + 1 if last else 1
                # Without a lock there are no turns, and two programs may end at once.
                PrivateFile(folder / f"{number:08}-{os.getpid()}{suffix}", self._vault).write(data)
        except (OSError, Failure) as error:
            log.warning("what happened can't be kept in %s: %r", folder, error)
            return False
        return True

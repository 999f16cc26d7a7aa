"""One private file: sealed while there is a lock, plain otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relaxapp.paths import private_directory, write_privately
from relaxapp.vault.failures import Locked
from relaxapp.vault.seals import MAGIC, is_sealed, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from relaxapp.vault.vault import Vault


class PrivateFile:
    """The file `path`, which its owner alone can read; with a `vault`, under its lock."""

    def __init__(self, path: Path, vault: Vault | None = None) -> None:
        self.path = path
        self._vault = vault

    @property
    def sealed(self) -> bool:
        """Whether it stands sealed on the disk. Raises OSError."""
        try:
            with self.path.open("rb") as file:
                return is_sealed(file.read(len(MAGIC)))
        except FileNotFoundError:
            return False

    def read(self) -> bytes | None:
        """Return what is in it, or None when there is none. Raises Locked, another Failure, or OSError."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        return self._opened(data)

    def write(self, data: str | bytes) -> None:
        """Keep something else in it; a crash leaves the old or the new, whole. Raises OSError, Failure.

        No phrase is needed: what is written while the lock is shut can be read when it is open.
        """
        private_directory(self.path.parent)
        plain = data.encode(errors="replace") if isinstance(data, str) else data
        if self._vault is None:
            write_privately(self.path, plain)
            return
        with self._vault.turn():
            shut = self._vault.keeps(self.path)
            write_privately(self.path, self._vault.close_up(plain, self.path.name) if shut else plain)

    def _opened(self, data: bytes) -> bytes:
        if self._vault is None:
            if is_sealed(data):
                raise Locked
            return data
        if self._vault.locked and (is_sealed(data) or self._vault.keeps(self.path)):
            raise Locked
        return self._vault.open(data, name_of(data)) if is_sealed(data) else data

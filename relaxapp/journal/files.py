"""One private file, as what is beside the journal asks for it; whether it is sealed is not their business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from relaxapp.paths import private_directory, write_privately

if TYPE_CHECKING:
    from pathlib import Path


class File(Protocol):
    """A file that holds bytes. Both methods raise OSError or Failure."""

    def read(self) -> bytes | None:
        """Return what it holds; None when there is no such file."""

    def write(self, data: bytes) -> None:
        """Write it whole or not at all."""


@dataclass(frozen=True)
class PlainFile:
    """A file that is not sealed."""

    path: Path

    def read(self) -> bytes | None:
        """Return what it holds; None when there is no such file."""
        return self.path.read_bytes() if self.path.exists() else None

    def write(self, data: bytes) -> None:
        """Write it whole or not at all, readable by its owner alone."""
        private_directory(self.path.parent)
        write_privately(self.path, data)

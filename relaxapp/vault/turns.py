"""One at a time: threads of this program in turn, and programs in turn once there is a lock."""

from __future__ import annotations

import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from relaxapp.alone import alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Turns:
    """Whoever has the turn may take it once more inside. `path` is a lock file; its folder may not be there yet."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.RLock()
        self._depth = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn and have it. Raises OSError."""
        with self._threads:
            programs = alone(self._path) if not self._depth and self._path.parent.is_dir() else nullcontext()
            self._depth += 1
            try:
                with programs:
                    yield
            finally:
                self._depth -= 1

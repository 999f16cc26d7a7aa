"""The small log for whoever mends the program: opened when there is something to write, and never let grow."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import TYPE_CHECKING, Final

from relaxapp import paths
from relaxapp.failures import Failure, log

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES: Final = 256_000


def keep_at(path: Path) -> None:
    """Keep the log in this file; where it can't be written, stderr has to do."""
    log.setLevel(logging.INFO)
    log.addHandler(_WhenNeeded(path))


class _WhenNeeded(logging.Handler):
    """Opens the file when there is something to write: most starts have nothing to say."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @cached_property
    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        handler: logging.Handler
        try:
            paths.private_directory(self._path.parent)
            handler = RotatingFileHandler(self._path, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
            self._path.chmod(paths.PRIVATE_FILE)
        except (Failure, OSError):
            handler = logging.StreamHandler()
            handler.setLevel(logging.WARNING)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return handler

    def close(self) -> None:
        if "_opened" in self.__dict__:
            self._opened.close()
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= self._opened.level:
            self._opened.handle(record)

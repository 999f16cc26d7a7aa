"""Two kinds of trouble: a known failure, told to the person with what to do, and a bug, reported once and logged."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

log = logging.getLogger("relaxapp")


class Failure(Exception):  # noqa: N818 - the word that people read in the code and the person hears of
    """Something that can go wrong in ordinary life.

    `what` happened, what `still_works`, and what `to_do`, each a plain sentence for the person; the last two may
    be empty. Raise it `from` the cause, so that the log has the rest.
    """

    def __init__(self, what: str, still_works: str = "", to_do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.still_works = still_works
        self.to_do = to_do

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.still_works, self.to_do) if part)


class BugReports:
    """Logs each different bug once, however often it strikes (a paint bug strikes sixty times a second)."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, int]] = set()

    def is_new(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> bool:
        """Log the bug with its trace and return True, or return False when it was reported before."""
        while trace and trace.tb_next:
            trace = trace.tb_next
        where = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else (kind.__name__, 0)
        if where in self._seen:
            return False
        self._seen.add(where)
        log.critical("a bug in the program", exc_info=(kind, error, error.__traceback__))
        return True

"""Where a person is on the path of a course, and what was practised there. It is never behind anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from relaxapp.journal.entries import SessionRecord


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay at one stage; `begun` knows its offset from UTC. Raises ValueError for a naive time or no stage."""

    stage: str
    begun: datetime

    def __post_init__(self) -> None:
        if not self.stage:
            raise ValueError("a visit is somewhere")
        if self.begun.utcoffset() is None:
            raise ValueError("a visit begins at a time with a known offset from UTC")


@dataclass(frozen=True, slots=True)
class Progress:
    """All stays in their order, the present one last; `resting` while the course is put away.

    Going back and beginning anew only add to it: nothing on the path is ever taken away.
    """

    visits: tuple[Visit, ...] = ()
    resting: bool = False

    @property
    def stage(self) -> str:
        """The id of the stage where the person is; "" before the first."""
        return self.visits[-1].stage if self.visits else ""

    @property
    def begun(self) -> datetime | None:
        """When the present stay began."""
        return self.visits[-1].begun if self.visits else None

    @property
    def visited(self) -> frozenset[str]:
        """The ids of all stages where the person has been."""
        return frozenset(visit.stage for visit in self.visits)

    def at(self, stage: str, now: datetime) -> Progress:
        """Return the path with a stay at this stage. To be there already, at rest or not, begins no new one."""
        if stage == self.stage:
            return replace(self, resting=False)
        return Progress((*self.visits, Visit(stage, now)))

    def anew(self, stage: str, now: datetime) -> Progress:
        """Return the path with a new stay at this stage, wherever the person was."""
        return Progress((*self.visits, Visit(stage, now)))

    def put_away(self) -> Progress:
        """Return the path at rest, with everything on it."""
        return replace(self, resting=True)


def practised(records: Iterable[SessionRecord], progress: Progress) -> Mapping[str, int]:
    """Return how often each exercise was practised in the present stay, by its id. One that was ended early counts."""
    begun = progress.begun
    if begun is None:
        return {}
    return Counter(record.exercise for record in records if record.started >= begun)

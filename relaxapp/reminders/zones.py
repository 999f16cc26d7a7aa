"""From the person's clock to moments, and back: daylight saving both ways, and the zone of this computer."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

_A_SECOND: Final = timedelta(seconds=1)


def clock(moment: datetime, zone: tzinfo) -> datetime:
    """Return what a clock on the wall shows at a moment; without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def instant(wall: datetime, zone: tzinfo) -> datetime:
    """Return the moment (in UTC) at which a clock on the wall first shows a time, or first has passed it.

    A time that comes twice (the clock is set back) is the first one; one that is left out (the clock is set forward)
    is the first moment after what is left out.
    """
    wall = wall.replace(fold=0)
    late = wall.replace(tzinfo=zone).astimezone(UTC)
    if clock(late, zone) == wall:
        return late
    # Read with the offset from after the jump, the time is a moment before it; with the other one, a moment after it.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while late - early > _A_SECOND:
        middle = early + (late - early) // _A_SECOND // 2 * _A_SECOND
        if clock(middle, zone) >= wall:
            late = middle
        else:
            early = middle
    return late


class _ComputersZone(tzinfo):
    """The rules of the system, whichever they are by now."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _: datetime | None) -> None:
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        return datetime.fromtimestamp(moment.replace(tzinfo=UTC).timestamp()).replace(tzinfo=self)  # noqa: DTZ006 - that is the question


def local_zone() -> tzinfo:
    """Return the zone of this computer as it is now; ask anew after a journey."""
    if hasattr(time, "tzset"):
        time.tzset()
    return _ComputersZone()

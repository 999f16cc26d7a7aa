"""When it is time for the weekly look back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

DAYS: Final = 7


def due(last: datetime | None, not_before: str, today: date) -> bool:
    """Tell whether seven days have passed since the `last` look back, or there was none yet.

    `not_before` is the day (as ISO writes it) up to which somebody wants to hear nothing of it; "" for no such day.
    """
    if last is not None and today < last.date() + timedelta(days=DAYS):
        return False
    return not not_before or today >= date.fromisoformat(not_before)


def later(today: date) -> str:
    """Return the day, as ISO writes it, from which on it may be offered again to somebody who wants it later."""
    return (today + timedelta(days=DAYS)).isoformat()

"""The weekly look back is offered when seven days have passed, and never against somebody's wish."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from relaxapp.journal.week import due, later

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "not_before", "offered"),
    [
        (None, "", True),
        (0, "", False),
        (6, "", False),
        (7, "", True),
        (400, "", True),
        (-3, "", False),  # the clock was set back
        (8, "2026-11-22", False),
        (8, "2026-11-21", True),
        (None, "2026-11-22", False),
        (6, "2026-11-21", False),
    ],
)
def test_when_it_is_offered(days: int | None, not_before: str, offered: bool):
    last = None if days is None else datetime(2026, 11, 21, 23, tzinfo=UTC) - timedelta(days=days)
    assert due(last, not_before, TODAY) is offered


def test_later_is_a_week_later():
    assert due(None, later(TODAY), TODAY + timedelta(days=6)) is False
    assert due(None, later(TODAY), TODAY + timedelta(days=7)) is True

"""Where somebody is on a path, and what they practised there: nothing is ever taken away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from relaxapp.journal.course import Progress, Visit, practised
from relaxapp.journal.entries import SessionRecord

DAY = timedelta(days=1)
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def record(exercise: str, started: datetime, *, finished: bool = True) -> SessionRecord:
    return SessionRecord.of(exercise, exercise, started, 60, 60, finished=finished)


def test_has_not_begun_at_first():
    assert Progress().stage == ""
    assert Progress().begun is None
    assert practised([record("pmr-7", START)], Progress()) == {}


def test_goes_on_and_back_and_keeps_every_stay():
    path = Progress().at("one", START).at("two", START + DAY).at("one", START + 2 * DAY)
    assert (path.stage, path.begun) == ("one", START + 2 * DAY)
    assert path.visited == {"one", "two"}
    assert len(path.visits) == 3


def test_to_rest_loses_nothing_however_long():
    path = Progress().at("one", START)
    assert path.put_away().resting
    assert path.put_away().at("one", START + 300 * DAY) == path
    on = path.put_away().at("two", START + 300 * DAY)
    assert not on.resting
    assert on.visited == {"one", "two"}


def test_begins_anew_where_it_already_is():
    path = Progress().at("one", START).put_away().anew("one", START + DAY)
    assert (path.begun, path.resting, len(path.visits)) == (START + DAY, False, 2)


def test_counts_what_was_practised_in_this_stay_also_what_was_ended_early():
    path = Progress().at("one", START)
    there = timezone(timedelta(hours=-8))
    records = [
        record("pmr-7", START - timedelta(seconds=1)),
        record("pmr-7", START.astimezone(there)),
        record("pmr-7", START + DAY, finished=False),
        record("rapid", START + DAY),
    ]
    assert practised(records, path) == {"pmr-7": 2, "rapid": 1}


def test_a_stay_is_somewhere_and_at_a_known_time():
    with pytest.raises(ValueError, match="somewhere"):
        Visit("", START)
    with pytest.raises(ValueError, match="offset"):
        Visit("one", datetime(2026, 3, 1))  # noqa: DTZ001 - that is what is refused

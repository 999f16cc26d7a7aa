"""What was practised in the last days and in a month: none, one and many, and every odd day there is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.journal.entries import Ending
from relaxapp.journal.overview import DayDone, Overview, Practised, month, overview
from tests.journal.diaries import MORNING, session

if TYPE_CHECKING:
    from relaxapp.journal.entries import SessionRecord

TODAY = MORNING.date()
BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)

offsets = st.integers(-24, 28).map(lambda halves: timezone(timedelta(minutes=30 * halves)))
sessions = st.lists(
    st.builds(
        lambda exercise, at, zone, seconds: session(
            exercise, at.replace(tzinfo=zone), title=exercise.title(), practised_seconds=seconds
        ),
        st.sampled_from(["box", "rest", "hum"]),
        st.datetimes(datetime(2023, 12, 1), datetime(2024, 4, 1)),  # noqa: DTZ001 - its zone comes next
        offsets,
        st.integers(0, 3600).map(float),
    ),
    max_size=30,
)


def test_nothing_at_all() -> None:
    assert overview([], TODAY) == Overview(0, 0.0, ())
    assert month([], 2026, 10) == {}


def test_one_today() -> None:
    assert overview([session(title="Box", practised_seconds=61.5)], TODAY) == Overview(
        1, 61.5, (Practised("box", "Box", 1, 61.5),)
    )


def test_many_of_several_kinds_those_with_most_sessions_first() -> None:
    done = [session("rest", practised_seconds=900.0), *(session("box") for _ in range(3)), session("hum")]
    seen = overview(done, TODAY)
    assert (seen.sessions, seen.seconds) == (5, 900 + 4 * 240)
    assert [(one.exercise, one.sessions) for one in seen.by_exercise] == [("box", 3), ("rest", 1), ("hum", 1)]


def test_fourteen_days_are_today_and_thirteen_before() -> None:
    done = [session(started=MORNING + days * DAY) for days in (-14, -13, 0, 1)]
    assert overview(done, TODAY).sessions == 2
    assert overview(done, TODAY, days=15).sessions == 3
    assert overview(done, TODAY, days=1).sessions == 1
    with pytest.raises(ValueError, match="0 days"):
        overview(done, TODAY, days=0)


def test_what_was_ended_early_cut_short_or_done_without_the_program_counts() -> None:
    done = [session(ended=ending) for ending in Ending] + [session(by_hand=True), session(practised_seconds=0.0)]
    assert overview(done, TODAY).sessions == 5


def test_an_exercise_has_the_title_that_it_had_last() -> None:
    done = [session(started=MORNING - days * DAY, title=title) for days, title in ((0, "New"), (3, "Old"), (1, "Mid"))]
    assert [one.title for one in overview(done, TODAY).by_exercise] == ["New"]


def test_a_day_is_the_one_on_the_clock_where_the_person_was() -> None:
    late = datetime(2026, 10, 8, 23, 30, tzinfo=timezone(-timedelta(hours=10)))  # the 9th in London
    early = datetime(2026, 10, 8, 0, 30, tzinfo=timezone(timedelta(hours=13)))  # the 7th in London
    done = [session(started=late), session(started=early)]
    assert overview(done, TODAY, days=1).sessions == 2
    assert list(month(done, 2026, 10)) == [TODAY]


def test_one_that_goes_past_midnight_belongs_to_the_evening() -> None:
    past = session(started=datetime(2026, 10, 31, 23, 55, tzinfo=UTC), practised_seconds=1200.0)
    assert list(month([past], 2026, 10)) == [date(2026, 10, 31)]
    assert month([past], 2026, 11) == {}


def test_the_hour_that_comes_twice_and_the_one_that_is_left_out() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    again = first.replace(fold=1)
    fixed = [datetime.fromisoformat(each.isoformat()) for each in (first, again)]  # as the journal keeps them
    done = [session(started=fixed[1], title="Second"), session(started=fixed[0], title="First")]
    assert month(done, 2026, 10) == {date(2026, 10, 25): DayDone(2, 480.0, ("First", "Second"))}
    spring = session(started=datetime(2026, 3, 29, 1, 59, tzinfo=BERLIN), practised_seconds=600.0)
    assert list(month([spring], 2026, 3)) == [date(2026, 3, 29)]
    after = [session(started=datetime(2026, 3, 29 - days, 12, tzinfo=BERLIN)) for days in range(14)]
    assert overview(after, date(2026, 3, 29)).sessions == 14


def test_the_leap_day_has_its_place() -> None:
    done = [
        session(started=datetime(2024, 2, 29, 12, tzinfo=UTC)),
        session(started=datetime(2024, 2, 28, 12, tzinfo=UTC)),
    ]
    assert list(month(done, 2024, 2)) == [date(2024, 2, 28), date(2024, 2, 29)]
    assert overview(done, date(2024, 3, 13)).sessions == 1
    assert overview(done, date(2024, 3, 12)).sessions == 2


def test_the_titles_of_a_day_come_in_the_order_of_their_time() -> None:
    noon = datetime(2026, 10, 8, 12, tzinfo=timezone(timedelta(hours=9)))
    done = [session(title="Later", started=MORNING), session(title="Sooner", started=noon)]
    assert month(done, 2026, 10)[TODAY].titles == ("Sooner", "Later")


@given(sessions, st.dates(date(2023, 12, 1), date(2024, 4, 1)), st.integers(1, 60))
def test_every_session_is_counted_once_or_not(done: list[SessionRecord], today: date, days: int) -> None:
    seen = overview(done, today, days)
    inside = [one for one in done if 0 <= (today - one.started.date()).days < days]
    assert seen.sessions == len(inside) == sum(one.sessions for one in seen.by_exercise)
    assert seen.seconds == sum(one.practised_seconds for one in inside) == sum(one.seconds for one in seen.by_exercise)
    order = [one.sessions for one in seen.by_exercise]
    assert order == sorted(order, reverse=True)
    assert seen == overview(done[::-1], today, days)


@given(sessions)
def test_the_months_hold_all_there_is(done: list[SessionRecord]) -> None:
    months = [month(done, year, of) for year, of in ((2023, 12), (2024, 1), (2024, 2), (2024, 3), (2024, 4))]
    assert sum(day.sessions for one in months for day in one.values()) == len(done)
    assert all(day.sessions == len(day.titles) for one in months for day in one.values())
    assert all(list(one) == sorted(one) for one in months)

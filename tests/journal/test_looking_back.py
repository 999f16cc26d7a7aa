"""The weekly look back: the line of pain in daily life with its band, and the four questions about mood."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import product

import pytest

from relaxapp.journal.looking_back import Change, Mood, mood, peg_line, worth_a_talk
from tests.journal.diaries import weekly

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def line_of(*means: int):
    line = peg_line([weekly(MONDAY + n * WEEK, peg=(mean, mean, mean)) for n, mean in enumerate(means)])
    assert line
    return line


def test_no_week_no_line() -> None:
    assert peg_line([]) is None
    assert peg_line([weekly(sleep_hours=7.0)]) is None


def test_each_week_has_the_mean_of_its_three_items() -> None:
    line = peg_line([weekly(MONDAY, peg=(7, 5, 3)), weekly(MONDAY + 2 * WEEK, peg=(6, 6, 7))])
    assert line
    assert line.points == ((date(2026, 10, 5), 5.0), (date(2026, 10, 19), pytest.approx(19 / 3)))


def test_two_looks_back_in_a_week_are_one_point() -> None:
    sunday = MONDAY + timedelta(days=6, hours=14)
    line = peg_line(
        [weekly(sunday, peg=(6, 6, 6)), weekly(MONDAY, peg=(4, 4, 4)), weekly(MONDAY + WEEK, peg=(1, 1, 1))]
    )
    assert line
    assert [mean for _, mean in line.points] == [5.0, 1.0]


def test_a_week_ends_on_sunday_where_the_person_was_and_over_the_turn_of_the_year() -> None:
    late = datetime(2027, 1, 3, 23, 30, tzinfo=timezone(-timedelta(hours=8)))  # Monday in London
    line = peg_line([weekly(late, peg=(5, 5, 5))])
    assert line
    assert line.points[0][0] == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("means", "start"),
    [((6,), 6), ((6, 3), 6), ((6, 4, 2), 5), ((6, 4, 5, 1), 5), ((6, 4, 5, 1, 0), 5)],
)
def test_it_starts_with_the_first_weeks_and_never_with_the_one_that_is_judged(
    means: tuple[int, ...], start: int
) -> None:
    line = line_of(*means)
    assert (line.start, line.low, line.high) == (start, start - 1, start + 1)
    assert line.change == means[-1] - start


def test_the_band_stays_on_the_scale() -> None:
    assert (line_of(0).low, line_of(10).high) == (0, 10)


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        ((5, 5, 5), Change.LITTLE),
        ((5, 5, 6), Change.LITTLE),
        ((4, 4, 4), Change.PERHAPS),
        ((6, 6, 6), Change.PERHAPS),
        ((3, 3, 4), Change.PERHAPS),
        ((3, 3, 3), Change.CLEAR),
        ((7, 7, 7), Change.CLEAR),
    ],
)
def test_a_point_may_be_felt_and_nearly_two_are_clear(last: tuple[int, int, int], verdict: Change) -> None:
    line = peg_line([weekly(MONDAY, peg=(5, 5, 5)), weekly(MONDAY + WEEK, peg=last)])
    assert line
    assert line.verdict is verdict


def test_a_point_on_paper_is_a_point_though_thirds_are_not_exact() -> None:
    line = peg_line([weekly(MONDAY, peg=(3, 3, 2)), weekly(MONDAY + WEEK, peg=(2, 2, 1))])
    assert line
    assert abs(line.change) < 1
    assert line.verdict is Change.PERHAPS


def test_the_bands_of_mood_are_those_of_its_authors() -> None:
    bands = {sum(answers): mood(answers) for answers in product(range(4), repeat=4)}
    assert [bands[whole] for whole in range(13)] == [
        *[Mood.NONE] * 3,
        *[Mood.MILD] * 3,
        *[Mood.MODERATE] * 3,
        *[Mood.SEVERE] * 4,
    ]


def test_a_talk_is_worth_it_where_either_half_stands_out_and_the_words_do_not_say_so() -> None:
    for answers in product(range(4), repeat=4):
        stands_out = answers[0] + answers[1] >= 3 or answers[2] + answers[3] >= 3
        assert worth_a_talk(answers) is (stands_out and sum(answers) < 9)

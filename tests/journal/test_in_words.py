"""What is said of what was found: plain words that promise nothing."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from statistics import mean

import pytest
import textstat

from relaxapp.journal.entries import MEASURES
from relaxapp.journal.in_words import by_itself, in_words, of_mood, of_weeks
from relaxapp.journal.insight import Effect, Helps, Verdict
from relaxapp.journal.looking_back import Mood, PegLine, peg_line
from relaxapp.journal.ordinary import Ordinary
from tests.journal.diaries import MORNING, weekly

INTERVALS = [(-3.2, -0.8), (-2.2, -1.8), (-0.4, -0.1), (-1.4, -0.2), (-2.0, 1.0), (-0.6, 0.4), (0.6, 2.4), (0.1, 0.3)]
USUALS = [
    None,
    Ordinary(7, -1.2, -1.6, -0.8, 30, at_most=False),
    Ordinary(7, -4.2, -4.6, -3.8, 30, at_most=False),
    Ordinary(7, 0.1, -0.3, 0.5, 30, at_most=False),
    Ordinary(7, -2.4, -2.8, -2.0, 30, at_most=True),
    Ordinary(7, 0.4, 0.1, 0.7, 30, at_most=True),
]
HIGHEST_GRADE = 6
HIGHEST_OF_ONE = 10.5


def effect(low: float, high: float, pairs: int = 12, exercise: str = "box") -> Effect:
    middle = (low + high) / 2
    return Effect(exercise, "Box breathing", pairs, 7, middle, middle, low, high, enough=pairs >= 5)


def line(*means: int) -> PegLine:
    found = peg_line([weekly(MORNING + timedelta(weeks=n), peg=(m, m, m)) for n, m in enumerate(means)])
    assert found
    return found


def everything_said() -> list[str]:
    effects = [effect(*interval, exercise=of) for interval in INTERVALS for of in ("box", "")] + [effect(-9, 5, 3)]
    said = [in_words(each, measure) for each in effects for measure in MEASURES]
    said += [by_itself(Helps("tension", (), each, usual)) for each, usual in product(effects, USUALS)]
    said += [of_weeks(line(*means)) for means in ((5,), (5, 5), (5, 4), (5, 6), (5, 1), (5, 9))]
    return [*said, *(of_mood(mood) for mood in Mood)]


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ((-3.2, -0.8), "was 1 to 3 points lower on average (from 12 sessions)."),
        ((-2.2, -1.8), "was about 2 points lower on average (from 12 sessions)."),
        ((-1.4, -0.2), "was up to 1 point lower on average (from 12 sessions)."),
        ((-0.4, -0.1), "was a little lower on average (from 12 sessions)."),
        ((0.6, 2.4), "was often higher, 1 to 2 points on average (from 12 sessions)."),
        ((-0.6, 0.4), "was about the same (from 12 sessions). It may have made no difference."),
    ],
)
def test_an_interval_is_said_in_whole_points(interval: tuple[float, float], words: str) -> None:
    assert in_words(effect(*interval), "tension").startswith(f"After “Box breathing”, your tension {words}")


def test_what_is_not_known_is_said_to_be_early() -> None:
    assert in_words(effect(-2.0, 1.0), "pain") == (
        "Too early to tell. Your pain may be up to 2 points lower after it, or up to 1 point higher (from 12 sessions)."
    )
    assert in_words(effect(-9, -2, pairs=1), "pain").startswith("Too early to tell: 1 session with a rating")
    assert in_words(effect(-9, -2, pairs=4), "pain").startswith("Too early to tell: 4 sessions with a rating")


def test_all_together_are_called_practice() -> None:
    assert in_words(effect(-3, -1, exercise=""), "distress").startswith(
        "After practice, your distress was 1 to 3 points"
    )


def test_a_change_is_never_told_without_what_comes_by_itself() -> None:
    said = [by_itself(Helps("tension", (), effect(-3.2, -0.8), usual)) for usual in USUALS]
    assert len(set(said)) == len(USUALS)
    assert all("by itself" in one or "by the next check-in" in one for one in said)
    assert "falls back by itself" in by_itself(Helps("tension"))
    assert "After practice it was lower than that." in said[3]
    assert "too early to tell if practice adds" in said[1]
    assert "After practice it was higher than that." in said[2]


def test_the_weeks_are_compared_and_the_first_is_not() -> None:
    assert "first week" in of_weeks(line(5))
    assert "about as much" in of_weeks(line(5, 5))
    assert "a little less" in of_weeks(line(5, 4))
    assert "clearly more" in of_weeks(line(5, 9))


def test_every_verdict_has_words_of_its_own() -> None:
    shown = {effect(*interval).verdict: in_words(effect(*interval), "pain") for interval in INTERVALS}
    assert set(shown) == set(Verdict)
    assert len(set(shown.values())) == len(Verdict)


def test_it_is_read_with_ease() -> None:
    said = everything_said()
    grades = {one: mean([textstat.automated_readability_index(one), textstat.coleman_liau_index(one)]) for one in said}
    assert mean(grades.values()) <= HIGHEST_GRADE
    # By itself, a short sentence with "tension" and "average" counts as harder than it is.
    assert max(grades.values()) <= HIGHEST_OF_ONE


def test_nothing_is_promised_scored_or_blamed() -> None:
    never = ("cure", "treat", "risk", "score", "failed", "should", "must", "significant", "symptom", "disorder")
    assert [one for one in everything_said() if any(word in one.lower() for word in never)] == []

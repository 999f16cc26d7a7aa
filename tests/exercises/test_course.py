"""The course that ships holds what it should, and a mistake in a course is named where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp import paths
from relaxapp.exercises import course_file
from relaxapp.exercises.course_file import CourseErrors
from relaxapp.exercises.course_page import as_text, times
from relaxapp.exercises.library import Library

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = Library([paths.assets() / "exercises"]).scripts
FILE = paths.assets() / "course" / "learning-to-let-go.toml"
TEXT = FILE.read_text(encoding="utf-8")
COURSE = course_file.shipped()
TITLES = {name: script.title for name, script in LIBRARY.items()}


def prose() -> list[str]:
    about = [text for topic in COURSE.about for text in topic.text]
    notes = [practice.note for stage in COURSE.stages for practice in stage.practices]
    return [*about, *notes, *(text for stage in COURSE.stages for text in (stage.what, *stage.topics.values()))]


# What ships


def test_all_that_it_names_is_in_the_library_at_these_lengths():
    assert course_file.read(FILE, LIBRARY) == COURSE


def test_six_stages_with_the_times_of_the_method():
    """Öst 1987 and the pages named in the file; that of the fourth is not from a study, and said softly."""
    assert [(stage.id, stage.takes) for stage in COURSE.stages] == [
        ("tense-release", "about 15 minutes"),
        ("release-only", "5 to 7 minutes"),
        ("cue-word", "2 to 3 minutes"),
        ("in-movement", "about a minute"),
        ("half-a-minute", "20 to 30 seconds"),
        ("daily-life", "at the first sign"),
    ]
    assert "Many people come to about that" in COURSE.stages[3].target


def test_eight_to_twelve_weeks_said_so_that_nobody_is_held_to_them():
    assert sum(stage.weeks[0] for stage in COURSE.stages) == 8
    assert sum(stage.weeks[1] for stage in COURSE.stages) == 12
    assert COURSE.stages[0].stay.startswith("Many people stay for about two weeks. Less is fine")
    assert COURSE.stages[2].stay.startswith("Many people stay for about one week.")
    assert COURSE.stages[5].stay.startswith("Many people stay for about one to four weeks.")


def test_every_stage_leaves_it_to_the_person_and_knows_of_bad_days():
    for stage in COURSE.stages[:-1]:
        assert stage.move_on.startswith("You might move on when")
    assert all(stage.trouble and stage.flare and stage.sources for stage in COURSE.stages)


def test_says_first_what_it_can_not_do_and_whom_to_ask():
    said = " ".join(text for topic in COURSE.about for text in topic.text)
    assert any("0005-7916(88)90040-7" in source for topic in COURSE.about for source in topic.sources)
    for words in ("Nobody can promise", "one in six", "Stop when a pain is sharp or new", "driving"):
        assert words in said
    for caution in ("operation", "broken bone", "hernia", "blood pressure", "Cramps", "neck", "disc", "jaw", "birth"):
        assert caution in said, caution


def test_nothing_in_it_drives_anybody():
    for text in prose():
        assert not re.search(
            r"\b(behind|should|must|have to|late|goal|progress|%|complete[ds]?|every day)\b", text
        ) or ("does not have to" in text), text


def test_is_easy_to_read():
    """The automated readability index, in years of school, over all and for each text of some length."""
    assert index(" ".join(prose())) <= 5
    assert {text: round(index(text), 1) for text in prose() if len(text.split()) > 20 and index(text) > 7} == {}


def index(text: str) -> float:
    words = re.findall(r"[\w']+", text)
    sentences = len(re.findall(r"[.?!:](\s|$)", text))
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / sentences - 21.43


def test_finds_the_places_beside_one():
    first, second = COURSE.stages[:2]
    assert COURSE.beside(first.id, 1) is second
    assert COURSE.beside(second.id, -1) is first
    assert COURSE.beside(first.id, -1) is COURSE.beside(COURSE.stages[-1].id, 1) is COURSE.beside("gone", 1) is None
    assert COURSE.stage("gone") is None


# Mistakes in a file


def wrong(text: str) -> list[str]:
    with pytest.raises(CourseErrors) as told:
        course_file.parse(text, "c.toml", LIBRARY)
    assert "Every exercise works as usual." in str(told.value)
    return [str(problem) for problem in told.value.problems]


def line_of(words: str, nth: int) -> int:
    return [at for at, line in enumerate(TEXT.splitlines(), 1) if words in line][nth]


@pytest.mark.parametrize(
    ("before", "after", "at", "told"),
    [
        ('"pmr-7"', '"pmr7"', ('"pmr-7"', 0), "found “pmr7”, expected an exercise of the library (did you mean “pmr-7"),
        ("[20, 15]", "[200]", ("[20, 15]", 0), "found 200, expected 12 to 30 minutes for pmr-16"),
        ("[20, 15]", "[]", ("[20, 15]", 0), "found “[]”, expected a list of numbers up to 240"),
        ("[20, 15]", '"20"', ("[20, 15]", 0), "found “'20'”, expected a list of numbers"),
        ("[20, 15]", "[nan]", ("[20, 15]", 0), "found “[nan]”, expected a list of numbers"),
        ("[1, 2]", "[2, 1]", ("[1, 2]", 0), "expected the fewest and the most weeks"),
        ("[1, 2]", "[1.5, 2]", ("[1, 2]", 0), "expected the fewest and the most weeks"),
        ('takes = "about a minute"\n', "", ("[[stage]]", 3), "found no takes, expected takes in [[stage]]"),
        ("takes =", "taks =", ("takes =", 0), "found “taks”, expected id, title, what, takes"),
        ('"cue-word"', '"Cue word"', ('"cue-word"', 0), "found “Cue word”, expected small letters"),
        ('"With a word"', "3", ('"With a word"', 0), "found “3”, expected some words"),
        ('"With a word"', '" "', ('"With a word"', 0), "expected some words"),
        ("text = [\n", "text = [3,\n", ("text = [", 0), "expected a list of words"),
        ('"cue-word"', '"release-only"', ("#", 0), "found two stages with the id “release-only”"),
    ],
)
def test_a_mistake_is_named_where_it_stands(before: str, after: str, at: tuple[str, int], told: str):
    assert before in TEXT
    problems = wrong(TEXT.replace(before, after, 1))
    assert any(problem.startswith(f"c.toml:{line_of(*at)}:") and told in problem for problem in problems), problems


def test_every_mistake_is_named_at_once():
    assert len(wrong(TEXT.replace("[1, 1]", "[]").replace('"recall"', '"recal"'))) == 3


@pytest.mark.parametrize(
    "text", ["", "stage = 3", "about = []", "[[stage]]\npractice = [1]", 'title = "x\n', "a = 1e", "\x00"]
)
def test_anything_else_is_refused_in_words(text: str):
    assert wrong(text)


def test_a_very_deep_or_long_value_is_a_mistake_like_others():
    assert "brackets" in wrong("title = " + "[" * 5000)[0]
    assert wrong(f"title = {'9' * 5000}")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, len(TEXT)), st.integers(0, 60))
def test_whatever_is_written_into_it_gives_a_course_or_mistakes(written: str, at: int, gone: int):
    outcome: object = None
    try:
        outcome = course_file.parse(TEXT[:at] + written + TEXT[at + gone :], "c.toml").stages
    except CourseErrors as told:
        outcome = told.problems
    assert outcome


def test_a_file_that_can_not_be_read_is_told(tmp_path: Path):
    with pytest.raises(CourseErrors, match="can't be read"):
        course_file.read(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CourseErrors, match="UTF-8"):
        course_file.read(tmp_path / "bytes.toml")


# On a page


def test_a_page_begins_with_what_to_know():
    page = as_text(COURSE, TITLES)
    assert "Nobody can promise" in page
    assert "you are here" not in page
    assert all(stage.title in page for stage in COURSE.stages)


def test_a_page_shows_where_somebody_is():
    page = as_text(COURSE, TITLES, "release-only", visited={"tense-release"}, practised={"release-only": 4})
    lines = page.splitlines()
    assert " * 2  Only release       5 to 7 minutes     you are here" in lines
    assert "   1  Tense and release  about 15 minutes   been here" in lines
    assert "    Practised 4 times at this place." in lines
    assert "    relaxapp play release-only --minutes 10" in lines
    assert "  - Letting go, without tensing" in lines
    assert max(map(len, lines)) <= 80
    assert "rests" in as_text(COURSE, TITLES, "release-only", resting=True)
    assert "What it is" in as_text(COURSE, TITLES, "a place of another version")


def test_counts_as_people_do():
    assert [times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]

"""Where sentences end, and how long they take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.exercises.speech import estimate, sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Let go. And rest.", ("Let go.", "And rest.")),
        ("A corner. A shadow. Something small.", ("A corner.", "A shadow.", "Something small.")),
        ("What colour is it, really? Look.", ("What colour is it, really?", "Look.")),
        ("Say “I am here.” Then rest.", ("Say “I am here.”", "Then rest.")),
        ("“Rest.” “And on.”", ("“Rest.”", "“And on.”")),
        ("Breathe for 4.5 seconds.", ("Breathe for 4.5 seconds.",)),
        ("Ask Dr. Jones about it. Then rest.", ("Ask Dr. Jones about it.", "Then rest.")),
        ("A sign, e.g. Warmth or weight.", ("A sign, e.g. Warmth or weight.",)),
        ("Wait… now go on.", ("Wait… now go on.",)),
        ("No end", ("No end",)),
        (
            "A place to rest. And the first. Say no. Then go.",
            ("A place to rest.", "And the first.", "Say no.", "Then go."),
        ),
        ("", ()),
    ],
)
def test_a_paragraph_divides_into_sentences(paragraph, expected):
    assert sentences(paragraph) == expected


@given(st.text(alphabet="aB .!?“”'\n", max_size=60))
def test_no_letter_is_lost(paragraph):
    assert "".join("".join(sentences(paragraph)).split()) == "".join(paragraph.split())


def test_a_line_takes_as_long_as_it_is_spoken():
    assert estimate("Hold.", 120) == pytest.approx(0.8)
    assert estimate("Hold.", 60) == pytest.approx(1.6)


def test_stops_inside_a_line_take_a_moment():
    assert estimate("One, two, three, four.", 120) > estimate("One two three four.", 120)


def test_digits_are_spoken_as_words():
    assert estimate("5 breaths.", 120) == pytest.approx(estimate("five breaths.", 120))


def test_even_the_shortest_line_takes_some_time():
    assert estimate("Hm.", 180) >= 0.4

"""Whoever lends an exercise their voice is given every line, whatever body and wishes it will meet."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises.adapt import adapt
from relaxapp.exercises.areas import AREAS, Mode
from relaxapp.exercises.comfort import Comfort
from relaxapp.exercises.every_line import every_line
from relaxapp.exercises.fit import lines
from relaxapp.exercises.library import Library
from relaxapp.exercises.script import Posture

LIBRARY = Library([Path(__file__).parents[2] / "assets" / "exercises"])
COMFORTS = st.builds(
    Comfort,
    holds=st.booleans(),
    eyes_open=st.booleans(),
    breath=st.booleans(),
    body=st.booleans(),
    posture=st.none() | st.sampled_from(Posture),
    changing=st.booleans(),
    more_words=st.booleans(),
    longest_silence=st.sampled_from((0, 10, 30)),
    dominant=st.sampled_from(("right", "left")),
    areas=st.dictionaries(st.sampled_from(tuple(AREAS)), st.sampled_from(Mode)),
)


@pytest.mark.parametrize("name", ["pmr-7", "box", "quiet-shore", "five-senses", "flare"])
def test_no_person_hears_a_line_that_is_not_among_them(name: str):
    script = LIBRARY.get(name)
    known = set(every_line(script))

    @settings(max_examples=40)
    @given(COMFORTS)
    def check(comfort: Comfort) -> None:
        assert set(lines(adapt(script, comfort))) <= known

    check()


def test_what_most_people_hear_comes_first_and_nothing_twice():
    script = LIBRARY.get("pmr-7")
    found = every_line(script)
    assert len(set(found)) == len(found)
    usual = lines(adapt(script, Comfort()))
    places = [found.index(line) for line in usual]
    assert places == sorted(places)
    assert found[0] == usual[0]
    assert len(found) > len(usual)

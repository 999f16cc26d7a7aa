"""Finding an exercise: by need, kind, time and posture, by words however they are typed, and in what order."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.exercises.finding import FAMILIES, TIMES, Wish, find
from relaxapp.exercises.matching import fitting, words_of
from relaxapp.exercises.script import Family, Posture, Script, Use

if TYPE_CHECKING:
    from collections.abc import Sequence


def script(name: str, family: Family = Family.BREATHING, **different: object) -> Script:
    plain = Script(
        name=name,
        title=name.replace("-", " ").capitalize(),
        family=family,
        summary="A quiet while.",
        minutes=(3, 10),
        usual=5,
        postures=(Posture.LYING, Posture.SITTING),
        uses=frozenset({Use.BREATH}),
        cautions=(),
        sources=(),
        soundscape="rain",
        sections=(),
    )
    return replace(plain, **different)


LIBRARY = (
    script(
        "longer-out-breath", title="Longer out-breath", summary="In for four, out for six.", needs=("tense", "flare")
    ),
    script("box", title="Box breathing", summary="Four equal sides: in, hold, out, rest.", minutes=(2, 10), usual=4),
    script("sixteen", Family.MUSCLE, title="Muscle relaxation, sixteen groups", minutes=(12, 30), usual=20),
    script(
        "shore",
        Family.IMAGERY,
        title="A quiet shore",
        summary="A walk along the water.",
        needs=("sleep", "low", "pain"),
    ),
    script("into-sleep", Family.IMAGERY, title="The night train", minutes=(10, 45), usual=20, needs=("sleep",)),
    script("flare", Family.GROUNDING, title="For a bad moment", minutes=(1, 2), usual=2, postures=(Posture.STANDING,)),
    script("rapid", Family.MUSCLE, title="Letting go quickly", minutes=(0.5, 1), usual=0.5, needs=("between",)),
    script("rene", Family.KINDNESS, title="With Renée’s words", summary="Kind words for a hard day."),
)


def names(wish: Wish, favourites: Sequence[str] = (), recent: Sequence[str] = ()) -> list[str]:
    return [script.name for script in find(LIBRARY, wish, favourites=favourites, recent=recent)]


def test_without_a_wish_everything_is_there_in_its_order():
    assert names(Wish()) == [script.name for script in LIBRARY]


def test_a_need_finds_what_is_made_for_it_and_what_has_few_other_uses_first():
    assert names(Wish(need="sleep")) == ["into-sleep", "shore"]


def test_a_family_and_a_posture():
    assert names(Wish(family=Family.MUSCLE)) == ["sixteen", "rapid"]
    assert names(Wish(posture=Posture.STANDING)) == ["flare"]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (2, {"box", "flare", "rapid"}),
        (5, {"longer-out-breath", "box", "shore", "rene"}),
        (10, {"longer-out-breath", "box", "shore", "rene", "into-sleep"}),
        (20, {"sixteen", "into-sleep"}),
        (math.inf, {"sixteen", "into-sleep"}),
    ],
)
def test_the_time_somebody_has(minutes: float, expected: set[str]):
    assert minutes in TIMES
    assert set(names(Wish(minutes=minutes))) == expected


def test_what_usually_takes_this_time_comes_first():
    short = script("short", minutes=(1, 8), usual=2)
    assert find((short, LIBRARY[0]), Wish(minutes=5)) == [LIBRARY[0], short]


def test_favourites_then_what_was_used_last_then_what_fits():
    order = names(Wish(), favourites=["rapid", "shore"], recent=["sixteen", "shore", "box"])
    assert order[:4] == ["shore", "rapid", "sixteen", "box"]
    assert order[4:] == ["longer-out-breath", "into-sleep", "flare", "rene"]


def test_wishes_add_up():
    assert names(Wish(need="sleep", minutes=20)) == ["into-sleep"]
    assert names(Wish(words="quiet", family=Family.MUSCLE)) == ["sixteen", "rapid"]
    assert names(Wish(words="shore", family=Family.MUSCLE)) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("box", "box"),
        ("BOX Breathing", "box"),
        ("breathing box", "box"),
        ("bo", "box"),
        ("sixteen muscle", "sixteen"),
        ("muscles", "sixteen"),
        ("shroe", "shore"),
        ("shoe", "shore"),
        ("sixten groups", "sixteen"),
        ("relaxing", "sixteen"),
        ("quite shore", "shore"),
        ("renee", "rene"),
        ("out breath", "longer-out-breath"),
        ("outbreath", "longer-out-breath"),
        ("I can't sleep", "into-sleep"),
        ("cant slepe", "into-sleep"),
        ("insomnia", "into-sleep"),
        ("a bad moment", "flare"),
        ("for a walk on the water", "shore"),
        ("flare-up", "longer-out-breath"),
        ("night", "into-sleep"),
        ("  box  ", "box"),
        ("breathe", "box"),
    ],
)
def test_words_find_as_people_type_them(typed: str, first: str):
    assert first in names(Wish(words=typed))[:2]


@pytest.mark.parametrize("typed", ["zebra", "box zebra", "xqzwvk", "7", "shore muscle"])
def test_what_is_not_there_is_not_found(typed: str):
    assert names(Wish(words=typed)) == []


@pytest.mark.parametrize("typed", ["", "   ", "…", "'", "-"])
def test_no_words_are_no_wish(typed: str):
    assert len(names(Wish(words=typed))) == len(LIBRARY)


def test_the_title_weighs_more_than_the_summary():
    in_summary = script("one", summary="About a forest.")
    in_title = script("two", title="Forest")
    assert find((in_summary, in_title), Wish(words="forest")) == [in_title, in_summary]


def test_a_slip_is_only_thought_of_when_nothing_fits_as_typed():
    assert set(fitting("pain", ["pain", "rain", "paint"])) == {"pain", "paint"}
    assert set(fitting("paim", ["pain", "rain", "paint"])) == {"pain", "paint"}


@pytest.mark.parametrize("typed", ["ba", "bxo", "cat"])
def test_short_words_have_no_slips(typed: str):
    assert fitting(typed, ["box", "cut", "bell"]) == {}


def test_every_family_has_its_words():
    assert set(FAMILIES) == set(Family)


@given(st.text(max_size=40))
def test_any_text_can_be_typed(typed: str):
    found = find(LIBRARY, Wish(words=typed))
    assert len({script.name for script in found}) == len(found)


@given(st.sampled_from(LIBRARY), st.data())
def test_each_beginning_of_a_title_finds_it(one: Script, data: st.DataObject):
    length = data.draw(st.integers(1, len(one.title)))
    assert one in find(LIBRARY, Wish(words=one.title[:length]))


@given(st.sampled_from(LIBRARY), st.data())
def test_two_swapped_letters_in_a_long_word_still_find_it(one: Script, data: st.DataObject):
    word = data.draw(st.sampled_from([word for word in words_of(one.title) if len(word) >= 5]))
    at = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert one in find(LIBRARY, Wish(words=swapped))

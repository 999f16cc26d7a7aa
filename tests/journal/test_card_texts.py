"""The learning cards that ship: short, sourced, in plain words, and what they lead to is there."""

from __future__ import annotations

import re
from statistics import mean

import pytest
import textstat

from relaxapp import paths
from relaxapp.exercises.library import Library
from relaxapp.journal.cards import MOST_WORDS, PICTURES, load
from relaxapp.support.plan import RED_FLAGS_NOW, RED_FLAGS_SOON

CARDS, PROBLEMS = load(paths.assets() / "cards")
LIBRARY = Library([paths.assets() / "exercises"]).scripts
HIGHEST_GRADE = 6
BY_ID = {card.id: card for card in CARDS}
each_card = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)


def prose(card) -> str:
    return "\n".join(card.paragraphs)


def test_all_of_them_can_be_used_and_there_are_twelve_at_most():
    assert PROBLEMS == ()
    assert list(BY_ID) == [
        *("pain-and-stress", "practice", "breathing", "pacing", "moving", "flare-ups"),
        *("setbacks", "sleep", "thoughts", "moods", "people", "clinician"),
    ]
    assert len(CARDS) <= 12
    assert len({card.order for card in CARDS}) == len(CARDS)


@each_card
def test_each_is_short_sourced_and_read_with_ease(card):
    assert 60 <= len(prose(card).split()) <= MOST_WORDS
    assert len(card.sources) >= 2
    grade = mean([textstat.automated_readability_index(prose(card)), textstat.coleman_liau_index(prose(card))])
    assert grade <= HIGHEST_GRADE


@each_card
def test_what_each_leads_to_is_there(card):
    assert set(card.exercises) <= set(LIBRARY)
    assert card.exercises or card.id == "clinician", "no exercise stands before a doctor"


def test_every_picture_is_used_once():
    assert sorted(card.picture for card in CARDS if card.picture) == sorted(PICTURES)


@each_card
def test_none_promises_drives_or_advises_on_food_and_drugs(card):
    told = re.findall(
        r"\b(will (stop|go away|get better|help)|prove[ns]?|always works|must|should|have to|need to|"
        r"diet|sugar|food|eat|drink|coffee|caffeine|weight loss|medicine|medication|drugs?|vitamin\w*)\b",
        prose(card),
        re.IGNORECASE,
    )
    assert told == []


def test_what_needs_a_clinician_is_said_as_in_the_flare_plan():
    said = " ".join(BY_ID["clinician"].paragraphs)
    for flag in (*RED_FLAGS_NOW, *RED_FLAGS_SOON):
        assert flag in said
    assert said.index(RED_FLAGS_NOW[-1]) < said.index("Call a doctor today") < said.index(RED_FLAGS_SOON[0])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pain-and-stress", "None of this is sure to change the pain"),
        ("practice", "It does not suit everyone"),
        ("practice", "about one in six"),
        ("breathing", "The change was mostly small"),
        ("moving", "nobody can be very sure"),
        ("flare-ups", "have it looked at"),
        ("sleep", "It can't make sleep come"),
        ("thoughts", "small effects"),
        ("moods", "“Get support” is in the corner of every screen"),
    ],
)
def test_each_says_what_is_not_sure_and_where_there_is_help(name, words):
    assert words in prose(BY_ID[name])

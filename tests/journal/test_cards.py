"""The files of learning cards: what is in them, and mistakes named where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.journal.cards import MOST_WORDS, Card, CardErrors, load, parse

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """+++
title = "Pacing"
order = 4
sources = ["Somebody 2020"]
picture = "pacing"
exercises = ["box"]
sheets = ["pacing"]
+++

A little,
often.

And a rest.
"""
SMALL = GOOD.replace('picture = "pacing"\nexercises = ["box"]\nsheets = ["pacing"]\n', "")


def test_a_card_is_its_head_and_its_paragraphs():
    assert parse(GOOD, "pacing") == Card(
        "pacing",
        "Pacing",
        ("A little, often.", "And a rest."),
        ("Somebody 2020",),
        4,
        "pacing",
        ("box",),
        ("pacing",),
    )
    assert parse(SMALL, "x") == Card("x", "Pacing", ("A little, often.", "And a rest."), ("Somebody 2020",), 4)


def test_a_list_keeps_its_lines():
    card = parse(GOOD.replace("A little,\noften.", "Now:\n- a little - or less,\n  often\n- a rest"), "x")
    assert card.paragraphs[0] == "Now:\n• a little - or less, often\n• a rest"


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("+++\n\nA", "\n\nA", "c.md:1: a card begins with its head"),
        ("+++\ntitle", "Words\n+++\ntitle", "c.md:1: a card begins with its head"),
        ('"Pacing"', '"Pacing', "c.md:2: the head is not TOML"),
        ('"Pacing"', "7", "c.md:2: title is some words"),
        ('"Pacing"', '" "', "c.md:2: title is some words"),
        ('title = "Pacing"\n', "", "c.md:2: title = … is missing"),
        ("order = 4", "order = true", "c.md:3: order is a whole number"),
        ('["Somebody 2020"]', "[]", "c.md:4: sources is a list of words"),
        ('["Somebody 2020"]', '"Somebody"', "c.md:4: sources is a list of words"),
        ('sources = ["Somebody 2020"]\n', "", "c.md:2: sources = … is missing"),
        ('picture = "pacing"', 'picture = "a sunset"', "c.md:5: “a sunset” is not one of circle, "),
        ('exercises = ["box"]', 'exercises = ["box", 5]', "c.md:6: exercises is a list of words"),
        ('sheets = ["pacing"]', 'sheets = ["diary"]', "c.md:7: “diary” is not one of thought, "),
        ("order = 4", "order = 4\nauthor = 'me'", "c.md:4: “author” means nothing here"),
        ("A little,", "word " * MOST_WORDS, f"c.md:9: {MOST_WORDS + 4} words, where"),
        ("A little,\noften.\n\nAnd a rest.\n", "", "c.md:9: 0 words, where"),
    ],
)
def test_a_mistake_is_named_where_it_stands(was, becomes, told):
    assert was in GOOD
    with pytest.raises(CardErrors) as caught:
        parse(GOOD.replace(was, becomes), "c", "c.md")
    assert any(str(problem).startswith(told) for problem in caught.value.problems), str(caught.value)
    assert "All the others can." in str(caught.value)


def test_all_mistakes_of_a_file_are_told_at_once():
    wrong = GOOD.replace("order = 4", "order = 'x'").replace('["Somebody 2020"]', "7")
    with pytest.raises(CardErrors) as caught:
        parse(wrong, "c", "c.md")
    assert [problem.line for problem in caught.value.problems] == [4, 3]


def test_a_bad_file_never_stops_the_others(tmp_path: Path):
    (tmp_path / "b.md").write_text(GOOD.replace("order = 4", "order = 2"), encoding="utf-8")
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "broken.md").write_text("no head", encoding="utf-8")
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "notes.txt").write_text("not a card", encoding="utf-8")
    cards, problems = load(tmp_path)
    assert [card.id for card in cards] == ["b", "a"]
    assert sorted({problem.file for problem in problems}) == ["broken.md", "bytes.md", "folder.md"]
    assert load(tmp_path / "nowhere") == ((), ())


@given(st.text(max_size=60), st.integers(0, len(GOOD)), st.integers(0, 80))
def test_whatever_is_written_into_it_gives_a_card_or_mistakes(written, at, gone):
    outcome: object = None
    try:
        outcome = parse(GOOD[:at] + written + GOOD[at + gone :], "c", "c.md").paragraphs
    except CardErrors as told:
        outcome = told.problems
    assert outcome

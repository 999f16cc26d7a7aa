"""The sheets: what they ask for, and what becomes of whatever is written in them."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.journal.forms import FORMS, GOAL, PACING, PROBLEM, THOUGHT, VALUES
from relaxapp.journal.sheet_page import as_html, as_text
from relaxapp.journal.sheets import Field, Kind, is_blank, is_filled, name_of, paragraphs, value_of, with_value

FIELDS = [(form, field) for form in FORMS.values() for section in form.sections for field in section.fields]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
SENSIBLE = {
    Kind.WORDS: st.text(),
    Kind.LIST: st.lists(st.text(), max_size=4).map(tuple),
    Kind.RATING: st.none() | st.integers(0, 10),
    Kind.MINUTES: st.lists(st.integers(0, 600), max_size=8).map(tuple),
}


# What they ask for


def test_there_are_five_and_they_are_short():
    assert list(FORMS) == ["thought", "pacing", "problem", "goal", "values"]
    assert all(len(form.sections) <= 7 for form in FORMS.values())
    assert len(PROBLEM.sections) == 5
    assert 4 <= sum(section.heading != "One small step" for section in VALUES.sections) <= 7, "a few areas of life"


def test_a_thought_is_rated_before_and_after():
    kinds = [(field.name, field.kind) for section in THOUGHT.sections for field in section.fields]
    assert [name for name, _ in kinds] == ["situation", "thought", "feeling", "before", "other", "after"]
    assert [name for name, kind in kinds if kind is Kind.RATING] == ["before", "after"]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_is_whole(form):
    fields = [field for section in form.sections for field in section.fields]
    names = [field.name for field in fields]
    assert len(set(names)) == len(names)
    assert not form.named_by or form.named_by in names
    assert form.sources
    assert all(section.heading and section.hint and (section.fields or section.answer) for section in form.sections)
    assert all(field.label for section in form.sections if len(section.fields) > 1 for field in section.fields[1:])


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_nothing_in_them_drives_or_counts(form):
    said = " ".join(text for section in form.sections for text in (section.heading, section.hint))
    assert not re.search(r"\b(should|must|have to|total|points|score|goal[s]? met|succeed|fail)\b", said, re.IGNORECASE)


# What is written


def test_nothing_written_says_nothing():
    for form in FORMS.values():
        assert not is_filled(form, {})
        assert list(paragraphs(form, {})) == []
        assert name_of(form, {}) == ""


def test_a_blank_sheet_holds_nothing_that_another_version_might_read():
    assert is_blank(GOAL, {})
    assert is_blank(GOAL, {"goal": " "})
    assert not is_blank(GOAL, {"goal": "x"})
    assert not is_blank(GOAL, {"from another version": 1})
    assert not is_blank(VALUES, {"work_matters": 0})


@given(st.sampled_from(FIELDS), ANYTHING)
def test_whatever_stands_there_is_read_or_left_out(where, written):
    form, field = where
    content = {field.name: written, "from another version": 1}
    value_of(content, field)
    name_of(form, content)
    for _, said in paragraphs(form, content):
        assert all(isinstance(each, str) and each.strip() for each in said)
    assert as_text(form, content, "today").startswith(form.title)


@given(st.sampled_from(FIELDS), st.data())
def test_what_is_written_comes_back_through_json_and_the_rest_stays(where, data):
    form, field = where
    value = data.draw(SENSIBLE[field.kind])
    content = json.loads(json.dumps(with_value({"from another version": 1}, field, value)))
    assert value_of(content, field) == value
    assert content["from another version"] == 1
    blank = value in (None, ()) or (isinstance(value, str) and not value.strip())
    blank = blank or (field.kind is Kind.LIST and not any(each.strip() for each in value))
    assert is_filled(form, content) != blank


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Kind.RATING, 11, None),
        (Kind.RATING, True, None),
        (Kind.RATING, 0, 0),
        (Kind.MINUTES, [5, -1, 601, True, 2.5, "7", 0], (5, 0)),
        (Kind.LIST, ["one", 2, ""], ("one", "")),
        (Kind.WORDS, 5, ""),
    ],
)
def test_only_what_makes_sense_is_taken(kind, written, value):
    assert value_of({"x": written}, Field("x", kind)) == value


# What is shown


def test_a_sheet_is_known_by_its_own_words():
    assert name_of(GOAL, {"goal": "  Water\nthe plants "}) == "Water the plants"
    assert name_of(GOAL, {"goal": "word " * 40}).endswith("word…")
    assert len(name_of(GOAL, {"goal": "word " * 40})) <= 61
    assert name_of(VALUES, {"step": "Call Noor"}) == ""


def test_only_what_says_something_is_shown():
    content = {"thought": "It never ends", "before": 8, "after": 5, "other": " "}
    assert list(paragraphs(THOUGHT, content)) == [
        ("The thought", ("It never ends",)),
        ("The feeling", ("How strong it was: 8 of 10",)),
        ("The feeling now", ("How strong it is now: 5 of 10",)),
    ]


@pytest.mark.parametrize(("after", "kind_word"), [(9, True), (8, False), (2, False), (None, False)])
def test_a_feeling_that_grew_gets_a_kind_word_and_one_that_did_not_gets_no_praise(after, kind_word):
    said = dict(paragraphs(THOUGHT, {"before": 8, "after": after})).get("The feeling now", ())
    assert ("put this page away" in " ".join(said)) == kind_word
    assert len(said) == (after is not None) + kind_word


def test_a_pace_is_worked_out_as_soon_as_there_are_enough_days():
    heading = PACING.sections[2].heading
    assert "three days" in dict(paragraphs(PACING, {"activity": "A walk", "managed": [10, 5]}))[heading][0]
    shown = dict(paragraphs(PACING, {"managed": [20, 5, 11, 12]}))
    assert shown["What I managed"] == ("20 minutes, 5 minutes, 11 minutes, 12 minutes",)
    assert "begin with 9 minutes a day" in shown[heading][0]


# On paper


def test_a_page_holds_what_was_written_and_its_day():
    content = {"problem": "The <stairs>\nat work", "ideas": ["A lift", "", "Ask Ines"]}
    text = as_text(PROBLEM, content, "3 March 2026")
    assert text.splitlines()[:3] == ["A problem, in five steps", "3 March 2026", ""]
    assert "1. What it is\n  The <stairs>\n  at work\n\n2. Ideas\n  A lift\n  Ask Ines\n" in text
    html = as_html(PROBLEM, content, "3 March 2026")
    assert "The &lt;stairs&gt;<br/>at work" in html
    assert "<p>3 March 2026</p>" in html

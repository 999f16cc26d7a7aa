"""What the plans hold and how they read on one page, in our own plain words."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from relaxapp.support.plan import FlarePlan, Person, Plan
from relaxapp.support.plan_page import as_html, as_text

FULL = Plan(
    signs=("I stop opening the post", ""),
    alone=("The blue blanket\nand tea",),
    exercises=("box",),
    elsewhere=("The lake",),
    people=(Person("Noor", "020 7946 0123", "after six"), Person()),
    professionals=(Person("Dr. Ahn", "+44 (0)20 7946 0999"),),
    safer=(Person("Sam"),),
    words=("This has passed before. <3",),
    pictures=("/home/me/my & lake.png",),
)


@pytest.mark.parametrize("kind", [Plan, FlarePlan])
def test_every_field_of_a_plan_stands_in_one_section(kind: type[Plan | FlarePlan]) -> None:
    held = [field for section in kind.SECTIONS for field in section.holds]
    assert sorted(held) == sorted(field.name for field in fields(kind))


def test_an_empty_plan_is_told_from_one_with_a_single_word() -> None:
    assert not Plan()
    assert not Plan(signs=(" ", ""), people=(Person(" "),))
    assert Plan(words=("Rex",))
    assert FlarePlan(people=(Person(number="112"),))


@pytest.mark.parametrize(
    ("number", "uri"),
    [
        ("020 7946 0123", "tel:02079460123"),
        ("+44 (20) 7946-0123", "tel:+442079460123"),
        (" 116 123 ", "tel:116123"),
        ("*100#", "tel:*100%23"),
        ("020 7946 0123 ext 4", ""),
        ("work 0123, home 0456", ""),
        ("sam@example.org", ""),
        ("7", ""),
        ("", ""),
        ("112;phone-context=x", ""),
    ],
)
def test_only_what_is_one_number_becomes_a_link(number: str, uri: str) -> None:
    assert Person("Sam", number).uri == uri


def test_a_plan_knows_all_its_links() -> None:
    numbers = ("02079460123", "+4402079460999")
    assert FULL.links == {f"{scheme}:{number}" for scheme in ("tel", "sms") for number in numbers}


def test_as_text_has_every_entry_under_its_heading_and_leaves_out_what_is_empty() -> None:
    text = as_text(FULL, {"box": "Box breathing"})
    assert text.splitlines()[0] == "My support plan"
    for words in (
        "What tells me that it is getting hard\n  - I stop opening the post\n\n",
        "  - The blue blanket\n    and tea\n  - Box breathing\n",
        "  - Noor: 020 7946 0123 – after six\n\n",
        "Someone who can help make my space safer\n  - Sam\n",
        "  - This has passed before. <3\n  - /home/me/my & lake.png\n",
    ):
        assert words in text
    assert text.endswith("relaxapp support")
    assert "What takes my mind" not in as_text(Plan(signs=("x",)))


def test_an_exercise_that_is_gone_keeps_its_name() -> None:
    assert "  - box\n" in as_text(FULL)


def test_an_empty_plan_says_so_kindly() -> None:
    assert "Nothing is written in it yet." in as_text(Plan())


@pytest.mark.parametrize("page", [as_text, as_html])
def test_the_flare_plan_always_says_when_a_clinician_is_needed(page) -> None:
    for plan in (FlarePlan(), FlarePlan(less=("To the gate and back",))):
        assert "urine or stool" in page(plan)
        assert "losing weight" in page(plan)


def test_html_takes_no_word_for_markup() -> None:
    html = as_html(FULL, {"box": "<b>Box</b>"})
    assert "This has passed before. &lt;3" in html
    assert "&lt;b&gt;Box&lt;/b&gt;" in html
    assert "The blue blanket<br/>and tea" in html
    assert f'src="{Path("/home/me/my & lake.png").as_uri()}"' in html


def test_the_form_is_not_the_copyrighted_one() -> None:
    words = " ".join(f"{section.heading} {section.hint}" for section in Plan.SECTIONS).lower()
    for theirs in ("safety plan", "warning sign", "coping", "distraction", "agencies", "environment", "step "):
        assert theirs not in f"{words} {Plan.TITLE.lower()}"

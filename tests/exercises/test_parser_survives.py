"""Whatever is in a file, the parser answers soon: with a script or with its problems."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.exercises.library import help_page, read
from relaxapp.exercises.parser import ScriptErrors, parse

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = help_page().split("```exercise\n")[1].split("```")[0] + help_page().split("```section\n")[2].split("```")[0]
PIECES = st.sampled_from(
    [
        *"+#()[]-@=\"'\n,. /\t\\\x00\ufeff\u2028",
        "+++\n",
        "(breathe ",
        "[gently]",
        "4-0-6-0",
        " to fill)",
        "(optional",
        "1e9",
    ]
)
SOON = 2.0
"""Seconds of work, whatever else the machine does meanwhile."""


def answer(text: str) -> None:
    begun = time.thread_time()
    told: ScriptErrors | None = None
    try:
        assert parse(text, "any").sections
    except ScriptErrors as errors:
        told = errors
    assert time.thread_time() - begun < SOON
    if told:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert told.problems
        assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in told.problems)
        assert all(problem.found and problem.expected for problem in told.problems)
        assert all(str(problem).isprintable() for problem in told.problems)


@given(st.text())
@settings(max_examples=100)
def test_any_text_gets_an_answer(text):
    answer(text)


@given(st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join))
@settings(max_examples=150)
def test_any_heap_of_pieces_gets_an_answer(body):
    answer(body)
    answer("+++\n" + body)
    answer(WHOLE + body)


@given(st.data())
@settings(max_examples=200)
def test_a_good_text_with_some_damage_gets_an_answer(data):
    text = WHOLE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(start + data.draw(st.integers(0, 30)), len(text))
        text = text[:start] + data.draw(PIECES | st.text(max_size=5)) + text[end:]
    answer(text)


@given(content=st.binary(max_size=200))
@settings(max_examples=50)
def test_any_bytes_get_an_answer(tmp_path_factory: pytest.TempPathFactory, content: bytes):
    path: Path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(content)
    with pytest.raises(ScriptErrors) as errors:
        read(path)
    assert errors.value.problems[0].file == str(path)


@pytest.mark.parametrize(
    "text",
    [
        "+++\na = " + "[" * 100_000 + "\n+++\n",
        "+++\nusual = 0x" + "f" * 20_000 + "\n+++\n",
        "+++\nusual = " + "9" * 20_000 + "\n+++\n",
        "+++\n" + "a.b.c = 1\n" * 15_000,
        "(pause" + " " * 150_000,
        "(breathe " + "4-" * 120_000 + ")",
        "(breathe 4-0-6-0" + " " * 150_000 + "x)",
        "# " + " (" * 90_000,
        "# T " + "@a " * 60_000,
        "[" * 150_000,
        "[" + "a," * 120_000 + "] x",
        "- " * 90_000,
        "word\n" * 35_000,
        "[gently]\n" * 20_000,
        "#\n" * 90_000,
        "(x)\n" * 45_000,
        "# A @neck\n(bell)\n" * 10_000,
        "# A\nB.\n" * 20_000,
        "A. " * 60_000,
        "x" * 190_000,
        "x" * 600_000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_texts_made_to_be_slow_are_not(text):
    answer(text)
    answer("# One\n" + text)
    answer(WHOLE + text)

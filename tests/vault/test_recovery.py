"""The key for paper: read as it was written, in any grouping, and never with a slip."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaxapp.vault import recovery

KEYS = st.binary(min_size=recovery.BYTES, max_size=recovery.BYTES)


@given(KEYS)
def test_what_is_written_is_read(key: bytes):
    text = recovery.written(key)
    assert re.fullmatch(r"([0-9A-Z]{4}-){7}[0-9A-Z]{4}", text)
    assert recovery.read(text) == key
    assert recovery.read(text.lower().replace("-", "  ").replace("1", "l").replace("0", "o")) == key


@given(KEYS, st.integers(0, 31), st.sampled_from(recovery._ALPHABET))
def test_a_slip_is_never_taken_for_a_key(key: bytes, place: int, sign: str):
    signs = recovery.written(key).replace("-", "")
    slipped = signs[:place] + sign + signs[place + 1 :]
    assert recovery.read(slipped) == (key if slipped == signs else None)


@pytest.mark.parametrize("change", [lambda text: text[:-1], lambda text: f"{text}7", lambda text: text[5:] + text[:5]])
def test_a_sign_or_a_group_that_is_missing_or_misplaced_is_told(change):
    text = recovery.written(bytes(range(recovery.BYTES)))
    assert recovery.read(change(text)) is None
    assert recovery.looks_like_one(change(text))


@pytest.mark.parametrize(
    "phrase", ["four quiet green chairs", "correct horse battery", "", "this that with from have been"]
)
def test_a_phrase_is_no_recovery_key(phrase: str):
    assert recovery.read(phrase) is None
    assert not recovery.looks_like_one(phrase)


def test_each_is_another():
    assert len({recovery.new() for _ in range(50)}) == 50

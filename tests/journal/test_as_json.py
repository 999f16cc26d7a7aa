"""The whole journal as one file: it comes back as it was, and what is no journal is refused by name."""

from __future__ import annotations

import json
import random
from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaxapp.failures import Failure
from relaxapp.journal import as_json
from relaxapp.journal.as_json import Unusable, from_json, load
from relaxapp.journal.entries import CheckIn, Contents, SessionRecord, Sheet, Weekly
from tests.journal.whole_journals import EVERY_LANGUAGE, journals, small

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def written(contents: Contents) -> dict[str, Any]:
    return json.loads(as_json.as_json(contents, NOW, "1.0"))


def spoilt(*path: Any, value: Any) -> bytes:
    """A small journal with another value at one place; None takes it away."""
    whole = written(small())
    place = whole
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(whole).encode()


@given(journals())
@settings(max_examples=60)
def test_what_is_written_comes_back_as_it_was(contents: Contents) -> None:
    assert from_json(as_json.as_json(contents, NOW, "1.0").encode()) == contents


def test_it_says_what_it_is_when_it_was_written_and_by_which_program() -> None:
    whole = written(small())
    assert (whole["what"], whole["version"], whole["program"]) == ("relaxapp journal", 1, "1.0")
    assert whole["written"] == "2026-11-21T12:00:00+00:00"
    assert EVERY_LANGUAGE in as_json.as_json(small(), NOW, "1.0"), "readable in any editor"


def test_every_field_of_every_entry_can_be_read() -> None:
    kinds = {
        str(each.type).partition(" | ")[0] for one in (SessionRecord, CheckIn, Weekly, Sheet) for each in fields(one)
    }
    assert kinds <= set(as_json.READERS)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\xff\xfe\x00", "damaged, or something else"),
        (b'{\n "what": "relaxapp jour', "damaged, or something else (line 2"),
        (b"%PDF-1.4", "line 1, place 1"),
        (b"[1, 2]", "not a journal that Relaxapp wrote"),
        (b'{"resourceType": "Bundle"}', "not a journal that Relaxapp wrote"),
        (b'"relaxapp journal"', "not a journal that Relaxapp wrote"),
        (b"[" * 200_000, "nested too deeply"),
        (b"9" * 5000, "damaged, or something else"),
        (spoilt("version", value=2), "newer Relaxapp"),
        (spoilt("version", value="1"), "which version"),
        (spoilt("version", value=0), "which version"),
        (spoilt("weeklies", value=None), "“weeklies” is missing"),
        (spoilt("weeklies", value={}), "“weeklies” is missing"),
        (spoilt("sessions", 1, value=7), "in “sessions”, entry 2: it is no entry"),
        (spoilt("sessions", 1, "started", value=None), "in “sessions”, entry 2: “started” is missing"),
        (spoilt("sessions", 0, "started", value="yesterday"), "“yesterday” makes no sense for “started”"),
        (spoilt("sessions", 0, "started", value="2026-11-21T12:00:00"), "known offset from UTC"),
        (spoilt("sessions", 0, "started", value="0001-01-01T00:00:00+14:00"), "makes no sense for “started”"),
        (spoilt("sessions", 0, "practised_seconds", value=-1), "-1.0 is no length"),
        (spoilt("sessions", 0, "practised_seconds", value="x" * 99), "“xxxx"),
        (spoilt("sessions", 0, "pauses", value=10**30), "makes no sense for “pauses”"),
        (spoilt("sessions", 0, "pauses", value=True), "makes no sense for “pauses”"),
        (spoilt("sessions", 0, "ended", value="exploded"), "“exploded” makes no sense for “ended”"),
        (spoilt("sessions", 0, "id", value=""), "its id is missing"),
        (spoilt("sessions", 0, "note", value=[1]), "a list makes no sense for “note”"),
        (spoilt("sessions", 0, "by_hand", value=1), "makes no sense for “by_hand”"),
        (spoilt("sessions", 0, "pulse", value=60), "nothing here is called “pulse”"),
        (spoilt("check_ins", 0, "pain", value=11), "in “check_ins”, entry 1: 11 makes no sense for pain"),
        (spoilt("check_ins", 0, "pain", value=4.5), "“4.5” makes no sense for “pain”"),
        (spoilt("check_ins", 0, "session", value=""), "belongs to a session"),
        (spoilt("weeklies", 0, "peg", value=[1, 2]), "makes no sense for “peg”"),
        (spoilt("weeklies", 0, "mood", value=[1, 2, 3, 4]), "4 makes no sense for an answer about mood"),
        (spoilt("sheets", 0, "content", value=[]), "makes no sense for “content”"),
        (spoilt("sheets", 0, "kind", value={"a": 1}), "a group of values makes no sense for “kind”"),
        (spoilt("sheets", 0, "content", value={}).replace(b'"content": {}', b'"content": {"a": NaN}'), "“NaN” stands"),
        (spoilt("sheets", 0, "content", value={}).replace(b'"content": {}', b'"content": {"a": 1e999}'), "“1e999”"),
    ],
)
def test_what_is_wrong_is_named(data: bytes, said: str) -> None:
    with pytest.raises(Unusable) as wrong:
        from_json(data)
    assert said in str(wrong.value)


def test_a_sheet_nested_without_end_is_refused() -> None:
    deep: dict[str, Any] = {}
    for _ in range(60):
        deep = {"a": deep}
    with pytest.raises(Unusable, match="nested too deeply for a sheet"):
        from_json(spoilt("sheets", 0, "content", value=deep))


def test_half_a_sign_is_replaced_and_stops_nothing() -> None:
    data = spoilt("check_ins", 2, "note", value="MARKED").replace(b"MARKED", b"tea \\ud83d")
    assert from_json(data).check_ins[2].note == "tea ?"


@given(st.data())
@settings(max_examples=150)
def test_a_damaged_file_is_read_whole_or_refused(data: st.DataObject) -> None:
    good = as_json.as_json(small(), NOW, "1.0").encode()
    chance = random.Random(data.draw(st.integers(0, 2**32)))
    start = chance.randrange(len(good))
    end = chance.choice((start, start + 1, start + 40, len(good)))
    bad = good[:start] + chance.choice((b"", b"\x00", b"null", b"[", b"-9")) + good[end:]
    try:
        read = from_json(bad)
    except Unusable as wrong:
        assert str(wrong)  # noqa: PT017 - either outcome is right
    else:
        assert isinstance(read, Contents)


def test_the_file_on_the_disk_is_named_when_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "holiday.json"
    with pytest.raises(Failure, match=r"holiday.json can't be taken in: it can't be read \(No such file"):
        load(path)
    path.write_bytes(b"{}")
    with pytest.raises(Failure, match=r"not a journal that Relaxapp wrote\. Your journal is as it was"):
        load(path)
    path.write_text(as_json.as_json(small(), NOW, "1.0"), encoding="utf-8-sig")
    assert load(path) == small(), "some editors put a mark at the beginning"


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_json, "MOST_BYTES", 1000)
    path = tmp_path / "huge.json"
    path.write_bytes(b" " * 1001)
    with pytest.raises(Failure, match="far too large"):
        load(path)
    with pytest.raises(Failure, match="can't be read"):
        load(tmp_path)

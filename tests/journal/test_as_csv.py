"""Tables for a spreadsheet: every language comes back, nothing becomes a formula, and the columns are explained."""

from __future__ import annotations

import csv
import io
import re
import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from relaxapp.failures import Failure
from relaxapp.journal import as_csv
from relaxapp.journal.as_csv import COLUMNS, explained, harmless, tables, write
from tests.journal.whole_journals import EVERY_LANGUAGE, journals, notes, small

if TYPE_CHECKING:
    from pathlib import Path

    from relaxapp.journal.entries import Contents

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", '"=1"', "＝1", "x;=1", "x\n-y", "x;\t@y")


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def dicts(contents: Contents, name: str) -> list[dict[str, str]]:
    first, *others = rows(tables(contents)[name])
    return [dict(zip(first, row, strict=True)) for row in others]


def begins_formula(cell: str) -> bool:
    return bool(re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell))


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_formula_is_none_any_more(text: str) -> None:
    assert begins_formula(text) or any(map(begins_formula, re.split(r"[;\n]", text)))
    made = harmless(text)
    assert not any(map(begins_formula, (made, *re.split(r"[;\t\r\n]", made))))
    assert made.replace("'", "") == text, "an apostrophe is all that is added"


@pytest.mark.parametrize("text", ["", "tea", "3 - 2", "a=b", "me@example.org", "x, y", EVERY_LANGUAGE])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(notes)
@settings(max_examples=200)
def test_no_text_begins_a_formula_wherever_a_spreadsheet_cuts_it(text: str) -> None:
    once = harmless(text)
    assert not once.startswith(("\t", "\r", "\n"))
    assert not any(map(begins_formula, (once, *re.split(r"[;\t\r\n]", once))))
    assert harmless(once) == once


@given(journals())
@settings(max_examples=40)
def test_every_entry_is_a_line_of_its_own_and_no_cell_is_a_formula(contents: Contents) -> None:
    made = tables(contents)
    counts = {
        "sessions.csv": len(contents.sessions),
        "check-ins.csv": len(contents.check_ins),
        "weekly.csv": len(contents.weeklies),
        "sheets.csv": sum(len(sheet.content) for sheet in contents.sheets),
    }
    for name, text in made.items():
        assert text.startswith("\ufeff")
        head, *lines = rows(text)
        assert head == list(COLUMNS[name])
        assert len(lines) == counts[name]
        assert all(len(line) == len(head) for line in lines)
        # A spreadsheet that splits at semicolons sees other cells; none of them may begin one either.
        for line in (*lines, *rows(text, ";")[1:]):
            assert not any(map(begins_formula, line))


def test_what_is_in_the_tables() -> None:
    session, by_hand = dicts(small(), "sessions.csv")
    assert (session["date"], session["time"], session["utc_offset"]) == ("2026-11-20", "21:30", "UTC+05:45")
    assert (session["planned_minutes"], session["practised_minutes"], session["paused_minutes"]) == (
        "15",
        "6.88",
        "0.52",
    )
    assert (session["ended"], session["pauses"], session["by_hand"]) == ("stopped", "2", "no")
    assert session["note"].startswith("'=HYPERLINK")
    assert (by_hand["by_hand"], by_hand["note"]) == ("yes", EVERY_LANGUAGE)
    before, after, apart = dicts(small(), "check-ins.csv")
    assert (before["moment"], before["session"], before["pain"], before["distress"]) == (
        "before",
        session["id"],
        "6",
        "0",
    )
    assert (after["tension"], after["distress"], apart["session"]) == ("9", "", "")
    full, sparse = dicts(small(), "weekly.csv")
    assert (full["peg_mean"], full["mood_sum"], full["sleep_hours"], full["note"]) == ("5.33", "6", "6.5", "'-1 day")
    assert (sparse["peg_mean"], sparse["mood_sum"], sparse["sleep_quality"]) == ("", "", "3")
    lines = {line["field"]: line["value"] for line in dicts(small(), "sheets.csv")}
    assert lines["before"] == "7"
    assert EVERY_LANGUAGE in lines["steps"]


def test_every_column_is_explained() -> None:
    words = explained()
    for name, columns in COLUMNS.items():
        assert name in words
        for column, meaning in columns.items():
            assert re.search(rf"^  {column} +{re.escape(meaning)}$", words, re.MULTILINE)


def test_the_folder_is_private_and_whole(tmp_path: Path) -> None:
    folder = tmp_path / "my journal"
    write(small(), folder)
    assert {path.name for path in folder.iterdir()} == {*COLUMNS, "read me.txt"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert (folder / "sessions.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(tmp_path.iterdir()) == [folder]
    with pytest.raises(Failure, match="there already"):
        write(small(), folder)


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _: str) -> None:
        if path.name == "weekly.csv":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(as_csv, "write_privately", full)
    with pytest.raises(Failure, match=r"my journal can't be written \(No space left on device\)"):
        write(small(), tmp_path / "my journal")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Failure, match="can't be written"):
        write(small(), tmp_path / "nowhere" / "my journal")

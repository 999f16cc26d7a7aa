"""The journal as tables for a spreadsheet: a folder with one CSV file a kind of entry, and a page that explains them.

What is written in a spreadsheet's cell may be taken for a formula and carried out. So an apostrophe stands before
whatever could begin one, also within a text, behind a sign that some spreadsheets take for the end of a cell.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import Failure
from relaxapp.paths import write_privately

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from relaxapp.journal.entries import CheckIn, Contents, SessionRecord, Sheet, Weekly

_BOM: Final = "\ufeff"
"""By this, spreadsheets know that the file has every language's letters."""
_COULD_BEGIN: Final = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[\s\"]*[=+\-@＝＋－＠])|^(?=[\t\r\n])")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
READ_ME: Final = "read me.txt"

_WHEN: Final = {
    "id": "names the entry; the same in every export",
    "date": "day, where you were: year-month-day",
    "time": "time of day, where you were: hours:minutes",
    "utc_offset": "how far that clock was ahead of UTC",
}
COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "sessions.csv": {
        **_WHEN,
        "exercise": "the exercise, as the program calls it",
        "title": "the exercise, as you read it",
        "planned_minutes": "how long it was meant to be",
        "practised_minutes": "how long it was, without rests",
        "ended": "finished, stopped (by you) or interrupted (the program or computer went down)",
        "pauses": "how often it rested",
        "paused_minutes": "for how long in all",
        "by_hand": "yes: practised without the program and written down later",
        "note": "what you wrote",
    },
    "check-ins.csv": {
        **_WHEN,
        "moment": "before a session, after it, or apart from any",
        "session": "the id of that session",
        "pain": "0 (none) to 10 (as bad as you can imagine); empty: not answered",
        "tension": "0 to 10",
        "distress": "0 to 10",
        "note": "what you wrote",
    },
    "weekly.csv": {
        **_WHEN,
        "peg_pain": "PEG: average pain in the past week, 0 to 10",
        "peg_enjoyment": "PEG: how much pain got in the way of enjoying life, 0 to 10",
        "peg_activity": "PEG: how much pain got in the way of general activity, 0 to 10",
        "peg_mean": "the mean of these three (Krebs 2009)",
        "mood_1": "PHQ-4: nervous or on edge, 0 to 3",
        "mood_2": "PHQ-4: not able to stop or control worrying, 0 to 3",
        "mood_3": "PHQ-4: little interest or pleasure, 0 to 3",
        "mood_4": "PHQ-4: down or without hope, 0 to 3",
        "mood_sum": "the sum of these four, 0 to 12 (Kroenke 2009)",
        "sleep_hours": "hours of sleep a night",
        "sleep_quality": "0 to 10",
        "confidence": "0 to 10",
        "note": "what you wrote",
    },
    "sheets.csv": {
        "id": "names the sheet; all lines of one sheet share it",
        "kind": "which sheet it is",
        "made": "day and time it was begun, with the distance from UTC",
        "changed": "day and time of the last change",
        "field": "which part of the sheet this line is",
        "value": "what you wrote there",
    },
}
"""What each column of each file holds."""


def explained() -> str:
    """Return what each column holds, as plain text."""
    parts = [
        "Each file is a table: values are in quotes, with commas between them, in UTF-8.",
        "An apostrophe (') stands before words that a spreadsheet could take for a formula.",
    ]
    for name, columns in COLUMNS.items():
        width = max(map(len, columns)) + 2
        parts += ["", name, *(f"  {column:{width}}{meaning}" for column, meaning in columns.items())]
    return "\n".join(parts) + "\n"


def tables(contents: Contents) -> dict[str, str]:
    """Return the text of each file by its name, newest entries first as they come."""
    rows: Mapping[str, Iterable[Sequence[Any]]] = {
        "sessions.csv": map(_session, contents.sessions),
        "check-ins.csv": map(_check_in, contents.check_ins),
        "weekly.csv": map(_weekly, contents.weeklies),
        "sheets.csv": (row for sheet in contents.sheets for row in _sheet(sheet)),
    }
    return {name: _table(columns, rows[name]) for name, columns in COLUMNS.items()}


def write(contents: Contents, folder: Path) -> None:
    """Make the folder with its files, whole or not at all. Raises Failure when it is there or can't be made."""
    if folder.exists():
        raise Failure(f"{folder} is there already, and stays as it is.", "", "Choose another name.")
    try:
        part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}", suffix=".part"))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        for name, text in (tables(contents) | {READ_ME: explained()}).items():
            write_privately(part / name, text)
        part.rename(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def harmless(text: str) -> str:
    """Return a text in which no spreadsheet finds a formula."""
    return _COULD_BEGIN.sub("'", _CONTROL.sub("", text))


def _unwritable(folder: Path, error: OSError) -> Failure:
    return Failure(
        f"{folder} can't be written ({error.strerror}).", "", "Is there room on the disk? Try another folder."
    )


def _table(columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(value) if isinstance(value, str) else _number(value) for value in row])
    return _BOM + text.getvalue()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _when(moment: datetime) -> tuple[str, str, str]:
    offset = f"{moment:%z}"
    return moment.date().isoformat(), f"{moment:%H:%M}", f"UTC{offset[:3]}:{offset[3:5]}"


def _session(session: SessionRecord) -> Sequence[Any]:
    return (
        session.id,
        *_when(session.started),
        session.exercise,
        session.title,
        round(session.planned_seconds / 60, 2),
        round(session.practised_seconds / 60, 2),
        session.ended.value,
        session.pauses,
        round(session.paused_seconds / 60, 2),
        "yes" if session.by_hand else "no",
        session.note,
    )


def _check_in(check_in: CheckIn) -> Sequence[Any]:
    ratings = (check_in.pain, check_in.tension, check_in.distress)
    return (check_in.id, *_when(check_in.at), check_in.moment.value, check_in.session, *ratings, check_in.note)


def _weekly(weekly: Weekly) -> Sequence[Any]:
    peg = (*weekly.peg, round(sum(weekly.peg) / len(weekly.peg), 2)) if weekly.peg else (None,) * 4
    mood = (*weekly.mood, sum(weekly.mood)) if weekly.mood else (None,) * 5
    more = (weekly.sleep_hours, weekly.sleep_quality, weekly.confidence)
    return (weekly.id, *_when(weekly.at), *peg, *mood, *more, weekly.note)


def _sheet(sheet: Sheet) -> Iterable[Sequence[Any]]:
    """Go through the parts of a sheet, each on a line of its own."""
    dates = (sheet.made.isoformat(), sheet.changed.isoformat())
    for field, value in sheet.content.items():
        written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield (sheet.id, sheet.kind, *dates, field, written)

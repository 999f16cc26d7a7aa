"""Entries as rows of the tables, and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

from relaxapp.journal.entries import CheckIn, Contents, Ending, Entry, Moment, SessionRecord, Sheet, Weekly
from relaxapp.journal.trouble import Damaged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

Value = str | int | float | None
Row = tuple[Any, ...]
_E = TypeVar("_E", SessionRecord, CheckIn, Weekly, Sheet)

_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "session": (
        *("id", "exercise", "title", "started", "planned_seconds", "practised_seconds", "ended"),
        *("pauses", "paused_seconds", "by_hand", "note"),
    ),
    "check_in": ("id", "at", "moment", "session", "pain", "tension", "distress", "note"),
    "weekly": (
        *("id", "at", "peg_pain", "peg_enjoyment", "peg_activity", "mood_1", "mood_2", "mood_3", "mood_4"),
        *("sleep_hours", "sleep_quality", "confidence", "note"),
    ),
    "sheet": ("id", "kind", "made", "changed", "content"),
}
_TIME: Final = {"session": "started", "check_in": "at", "weekly": "at", "sheet": "changed"}
_NO_SENSE: Final = (ValueError, TypeError, KeyError, RecursionError)
_ENDINGS: Final = {ending.value: ending for ending in Ending}
_MOMENTS: Final = {moment.value: moment for moment in Moment}


def table_of(entry: Entry) -> str:
    """Return the table where an entry belongs."""
    match entry:
        case SessionRecord():
            return "session"
        case CheckIn():
            return "check_in"
        case Weekly():
            return "weekly"
        case Sheet():
            return "sheet"


def row_of(entry: Entry) -> tuple[Value, ...]:
    """Return the values of an entry in the order of its table's columns.

    Raises TypeError or ValueError for a sheet with contents that are no JSON.
    """
    match entry:
        case SessionRecord():
            row: tuple[Value, ...] = (
                *(entry.id, entry.exercise, entry.title, entry.started.isoformat()),
                *(entry.planned_seconds, entry.practised_seconds, entry.ended.value),
                *(entry.pauses, entry.paused_seconds, int(entry.by_hand), entry.note),
            )
        case CheckIn():
            row = (
                *(entry.id, entry.at.isoformat(), entry.moment.value, entry.session or None),
                *(entry.pain, entry.tension, entry.distress, entry.note),
            )
        case Weekly():
            peg, mood = entry.peg or (None,) * 3, entry.mood or (None,) * 4
            asked = (entry.sleep_hours, entry.sleep_quality, entry.confidence)
            row = (entry.id, entry.at.isoformat(), *peg, *mood, *asked, entry.note)
        case Sheet():
            content = json.dumps(dict(entry.content), ensure_ascii=False, allow_nan=False)
            row = (entry.id, entry.kind, entry.made.isoformat(), entry.changed.isoformat(), content)
    # Keyboards have been seen to leave half a sign: that must not keep all the rest out of the journal.
    return tuple(value.encode(errors="replace").decode() if isinstance(value, str) else value for value in row)


def entry_of(table: str, row: Sequence[Any]) -> Entry:
    """Return the entry that a row of a table holds. Raises Damaged when no version of the program writes such a row."""
    try:
        return _READ[table](row)
    except _NO_SENSE as error:
        raise _damaged(table, error) from None


def _damaged(table: str, error: Exception) -> Damaged:
    """Return what is known of a row; what an error says of a value may be part of a note, which goes into no log."""
    return Damaged(f"a row of {table} makes no sense ({type(error).__name__})")


def packed(entry: Entry) -> bytes:
    """Return an entry as bytes, for a while outside of the tables."""
    return json.dumps([table_of(entry), *row_of(entry)]).encode()


def unpacked(data: bytes) -> Entry:
    """Return the entry that `packed` has made to bytes. Raises Damaged."""
    try:
        table, *row = json.loads(data)
    except (ValueError, TypeError) as error:
        raise Damaged("this is no entry of a journal") from error
    return entry_of(table, row)


# Writing: inside of a transaction


def add(database: sqlite3.Connection, entry: Entry) -> bool:
    """Write an entry unless its id is known, and return whether it was new."""
    return _insert(database, entry, "DO NOTHING") > 0


def put(database: sqlite3.Connection, entry: Entry) -> None:
    """Write an entry, in place of the one with the same id if there is one."""
    columns = _COLUMNS[table_of(entry)][1:]
    _insert(database, entry, "DO UPDATE SET " + ", ".join(f"{column} = excluded.{column}" for column in columns))


def remove(database: sqlite3.Connection, entry: Entry) -> None:
    """Remove the entry with this id, and with a session its check-ins."""
    table = "sitting" if isinstance(entry, SessionRecord) else table_of(entry)
    database.execute(f"DELETE FROM {table} WHERE id = ?", (entry.id,))  # noqa: S608 - a name of our own


def remove_all(database: sqlite3.Connection) -> None:
    """Remove all entries."""
    for table in ("sitting", *_COLUMNS):
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of our own


def _insert(database: sqlite3.Connection, entry: Entry, conflict: str) -> int:
    table, row = table_of(entry), row_of(entry)
    sitting = entry.id if isinstance(entry, SessionRecord) else entry.session if isinstance(entry, CheckIn) else ""
    if sitting:
        database.execute("INSERT INTO sitting VALUES (?) ON CONFLICT (id) DO NOTHING", (sitting,))
    columns, places = ", ".join(_COLUMNS[table]), ", ".join("?" * len(row))
    return database.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT (id) {conflict}",  # noqa: S608 - names of our own
        row,
    ).rowcount


# Reading


def everything(database: sqlite3.Connection) -> Contents:
    """Return all entries, newest first. Raises Damaged."""
    return Contents(
        tuple(select(database, SessionRecord)),
        tuple(select(database, CheckIn)),
        tuple(select(database, Weekly)),
        tuple(select(database, Sheet)),
    )


def select(
    database: sqlite3.Connection,
    kind: type[_E],
    matching: Mapping[str, str] | None = None,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
) -> list[_E]:
    """Return the entries of one kind, newest first: from `since` on and before `until`, both with a known offset.

    `matching` holds the values that columns have. Times are compared to the millisecond. Raises Damaged.
    """
    table = _TABLES[kind]
    time = f"julianday({_TIME[table]})"
    wanted: list[tuple[str, Value]] = [(f"{column} = ?", value) for column, value in (matching or {}).items()]
    if since is not None:
        wanted.append((f"{time} >= julianday(?)", since.isoformat()))
    if until is not None:
        wanted.append((f"{time} < julianday(?)", until.isoformat()))
    where = f"WHERE {' AND '.join(condition for condition, _ in wanted)}" if wanted else ""
    found: Iterable[Row] = database.execute(
        f"SELECT {columns(table)} FROM {table} {where} ORDER BY {time} DESC, rowid DESC LIMIT ?",  # noqa: S608 - likewise
        (*(value for _, value in wanted), -1 if limit is None else limit),
    )
    read: Callable[[Sequence[Any]], Any] = _READ[table]
    try:
        return [read(row) for row in found]
    except _NO_SENSE as error:
        raise _damaged(table, error) from None


def columns(table: str) -> str:
    """Return the columns of a table as SQL lists them, in the order of `row_of`."""
    return ", ".join(_COLUMNS[table])


def _session(row: Sequence[Any]) -> SessionRecord:
    id_, exercise, title, started, planned, practised, ended, pauses, paused, by_hand, note = row
    return SessionRecord(
        *(id_, exercise, title, datetime.fromisoformat(started), planned, practised),
        *(_ENDINGS[ended], pauses, paused, bool(by_hand), note),
    )


def _check_in(row: Sequence[Any]) -> CheckIn:
    id_, at, moment, session, pain, tension, distress, note = row
    return CheckIn(id_, datetime.fromisoformat(at), _MOMENTS[moment], session or "", pain, tension, distress, note)


def _weekly(row: Sequence[Any]) -> Weekly:
    id_, at, *ratings, sleep_hours, sleep_quality, confidence, note = row
    peg, mood = _whole(ratings[:3]), _whole(ratings[3:])
    return Weekly(id_, datetime.fromisoformat(at), peg, mood, sleep_hours, sleep_quality, confidence, note)


def _whole(ratings: list[int | None]) -> Any:
    return None if None in ratings else tuple(ratings)


def _sheet(row: Sequence[Any]) -> Sheet:
    id_, kind, made, changed, content = row
    held = json.loads(content)
    if not isinstance(held, dict):
        raise TypeError("a sheet holds an object")
    return Sheet(id_, kind, datetime.fromisoformat(made), datetime.fromisoformat(changed), held)


_READ: Final[Mapping[str, Callable[[Sequence[Any]], Entry]]] = {
    "session": _session,
    "check_in": _check_in,
    "weekly": _weekly,
    "sheet": _sheet,
}
_TABLES: Final = {SessionRecord: "session", CheckIn: "check_in", Weekly: "weekly", Sheet: "sheet"}
TABLES: Final = tuple(_COLUMNS)
"""The tables that hold entries, in an order in which they can be filled."""

"""The whole journal as one JSON file, which the program takes in again: complete, versioned, and read with care."""

from __future__ import annotations

import json
import math
from dataclasses import MISSING, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from relaxapp.failures import Failure
from relaxapp.journal.entries import CheckIn, Contents, Ending, Moment, SessionRecord, Sheet, Weekly

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

VERSION: Final = 1
WHAT: Final = "relaxapp journal"
"""The mark by which a file is known."""
MOST_BYTES: Final = 64 * 2**20
"""A file that is larger is no journal: ten full years are about a tenth of it."""
_DEEPEST: Final = 20
_LONGEST_ID: Final = 100
_LARGEST: Final = 2**53
_YEARS: Final = range(1900, 3000)
_KINDS: Final[Mapping[str, type]] = {
    "sessions": SessionRecord,
    "check_ins": CheckIn,
    "weeklies": Weekly,
    "sheets": Sheet,
}


class Unusable(Exception):  # noqa: N818 - named for what it says of a file
    """Why a file can't be taken in, in a few words for the person."""


def as_json(contents: Contents, written: datetime, program: str) -> str:
    """Return all that the journal holds; `written` says when, `program` by which version of Relaxapp."""
    head = {"what": WHAT, "version": VERSION, "written": written.isoformat(), "program": program}
    lists = {kind: [_as_data(entry) for entry in getattr(contents, kind)] for kind in _KINDS}
    return json.dumps(head | lists, ensure_ascii=False, allow_nan=False, indent=1)


def load(path: Path) -> Contents:
    """Read such a file. Raises Failure, naming what is wrong, when it is damaged, another's, or newer."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _refused(path, f"it can't be read ({error.strerror})") from error
    try:
        return from_json(data)
    except Unusable as wrong:
        raise _refused(path, str(wrong)) from wrong


def from_json(data: bytes) -> Contents:
    """Read the content of such a file. Raises Unusable."""
    if len(data) > MOST_BYTES:
        raise Unusable("it is far too large for a journal")
    stored = _parsed(data)
    if not isinstance(stored, dict) or stored.get("what") != WHAT:
        raise Unusable("it is not a journal that Relaxapp wrote")
    version = stored.get("version")
    if not isinstance(version, int) or version < 1:
        raise Unusable("it does not say which version it is")
    if version > VERSION:
        raise Unusable("it was written by a newer Relaxapp; that one can read it")
    return Contents(**{kind: _entries(stored, kind) for kind in _KINDS})


def _as_data(entry: Any) -> dict[str, Any]:
    values = {each.name: getattr(entry, each.name) for each in fields(entry)}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def _refused(path: Path, reason: str) -> Failure:
    return Failure(
        f"{path.name} can't be taken in: {reason}.",
        "Your journal is as it was.",
        "A file that was saved here as “everything (JSON)” can be taken in.",
    )


def _parsed(data: bytes) -> Any:
    if not data.strip():
        raise Unusable("it is empty")
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise Unusable(f"it is damaged, or something else (line {error.lineno}, place {error.colno})") from error
    except RecursionError as error:
        raise Unusable("it is nested too deeply for a journal") from error
    except ValueError as error:  # no text at all, or a number with thousands of digits
        raise Unusable("it is damaged, or something else") from error


def _no_number(text: str) -> float:
    raise Unusable(f"“{text}” stands where a number belongs")


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _no_number(text)


def _entries(stored: Mapping[str, Any], kind: str) -> tuple[Any, ...]:
    found = stored.get(kind)
    if not isinstance(found, list):
        raise Unusable(f"its list “{kind}” is missing")
    return tuple(_entry(one, kind, number) for number, one in enumerate(found, 1))


def _entry(stored: Any, kind: str, number: int) -> Any:
    """Return one entry; whatever is wrong is told with the place of the entry."""
    try:
        return _made(_KINDS[kind], stored)
    except (Unusable, ValueError) as wrong:
        raise Unusable(f"in “{kind}”, entry {number}: {wrong}") from wrong


def _made(kind: type[Any], stored: Any) -> Any:
    if not isinstance(stored, dict):
        raise Unusable("it is no entry")
    known = {each.name: each for each in fields(kind)}
    if strange := sorted(stored.keys() - known):
        raise Unusable(f"nothing here is called “{strange[0][:40]}”")
    if missing := [each.name for each in known.values() if _needed(each) and each.name not in stored]:
        raise Unusable(f"“{missing[0]}” is missing")
    return kind(**{name: _value(name, str(known[name].type), value) for name, value in stored.items()})


def _needed(each: Any) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _value(name: str, kind: str, value: Any) -> Any:
    """Return a value as a field of this kind has it (its annotation says which)."""
    plain, _, optional = kind.partition(" | ")
    if value is None and optional == "None":
        return None
    try:
        read = READERS[plain](value)
    except (TypeError, ValueError, OverflowError) as error:
        raise Unusable(f"{_shown(value)} makes no sense for “{name}”") from error
    if name == "id" and not 0 < len(read) <= _LONGEST_ID:
        raise Unusable("its id is missing")
    return read


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a group of values"
    text = str(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"  # noqa: PLR2004 - what is easily read


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.encode(errors="replace").decode()  # half a sign would be refused by every other file


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST


def _whole(value: Any) -> int:
    if not _is_whole(value):
        raise TypeError
    return int(value)


def _number(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError
    return float(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.year not in _YEARS:
        raise ValueError
    return moment


def _whole_ones(count: int) -> Callable[[Any], tuple[int, ...]]:
    def read(value: Any) -> tuple[int, ...]:
        if not isinstance(value, list) or len(value) != count:
            raise TypeError
        return tuple(map(_whole, value))

    return read


def _content(value: Any) -> Mapping[str, Any]:
    """Return what a sheet holds, whatever that is, if it is not nested without end."""
    if not isinstance(value, dict):
        raise TypeError
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        level = [inner for one in level if isinstance(one, dict | list) for inner in _inside(one)]
        if not level:
            return json.loads(_text(json.dumps(value, ensure_ascii=False)))  # type: ignore[no-any-return]
    raise Unusable("it is nested too deeply for a sheet")


def _inside(one: dict[str, Any] | list[Any]) -> list[Any]:
    return list(one.values()) if isinstance(one, dict) else one


READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "str": _text,
    "int": _whole,
    "float": _number,
    "bool": _flag,
    "datetime": _moment,
    "Ending": Ending,
    "Moment": Moment,
    "tuple[int, int, int]": _whole_ones(3),
    "tuple[int, int, int, int]": _whole_ones(4),
    "Mapping[str, Any]": _content,
}
"""How a value is read, by the annotation of its field in entries.py."""

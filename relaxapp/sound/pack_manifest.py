"""The list in a voice pack: whose voice it is, and which recording says which line.

    name = "Anna"
    language = "en"

    [lines]
    001 = "Find a position that your body is willing to keep for a while."

A recording may be named with its ending ("take 1.mp3", in quotation marks) or without one.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from relaxapp.failures import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE: Final = "pack.toml"
LARGEST: Final = 2_000_000
"""Bytes of a list."""
MOST_LINES: Final = 5_000
ENGLISH: Final = "en"
"""The language of every exercise, and of a pack that says nothing else."""
_LONGEST_NAME: Final = 60
_LONGEST_LINE: Final = 1_000
_LONGEST_FILE: Final = 200
"""Bytes that the name of a file may take in every system."""
_QUOTES: Final = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"'})


@dataclass(frozen=True)
class Manifest:
    """`name` is what people call the voice, `lines` has the line of each recording by its file's name."""

    name: str
    language: str
    lines: Mapping[str, str]


def line_key(line: str) -> str:
    """Return what two lines have in common that differ in nothing one hears: spaces, quotation marks, capitals."""
    plain = unicodedata.normalize("NFKC", line).translate(_QUOTES).casefold()
    return hashlib.sha256(" ".join(plain.split()).encode(errors="replace")).hexdigest()[:32]


def parse(content: bytes) -> Manifest:
    """Read a list. Raises Failure with what is wrong in plain words."""
    try:
        stored = tomllib.loads(content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise _wrong("it is not UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _wrong(str(error) or "it can't be understood") from error
    name = _tidy(stored.get("name"), "its name stands in quotation marks")
    language = _tidy(stored.get("language", ENGLISH), "its language stands in quotation marks")
    if not name:
        raise _wrong('it needs a name: name = "Whose voice it is"')
    return Manifest(name[:_LONGEST_NAME].strip(), language[:_LONGEST_NAME], dict(_lines(stored.get("lines"))))


def _lines(stored: object) -> Iterator[tuple[str, str]]:
    if not isinstance(stored, dict):
        raise _wrong("it needs a part [lines] in which each recording has its words")
    if len(stored) > MOST_LINES:
        raise _wrong(f"it has more than {MOST_LINES} lines")
    for file, words in map(_whole_name, stored.items()):
        line = _tidy(words, f"the words of “{file[:_LONGEST_NAME]}” stand in quotation marks")
        if not line or len(line) > _LONGEST_LINE:
            raise _wrong(f"the words of “{file[:_LONGEST_NAME]}” are {'too many' if line else 'missing'}")
        if not plain_name(file):
            raise _wrong(f"{file[:_LONGEST_NAME]!r} is no plain name of a file that lies beside the list")
        yield file, line


def _whole_name(entry: tuple[str, object]) -> tuple[str, object]:
    """Return an entry as it was meant: without quotation marks, 001.wav is the part "wav" of "001" to TOML."""
    file, words = entry
    if isinstance(words, dict) and len(words) == 1:
        ((ending, words),) = words.items()
        return f"{file}.{ending}", words
    return entry


def text(manifest: Manifest) -> str:
    """Return the list as it is written to a file."""
    head = f"name = {_quoted(manifest.name)}\nlanguage = {_quoted(manifest.language)}\n\n[lines]\n"
    return head + "".join(f"{_quoted(file)} = {_quoted(line)}\n" for file, line in manifest.lines.items())


def plain_name(name: str) -> bool:
    """Whether this names a file and no way to somewhere else, on any system."""
    odd = any(unicodedata.category(sign).startswith("C") or sign in '/\\:*?"<>|' for sign in name)
    return bool(name.strip()) and not odd and not name.startswith(".") and len(name.encode()) <= _LONGEST_FILE


def _tidy(words: object, otherwise: str) -> str:
    """Return words on one line, with nothing in them that a terminal would obey."""
    if not isinstance(words, str):
        raise _wrong(otherwise)
    return " ".join("".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in words).split())


def _quoted(words: str) -> str:
    # JSON's way of quoting is TOML's as well, but for one sign.
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _wrong(what: str) -> Failure:
    return Failure(
        f"The list {FILE} can't be used: {what}.",
        to_do="“relaxapp voicepack new” writes a good one to compare it with.",
    )

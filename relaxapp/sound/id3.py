"""Title and chapters of an MP3 file: an ID3 tag in front of the sound.

Version 2.3, which also the oldest players read, with frames for chapters and a table of contents. Formats: id3.org,
"ID3v2.3.0" and "ID3v2 Chapter Frame Addendum" 1.0.
"""

from __future__ import annotations

import struct
from shutil import copyfileobj
from typing import TYPE_CHECKING, BinaryIO, Final

from relaxapp.sound.chapters import milliseconds

if TYPE_CHECKING:
    from relaxapp.sound.chapters import Chapter, Labels

_UTF_16: Final = b"\x01"
_TOP_AND_ORDERED: Final = 0b11
_UNKNOWN: Final = 0xFFFFFFFF
"""A place in bytes that is left to the times."""
_MOST: Final = 255
"""Entries that a table of contents can count."""
_COPIED: Final = 1 << 20


def label(source: BinaryIO, target: BinaryIO, labels: Labels) -> None:
    """Copy an MP3 file behind a tag that holds the labels. Raises ValueError when it has such a tag already."""
    start = source.read(3)
    if start == b"ID3":
        raise ValueError("it has a tag already")
    target.write(_tag(labels) + start)
    copyfileobj(source, target, _COPIED)


def _tag(labels: Labels) -> bytes:
    chapters = labels.chapters[:_MOST]
    names = [b"ch%d\0" % number for number in range(len(chapters))]
    frames = _frame(b"TIT2", _text(labels.title))
    if chapters:
        frames += _frame(b"CTOC", b"toc\0" + bytes([_TOP_AND_ORDERED, len(names)]) + b"".join(names))
        frames += b"".join(_chapter(name, chapter) for name, chapter in zip(names, chapters, strict=True))
    return b"ID3\x03\x00\x00" + _seven_bits_a_byte(len(frames)) + frames


def _chapter(name: bytes, chapter: Chapter) -> bytes:
    places = struct.pack(">IIII", milliseconds(chapter.start), milliseconds(chapter.end), _UNKNOWN, _UNKNOWN)
    return _frame(b"CHAP", name + places + _frame(b"TIT2", _text(chapter.title)))


def _text(text: str) -> bytes:
    return _UTF_16 + b"\xff\xfe" + text.encode("utf-16-le", errors="replace")


def _frame(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack(">I", len(content)) + b"\0\0" + content


def _seven_bits_a_byte(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))

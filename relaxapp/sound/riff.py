"""Title and chapter marks of a WAV file: chunks that other programs know, behind the sound.

A cue point for each chapter (exact to the sample), its name in a list of labels, and the title in the list of
information. Format: Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0 (1991).
"""

from __future__ import annotations

import struct
from shutil import copyfileobj
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from relaxapp.sound.chapters import Labels

_SIZE_AT: Final = 4
_HEAD: Final = 8
_COPIED: Final = 1 << 20


def label(source: BinaryIO, target: BinaryIO, labels: Labels) -> None:
    """Copy a WAV file and put the labels behind it. Raises ValueError when it is none."""
    head = source.read(_HEAD + 4)
    if head[:4] != b"RIFF" or head[8:] != b"WAVE":
        raise ValueError("not a WAV file")
    target.write(head)
    copyfileobj(source, target, _COPIED)
    if target.tell() % 2:
        target.write(b"\0")
    target.write(_chunks(labels))
    size = target.tell() - _HEAD
    target.seek(_SIZE_AT)
    target.write(struct.pack("<I", size))


def _chunks(labels: Labels) -> bytes:
    points, names = [], []
    for number, chapter in enumerate(labels.chapters, 1):
        points.append(struct.pack("<II4sIII", number, chapter.start, b"data", 0, 0, chapter.start))
        names.append(_chunk(b"labl", struct.pack("<I", number) + _text(chapter.title)))
    found = _chunk(b"LIST", b"INFO" + _chunk(b"INAM", _text(labels.title)))
    if points:
        found += _chunk(b"cue ", struct.pack("<I", len(points)) + b"".join(points))
        found += _chunk(b"LIST", b"adtl" + b"".join(names))
    return found


def _text(text: str) -> bytes:
    return text.encode(errors="replace") + b"\0"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)

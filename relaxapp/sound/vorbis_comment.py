"""Title and chapters as Vorbis comments: the list of texts in FLAC, Ogg Vorbis and Ogg Opus files.

Chapters are named as players know them: CHAPTER001=00:00:04.000 and CHAPTER001NAME=…. Formats: Xiph.org, "Ogg Vorbis I
format specification: comment field and header specification", and the wiki page "Chapter Extension".
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from relaxapp.sound.chapters import milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.sound.chapters import Labels


def block(vendor: bytes, labels: Labels) -> bytes:
    """Return the list with the labels; `vendor` is the encoder's name."""
    comments = [comment.encode(errors="replace") for comment in _comments(labels)]
    return _counted(vendor) + struct.pack("<I", len(comments)) + b"".join(map(_counted, comments))


def vendor_of(found: bytes) -> bytes:
    """Return the encoder's name from a list; empty when there is none."""
    return found[4 : 4 + int.from_bytes(found[:4], "little")]


def _comments(labels: Labels) -> Iterator[str]:
    yield f"TITLE={labels.title}"
    for number, chapter in enumerate(labels.chapters, 1):
        yield f"CHAPTER{number:03}={_clock(milliseconds(chapter.start))}"
        yield f"CHAPTER{number:03}NAME={chapter.title}"


def _clock(ms: int) -> str:
    whole, part = divmod(ms, 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{part:03}"


def _counted(text: bytes) -> bytes:
    return struct.pack("<I", len(text)) + text

"""Puts labels into a FLAC file: its block of comments is written anew. Format: RFC 9639."""

from __future__ import annotations

from shutil import copyfileobj
from typing import TYPE_CHECKING, BinaryIO, Final

from relaxapp.sound import vorbis_comment

if TYPE_CHECKING:
    from relaxapp.sound.chapters import Labels

_PADDING: Final = 1
_COMMENT: Final = 4
_LAST: Final = 0x80
_COPIED: Final = 1 << 20


def label(source: BinaryIO, target: BinaryIO, labels: Labels) -> None:
    """Copy a FLAC file with the labels in it. Raises ValueError when it is none."""
    blocks = _blocks(source)
    vendor = next((vorbis_comment.vendor_of(content) for kind, content in blocks if kind == _COMMENT), b"")
    kept = [(kind, content) for kind, content in blocks if kind not in (_COMMENT, _PADDING)]
    kept.append((_COMMENT, vorbis_comment.block(vendor, labels)))
    target.write(b"fLaC")
    for number, (kind, content) in enumerate(kept, 1):
        last = _LAST if number == len(kept) else 0
        target.write(bytes([kind | last]) + len(content).to_bytes(3, "big"))
        target.write(content)
    copyfileobj(source, target, _COPIED)


def _blocks(source: BinaryIO) -> list[tuple[int, bytes]]:
    """Read what stands before the sound: the kind and the content of each block."""
    if source.read(4) != b"fLaC":
        raise ValueError("not a FLAC file")
    found: list[tuple[int, bytes]] = []
    last = False
    while not last:
        head = source.read(4)
        content = source.read(int.from_bytes(head[1:], "big"))
        if len(head) < 4:  # noqa: PLR2004 - a byte for the kind, three for the length
            raise ValueError("it ends before the sound")
        last = bool(head[0] & _LAST)
        found.append((head[0] & ~_LAST, content))
    return found

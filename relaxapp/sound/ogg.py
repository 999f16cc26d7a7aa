"""Puts labels into an Ogg Vorbis or Ogg Opus file.

The packet of comments is written anew. It may then need more pages or fewer, so all pages behind it get new numbers
and check sums. Formats: RFC 3533 (pages), RFC 7845 (Opus), Xiph.org's "Vorbis I specification".
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Final

from relaxapp.sound import vorbis_comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relaxapp.sound.chapters import Labels

_HEAD: Final = struct.Struct("<4sBBqIIIB")
_CHECKSUM_AT: Final = 22
_CONTINUED: Final = 1
_MOST_SEGMENTS: Final = 255
_FULL: Final = 255
"""Bytes of a segment that does not end its packet."""
_NO_PACKET_ENDS: Final = -1
_OPUS: Final = b"OpusTags"
_VORBIS: Final = b"\x03vorbis"
_MIRRORED: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True, slots=True)
class _Page:
    flags: int
    granule: int
    serial: int
    sizes: bytes
    content: bytes

    def encoded(self, number: int) -> bytes:
        """Return the page as it stands in a file, as the one with this number."""
        head = _HEAD.pack(b"OggS", 0, self.flags, self.granule, self.serial, number, 0, len(self.sizes))
        page = bytearray(head + self.sizes + self.content)
        page[_CHECKSUM_AT : _CHECKSUM_AT + 4] = struct.pack("<I", _checksum(page))
        return bytes(page)


def label(source: BinaryIO, target: BinaryIO, labels: Labels) -> None:
    """Copy an Ogg file with the labels in it. Raises ValueError when it is neither Vorbis nor Opus."""
    pages = _pages(source)
    first = next(pages, None)
    second = next(pages, None)
    if first is None or second is None:
        raise ValueError("it ends before the sound")
    wanted = 1 if second.content.startswith(_OPUS) else 2  # Vorbis has its tables in a packet of their own
    head = [second]
    while sum(size < _FULL for page in head for size in page.sizes) < wanted:
        following = next(pages, None)
        if following is None:
            raise ValueError("it ends before the sound")
        head.append(following)
    comment, *tables = _packets(head)
    renewed = _paged([_relabelled(comment, labels), *tables], first.serial)
    target.writelines(page.encoded(number) for number, page in enumerate(chain([first], renewed, pages)))


def _relabelled(packet: bytes, labels: Labels) -> bytes:
    for name, end in ((_OPUS, b""), (_VORBIS, b"\x01")):
        if packet.startswith(name):
            vendor = vorbis_comment.vendor_of(packet[len(name) :])
            return name + vorbis_comment.block(vendor, labels) + end
    raise ValueError("neither Vorbis nor Opus")


def _pages(source: BinaryIO) -> Iterator[_Page]:
    while head := source.read(_HEAD.size):
        if len(head) < _HEAD.size or not head.startswith(b"OggS"):
            raise ValueError("not an Ogg file")
        _, _, flags, granule, serial, _, _, count = _HEAD.unpack(head)
        sizes = source.read(count)
        yield _Page(flags, granule, serial, sizes, source.read(sum(sizes)))


def _packets(pages: list[_Page]) -> list[bytes]:
    """Return the packets of some pages, which end where a packet ends."""
    found, packet = [], b""
    for page in pages:
        at = 0
        for size in page.sizes:
            packet += page.content[at : at + size]
            at += size
            if size < _FULL:
                found.append(packet)
                packet = b""
    return found


def _paged(packets: list[bytes], serial: int) -> Iterator[_Page]:
    """Lay packets of a head out in pages; the sound begins on a page of its own."""
    sizes = b"".join(bytes([_FULL]) * (len(packet) // _FULL) + bytes([len(packet) % _FULL]) for packet in packets)
    content = b"".join(packets)
    continued = False
    while sizes:
        here, sizes = sizes[:_MOST_SEGMENTS], sizes[_MOST_SEGMENTS:]
        page = _Page(_CONTINUED if continued else 0, 0, serial, here, content[: sum(here)])
        ends = any(size < _FULL for size in here)
        yield page if ends else replace(page, granule=_NO_PACKET_ENDS)
        content = content[sum(here) :]
        continued = here[-1] == _FULL


def _checksum(page: bytes | bytearray) -> int:
    """Return Ogg's sum. It is zlib's polynomial with all bits the other way round, and with nothing turned over."""
    mirrored = zlib.crc32(page.translate(_MIRRORED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{mirrored:032b}"[::-1], 2)

"""How a sealed file looks from outside: first bytes by which it is known, and the name that it was sealed under."""

from __future__ import annotations

from enum import Enum
from typing import Final

from relaxapp.vault.failures import Unreadable

MAGIC: Final = b"sealed by relaxapp 1\n"
_LENGTH: Final = 2


class How(Enum):
    """How a file was sealed: with the key itself, or while locked, so that only the key opens it."""

    SEALED = b"s"
    POSTED = b"p"


def is_sealed(data: bytes) -> bool:
    """Tell whether the bytes of a file are sealed ones."""
    return data.startswith(MAGIC)


def head(how: How, name: str) -> bytes:
    """Return what stands before the sealed bytes, and is sealed with them against being changed."""
    said = name.encode(errors="surrogateescape")
    return MAGIC + how.value + len(said).to_bytes(_LENGTH) + said


def name_of(data: bytes) -> str:
    """Return the name that bytes were sealed under; their file may have another one by now. Raises Unreadable."""
    start = len(MAGIC) + 1
    length = int.from_bytes(data[start : start + _LENGTH])
    said = data[start + _LENGTH : start + _LENGTH + length]
    if not is_sealed(data) or len(said) < length:
        raise Unreadable("A sealed file is damaged, and does not open.")
    return said.decode(errors="surrogateescape")


def split(data: bytes, name: str) -> tuple[How, bytes, bytes]:
    """Return how a file was sealed, its head and its body. Raises Unreadable when another name was sealed with it."""
    for how in How:
        expected = head(how, name)
        if data.startswith(expected):
            return how, expected, data[len(expected) :]
    raise Unreadable(f"The file {name} is damaged, or was called something else when it was locked.")

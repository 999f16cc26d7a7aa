"""The recovery key: random, written in groups that people can read and type, with a sum that tells of a slip."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

BYTES: Final = 17
"""136 bits of chance: nobody finds it by trying."""
_SUM: Final = 3
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U, which are taken for others; what was read so is understood."""
_BITS: Final = 5
_SIGNS: Final = (BYTES + _SUM) * 8 // _BITS
_GROUP: Final = 4
_READ_AS: Final = str.maketrans("ILO", "110")


def new() -> bytes:
    """Return the bytes of a new one."""
    return secrets.token_bytes(BYTES)


def written(key: bytes) -> str:
    """Return it as it is printed: eight groups of four signs."""
    number = int.from_bytes(key + _checksum(key))
    signs = "".join(_ALPHABET[number >> shift & 31] for shift in range((_SIGNS - 1) * _BITS, -1, -_BITS))
    return "-".join(signs[at : at + _GROUP] for at in range(0, _SIGNS, _GROUP))


def read(text: str) -> bytes | None:
    """Return the bytes of a recovery key that was typed without a slip, in any grouping; None for anything else."""
    signs = _signs(text)
    if len(signs) != _SIGNS or not set(signs) <= set(_ALPHABET):
        return None
    whole = sum(_ALPHABET.index(sign) << place * _BITS for place, sign in enumerate(reversed(signs)))
    data = whole.to_bytes(BYTES + _SUM)
    key = data[:BYTES]
    return key if data[BYTES:] == _checksum(key) else None


def looks_like_one(text: str) -> bool:
    """Tell whether somebody meant to type a recovery key, slips and all."""
    groups = re.split(r"[\s-]+", text.strip())
    near = sum(len(group) == _GROUP for group in groups) >= _SIGNS // _GROUP - 2
    return near and any(sign.isdigit() for sign in text) and abs(len(_signs(text)) - _SIGNS) <= _GROUP


def _signs(text: str) -> str:
    return re.sub(r"[\s-]+", "", text).upper().translate(_READ_AS)


def _checksum(key: bytes) -> bytes:
    return hashlib.sha256(b"relaxapp recovery" + key).digest()[:_SUM]


def on_paper(written: str, made: date) -> str:
    """Return a page of plain HTML with the recovery key, to be printed."""
    groups = written.split("-")
    lines = "<br>".join(" ".join(groups[at : at + _GROUP]) for at in range(0, len(groups), _GROUP))
    return (
        f"<html><head><title>Recovery key</title></head><body><h1>Recovery key</h1>"
        f"<p>It opens what is locked in Relaxapp on my computer, if I forget my phrase. Whoever has this paper and the "
        f"computer can open it.</p><p style='font-family: monospace; font-size: x-large'>{lines}</p>"
        f"<p>{made:%Y-%m-%d}</p></body></html>"
    )

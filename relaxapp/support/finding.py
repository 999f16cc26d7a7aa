"""Finds a country by what somebody types: a name or its beginning, two letters, another name for it, a slip."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALSO: Final = {
    "america": "US",
    "usa": "US",
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "holland": "NL",
    "turkey": "TR",
    "korea": "KR",
    "deutschland": "DE",
    "oesterreich": "AT",
    "osterreich": "AT",
    "schweiz": "CH",
    "espana": "ES",
    "polska": "PL",
    "brasil": "BR",
    "aotearoa": "NZ",
    "eire": "IE",
}
"""Other names of countries, as plain letters."""

_NEAR: Final = 0.7
"""How much alike a slip and a name are (0 to 1): "Irland" and "Grmany" are found, "Iraq" is not taken for Iran."""
_LETTERS: Final = 2


def find(names: Mapping[str, str], typed: str) -> list[str]:
    """Return the codes of the countries (code -> name) that may be meant, the likeliest first; none for nothing.

    What is spelled much like it is only taken when nothing begins as it was typed.
    """
    wanted = _plain(typed)
    if not wanted:
        return []
    plain = {code: _plain(name) for code, name in names.items()}
    first = [code for code, name in plain.items() if name.startswith(wanted)]
    within = [code for code, name in plain.items() if any(word.startswith(wanted) for word in name.split())]
    others = [code for name, code in _ALSO.items() if name.startswith(wanted) and code in names]
    found = list(dict.fromkeys((*_exactly(plain, wanted), *first, *within, *others)))
    return found or _near(plain, wanted)


def one(names: Mapping[str, str], typed: str) -> str:
    """Return the code of the one country that can be meant; "" when there is none, or more than one."""
    exact = _exactly({code: _plain(name) for code, name in names.items()}, _plain(typed))
    found = exact or find(names, typed)
    return found[0] if len(found) == 1 else ""


def _exactly(plain: Mapping[str, str], wanted: str) -> list[str]:
    return [code for code, name in plain.items() if wanted in (code.lower(), name) or _ALSO.get(wanted) == code]


def _near(plain: Mapping[str, str], wanted: str) -> list[str]:
    """Return what is spelled much like it; two letters may be a code with a slip."""
    from difflib import get_close_matches  # not needed to show a number

    spelled = {name: code for name, code in _ALSO.items() if code in plain} | {plain[code]: code for code in plain}
    near = [spelled[name] for name in get_close_matches(wanted, spelled, n=3, cutoff=_NEAR)]
    if len(wanted) == _LETTERS:
        near += [code for code in plain if code.lower() == wanted[::-1]]
    return list(dict.fromkeys(near))


def _plain(text: str) -> str:
    """Return a name in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())

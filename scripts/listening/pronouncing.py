"""Compares how espeak-ng says single words with a pronouncing dictionary (CMUdict, which comes with PocketSphinx).

The dictionary is American: only consonants and strong vowels that no British speaker would say so are of interest.
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pocketsphinx
from hearing import words

from relaxapp.sound.words import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# R and Y come and go between dialects.
_CONSONANTS: Final = {
    "B": "b",
    "CH": "tʃ",
    "D": "d",
    "DH": "ð",
    "F": "f",
    "G": "ɡ",
    "HH": "h",
    "JH": "dʒ",
    "K": "k",
    "L": "l",
    "M": "m",
    "N": "n",
    "NG": "ŋ",
    "P": "p",
    "R": "",
    "S": "s",
    "SH": "ʃ",
    "T": "t",
    "TH": "θ",
    "V": "v",
    "W": "w",
    "Y": "",
    "Z": "z",
    "ZH": "ʒ",
}
_VOWELS: Final = {
    "AA": "ɒ ɑː a",
    "AE": "a ɑː",
    "AH": "ʌ ɪ ɒ",
    "AO": "ɔː ɒ",
    "AW": "aʊ aʊə",
    "AY": "aɪ aɪə",
    "EH": "ɛ e eə a",
    "ER": "ɜː ʌ",
    "EY": "eɪ",
    "IH": "ɪ i iə e ɛ",
    "IY": "iː i ɪ iə",
    "OW": "əʊ ɔː",
    "OY": "ɔɪ",
    "UH": "ʊ ʊə ɔː",
    "UW": "uː ʊ u",
}
_WEAK: Final = frozenset({"AH", "IH", "ER", "IY", "EH", "AO", "UH"})
"""Vowels that may be swallowed."""
_SOUNDS: Final = re.compile("tʃ|dʒ|aɪə|aʊə|eɪ|aɪ|ɔɪ|aʊ|əʊ|iə|eə|ʊə|iː|uː|ɔː|ɑː|ɜː|[ɪiʊuɒɔaʌɛe]|[bdfɡklmnpstvwzðhŋʃθʒ]")


def doubtful(lines: Sequence[str], voice: str) -> Iterator[tuple[str, str, str]]:
    """Yield each word that is said otherwise than the dictionary has it: the word, what is said, what is known."""
    every = sorted({word for line in lines for word in words(spoken(line))})
    known = _dictionary()
    for word, said in zip(every, _said(every, voice), strict=True):
        ways = known.get(word, [])
        if ways and not any(_agree(said, way) for way in ways):
            yield word, said, " or ".join(map(" ".join, ways))


def in_context(lines: Sequence[str], word: str, voice: str) -> Iterator[tuple[str, str]]:
    """Yield the lines that hold a word, and what is said: who reads it sees whether it is the word that is meant."""
    for line in lines:
        if word in words(line):
            yield line, " ".join(_said([spoken(line)], voice))


def _said(every: Sequence[str], voice: str) -> list[str]:
    command = ["espeak-ng", "-v", voice.partition("+")[0], "-q", "--ipa"]
    told = subprocess.run(command, input="\n\n".join(every), text=True, capture_output=True, check=True).stdout
    return [line.strip() for line in told.splitlines() if line.strip()]


def _dictionary() -> dict[str, list[list[str]]]:
    known: dict[str, list[list[str]]] = defaultdict(list)
    path = Path(pocketsphinx.get_model_path()) / "en-us" / "cmudict-en-us.dict"
    for line in path.read_text().splitlines():
        word, *sounds = line.split()
        known[re.sub(r"\(\d\)", "", word)].append(sounds)
    return known


def _agree(said: str, way: list[str]) -> bool:
    return _fits(_SOUNDS.findall(re.sub(r"[ˈˌ ]", "", said)), way)


def _fits(said: list[str], way: list[str]) -> bool:
    """Match sounds from the front, leaving out weak vowels and what dialects differ in."""
    if not way:
        return not said
    sound, rest = way[0], way[1:]
    if sound in _VOWELS:
        taken = bool(said) and said[0] in _VOWELS[sound].split() and _fits(said[1:], rest)
        return taken or (sound in _WEAK and _fits(said, rest))
    written = _CONSONANTS[sound]
    if not written:
        return _fits(said, rest)
    return bool(said) and said[0] == written and _fits(said[1:], rest)

"""What the speech engine is given to say: the caption's words, with everything spelled out that it reads oddly.

Captions keep the text as it is written; only the engine gets these words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from relaxapp.sound.numerals import cardinal, digit_by_digit, ordinal, year

_UNITS: Final = {
    "s": "second",
    "sec": "second",
    "secs": "second",
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "cm": "centimetre",
    "m": "metre",
    "km": "kilometre",
    "kg": "kilogram",
}
_LOOKALIKES: Final = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "⁄": "/", "−": "-"})
_PICTURES: Final = ("So", "Sk", "Me")
"""Kinds of signs that are looked at and not said: emoji, their shades and frames."""
_ABBREVIATIONS: Final = {
    r"e\.\s?g\.,?": "for example,",
    r"i\.\s?e\.,?": "that is,",
    r"approx\.": "about",
    r"vs\.?": "versus",
    r"Dr\.": "Doctor",
    r"Mr\.": "Mister",
    r"Mrs\.": "Missis",
    r"etc\.": "and so on.",
    r"PMR": "muscle relaxation",
}
_SYMBOLS: Final = {
    "&": " and ",
    "+": " plus ",
    "=": " equals ",
    "%": " percent ",
    "@": " at ",
    "°": " degrees ",
    "/": " or ",
}
_VARIATIONS: Final = "\ufe0e\ufe0f"
"""Whether the sign before is shown as a letter or as a picture."""
# Respellings, each for a reading that was heard (espeak-ng 1.51 -x) and is wrong for us. The right side must not
# match any left side again.
_ALIASES: Final = {
    # "Close your eyes" begins with the "close" of "close by"; "let your eyes close" ends with it.
    r"(?<!\bas )(?<!\bso )(?<!\bvery )(?<!\btoo )(?<!\ba )(?<!\bhow )(?<!\bstay )(?<!\bstays )\bclose\b"
    r"(?! (?:to|by|at hand|together|beside|enough)\b)": "cloze",
    # "Use your hand" begins with the noun. A stop in front makes a beginning as well.
    r"(?:^|(?<=[.!?:;,] ))use\b": "yooze",
    r"\buse (?=(?:it|them|your|the|this|that|these|those|an?|only|whatever|either)\b)": "yooze ",
    r"(?<=body )uses\b": "yoozes",
    # "Live with it" and "where your eyes live" have the "live" of a live wire, of which we never speak.
    r"\blive\b(?! (?:wires?|music)\b)": "liv",
    # Round a chair, not in the skin.
    r"\bwound (?=round|around|up)\b": "wownd ",
    # With the "ks" of headaches.
    r"\baches\b": "aiks",
    # Of two syllables.
    r"\bsorest\b": "sawrist",
    # A bow of the head, not of a violin.
    r"\bbow (?=your|the|a little|down|forward)": "bough ",
    # A letter with a stop is taken for an abbreviation in mid-sentence, and the line breaks off without its end.
    r"(?<![\w'])([^\W\d_])\.$": r"\1",
}
_FRACTIONS: Final = {
    "1/2": "a half",
    "1/3": "a third",
    "2/3": "two thirds",
    "1/4": "a quarter",
    "3/4": "three quarters",
}
_COUNTABLE: Final = 12
"""Digits. What is longer is a number of something else: an account, a ticket."""

_NUMBER: Final = re.compile(
    r"""
      (?P<phone>   (?<![\w.,]) (?:\+\d|0\d) (?:[ ()-]{0,2}\d){3,} )
    | (?P<clock>   (?<!\d) \d{1,2}:[0-5]\d (?!\d) )
    | (?P<series>  \d+ (?:\s?[-–]\s?\d+){2,} )
    | (?P<range>   \d+(?:\.\d+)? \s?[-–]\s? \d+(?:\.\d+)? )
    | (?P<mixed>   \d+ \s \d/\d (?!\d) )
    | (?P<part>    \d+ \s?/\s? \d+ )
    | (?P<ordinal> \d+ (?:st|nd|rd|th)\b )
    | (?P<decimal> \d+\.\d+ )
    | (?P<grouped> \d{1,3}(?:,\d{3})+ (?!\d) )
    | (?P<plain>   \d+ )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """Return the words that the engine shall say for `text`; empty only when there is nothing to say.

    No digit is left in it, and speaking the result again changes nothing.
    """
    said = _spelled_out(text)
    # Taking something odd away may bring to light something else ("Mr-." holds a "Mr.").
    while said != text:
        text, said = said, _spelled_out(said)
    return said


def _spelled_out(text: str) -> str:
    text = _plain_characters(text)
    for pattern, words in _ABBREVIATIONS.items():
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", words, text)
    text = re.sub(rf"(\d+)\s?({'|'.join(_UNITS)})\b(?:\.(?=\s+[a-z]))?", _unit, text)
    text = re.sub(r"(?<!\S)-(?=\d)", "minus ", text)
    text = _NUMBER.sub(_number, text)
    text = re.sub(r"\band/or\b", "and or", text)
    for symbol, words in _SYMBOLS.items():
        text = text.replace(symbol, words)
    return _respelled(_pauses(text))


def _plain_characters(text: str) -> str:
    # A fraction sign after a whole number ("2½") must not melt into it.
    text = "".join(f" {c}" if unicodedata.decomposition(c).startswith("<fraction>") else c for c in text)
    text = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)
    return "".join(_plain_character(c) for c in text)


def _plain_character(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if character in _SYMBOLS:
        return character
    kind = unicodedata.category(character)
    if character.isspace() or kind in ("Cc", "Cf", "Cs"):
        return " "  # control characters are commands to espeak
    return " " if kind in _PICTURES or character in _VARIATIONS else character


def _unit(match: re.Match[str]) -> str:
    return f"{match[1]} {_UNITS[match[2]]}{'' if match[1] == '1' else 's'}"


def _number(match: re.Match[str]) -> str:
    kind = match.lastgroup
    written = match[0]
    parts = re.split(r"\s?[-–:/]\s?", written)
    match kind:
        case "phone":
            said = digit_by_digit(written)
        case "clock":
            said = _clock(int(parts[0]), int(parts[1]))
        case "series":
            said = ", ".join(_plain_number(part) for part in parts)
        case "range":
            said = " to ".join(_plain_number(part) for part in parts)
        case "mixed":
            whole, part = written.split()
            said = f"{_plain_number(whole)} and {_part(part)}"
        case "part":
            said = _part(written)
        case "ordinal":
            said = ordinal(int(written[:-2]))
        case _:
            said = _plain_number(written)
    return f" {said} "


def _plain_number(written: str) -> str:
    if "." in written:
        whole, _, decimals = written.partition(".")
        return f"{_plain_number(whole)} point {digit_by_digit(decimals)}"
    if "," in written:
        whole = written.replace(",", "")
        return cardinal(int(whole)) if len(whole) <= _COUNTABLE else digit_by_digit(whole)
    if len(written) > _COUNTABLE or (len(written) > 1 and written.startswith("0")):
        return digit_by_digit(written)
    return year(int(written))


def _clock(hour: int, minute: int) -> str:
    if minute == 0:
        return f"{cardinal(hour)} o'clock"
    return f"{cardinal(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"  # noqa: PLR2004 - 10:05


def _part(written: str) -> str:
    part, whole = re.split(r"\s?/\s?", written)
    return _FRACTIONS.get(f"{part}/{whole}") or f"{_plain_number(part)} out of {_plain_number(whole)}"


def _pauses(text: str) -> str:
    """Turn dashes, ellipses, brackets and quotation marks into the pauses that they mean."""
    text = re.sub(r"(?<!\w)'|'(?!\w)", " ", text)
    text = re.sub(r"[\"“”„«»*_#~`|\\^<>\[\]{}•]", " ", text)
    text = re.sub(r"\.{2,}(?=\s*[^\W\d_A-Z])", ", ", text)
    text = re.sub(r"[()]|[—―–]|(?<!\w)-+|-+(?!\w)|--+", ", ", text)
    text = re.sub(r"\s+(?=[.,;:!?])", "", text)
    text = re.sub(r"[.,;:!?](?:\s*[.,;:!?])+", _strongest, text)
    text = re.sub(r"([,;!?])(?=\w)", r"\1 ", text)
    return " ".join(text.split()).lstrip(".,;:!?-' ")


def _strongest(match: re.Match[str]) -> str:
    return next((mark for mark in match[0] if mark in ".!?"), match[0][0]) + " "


def _respelled(text: str) -> str:
    for pattern, respelling in _ALIASES.items():
        text = re.sub(pattern, respelling, text, flags=re.IGNORECASE)
    return text

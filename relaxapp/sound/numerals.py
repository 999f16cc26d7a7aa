"""Numbers in English words, as a person would say them."""

from __future__ import annotations

from typing import Final

_SMALL: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES: Final = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))
_IRREGULAR: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_LARGEST: Final = 999_999_999_999
_FIRST_YEAR, _LAST_YEAR = 1100, 1999


def cardinal(number: int) -> str:
    """Say how many: 21 is "twenty-one". What is beyond counting is said digit by digit."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number > _LARGEST:
        return digit_by_digit(str(number))
    for size, name in _SCALES:
        if number >= size:
            return _with_rest(f"{cardinal(number // size)} {name}", number % size)
    if number >= 100:  # noqa: PLR2004 - a hundred
        return _with_rest(f"{_SMALL[number // 100]} hundred", number % 100)
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens - 2]}-{_SMALL[ones]}" if ones else _TENS[tens - 2]


def ordinal(number: int) -> str:
    """Say which one: 21 is "twenty-first"."""
    said = cardinal(number)
    start = max(said.rfind("-"), said.rfind(" ")) + 1
    last = said[start:]
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last = f"{last}th"
    return said[:start] + last


def year(number: int) -> str:
    """Say a number of four digits the way years are said: 1973 is "nineteen seventy-three"."""
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return cardinal(number)
    century, rest = divmod(number, 100)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < len(_SMALL) // 2 else ''}{cardinal(rest)}"


def digit_by_digit(number: str) -> str:
    """Say each digit of a telephone number, with a short rest where it is printed with a gap.

    "+44 116" is "plus four four, one one six". What is neither digit nor plus sign only makes the gaps.
    """
    groups: list[list[str]] = [[]]
    for character in number:
        if character.isdecimal():
            groups[-1].append(_SMALL[int(character)])
        elif character == "+":
            groups[-1].append("plus")
        elif groups[-1]:
            groups.append([])
    return ", ".join(" ".join(group) for group in groups if group)


def _with_rest(said: str, rest: int) -> str:
    if not rest:
        return said
    return f"{said} and {cardinal(rest)}" if rest < 100 else f"{said} {cardinal(rest)}"  # noqa: PLR2004 - a hundred
